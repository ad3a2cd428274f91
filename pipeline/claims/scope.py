"""What each citation covers: firmly its sentence or clause; by inference or as a mere possibility what stands around.

What is inferred or possible is told on the claim that it may cover and never makes a link.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.model import Citation, Scope, Span

NEXT, PARAGRAPH = "next-sentence (inferred)", "paragraph (possible)"
# "They also found …", "The same report …": what follows is still said of, or by, the work just cited
_GOES_ON = re.compile(
    r"(?:This|That|These|Those|They|It|He|She|Its|Their|His|Her|Such|Both|The\s(?:same|latter|former|authors?|report|study|survey"
    r"|paper|article|bulletin|brief|researchers|findings?|results?|figures?|data)|According\sto\sthe\ssame)\b"
)
# "“Nothing was left,” they write."
_THEY_SAY = re.compile(
    r"[”\"’»],?\s(?:they|he|she|the (?:authors?|report|study|researchers))\s(?:also\s)?"
    r"(?:writes?|wrote|says?|said|adds?|added|notes?|noted"
    r"|concludes?|concluded|argues?|argued|warns?|warned|finds?|found)\b"
)
# "This is documented by Lee (2017)": the citation is for the sentence before
_LOOKS_BACK = re.compile(
    r"(?:This|That|These|Such)(?:\s\w{1,20}){0,2}?\s(?:is|was|are|were|has\sbeen|have\sbeen)(?:\s\w{1,12}ly|\salso)?"
    r"\s(?:shown|documented|reported|confirmed|argued|described|discussed|supported|noted|found|observed|demonstrated)\b"
)
# "@lee2020 counts the gates", "In [3] the gates are counted": the work is the subject, there is no clause before it
_OPENS = re.compile(r"\W{0,4}(?:(?:In|As|According\sto|Following|Both)\b\W{0,4})?")
# "Petrov et al. [4] report that the bonus helped": the verb behind the bracket is that of the cited
_REPORTS = re.compile(
    r"\s(?:(?:also|has|have|had|first|later|then)\s){0,2}(?:reports?|reported|finds?|found|shows?|showed|shown|says?|said|argues?|argued"
    r"|estimates?|estimated|suggests?|suggested|concludes?|concluded|notes?|noted|counts?|counted|puts?|calculates?|calculated"
    r"|observes?|observed|describes?|described|claims?|claimed|warns?|warned|states?|stated|writes?|wrote|written|reckons?|reckoned"
    r"|measures?|measured|compares?|compared|studied|studies|examines?|examined|traces?|traced|demonstrates?|demonstrated)\b"
)
_GLUE = re.compile(r"[\s,;:–—-]{0,8}(?:(?:and|but|or|yet|while|whereas|as|though)\b\s{0,4})?")
_BREAK = re.compile(r"[,;]\s{0,4}[^,;]{0,60}$")  # the last clause boundary before the next citation
_BETWEEN = 3  # sentences between two that cite the same work
_WORDS = re.compile(r"\w+(?:\W+\w+){2}")  # three words: more than "as well"


def firm(sentence: Span, citations: Sequence[Citation], bare: str) -> Iterator[Scope]:
    """Yield the scope of each citation of a sentence: the sentence, or the clause before a citation in its middle.

    "Rail grew (Lee, 2017), while roads decayed (Kim, 2018)." has two clauses; "Lee (2017) finds growth." is one sentence.
    bare: the text with its citations blanked out, so that their words are not taken for the sentence's.
    """
    groups = sorted({citation.group for citation in citations})
    place = {group: i for i, group in enumerate(groups)}
    for citation in sorted(citations, key=lambda c: c.span):
        i = place[citation.group]
        trailing = bool(_WORDS.search(bare, citation.group.end, sentence.end))
        subject = citation.narrative or _is_subject(citation.group, sentence, bare)
        if len(groups) == 1 and (subject or not trailing):
            yield Scope(citation.id, sentence, "sentence")
        elif subject:
            yield Scope(citation.id, _own(sentence, groups, i, bare), "clause")
        else:
            end = citation.group.end if trailing else sentence.end
            span = _trimmed(_start(sentence, groups, i, bare), end, bare)
            yield Scope(citation.id, span, "sentence" if span == sentence else "clause")


def _is_subject(group: Span, sentence: Span, bare: str) -> bool:
    """Tell whether the work is what the sentence speaks of: "In [3] the gates are counted", "Petrov et al. [4] report that"."""
    return bool(_OPENS.fullmatch(bare, sentence.start, group.start) or _REPORTS.match(bare, group.end, sentence.end))


def _start(sentence: Span, groups: Sequence[Span], i: int, bare: str) -> int:
    """Where the clause before the i-th citation begins: behind the nearest citation with words in between."""
    while i and not _WORDS.search(bare, groups[i - 1].end, groups[i].start):
        i -= 1
    return groups[i - 1].end if i else sentence.start


def _own(sentence: Span, groups: Sequence[Span], i: int, bare: str) -> Span:
    """The clause whose subject the cited authors are: from their name to the boundary before the next citation."""
    end = groups[i + 1].start if i + 1 < len(groups) else sentence.end
    stop = _BREAK.search(bare, groups[i].end, end) if i + 1 < len(groups) else None
    return Span(sentence.start if i == 0 else groups[i].start, stop.start() if stop else end)


def _trimmed(start: int, end: int, bare: str) -> Span:
    glue = _GLUE.match(bare, start, end)
    return Span(glue.end() if glue and glue.end() > start and bare[start] in " ,;:–—-" else start, end)


def around(
    paragraph: Sequence[Span], cited: Mapping[Span, Sequence[Citation]], bare: str
) -> Iterator[tuple[Span, Scope]]:
    """Yield (sentence without a citation, what may cover it) for one paragraph; one step forward or back, never a firm link.

    A sentence that goes on from the one before, that the next one looks back on, or that stands between two which cite the
    same one work is inferred to be of it.
    """
    for before, after in pairwise(paragraph):
        goes_on = _GOES_ON.match(bare, after.start) or _THEY_SAY.search(bare, after.start, after.end)
        if before in cited and after not in cited and goes_on:
            yield from ((after, Scope(c.id, after, NEXT)) for c in _last(cited[before]))
        elif after in cited and before not in cited and _LOOKS_BACK.match(bare, after.start):
            yield from ((before, Scope(c.id, before, NEXT)) for c in cited[after])
    places = [i for i, sentence in enumerate(paragraph) if sentence in cited]
    for first, last in pairwise(places):
        if last - first - 1 <= _BETWEEN and _same_work(cited[paragraph[first]], cited[paragraph[last]]):
            same = _last(cited[paragraph[first]])
            yield from ((s, Scope(c.id, s, NEXT)) for s in paragraph[first + 1 : last] for c in same)
    if [s for s in paragraph if s in cited] == [paragraph[-1]] and len(paragraph) > 1:
        works = cited[paragraph[-1]]
        alone = len({c.group for c in works}) == 1 and not works[0].narrative
        if alone and not _WORDS.search(bare, works[0].group.end, paragraph[-1].end):
            whole = Span(paragraph[0].start, paragraph[-1].end)
            yield from ((s, Scope(c.id, whole, PARAGRAPH)) for s in paragraph[:-1] for c in works)


def _same_work(before: Sequence[Citation], after: Sequence[Citation]) -> bool:
    """Tell whether two sentences cite one work, the same: what stands between them is most likely of it too."""
    works = {(c.names[:1], c.year, c.label) for c in (*before, *after)}
    return len(works) == 1 and all(c.names or c.label for c in before)


def _last(citations: Sequence[Citation]) -> list[Citation]:
    """The works of the last bracket: what goes on goes on from there."""
    last = max(c.group for c in citations)
    return [c for c in citations if c.group == last]
