"""What a figure may mean: its unit, that of its neighbour, a rate, a score, a risk as a part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import Context, context
from pipeline.evidence.compare.ranges import range_of, stated
from pipeline.evidence.compare.sighting import Sighting, per
from pipeline.evidence.compare.units import is_counted, measures_of
from pipeline.lexicon.units import Measure
from pipeline.model import Figure

# "7.1/10", "68 out of 100": a score, never to be held against a count or a percentage
_SCORE = re.compile(r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*(?:/|out of)\s*(?P<of>\d{1,4})(?![\d/])")
# "$1,200 annually"
_ANNUM = {
    "annum": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
# "3.5 degrees warmer"
_FURTHER = re.compile(r"\s?(?:warm|cool|hott|cold|high|low)er\b|\s?(?:more|less|above|below)\b")
_GREATEST = 3
# "a relative risk of 0.75": a quarter fewer; "an odds ratio of 1.15": 15 per cent more
_RISK = re.compile(r"\b(?:(?:relative|risk|hazard|odds|rate) (?:risk|ratio|rate)s?|RR|HR|OR)\b[^\d;.]{0,12}$")


def sightings(said: AnnotatedText, near: Sequence[AnnotatedText] = ()) -> tuple[Sighting, ...]:
    """Return the figures of a text, ready to be compared.

    near: the sentences beside it, whose units a bare number may have: "It cost 26 euros in June. In July it cost 52."
    """
    lent = dict.fromkeys(measures_of(f.unit)[0] for text in (said, *near) for f in text.figures if _lends(f))
    return tuple(_sighting(said.text, figure, tuple(lent)) for figure in said.figures)


def _lends(figure: Figure) -> bool:
    """Tell whether the unit may be left out where the next figure has it too; that of a duration never is."""
    return bool(figure.unit) and not is_counted(figure.unit)


def _sighting(text: str, figure: Figure, lent: Sequence[Measure]) -> Sighting:
    around = context(text, figure.span)
    own, *others = _measures(text, figure)
    rate = _rate(text, figure, own)
    others = [*others, rate] if rate else others
    readings = [_as(text, figure, around, measure) for measure in others]
    if _RISK.search(text, max(0, figure.span.start - 24), figure.span.start) and figure.high < _GREATEST:
        ends = sorted((abs(1 - figure.low), abs(1 - figure.high)))
        part = replace(figure, low=ends[0], high=ends[1])
        readings.append(replace(_as(text, part, around, Measure("share", Decimal(100))), lent=True))
    if not figure.unit and not own.dimension:
        readings += [replace(_as(text, figure, around, measure), lent=True) for measure in lent]
    return replace(_score(text, figure, around) or _as(text, figure, around, own), readings=tuple(readings))


def _measures(text: str, figure: Figure) -> tuple[Measure, ...]:
    """Return what the figure may measure; a warming by 9 °F is one by 5 °C, wherever zero lies."""
    if figure.kind == "rank":
        return (Measure("rank"),)
    if figure.kind == "ratio" and not figure.unit and abs(figure.high) <= 1:
        return (Measure("share", Decimal(100)),)
    known = measures_of(figure.unit)
    if figure.kind == "change" or _FURTHER.match(text, figure.span.end):
        return tuple(replace(measure, zero=Decimal(0)) for measure in known)
    return known


def _rate(text: str, figure: Figure, own: Measure) -> Measure | None:
    """Return the rate that the figure is of: "$11 a square foot" in dollars a square metre, None where nothing is said."""
    unit = per(text, figure)
    by = measures_of(_ANNUM.get(unit, unit))[0] if unit and own.dimension and not own.zero else None
    if by is None or is_counted(_ANNUM.get(unit, unit)):
        return None
    return Measure(f"{own.dimension} per {by.dimension}", own.factor / by.factor)


def _as(text: str, figure: Figure, around: Context, measure: Measure) -> Sighting:
    slack = stated(figure, text)
    level = replace(figure, low=figure.low - measure.zero, high=figure.high - measure.zero) if measure.zero else figure
    rounded, exact = (range_of(level, width, measure.factor) for width in (slack, Decimal(0)))
    return Sighting(figure, text, around, measure.dimension, rounded, exact, measure.factor)


def _score(text: str, figure: Figure, around: Context) -> Sighting | None:
    """Return the figure as points of a score, None where it is none."""
    score = _SCORE.search(text, figure.span.start, figure.span.end + 12)
    if not score or score.start() >= figure.span.end or not Decimal(score["of"]):
        return None
    value = Decimal(score["points"]) / Decimal(score["of"])
    slack = Decimal("0.5").scaleb(-len(score["points"].partition(".")[2])) / Decimal(score["of"])
    point = Figure("", figure.span, value, value, comparator=figure.comparator)
    rounded, exact = (range_of(point, width) for width in (slack, Decimal(0)))
    return Sighting(figure, text, around, f"score of {score['of']}", rounded, exact)
