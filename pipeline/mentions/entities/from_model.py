"""Entities by the trained model, their spans trimmed and their kind and name taken from the gazetteer where it lists them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.lexicon import fragment, words
from pipeline.mentions.entities.certainty import Candidate, keep_certain_names
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import Listed, names, word_set
from pipeline.text.parse import named, naming
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

_GAP = regex(r"\n|\s\s")  # no name goes over a line, or over a citation that was blanked
_CLAUSE = regex(r"(?: [a-z][\w’'-]*,?){5}|^[^(]*\)")
# what follows inside the same word; a genitive or a verb is none
_REST_OF_WORD = regex(r"-(?P<word>[A-ZÀ-Þ]\w{0,30})|['’](?!(?:s|re|ve|ll|d|m|t)\b)[a-z]\w{0,30}")
_FUNCTION_WORDS = (
    "vocabulary.coordinating_conjunctions",
    "vocabulary.subordinating_conjunctions",
    "vocabulary.auxiliaries.be",
    "vocabulary.auxiliaries.have",
    "vocabulary.modal_verbs",
    "vocabulary.prepositions",
    "vocabulary.pronouns.relative",
)
# a noun that the place belongs to: "the Mysore road"; function words and verbs are none
_NOUN = regex(
    rf"[-–]|['’]s|\ (?!{fragment(*_FUNCTION_WORDS, 'vocabulary.reporting_verbs', 'entities.landform_verbs')}\b)[a-z]"
)
# the full stop belongs to the name: "Jr.", "Inc.", "U.S.", "D. C."
_ABBREVIATION = regex(rf"(?<!\w)(?:{fragment('entities.abbreviations_in_names')}|[A-Z])\.$")
_LEADING_ARTICLE = regex(rf"(?i:{fragment('vocabulary.determiners.articles')}) ")
_ENUMERATOR = regex(r"[A-Z]\. (?=\S)")  # of a heading: "B. Carriers"
_FAMILY_NAME_BEHIND = regex(r" (?:[A-Z]\. ?){1,2}[A-ZÀ-Þ][a-zß-ÿ]{2,20}(?![\w-])")
_NOTE_SIGNS = "∗*†‡§¶"
_FIRST_OF_DOUBLE = regex(r"(?<![\w-])(?P<word>[A-ZÀ-Þ][a-zß-ÿ]{1,20})-$")
_PLACES = ("GPE", "LOC", "FAC")
# the small model is surer than it is right: so precision is highest where F1 is no lower (half of ner_dev, a quarter of Re-DocRED)
_FAST_EXCESS = 0.05


def find_candidates(text: str, *, fast: bool = False) -> tuple[Candidate, ...]:
    """Return every span that the model takes for a name, titles and leading articles outside; one over a gap has confidence 0.

    fast: by the small model.
    """
    ends = [sentence.end for sentence in sentences(text)]
    return tuple(
        _candidate(text, span, label, 0.0 if _runs_on(text, span, ends) else confidence)
        for span, label, confidence in _tagged(text, fast=fast)
    )


def _runs_on(text: str, span: Span, ends: Sequence[int]) -> bool:
    """Tell whether a span goes over a gap or the end of a sentence, or on into the sentence: "NASA) similarly enabled sharing"."""
    i = bisect_right(ends, span.start)
    crosses = i < len(ends) and ends[i] < span.end
    return crosses or bool(_GAP.search(span.of(text)) or _CLAUSE.search(span.of(text)))


def find_by_model(text: str, candidates: Sequence[Candidate]) -> Iterator[Entity]:
    """Yield the names that the model is sure of; PLACE is GPE unless a list says LOC."""
    for found in keep_certain_names(text, candidates):
        listed, kind = _listed(found.phrase), found.kind
        if kind == "PLACE":
            kind = listed.kind if listed and listed.kind in _PLACES else _kind_of_place(text, found.span)
        if found.phrase and not (
            kind == "PERSON" and any(c.isdigit() for c in found.phrase)
        ):  # "lee2017" is a citation key
            yield Entity("", found.span, kind, listed.name if listed and listed.kind == kind else found.phrase, "model")


def _candidate(text: str, tagged: Span, label: str, confidence: float) -> Candidate:
    span = _complete_word(text, _trim(text, tagged))
    family = _FAMILY_NAME_BEHIND.match(text, span.end) if label == "PERSON" and " " not in span.of(text) else None
    if family:  # "[Adam] M. Stark"
        span = Span(span.start, family.end())
    first = _FIRST_OF_DOUBLE.search(text, max(0, span.start - 30), span.start) if label == "PERSON" else None
    if first and first["word"] not in names():  # "Thomas-[Guillaume Raynal]"
        span = Span(first.start(), span.end)
    phrase = " ".join(span.of(text).split())
    return Candidate(span, phrase, label, confidence, _listed(phrase) is not None)


def _listed(phrase: str) -> Listed | None:
    return names().get(phrase) or (names().get(phrase.title()) if phrase.isupper() else None)  # KAZAKHSTAN


def _kind_of_place(text: str, span: Span) -> str:
    """Return LOC for a river or a range, which has an article, else GPE: "the Kaveri", but "Mysore", "the Mysore road"."""
    with_article = " " not in span.of(text) and text.startswith(("the ", "The "), max(0, span.start - 4))
    return "LOC" if with_article and not _NOUN.match(text, span.end) else "GPE"


def _tagged(text: str, *, fast: bool) -> Iterator[tuple[Span, str, float]]:
    """Yield the spans, labels and confidences of the model in use: the user's own, the small one, or ours."""
    found: Iterable[tuple[Span, str, float]]
    if naming():
        found = ((tagged.span, tagged.kind, 1.0) for tagged in named(text))
    elif fast:
        from pipeline.text.parse.fast import named as named_fast  # loads spaCy's part of it

        found = ((tagged.span, tagged.kind, tagged.confidence - _FAST_EXCESS) for tagged in named_fast(text))
    else:
        from pipeline.text.tagger import tag  # loads onnxruntime

        found = tag(text)
    yield from found


def _trim(text: str, span: Span) -> Span:
    """Return the span without a leading article, and without a title, a genitive or a small word at the end: "the Duma's"."""
    article = _LEADING_ARTICLE.match(text, span.start, span.end)
    enumerator = _ENUMERATOR.match(text, span.start, span.end) if text[: span.start].endswith("\n") else None
    leading = article or enumerator
    start, end = leading.end() if leading else span.start, span.end
    for tail in (*_titles_of_several_words(), "'s", "’s", *_small_tails()):
        if text.endswith(tail, start, end):
            end -= len(tail)
    return Span(start, start + len(text[start:end].rstrip(_NOTE_SIGNS)) or end)


@cache
def _titles_of_several_words() -> tuple[str, ...]:
    """Return the titles of several words, each behind a blank; those of one word end names too, "Bank Governor"."""
    return tuple(f" {title}" for title in sorted(word_set("people.titles")) if " " in title)


@cache
def _small_tails() -> tuple[str, ...]:
    """Return the words that end no name, each behind a blank."""
    return tuple(f" {word}" for word in words("entities.small_tails"))


def _complete_word(text: str, span: Span) -> Span:
    """Return the span with the rest of a word that the model cut: "Sharm el-Sheikh", "Xi'an", "Jr."; not "China-Russia"."""
    if text[span.end - 1] == "." and not _ABBREVIATION.search(text, max(0, span.end - 8), span.end):
        return Span(span.start, span.end - 1)
    if text.startswith(".", span.end) and _ABBREVIATION.search(text[max(0, span.end - 8) : span.end] + "."):
        return Span(span.start, span.end + 1)
    rest = _REST_OF_WORD.match(text, span.end)
    return Span(span.start, rest.end()) if rest and (rest["word"] or "") not in names() else span
