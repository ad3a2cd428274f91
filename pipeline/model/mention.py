"""What a text mentions: names, dates, dated events, figures, quotations."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.model.span import Span


class EntityKind(StrEnum):
    """Kinds of named entities, as OntoNotes 5 has them, and PROGRAMME for policies, plans and projects."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    WORK_OF_ART = "WORK_OF_ART"
    LAW = "LAW"
    PROGRAMME = "PROGRAMME"
    PRODUCT = "PRODUCT"


class TimeKind(StrEnum):
    """Kinds of time expressions (TIMEX3 without TIME, which is a date here)."""

    DATE = "date"
    DURATION = "duration"
    SET = "set"


class EventRelation(StrEnum):
    """The relation of an event to its date."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


class Modality(StrEnum):
    """Whether the text says that an event happened, will happen, did not, or that others say so."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"
    REPORTED = "reported"


class FigureKind(StrEnum):
    """What a figure says of what it measures."""

    LEVEL = "level"
    CHANGE = "change"
    RATIO = "ratio"
    RANK = "rank"
    COUNT = "count"


class Comparator(StrEnum):
    """The relation of the value to the number as written."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="
    SOMEWHAT_MORE = ">~"  # "roughly exceeded"
    SOMEWHAT_LESS = "<~"


class WhenSource(StrEnum):
    """Whether the date of a figure stands in its clause or is taken over from another."""

    NONE = ""
    STATED = "stated"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity. kind: an EntityKind, or the name of a third party's own kind. name: the canonical form."""

    id: str
    span: Span
    kind: str
    name: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and what the article lets it stand for.

    span: of the short form. expansion: "" where the text gives none. long_span: where the expansion stands.
    fits: the letters of the short form can be read off the expansion, in order.
    """

    span: Span
    short: str
    expansion: str = ""
    long_span: Span | None = None
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. edtf: EDTF (ISO 8601-2); timex: TIMEX3 value; first, last: its first and last day, ISO.

    first and last are "" for durations, sets and vague times.
    """

    id: str
    span: Span
    kind: TimeKind
    edtf: str
    timex: str
    first: str = ""
    last: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the text dates. time: id of the Time."""

    id: str
    span: Span
    time: str
    trigger: str
    who: str = ""
    what: str = ""
    where: str = ""
    relation: EventRelation = EventRelation.ON
    modality: Modality = Modality.ASSERTED
    by: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that says something. low == high for a point.

    unit: ISO 4217, "%", "pp", the name of a unit ("kilometre"), or the counted noun ("member states").
    measure: what was measured, in the text's words. entity: whose value it is. when: EDTF.
    """

    id: str
    span: Span
    low: Decimal
    high: Decimal
    unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    kind: FigureKind = FigureKind.LEVEL
    measure: str = ""
    entity: str = ""
    when: str = ""
    when_source: WhenSource = WhenSource.NONE
    by: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation; span without the quotation marks; speaker "" where the text names none."""

    id: str
    span: Span
    speaker: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one text mentions, each in text order."""

    entities: tuple[Entity, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
