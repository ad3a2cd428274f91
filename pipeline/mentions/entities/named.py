"""One canonical name for what a text names in several ways: a person by one word, a body by a short form in brackets."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.mentions.entities.again import again, in_full
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names

# the Republican People's Party (CHP): no letters of the English name, but its short form all the same
_SHORT = re.compile(r" \((?P<short>[A-ZÀ-Þ][A-Za-zÀ-þ]?[A-ZÀ-Þ]{1,5})\)")
_BODIES = ("ORG", "LAW", "PROGRAMME", "EVENT")


def named(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities with the names by which the text knows them, and further mentions of its persons. Overlaps may come.

    found: in text order; text: as plain() gives it.
    """
    shorts, first = _shorts(text, found), [e for e in found if e.kind == "PERSON"]
    words = {word for entity in first if " " in entity.name for word in entity.name.split(" ")}
    for entity in found:
        if entity.kind != "PERSON" and not _misread(entity, words):
            known = shorts.get(entity.span.of(text))
            yield replace(entity, kind=known.kind, name=known.name) if known else entity
    persons = [*first, *(replace(e, kind="PERSON") for e in found if e.kind != "PERSON" and _misread(e, words))]
    yield from in_full(persons)
    yield from again(text, persons)
    for short, known in shorts.items():
        for m in re.finditer(rf"(?<![\w&-]){re.escape(short)}(?![\w&-])", text):
            yield replace(known, span=Span(*m.span()), by="rule:bracket")


def _misread(entity: Entity, words: Collection[str]) -> bool:
    """Tell whether the model took a person for a place: "Meles" beside "Meles Zenawi"; no list knows the place."""
    return entity.by == "model" and entity.kind == "GPE" and entity.name in words and entity.name not in names()


def _shorts(text: str, found: Collection[Entity]) -> dict[str, Entity]:
    """Return short form → the body behind which it stands in brackets; those that a list or a definition explains are left out."""
    out: dict[str, Entity] = {}
    explained = {entity.span.of(text) for entity in found if entity.by.startswith("acronym")}
    for entity in found:
        m = _SHORT.match(text, entity.span.end) if entity.kind in _BODIES and " " in entity.name else None
        if m and m["short"] not in names() and m["short"] not in explained:
            out.setdefault(m["short"], entity)
    return out
