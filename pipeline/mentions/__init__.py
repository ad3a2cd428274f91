"""What a text mentions: named entities, acronyms, time expressions, dated events, figures, direct quotations.

An extractor is a function of Prose that yields values, and one line in EXTRACTORS; an installed package adds one through the entry
point `citetrail.extractors` (pipeline/registry.py). Later ones see what earlier ones found; those of packages come last.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pipeline.mentions import acronyms, dates, entities, events, figures, quotes
from pipeline.model import Entity, Figure, Mentions, Span, Time
from pipeline.model.ids import name_all
from pipeline.registry import installed
from pipeline.text.language import ENGLISH
from pipeline.text.numbers import pointed
from pipeline.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Prose:
    """What an extractor reads.

    Attributes:
        text: the text, its citations and reference lists blanked (same length, so that spans hold in the article too).
        written: the day it was written, the anchor of relative dates.
        fast: name the entities by the small model.
        language: of the text, by ISO 639-1; what English words tell is looked for in English alone.
        values_only: of figures only value, unit and comparator, which is all that a comparison reads.
        unmasked, rows: the text with nothing blanked, and the rows of its tables.
        found: the mentions that earlier extractors found.
    """

    text: str
    written: dt.date | None = None
    fast: bool = False
    values_only: bool = False
    language: str = ENGLISH
    unmasked: str = ""
    rows: tuple[Span, ...] = ()
    found: Mentions = field(default_factory=Mentions)


class Extractor(NamedTuple):
    """One kind of mention.

    Attributes:
        field: the field of Mentions that its values belong to.
        prefix: of their ids ("e" makes "e-5f2c…"), one that no other extractor has; "" for values without ids.
        find: returns the values, with empty ids, in any order.
    """

    field: str
    prefix: str
    find: Callable[[Prose], Iterable[Any]]  # Any: of the field's type


def _figures(prose: Prose) -> Iterable[Figure]:
    if prose.values_only:
        return figures.find_values(prose.text)
    if prose.language != ENGLISH:
        found = figures.find_foreign(prose.text, prose.language)
    else:
        found = figures.find_with_context(prose.text, prose.found.times, prose.found.entities)
    return figures.with_heads(found, prose.unmasked, prose.rows)


def _times(prose: Prose) -> Iterable[Time]:
    if prose.language != ENGLISH:
        return dates.find_foreign(prose.text, prose.language, written=prose.written)
    return dates.find(prose.text, written=prose.written)


def _entities(prose: Prose) -> Iterable[Entity]:
    found = entities.find(prose.text, prose.found.acronyms, fast=prose.fast)
    return found if prose.language == ENGLISH else entities.find_foreign(prose.text, found, prose.language)


def _persons(prose: Prose) -> list[Entity]:
    return [entity for entity in prose.found.entities if entity.kind == "PERSON"]


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("acronyms", "", lambda prose: acronyms.find(prose.text)),
    Extractor("entities", "e", _entities),
    Extractor("times", "d", _times),
    Extractor("figures", "f", _figures),
    Extractor("events", "v", lambda prose: events.find(prose.text, prose.found.times, prose.found.entities)),
    Extractor("quotes", "q", lambda prose: quotes.find(prose.text, _persons(prose))),
)


def find_mentions(
    text: str,
    *,
    masked: str = "",
    written: dt.date | None = None,
    fields: Collection[str] = (),
    fast: bool = False,
    values_only: bool = False,
    language: str = ENGLISH,
    rows: tuple[Span, ...] = (),
) -> Mentions:
    """Return what a text mentions, by every extractor.

    Args:
        text: the text; ids are made from it.
        masked: the text with citations and reference lists blanked, which the extractors read; the text itself when empty.
        written: the day it was written.
        fields: only these of Mentions; all when empty.
        fast: name the entities by the small model.
        language: of the text, by ISO 639-1.
        values_only: leave out what figures measure, of whom and when.
        rows: of the tables of the text; the heads of its row and of its column say what a figure there measures.
    """
    # a word joiner stands at no break and is seen by nobody: "193–197"
    prose = Prose(pointed(masked or text).replace("\u2060", " "), written, fast, values_only, language, text, rows)
    spans = sentences(text)
    for extractor in (*EXTRACTORS, *installed("extractors").values()):
        if fields and extractor.field not in fields:
            continue
        values = tuple(extractor.find(prose))
        if extractor.prefix:
            values = name_all(extractor.prefix, values, text, spans)
        if values:
            merged = (*getattr(prose.found, extractor.field), *values)
            in_order = tuple(sorted(merged, key=lambda value: value.span))
            prose = replace(prose, found=replace(prose.found, **{extractor.field: in_order}))
    return prose.found


def find_dates(text: str, written: dt.date | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a text. written: the day it was written, the anchor of "last month"."""
    return name_all("d", dates.find(text, written=written), text, sentences(text))


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, not anchored in time; find_mentions also says of when they are."""
    return name_all("f", figures.find(pointed(text)), text, sentences(text))


def find_entities(text: str, *, fast: bool = False) -> tuple[Entity, ...]:
    """Return the named entities of a text. fast: by the small model."""
    return name_all("e", entities.find(text, acronyms.find(text), fast=fast), text, sentences(text))


def expansions(text: str) -> dict[str, str]:
    """Return acronym → expansion of the acronyms that a text defines."""
    return {acronym.short: acronym.expansion for acronym in acronyms.find(text) if acronym.expansion}
