"""Agreement of lists and rules with the model over the whole document: who is believed where it sees another name, or none.

Measured on ner_dev and on the documents of Re-DocRED: of listed names of one word that the model sees in no place 13 of 15 are no
names, of those inside a longer name that it sees 18 of 21; of names that only a head word makes 7 of 8.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.mentions.entities.certainty import COUNTED, Candidate
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, word_set
from pipeline.text.regex import regex

_SURE = 0.9  # of another kind than the list's: Java the language, Jordan the player
_UNSURE = 0.75
_PLACES = ("GPE", "LOC")
_OTHER_KINDS = ("PERSON", "ORG", "PRODUCT")
_UNKNOWN_TO_MODEL = ("LAW", "PROGRAMME")  # kinds that it does not tell
_REACH = 8  # characters that hold a preposition
_IN_PLACE = regex(r"\b(?:in|at|near)\s$", re.IGNORECASE)
_PERSONS_BY_RULE = ("rule:list", "rule:role", "rule:family-name", "rule:given-name")


def keep_agreed(
    text: str, by_rule: Iterable[Entity], seen: Sequence[Candidate], *, fast: bool = False
) -> Iterator[Entity]:
    """Yield what lists and rules found, without what the model speaks against; a listed place may be a person or a firm here.

    seen: every span that the model labels, whatever its confidence; fast: it is the small one, which errs in the kinds.
    """
    found = tuple(by_rule)
    touched = _Touched(text, seen)
    supported = {name for e in found if touched.touches(e.span) for name in (_written(text, e), e.name)}
    kinds = _sure_kinds(seen)
    persons = {e.name for e in found if e.kind == "PERSON" and touched.may_be_person(e, fast=fast)}
    for entity in found:
        written = _written(text, entity)
        if _is_technical(entity, written):
            continue
        if _needs_support(entity, written) and supported.isdisjoint((written, entity.name)):
            continue
        if _may_be_part(entity, written) and touched.is_inside(entity.span):
            continue
        kind = kinds.get(written, "")
        if kind and _may_be_another_kind(text, entity, kind):
            yield replace(entity, kind=kind, name=written, by="model")
        elif (
            entity.by not in _PERSONS_BY_RULE
            or _is_full_name(entity, written)
            or (entity.name in persons and not touched.is_surely_none(entity.span))
        ):
            yield entity


def _is_full_name(entity: Entity, written: str) -> bool:
    """Tell whether a given name leads a name with a particle, which nothing else has: "Abdel Fattah el-Sisi"."""
    return entity.by == "rule:given-name" and any(word[0].islower() for word in written.split())


def _written(text: str, entity: Entity) -> str:
    return " ".join(entity.span.of(text).split())


def _needs_support(entity: Entity, written: str) -> bool:
    """Tell whether a list or a rule alone is no proof of a name: capitals and full names are."""
    if entity.by in ("gazetteer", "rule:title"):
        return " " not in written and not written.replace(".", "").isupper()
    return entity.by == "rule:head" and entity.kind not in _UNKNOWN_TO_MODEL


def _is_technical(entity: Entity, written: str) -> bool:
    """Tell whether a head word of acts only makes a term: "Open Science Framework"; not "Kyoto Protocol", "Penal Code"."""
    if entity.by != "rule:head" or entity.kind != "LAW":
        return False
    *modifiers, head = written.split()
    legal = word_set("heads.legal_modifiers")
    return head in word_set("heads.technical_heads") and not any(word in names() or word in legal for word in modifiers)


def _may_be_another_kind(text: str, entity: Entity, kind: str) -> bool:
    """Tell whether the model's sure kind is believed: Jordan the player, Michael Derby, the magazine New Republic.

    A listed place stays one where the text says "in" before it, and of several words it is no person.
    """
    if entity.by == "gazetteer":
        is_person = kind == "PERSON" and " " in entity.span.of(text)
        lies_there = _IN_PLACE.search(text, max(0, entity.span.start - _REACH), entity.span.start)
        return entity.kind in _PLACES and not is_person and not lies_there
    return entity.by == "rule:head" and (kind == "PERSON" or (kind == "ORG" and entity.kind in (*_PLACES, "EVENT")))


def _may_be_part(entity: Entity, written: str) -> bool:
    """Tell whether the name may be a part of a longer one: "American" of the "American Banker"."""
    return entity.by == "rule:head" or (entity.by == "gazetteer" and not written.replace(".", "").isupper())


class _Touched:
    """Where the model sees names."""

    def __init__(self, text: str, seen: Sequence[Candidate]) -> None:
        self._owner: list[int] = [-1] * len(text)
        self._seen = seen
        for i, candidate in enumerate(seen):
            self._owner[candidate.span.start : candidate.span.end] = [i] * len(candidate.span)

    def touches(self, span: Span) -> bool:
        return any(owner >= 0 for owner in self._owner[span.start : span.end])

    def may_be_person(self, entity: Entity, *, fast: bool) -> bool:
        """Tell whether the model sees a person in a part of the span, for a list without a given name is no proof.

        Beside a given name an unsure guess of the small model does: "Olaf Scholz", a place of .7.
        """
        least = _UNSURE if fast and entity.by == "rule:given-name" else 0.0
        owners = {owner for owner in self._owner[entity.span.start : entity.span.end] if owner >= 0}
        return any(self._seen[owner].kind == "PERSON" or self._seen[owner].confidence < least for owner in owners)

    def is_surely_none(self, span: Span) -> bool:
        """Tell whether the model is sure that the very span is no person: "Lincoln", the town, beside Abraham Lincoln."""
        owner = self._owner[span.start]
        candidate = self._seen[owner] if owner >= 0 else None
        return bool(
            candidate and candidate.span == span and candidate.kind != "PERSON" and candidate.confidence >= _SURE
        )

    def is_inside(self, span: Span) -> bool:
        """Tell whether the span is a part of a longer one that the model counts as a mention."""
        owner = self._owner[span.start]
        if owner < 0 or owner != self._owner[span.end - 1]:
            return False
        candidate = self._seen[owner]
        return candidate.confidence >= COUNTED and len(candidate.span) > len(span)


def _sure_kinds(seen: Iterable[Candidate]) -> dict[str, str]:
    """Return phrase → its kind, where the model is sure over all mentions that it is no place."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in seen:
        mentions[candidate.phrase].append(candidate)
    kinds = {}
    for phrase, found in mentions.items():
        kind = found[0].kind
        sureness = sum(candidate.confidence for candidate in found if candidate.kind == kind) / len(found)
        if kind in _OTHER_KINDS and sureness >= _SURE:
            kinds[phrase] = kind
    return kinds
