"""What a text mentions.

A new extractor is a function of Prose that yields values, and one line in EXTRACTORS. Later ones see what earlier ones found.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pipeline.mentions import acronyms, dates, entities, events, figures, quotes
from pipeline.model import Entity, Figure, Mentions, Time
from pipeline.model.ids import name_all
from pipeline.registry import installed
from pipeline.text.numbers import pointed
from pipeline.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Prose:
    """A text whose citations and reference lists are blanked (same length), its date, and what was found so far."""

    text: str
    written: dt.date | None = None
    fast: bool = False  # name the entities by the small model
    bare: bool = False  # of the figures only what a comparison reads
    found: Mentions = field(default_factory=Mentions)


class Extractor(NamedTuple):
    """Where its values go in Mentions, the prefix of their ids, and the function that yields them."""

    field: str
    prefix: str
    find: Callable[[Prose], Iterable[Any]]  # Any: of the field's type


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("acronyms", "", lambda prose: acronyms.find(prose.text)),
    Extractor("entities", "e", lambda prose: entities.find(prose.text, prose.found.acronyms, fast=prose.fast)),
    Extractor("times", "d", lambda prose: dates.find(prose.text, written=prose.written)),
    Extractor(
        "figures",
        "f",
        lambda prose: (
            figures.bare(prose.text)
            if prose.bare
            else figures.settled(prose.text, prose.found.times, prose.found.entities)
        ),
    ),
    Extractor("events", "v", lambda prose: events.find(prose.text, prose.found.times, prose.found.entities)),
    Extractor(
        "quotes", "q", lambda prose: quotes.find(prose.text, [e for e in prose.found.entities if e.kind == "PERSON"])
    ),
)


def find_mentions(
    text: str,
    *,
    masked: str = "",
    written: dt.date | None = None,
    fields: Collection[str] = (),
    fast: bool = False,
    bare: bool = False,
) -> Mentions:
    """Run the extractors over the masked text (the text itself when none is given); ids are made from the text.

    fields: only those of Mentions, all when empty. fast: name the entities by the small model. bare: leave out
    what figures measure, of whom and when, which no comparison reads.
    """
    prose = Prose(pointed(masked or text), written, fast, bare)
    spans = sentences(text)
    for extractor in (*EXTRACTORS, *installed("extractors").values()):
        if fields and extractor.field not in fields:
            continue
        values = tuple(extractor.find(prose))
        if extractor.prefix:
            values = name_all(extractor.prefix, values, text, spans)
        if values:
            values = (*getattr(prose.found, extractor.field), *values)
            prose = replace(prose, found=replace(prose.found, **{extractor.field: values}))
    return prose.found


def find_dates(text: str, written: dt.date | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a text. written: its date, for "last month"."""
    return name_all("d", dates.find(text, written=written), text, sentences(text))


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text; find_mentions also says of when they are."""
    return name_all("f", figures.find(pointed(text)), text, sentences(text))


def find_entities(text: str, *, fast: bool = False) -> tuple[Entity, ...]:
    """Return the named entities of a text. fast: by the small model."""
    return name_all("e", entities.find(text, acronyms.find(text), fast=fast), text, sentences(text))


def expansions(text: str) -> dict[str, str]:
    """Return short form → expansion for the acronyms that a text defines."""
    return {a.short: a.expansion for a in acronyms.find(text) if a.expansion}
