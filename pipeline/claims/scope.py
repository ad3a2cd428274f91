"""The scope of each citation: its sentence or clause; by inference, or as a mere possibility, the sentences around it.

An inferred or possible scope is noted on the claim that it may cover and never makes a link.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.lexicon import fragment
from pipeline.model import Citation, Lookup, Scope, ScopeKind, Span
from pipeline.text.regex import regex


def _fragment(name: str) -> str:
    return fragment(f"claims.scope.{name}", blank=r"\s")


# "They also found …", "The same report …": the sentence goes on about, or is by, the work just cited
_CONTINUES = regex(rf"(?:{_fragment('continuing_pronouns')}|The\s{_fragment('continuing_nouns')})\b")
# "“Nothing was left,” they write."
_QUOTES_ON = regex(
    rf"[”\"’»],?\s{fragment('claims.scope.quoting_subjects')}\s(?:also\s)?{_fragment('quoting_verbs')}\b"
)
# "This is documented by Lee (2017)": the citation is for the sentence before
_REFERS_BACK = regex(
    rf"{_fragment('backward_demonstratives')}(?:\s\w{{1,20}}){{0,2}}?\s{_fragment('backward_auxiliaries')}"
    rf"(?:\s\w{{1,12}}ly|\salso)?\s{_fragment('backward_participles')}\b"
)
# "@lee2020 counts the gates", "In [3] the gates are counted": the work is the subject, there is no clause before it
_OPENING = regex(rf"\W{{0,4}}(?:{_fragment('subject_openers')}\b\W{{0,4}})?")
# "Petrov et al. [4] report that the bonus helped": the cited authors are the subject of the verb behind the bracket
_STUDY_VERB = regex(rf"\s(?:{_fragment('study_verb_adverbs')}\s){{0,2}}{_fragment('study_verbs')}\b")
_CONJUNCTION = regex(rf"[\s,;:–—-]{{0,8}}(?:{_fragment('clause_conjunctions')}\b\s{{0,4}})?")
_BOUNDARY = regex(r"[,;]\s{0,4}[^,;]{0,60}$")  # the last clause boundary before the next citation
_MAX_BETWEEN = 3  # sentences between two that cite the same work
_MOST_STEPS = 3  # sentences that go on from one that cites
_MOST_COMPARED = 6  # works of a paragraph that a sentence without a citation is compared with
_WORD = regex(r"\w+")
_SOME_WORDS = 3  # behind a citation: more than "as well"
_THREE_WORDS = regex(r"\w+(?:\W+\w+){2}")  # three words: more than "as well"


def direct_scopes(sentence: Span, citations: Sequence[Citation], masked: str) -> Iterator[Scope]:
    """Yield the scope of each citation of a sentence: the sentence, or the clause before a citation in its middle.

    "Rail grew (Lee, 2017), while roads decayed (Kim, 2018)." has two clauses; "Lee (2017) finds growth." is one sentence.

    Args:
        masked: the text with its citations blanked out, so that their words are not taken for the sentence's.
    """
    groups = sorted({citation.group for citation in citations})
    place = {group: i for i, group in enumerate(groups)}
    words = [match.start() for match in _WORD.finditer(masked, sentence.start, sentence.end)]
    starts = _clause_starts(sentence, groups, masked)
    for citation in sorted(citations, key=lambda c: c.span):
        i = place[citation.group]
        trailing = len(words) - bisect_left(words, citation.group.end) >= _SOME_WORDS
        subject = (
            citation.narrative
            or (len(groups) == 1 and _is_link(citation))
            or _is_subject(citation.group, sentence, masked)
        )
        if len(groups) == 1 and (subject or not trailing):
            yield Scope(citation.id, sentence, ScopeKind.SENTENCE)
        elif subject:
            yield Scope(citation.id, _clause_after(sentence, groups, i, masked), ScopeKind.CLAUSE)
        else:
            end = citation.group.end if trailing else sentence.end
            span = _without_conjunction(starts[i], end, masked)
            yield Scope(citation.id, span, ScopeKind.SENTENCE if span == sentence else ScopeKind.CLAUSE)


def _is_link(citation: Citation) -> bool:
    """Tell whether words of the sentence are the citation: it covers the sentence that they stand in."""
    return citation.lookup == Lookup.ADDRESS


def _is_subject(group: Span, sentence: Span, masked: str) -> bool:
    """Tell whether the work is the subject: "In [3] the gates are counted", "Petrov et al. [4] report that"."""
    opening = _OPENING.fullmatch(masked, sentence.start, group.start)
    return bool(opening or _STUDY_VERB.match(masked, group.end, sentence.end))


def _clause_starts(sentence: Span, groups: Sequence[Span], masked: str) -> list[int]:
    """Return where the clause before each citation begins: behind the nearest citation with words in between."""
    starts = [sentence.start]
    for left, right in pairwise(groups):
        has_words = _THREE_WORDS.search(masked, left.end, right.start)
        starts.append(left.end if has_words else starts[-1])
    return starts


def _clause_after(sentence: Span, groups: Sequence[Span], i: int, masked: str) -> Span:
    """Return the clause whose subject the cited authors are: from their name to the boundary before the next citation."""
    start = sentence.start if i == 0 else groups[i].start
    if i + 1 == len(groups):
        return Span(start, sentence.end)
    boundary = _BOUNDARY.search(masked, groups[i].end, groups[i + 1].start)
    return Span(start, boundary.start() if boundary else groups[i + 1].start)


def _without_conjunction(start: int, end: int, masked: str) -> Span:
    conjunction = _CONJUNCTION.match(masked, start, end)
    cut = conjunction and conjunction.end() > start and masked[start] in " ,;:–—-"
    return Span(conjunction.end() if conjunction and cut else start, end)


def inferred_scopes(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], masked: str
) -> Iterator[tuple[Span, Scope]]:
    """Yield (sentence without a citation, scope that may cover it) of one paragraph; what is inferred is one step away.

    A sentence that continues the one before, that the next one refers back to, or that stands between two which cite the
    same one work is inferred to be of that work. A sentence that goes on behind such a one is possibly of it.
    """
    yield from _next_to(paragraph, cited, masked)
    yield from _going_on(paragraph, cited, masked)
    yield from _between(paragraph, cited)
    yield from _before_the_last(paragraph, cited, masked)


def quoted_scopes(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], quotes: Sequence[Span]
) -> Iterator[tuple[Span, Scope]]:
    """Yield (sentence, scope) of sentences inside a quotation that a citation stands behind: it is for all of its words.

    “Nothing was left. The lock was shut.” (Lee, 2017)
    """
    for quote in quotes:
        inside = [sentence for sentence in paragraph if sentence.overlaps(quote)]
        if len(inside) > 1 and inside[-1] in cited:
            behind = [citation for citation in cited[inside[-1]] if citation.group.end >= quote.end]
            works = [citation for citation in behind if citation.group == min(c.group for c in behind)]
            for sentence in inside[:-1]:
                if sentence not in cited:
                    yield from _inferred(sentence, works)


def comparable_scopes(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]]
) -> Iterator[tuple[Span, Scope]]:
    """Yield (sentence that cites nothing, scope) for the works that its paragraph cites: it may be compared with them.

    Such a scope is the sentence alone, and covers nothing: a checker is still asked for its source.
    """
    works = [citation for sentence in paragraph for citation in cited.get(sentence, ())][:_MOST_COMPARED]
    for sentence in paragraph:
        if sentence not in cited:
            yield from ((sentence, Scope(c.id, sentence, ScopeKind.PARAGRAPH_POSSIBLE)) for c in works)


def _next_to(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], masked: str
) -> Iterator[tuple[Span, Scope]]:
    for before, after in pairwise(paragraph):
        continues = _CONTINUES.match(masked, after.start) or _QUOTES_ON.search(masked, after.start, after.end)
        if before in cited and after not in cited and continues:
            yield from _inferred(after, _last_group(cited[before]))
        elif after in cited and before not in cited and _REFERS_BACK.match(masked, after.start):
            yield from _inferred(before, cited[after])


def _going_on(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], masked: str
) -> Iterator[tuple[Span, Scope]]:
    """Yield the possible scope of sentences two and three steps behind the work they go on from: "Lee (2017) … They … Their"."""
    source: Span | None = None
    steps = 0
    for sentence in paragraph:
        steps += 1
        if sentence in cited:
            source, steps = sentence, 0
        elif not source or steps > _MOST_STEPS or not _CONTINUES.match(masked, sentence.start):
            source = None
        elif steps > 1:
            covered = Span(source.start, sentence.end)
            yield from (
                (sentence, Scope(c.id, covered, ScopeKind.PARAGRAPH_POSSIBLE)) for c in _last_group(cited[source])
            )


def _between(paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]]) -> Iterator[tuple[Span, Scope]]:
    places = [i for i, sentence in enumerate(paragraph) if sentence in cited]
    for first, last in pairwise(places):
        left, right = cited[paragraph[first]], cited[paragraph[last]]
        if last - first - 1 <= _MAX_BETWEEN and _same_work(left, right):
            for sentence in paragraph[first + 1 : last]:
                yield from _inferred(sentence, _last_group(left))


def _before_the_last(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], masked: str
) -> Iterator[tuple[Span, Scope]]:
    """Yield the whole paragraph as possible scope of a bracket that is its only citation and stands at its end."""
    if len(paragraph) < 2 or [sentence for sentence in paragraph if sentence in cited] != [paragraph[-1]]:
        return
    works = cited[paragraph[-1]]
    one_bracket = len({c.group for c in works}) == 1 and not works[0].narrative
    if one_bracket and not _THREE_WORDS.search(masked, works[0].group.end, paragraph[-1].end):
        paragraph_span = Span(paragraph[0].start, paragraph[-1].end)
        for sentence in paragraph[:-1]:
            yield from ((sentence, Scope(c.id, paragraph_span, ScopeKind.PARAGRAPH_POSSIBLE)) for c in works)


def _inferred(sentence: Span, citations: Sequence[Citation]) -> Iterator[tuple[Span, Scope]]:
    return ((sentence, Scope(c.id, sentence, ScopeKind.NEXT_SENTENCE_INFERRED)) for c in citations)


def _same_work(left: Sequence[Citation], right: Sequence[Citation]) -> bool:
    """Tell whether two sentences cite one work, the same: what stands between them is most likely of it too."""
    works = {(c.names[:1], c.year, c.label) for c in (*left, *right)}
    return len(works) == 1 and all(c.names or c.label for c in left)


def _last_group(citations: Sequence[Citation]) -> list[Citation]:
    """Return the works of the last bracket: what continues the sentence continues from there."""
    last = max(c.group for c in citations)
    return [c for c in citations if c.group == last]
