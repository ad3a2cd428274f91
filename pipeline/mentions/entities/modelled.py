"""Entities by the trained model, told apart and named by the lists."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names
from pipeline.text.parse import named, naming

_GAP = re.compile(r"\n|\s\s")  # no name goes over a line, or over a citation that was blanked
_PLACES = ("GPE", "LOC", "FAC")
SURE = 0.5  # below it a span is as often wrong as right (dev data)


def modelled(text: str) -> Iterator[Entity]:
    """Yield the spans that the model is sure of, titles and leading articles outside; PLACE is GPE unless a list says LOC."""
    from pipeline.text.tagger import tag  # loads onnxruntime

    for tagged in named(text) if naming() else tag(text):
        if tagged.confidence < SURE or _GAP.search(tagged.span.of(text)):
            continue
        span = _bare(text, tagged.span)
        phrase = " ".join(span.of(text).split())
        known = names().get(phrase)
        kind = tagged.kind if tagged.kind != "PLACE" else known.kind if known and known.kind in _PLACES else "GPE"
        if phrase:
            yield Entity("", span, kind, known.name if known and known.kind == kind else phrase, "model")


def _bare(text: str, span: Span) -> Span:
    """Leave out a leading article and a genitive at the end."""
    start, end = span.start, span.end
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article, start, end):
            start += len(article)
            break
    for genitive in ("'s", "’s"):
        if text.endswith(genitive, start, end):
            end -= len(genitive)
    return Span(start, end)


def joined(text: str, rules: Iterable[Entity], model: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the model's spans, with the rules' kind and name where both see the same one, and the rules' own in the gaps.

    Certain are a short form and its definition, a listed name of several words, and a full name behind a title ("President
    Kassym-Jomart Tokayev"): there the rules come first.
    """
    by_span = {entity.span: entity for entity in rules}
    certain = [entity for entity in by_span.values() if _certain(text, entity)]
    taken = bytearray(len(text))
    kept = []
    for entity in (*certain, *(by_span.get(e.span, e) for e in model), *by_span.values()):
        start, end = entity.span.start, entity.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.span))


def _certain(text: str, entity: Entity) -> bool:
    """Tell whether the rule that found a name is surer than the model."""
    several = " " in entity.span.of(text)
    return entity.by.startswith("acronym") or (several and entity.by in {"gazetteer", "rule:title"})
