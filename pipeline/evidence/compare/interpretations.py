"""What a figure may mean: in its own unit, in that of a figure beside it, as a rate, a score, a risk as a share."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import lru_cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import Context, weigh_context
from pipeline.evidence.compare.quantity import PERIODS, ROUNDING_SHARE, Interval, Quantity, is_integer, rate_unit
from pipeline.evidence.compare.units import is_counted, measures_of
from pipeline.lexicon import fragment
from pipeline.lexicon.units import Measure
from pipeline.model import Comparator, Figure, FigureKind
from pipeline.text.regex import regex

_INFINITY = Decimal("Infinity")
_HALF = Decimal("0.5")
# of the longest number: "2 × 10^35" divided by 2 needs them all
_PRECISION = 200
# "about": a tenth to either side, less where the number is not round ("some 23")
_ABOUT, _ABOUT_EXACT = Decimal("0.1"), Decimal("0.04")
# a fraction in words rounds more, by so much of it or of its smaller part: "four fifths" for 82 %, "one in five" for 19 %
_FRACTION_SHARE, _SMALLER_PART_SHARE = Decimal("0.03"), Decimal("0.05")
_NUMBER = regex(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?|\d{1,20}(?:\.\d{1,12})?")
# "7.1/10", "68 out of 100": a score, never compared with a count or a percentage
_SCORE = regex(r"(?P<points>\d{1,6}(?:\.\d{1,4})?)\s*(?:/|out of)\s*(?P<maximum>\d{1,4})(?![\d/])")
# "3.5 degrees warmer": a difference, wherever the zero of the scale lies
_DIFFERENCE = regex(
    rf"\s?{fragment('evidence.temperature_comparatives')}\b|\s?{fragment('evidence.difference_words')}\b"
)
# "a relative risk of 0.75": a quarter fewer; "an odds ratio of 1.15": 15 per cent more
_RISK = regex(rf"\b(?:{fragment('evidence.risk_modifiers')} (?:risk|ratio|rate)s?|RR|HR|OR)\b[^\d;.]{{0,12}}$")
_GREATEST_RISK = 3
# "roam over 32 kilometres" is no bound
_RANGES_OVER = regex(rf"\b{fragment('evidence.ranging_verbs')} over$", re.IGNORECASE)
# "the males roam over 32 kilometres and the females over 20"
_RANGED_BEFORE = regex(
    rf"\b{fragment('evidence.ranging_verbs')} over\b[^.;:]{{1,80}}\band\b[^.;:,]{{1,40}}$", re.IGNORECASE
)
_OVER = len("over")
# "a good half" is somewhat more than half
_GOOD = regex(r"\bgood\s$", re.IGNORECASE)
# "close on three thousand", "the best part of an hour"
_APPROXIMATED = regex(rf"\b{fragment('evidence.approximators_before')}\s$", re.IGNORECASE)


def interpret_figures(annotated: AnnotatedText, neighbours: Sequence[AnnotatedText] = ()) -> tuple[Quantity, ...]:
    """Return the figures of a text as quantities, each with its other interpretations.

    neighbours: the sentences beside it, whose units a bare number may have: "It cost 26 euros in June. In July it cost 52."
    """
    lenders = (annotated, *neighbours) if any(not figure.unit for figure in annotated.figures) else ()
    figures = (figure for text in lenders for figure in text.figures)
    borrowed = dict.fromkeys(measures_of(figure.unit)[0] for figure in figures if _lends_unit(figure))
    return _interpret_all(annotated, tuple(borrowed))


@lru_cache(maxsize=1_024)
def _interpret_all(annotated: AnnotatedText, borrowed: tuple[Measure, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a text, which stands in several windows and mostly borrows nothing from any."""
    return tuple(_interpret(annotated.text, figure, borrowed) for figure in annotated.figures)


def _lends_unit(figure: Figure) -> bool:
    """Tell whether the unit may be left out where the next figure has it too; a counted noun never is."""
    return bool(figure.unit) and not is_counted(figure.unit)


def _interpret(text: str, figure: Figure, borrowed: Sequence[Measure]) -> Quantity:
    context = weigh_context(text, figure.span)
    if figure.comparator == Comparator.EQUAL and _GOOD.search(text, max(0, figure.span.start - 8), figure.span.start):
        figure = replace(figure, comparator=Comparator.SOMEWHAT_MORE)
    if figure.comparator == Comparator.EQUAL and _APPROXIMATED.search(text, 0, figure.span.start):
        figure = replace(figure, comparator=Comparator.ABOUT)
    elided = text.startswith("over", figure.span.start) and _RANGED_BEFORE.search(text, 0, figure.span.start)
    if elided or _RANGES_OVER.search(text, 0, figure.span.start + _OVER):
        figure = replace(figure, comparator=Comparator.EQUAL)
    likeliest, *others = _measures(text, figure)
    rate = _rate(text, figure, likeliest)
    interpretations = [_quantity(text, figure, context, measure) for measure in [*others, *([rate] if rate else [])]]
    if _RISK.search(text, max(0, figure.span.start - 24), figure.span.start) and figure.high < _GREATEST_RISK:
        low, high = sorted((abs(1 - figure.low), abs(1 - figure.high)))
        share = _quantity(text, replace(figure, low=low, high=high), context, Measure("share", Decimal(100)))
        interpretations.append(replace(share, unit_is_borrowed=True))
    if not figure.unit and not likeliest.dimension:
        interpretations += [
            replace(_quantity(text, figure, context, measure), unit_is_borrowed=True) for measure in borrowed
        ]
    quantity = _score(text, figure, context) or _quantity(text, figure, context, likeliest)
    return replace(quantity, interpretations=tuple(interpretations))


def _measures(text: str, figure: Figure) -> tuple[Measure, ...]:
    """Return what the figure may measure; a warming by 9 °F is one by 5 °C, wherever zero lies."""
    if figure.kind == FigureKind.RANK:
        return (Measure("rank"),)
    if figure.kind == FigureKind.RATIO and not figure.unit and abs(figure.high) <= 1:
        return (Measure("share", Decimal(100)),)
    measures = measures_of(figure.unit)
    if figure.kind == FigureKind.CHANGE or _DIFFERENCE.match(text, figure.span.end):
        return tuple(replace(measure, zero=Decimal(0)) for measure in measures)
    return measures


def _rate(text: str, figure: Figure, measure: Measure) -> Measure | None:
    """Return the rate that the figure is of: "$11 a square foot" in dollars a square metre, None where it is none."""
    unit = rate_unit(text, figure)
    if not unit or not measure.dimension or measure.zero or is_counted(PERIODS.get(unit, unit)):
        return None
    per = measures_of(PERIODS.get(unit, unit))[0]
    return Measure(f"{measure.dimension} per {per.dimension}", measure.factor / per.factor)


def _quantity(text: str, figure: Figure, context: Context, measure: Measure) -> Quantity:
    """Return the figure as a quantity of one measure."""
    slack = rounding_slack(figure, text)
    low, high = figure.low - measure.zero, figure.high - measure.zero
    from_zero = replace(figure, low=low, high=high) if measure.zero else figure
    rounded, exact = (interval_of(from_zero, width, measure.factor) for width in (slack, Decimal(0)))
    return Quantity(figure, text, context, measure.dimension, rounded, exact, measure.factor)


def _score(text: str, figure: Figure, context: Context) -> Quantity | None:
    """Return the figure as points of a score, None where it is none."""
    score = _SCORE.search(text, figure.span.start, figure.span.end + 12)
    if not score or score.start() >= figure.span.end or not Decimal(score["maximum"]):
        return None
    value = Decimal(score["points"]) / Decimal(score["maximum"])
    slack = _HALF.scaleb(-len(score["points"].partition(".")[2])) / Decimal(score["maximum"])
    point = Figure("", figure.span, value, value, comparator=figure.comparator)
    rounded, exact = (interval_of(point, width) for width in (slack, Decimal(0)))
    return Quantity(figure, text, context, f"score of {score['maximum']}", rounded, exact)


def rounding_slack(figure: Figure, text: str) -> Decimal:
    """Return half of the last stated digit: 0.05 billion for "$42.3 billion", 500 for "42,000", 0.5 for "17".

    Never more than a twentieth of the value; for values in words 0, but for fractions and halves: a third is about
    33 per cent, four and a half may be 4.6.
    """
    numbers = [Decimal(n.replace(",", "")) for n in _NUMBER.findall(figure.span.of(text))]
    value = abs(figure.high)
    if not numbers and value > 1 and not is_integer(value):  # "four and a half years"
        return value * ROUNDING_SHARE
    if figure.kind == FigureKind.RATIO and not numbers and value < 1:
        return max(value * _FRACTION_SHARE, min(value, 1 - value) * _SMALLER_PART_SHARE)
    with localcontext() as arithmetic:
        arithmetic.prec = _PRECISION
        number = next((n for n in numbers if n and value % n == 0), numbers[0] if numbers else None)
    if not number or not value:
        return Decimal(0)
    scale = value / number
    exponent = number.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    if last_digit != 1 or scale != 1 or figure.unit == "%":
        return min(last_digit * scale * _HALF, value * ROUNDING_SHARE)
    digits = str(number)
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros < 2 or value < 1000:
        return Decimal(0)
    return min(Decimal(1).scaleb(zeros) * _HALF, value * ROUNDING_SHARE / 5)


def interval_of(figure: Figure, slack: Decimal, factor: Decimal = Decimal(1)) -> Interval:
    """Return the values that a figure allows, in base units. slack: what rounding allows to either side."""
    low, high = figure.low - slack, figure.high + slack
    about = max(Decimal(0), _approximation(figure) - slack) if "~" in figure.comparator else Decimal(0)
    low, high = (low - about) * factor, (high + about) * factor
    sign = figure.comparator.replace("~", "")
    # "as much as two fifths" of 41 %
    if len(sign) == 2 and figure.kind == FigureKind.RATIO and not figure.unit:
        about += slack
    if figure.comparator == Comparator.SOMEWHAT_LESS:  # "nearly": not far below, and not above
        return Interval(low, (figure.high + slack) * factor)
    if figure.comparator == Comparator.SOMEWHAT_MORE:  # "just over": not far above
        return Interval((figure.low - slack) * factor, (figure.high * (1 + _ABOUT)) * factor)
    if sign.startswith(">"):
        return Interval((figure.low - about) * factor, _INFINITY, open_low=sign == ">" and not about)
    if sign.startswith("<"):
        return Interval(-_INFINITY, (figure.high + about) * factor, open_high=sign == "<" and not about)
    return Interval(low, high, open_high=bool(slack) and not about)


def _approximation(figure: Figure) -> Decimal:
    """Return what "about" allows to either side: 4 for "about 40", 0.9 for "some 23"."""
    high = max(abs(figure.low), abs(figure.high))
    is_round = len(f"{high.normalize():f}".replace(".", "").strip("0")) < 2
    return high * (_ABOUT if is_round or figure.kind == FigureKind.RATIO else _ABOUT_EXACT)
