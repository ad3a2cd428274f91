"""Named entities: the trained model, and lists and rules that correct it where they are certain and fill its gaps.

acronyms ─ explained ─┐
gazetteer ────────────┤
head words ───────────┼─ settle ─► by_rule ─┐
happenings ───────────┤                     ├─ joined ─► undoubted ─► one sense ─► told ─► named ─► no overlaps
people ───────────────┘          modelled ──┘
"""

from collections.abc import Sequence

from pipeline.mentions.entities.acts import acts
from pipeline.mentions.entities.doubts import one_sense, undoubted
from pipeline.mentions.entities.explained import explained
from pipeline.mentions.entities.heads import by_head
from pipeline.mentions.entities.lists import listed
from pipeline.mentions.entities.modelled import joined, modelled
from pipeline.mentions.entities.named import named
from pipeline.mentions.entities.people import people
from pipeline.mentions.entities.settle import first_come, settle
from pipeline.mentions.entities.told import told
from pipeline.mentions.entities.wars import dated, wars
from pipeline.model import Acronym, Entity
from pipeline.text.parse import plain

__all__ = [
    "acts",
    "by_head",
    "by_rule",
    "dated",
    "explained",
    "find",
    "first_come",
    "joined",
    "listed",
    "modelled",
    "named",
    "one_sense",
    "people",
    "settle",
    "told",
    "undoubted",
    "wars",
]


def find(text: str, acronyms: Sequence[Acronym] = (), *, fast: bool = False) -> tuple[Entity, ...]:
    """Return the entities in text order, without overlaps; ids are empty.

    Titles and leading articles stand outside: "President [Kassym-Jomart Tokayev]", "the [Republic of Kazakhstan]".
    name: "United States" for "US", the expansion of a short form, the full name of a person named by family name.
    acronyms: what acronyms.find found in the same text. fast: by the small model.
    """
    found = joined(text, by_rule(text, acronyms), modelled(text, fast=fast))
    kept = tuple(told(text, tuple(one_sense(tuple(undoubted(text, found, acronyms))))))
    return first_come(text, named(plain(text), kept))


def by_rule(text: str, acronyms: Sequence[Acronym] = ()) -> tuple[Entity, ...]:
    """Return what lists and rules alone find."""
    same = plain(text)
    known = settle(
        text, (*explained(acronyms), *dated(same, (*acts(same), *listed(same), *by_head(same), *wars(same))))
    )
    return settle(text, (*known, *people(same, known)))
