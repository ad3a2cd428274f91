"""Named entities: the trained model, and lists and rules that correct it where they are certain and fill its gaps.

from_acronyms ──┐
from_gazetteer ─┤
from_heads ─────┼─ longest_first ─► by_rule ─► agreement ─┐
acts ───────────┤                                         ├─ merge ─► filters ─► apposition ─► canonical_names ─► short_names
event_names ────┤                                         │
persons ────────┘                            from_model ──┘
"""

from collections.abc import Sequence

from pipeline.mentions.entities.acts import find_acts
from pipeline.mentions.entities.agreement import keep_agreed
from pipeline.mentions.entities.apposition import retype_organisations, retype_products
from pipeline.mentions.entities.canonical_names import give_canonical_names, name_couples
from pipeline.mentions.entities.event_names import find_event_names, include_years
from pipeline.mentions.entities.filters import (
    correct_german,
    drop_common_nouns,
    keep_certain,
    one_sense_per_discourse,
)
from pipeline.mentions.entities.forms import retype_by_form
from pipeline.mentions.entities.from_acronyms import find_acronym_entities, without_other_meanings
from pipeline.mentions.entities.from_gazetteer import find_listed
from pipeline.mentions.entities.from_heads import find_by_head
from pipeline.mentions.entities.from_model import find_by_model, find_candidates
from pipeline.mentions.entities.merge import merge
from pipeline.mentions.entities.neighbours import (
    agree_in_lists,
    complete_inverted,
    drop_parts_of_terms,
    join_couples,
    join_seats,
    retype_versioned,
)
from pipeline.mentions.entities.overlaps import complete_names, first_come, longest_first
from pipeline.mentions.entities.persons import find_persons
from pipeline.mentions.entities.plausible import drop_implausible
from pipeline.mentions.entities.short_names import find_short_names
from pipeline.mentions.entities.titled import find_states, find_titled
from pipeline.model import Acronym, Entity
from pipeline.text.addresses import blank_addresses
from pipeline.text.parse import naming
from pipeline.text.phrases import plain

__all__ = ["by_rule", "find", "find_foreign"]


def find(text: str, acronyms: Sequence[Acronym] = (), *, fast: bool = False) -> tuple[Entity, ...]:
    """Return the named entities in text order, without overlaps; ids are empty.

    Titles and leading articles stand outside the span: "President [Kassym-Jomart Tokayev]", "the [Republic of Kazakhstan]".
    The name is canonical: "United States" for "US", the expansion of an acronym, the full name of a person named by family name.

    Args:
        text: the text.
        acronyms: what acronyms.find found in the same text.
        fast: by the small model.
    """
    text = blank_addresses(text)
    seen = find_candidates(text, fast=fast)
    rules = by_rule(text, acronyms)
    agreed = rules if naming() else keep_agreed(text, rules, seen, fast=fast)
    merged = merge(text, agreed, find_by_model(text, seen), full_names=naming())
    found = tuple(drop_implausible(text, tuple(without_other_meanings(text, merged, acronyms))))
    proper = tuple(one_sense_per_discourse(tuple(drop_common_nouns(text, found, acronyms))))
    full_names = tuple(complete_inverted(text, tuple(complete_names(text, proper))))
    completed = first_come(text, join_seats(text, first_come(text, join_couples(text, full_names))))
    typed = _retype(text, tuple(drop_parts_of_terms(text, completed)))
    named = tuple(name_couples(text, first_come(text, give_canonical_names(plain(text), typed))))
    return first_come(text, (*named, *find_short_names(plain(text), named)))


def _retype(text: str, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities with the kinds that their neighbours over the whole text say."""
    for retype in (retype_products, retype_organisations, retype_versioned, retype_by_form, agree_in_lists):
        found = tuple(retype(text, found))
    return tuple(found)


def find_foreign(text: str, found: Sequence[Entity], language: str = "") -> tuple[Entity, ...]:
    """Return the names of a text in another language: those found that hold without English, states, persons by their titles."""
    certain = keep_certain(text, found)
    if language == "de":
        certain = tuple(correct_german(text, certain))
    return first_come(text, (*find_titled(text), *find_states(text, language), *certain))


def by_rule(text: str, acronyms: Sequence[Acronym] = ()) -> tuple[Entity, ...]:
    """Return what lists and rules alone find, in text order, without overlaps."""
    plain_text = plain(text)
    candidates = (
        *find_acts(plain_text),
        *find_listed(plain_text),
        *find_by_head(plain_text),
        *find_event_names(plain_text),
    )
    others = longest_first(text, (*find_acronym_entities(acronyms), *include_years(plain_text, candidates)))
    return longest_first(text, (*others, *find_persons(plain_text, others)))
