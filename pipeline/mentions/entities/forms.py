"""What the words of a name say of its kind: languages, conventions of parties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import words
from pipeline.model import Entity
from pipeline.text.gazetteer import names
from pipeline.text.regex import regex

_CONVENTION = regex(r"(?:.*\b)?(?:National|Democratic|Republican|Party)\b.*\bConventions?")


def retype_by_form(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities, each with the kind that its words say: "in Farsi" NORP, "the National Convention" EVENT."""
    for entity in found:
        kind = _kind_by_form(text, entity)
        yield replace(entity, kind=kind) if kind else entity


def _kind_by_form(text: str, entity: Entity) -> str:
    written = entity.span.of(text)
    if entity.kind == "LAW" and _CONVENTION.fullmatch(written):
        return "EVENT"
    is_guess = entity.by == "model" and entity.name not in names()
    return "NORP" if is_guess and written in words("entities.language_names") else ""
