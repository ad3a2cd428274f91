"""The merge of what the rules and the model find: which of the two is believed where they differ."""

from collections.abc import Collection, Iterable

from pipeline.mentions.entities.overlaps import first_come
from pipeline.model import Entity
from pipeline.text.gazetteer import names, word_set


def merge(
    text: str, by_rule: Iterable[Entity], by_model: Iterable[Entity], *, full_names: bool = False
) -> tuple[Entity, ...]:
    """Return the model's spans, with the rules' kind and name where both have the same span, and the rules' own in the gaps.

    The rules come first where they are certain: an acronym and its definition, a listed name of several words, a full name behind a
    title ("President Kassym-Jomart Tokayev"), a meeting named after its town.

    full_names: a full name by its given name comes before a part of it, as other models than ours cut names.
    """
    rules, by_model = {entity.span: entity for entity in by_rule}, tuple(by_model)
    parts = {(e.span.start, e.span.end) for e in by_model if e.kind == "PERSON"}
    certain = (e for e in rules.values() if _is_certain(text, e) or (full_names and _completes(text, e, parts)))
    gaps = (entity for entity in rules.values() if not _is_weak(text, entity))
    return first_come(text, (*certain, *(rules.get(e.span, e) for e in by_model), *gaps))


def _completes(text: str, entity: Entity, parts: Collection[tuple[int, int]]) -> bool:
    """Tell whether a full name by its given name has more words than the person that the model sees at its start or its end."""
    if entity.by != "rule:given-name":
        return False
    start, end = entity.span.start, entity.span.end
    words = entity.span.of(text).split(" ")
    lengths = [len(" ".join(words[:n])) for n in range(1, len(words))]
    return any((start, start + n) in parts or (end - len(entity.span) + n + 1, end) in parts for n in lengths)


def _is_certain(text: str, entity: Entity) -> bool:
    """Return whether the rule that found a name is surer than the model."""
    if entity.by.startswith("acronym"):
        return True
    if entity.by == "rule:head":
        return entity.kind == "EVENT" and _is_meeting(entity.name)
    return " " in entity.span.of(text) and entity.by in ("gazetteer", "rule:title", "rule:line", "rule:case")


def _is_meeting(name: str) -> bool:
    """Return whether a meeting is named after its town: "Hanoi Summit"."""
    place, _, head = name.rpartition(" ")
    listed = names().get(place)
    return head in word_set("heads.meetings") and listed is not None and listed.kind == "GPE"


def _is_weak(text: str, entity: Entity) -> bool:
    """Return whether a head word alone made the name: "Great School" is as often a shout, "Health Ministry" is an organisation."""
    parts = entity.span.of(text).split()
    return entity.by == "rule:head" and len(parts) == 2 and parts[1] not in word_set("heads.heads_with_complement")
