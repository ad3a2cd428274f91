"""Entities by the trained model, told apart and named by the lists."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.mentions.entities.settle import first_come
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, words
from pipeline.text.parse import named, naming

_GAP = re.compile(r"\n|\s\s")  # no name goes over a line, or over a citation that was blanked
# what follows inside the same word; a genitive or a verb is none
_REST = re.compile(r"-(?P<word>[A-ZÀ-Þ]\w{0,30})|['’](?!(?:s|re|ve|ll|d|m|t)\b)[a-z]\w{0,30}")
# a noun that the place belongs to: "the Mysore road"; verbs and small words are none
_NOUN = re.compile(
    r"[-–]|['’]s|\ (?!(?:and|or|but|is|was|are|were|has|had|have|will|would|could|can|may|might|must|to|in|of|for|with|by|at|on|as|"
    r"that|which|who|from|into|over|than|when|while|where|after|before|since|until|because|between|shows|suggests|flows|runs|feeds|rises|falls|dries)\b)[a-z]"
)
# the stop belongs to the name: "Jr.", "Inc.", "U.S.", "D. C."
_SHORTENED = re.compile(r"(?<!\w)(?:Jr|Sr|Inc|Ltd|Corp|Co|Bros|Pvt|St|Mt|No|[A-Z])\.$")
_PLACES = ("GPE", "LOC", "FAC")
# a span below it is more often wrong than right (dev data); a place stays one at less
SURE = {"PLACE": 0.4}
_SURE = 0.6


def modelled(text: str, *, fast: bool = False) -> Iterator[Entity]:
    """Yield the spans that the model is sure of, titles and leading articles outside; PLACE is GPE unless a list says LOC."""
    for found, said in _said(text, fast=fast):
        if _GAP.search(found.of(text)):
            continue
        span = _whole(text, _bare(text, found))
        phrase = " ".join(span.of(text).split())
        known = names().get(phrase) or (names().get(phrase.title()) if phrase.isupper() else None)  # KAZAKHSTAN
        kind = said if said != "PLACE" else known.kind if known and known.kind in _PLACES else _place(text, span)
        if phrase and not (kind == "PERSON" and any(c.isdigit() for c in phrase)):  # "lee2017" is a key, and nobody
            yield Entity("", span, kind, known.name if known and known.kind == kind else phrase, "model")


def _place(text: str, span: Span) -> str:
    """Tell a river or a range from a town by its article: "the Kaveri", but "Mysore", "the Mysore road"."""
    bare = " " not in span.of(text) and text.startswith(("the ", "The "), max(0, span.start - 4))
    return "LOC" if bare and not _NOUN.match(text, span.end) else "GPE"


def _said(text: str, *, fast: bool) -> Iterator[tuple[Span, str]]:
    """Yield what the model in use names: the user's own, the small one, or ours."""
    if naming():
        yield from ((tagged.span, tagged.kind) for tagged in named(text))
    elif fast:
        from pipeline.text.parse.fast import named as named_fast  # loads spaCy's part of it

        yield from ((found.span, found.kind) for found in named_fast(text))
    else:
        from pipeline.text.tagger import tag  # loads onnxruntime

        yield from (
            (tagged.span, tagged.kind) for tagged in tag(text) if tagged.confidence >= SURE.get(tagged.kind, _SURE)
        )


def _bare(text: str, span: Span) -> Span:
    """Leave out a leading article, and a genitive, a small word or a title at the end: "the Duma's", "US Secretary of State"."""
    start, end = span.start, span.end
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article, start, end):
            start += len(article)
            break
    for tail in (*_titles(), "'s", "’s", " of", " and", " in", " the"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    return Span(start, end)


@cache
def _titles() -> tuple[str, ...]:
    """Return the titles of several words, each behind a blank: those of one word end names too, "Bank Governor"."""
    return tuple(f" {title}" for title in sorted(words("people", "titles")) if " " in title)


def _whole(text: str, span: Span) -> Span:
    """Take in the rest of a word that the model cut: "Sharm el-Sheikh", "Xi'an", "Jr."; not "China-Russia", "Baku-based"."""
    if text[span.end - 1] == "." and not _SHORTENED.search(text, max(0, span.end - 8), span.end):
        return Span(span.start, span.end - 1)
    if text.startswith(".", span.end) and _SHORTENED.search(text[max(0, span.end - 8) : span.end] + "."):
        return Span(span.start, span.end + 1)
    rest = _REST.match(text, span.end)
    return Span(span.start, rest.end()) if rest and (rest["word"] or "") not in names() else span


def joined(text: str, rules: Iterable[Entity], model: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the model's spans, with the rules' kind and name where both see the same one, and the rules' own in the gaps.

    Certain are a short form and its definition, a listed name of several words, a full name behind a title ("President
    Kassym-Jomart Tokayev") and a meeting named after its place: there the rules come first.
    """
    by_span = {entity.span: entity for entity in rules}
    certain = (entity for entity in by_span.values() if _certain(text, entity))
    gaps = (entity for entity in by_span.values() if not _chance(text, entity))
    return first_come(text, (*certain, *(by_span.get(e.span, e) for e in model), *gaps))


def _certain(text: str, entity: Entity) -> bool:
    """Tell whether the rule that found a name is surer than the model."""
    several = " " in entity.span.of(text)
    return (
        entity.by.startswith("acronym")
        or (several and entity.by in {"gazetteer", "rule:title", "rule:line"})
        or (entity.by == "rule:head" and entity.kind == "EVENT" and _of_place(entity.name))
    )


def _of_place(name: str) -> bool:
    """Tell a meeting that is named after its town: "Hanoi Summit"."""
    place, _, head = name.rpartition(" ")
    known = names().get(place)
    return head in words("heads", "meetings") and known is not None and known.kind == "GPE"


def _chance(text: str, entity: Entity) -> bool:
    """Tell whether a head word alone made the name: "Great School" is as often a shout, "Health Ministry" is a body."""
    said = entity.span.of(text).split()
    return entity.by == "rule:head" and len(said) == 2 and said[1] not in words("heads", "opens")
