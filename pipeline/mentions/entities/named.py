"""One canonical name for what a text names in several ways: a person by one word, a body by a short form in brackets."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.mentions.entities.again import again, in_full
from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, words

# the Republican People's Party (CHP): no letters of the English name, but its short form all the same
_SHORT = re.compile(r" \((?P<short>[A-ZÀ-Þ][A-Za-zÀ-þ]?[A-ZÀ-Þ]{1,5})\)")
_CAPITALS = re.compile(r"(?<![\w&-])[A-ZÀ-Þ]\w{1,7}(?![\w&-])")
# Keane and Oduya (2022), Lee, Moor & Tano (2020), Silva et al.
_AUTHORS = re.compile(
    rf"(?<![\w'-])(?P<one>{UP}[\w'-]{{1,30}})(?:(?:, (?P<two>{UP}[\w'-]{{1,30}}),?)? (?:and|&) (?P<three>{UP}[\w'-]{{1,30}})"
    r"(?=\s{4,}| \((?:1[89]|20)\d\d)| et al\b)"
)
_BODIES = ("ORG", "LAW", "PROGRAMME", "EVENT")


def named(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities with the names by which the text knows them, and further mentions of its persons. Overlaps may come.

    found: in text order; text: as plain() gives it.
    """
    shorts, first = _shorts(text, found), [e for e in found if e.kind == "PERSON"]
    said = {word for entity in first if " " in entity.name for word in entity.name.split(" ")}
    cited = _cited(text)
    for entity in found:
        if entity.kind != "PERSON" and not _misread(entity, said, cited):
            known = shorts.get(entity.span.of(text))
            yield replace(entity, kind=known.kind, name=known.name) if known else entity
    persons = [*first, *(replace(e, kind="PERSON") for e in found if e.kind != "PERSON" and _misread(e, said, cited))]
    yield from in_full(persons)
    yield from again(text, persons)
    yield from (
        Entity("", span, "PERSON", span.of(text), "rule:cited") for span in cited.values() if not _known(span.of(text))
    )
    for m in _CAPITALS.finditer(text) if shorts else ():
        if m.group() in shorts:
            yield replace(shorts[m.group()], span=Span(*m.span()), by="rule:bracket")


def _misread(entity: Entity, said: Collection[str], cited: Collection[int]) -> bool:
    """Tell whether the model took a person for something else, and no list knows better.

    "Meles" beside "Meles Zenawi" is no place; who is cited with another, or "et al.", is no body.
    """
    if entity.by != "model" or entity.kind not in ("GPE", "ORG") or entity.name in names():
        return False
    return (entity.kind == "GPE" and entity.name in said) or entity.span.start in cited


def _cited(text: str) -> dict[int, Span]:
    """Return the authors of narrative citations by their start; the year may be blanked."""
    found = [Span(*m.span(name)) for m in _AUTHORS.finditer(text) for name in ("one", "two", "three") if m[name]]
    return {span.start: span for span in found}


def _known(word: str) -> bool:
    """Tell whether a word is no family name: a listed place or body, a head word, a word that opens sentences."""
    return word in names() or word in heads() or word in words("people", "not_names")


def _shorts(text: str, found: Collection[Entity]) -> dict[str, Entity]:
    """Return short form → the body behind which it stands in brackets; those that a list or a definition explains are left out."""
    out: dict[str, Entity] = {}
    explained = {entity.span.of(text) for entity in found if entity.by.startswith("acronym")}
    for entity in found:
        m = _SHORT.match(text, entity.span.end) if entity.kind in _BODIES and " " in entity.name else None
        if m and m["short"] not in names() and m["short"] not in explained:
            out.setdefault(m["short"], entity)
    return out
