"""Figures that relate two numbers or say how many times: ratios, "one in five", "doubled", "threefold", ranks."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.lexicon import either, fragment, labels, words
from pipeline.mentions.figures.counted_nouns import counted_noun
from pipeline.model import Figure, FigureKind, Span
from pipeline.text.number_patterns import ORDINAL, ORDINALS, SMALL, TENS, begins
from pipeline.text.numbers import ordinal, parse
from pipeline.text.regex import regex

# numbers as ratios use them: "three", "twenty-five", "2.5", "10,000", "a hundred"
_WORD = either(w for w in SMALL if len(w) > 2)
_N = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,3}}(?:\.[0-9]{{1,2}})?(?![0-9])"
    rf"|(?:an?|{_WORD}(?:-{_WORD})?)(?: hundred| thousand| million| dozen)\b|{_WORD}(?:-{_WORD})?\b)"
)
_COMPARED = fragment("figures.behind_multiple", "vocabulary.comparatives")
_VERBS = words("vocabulary.multiplier_verbs")
_BASE = either(verb for verb in _VERBS if verb.endswith("e"))
_SCALE = fragment("vocabulary.scales")
_PERIOD = fragment("dates.units.clock", "dates.units.short", "dates.units.long")
_NO_RATE = rf"(?![\w%]|[.,:-][0-9]| (?:per ?cent|{_SCALE}s?|{_PERIOD})\b)"
_NOUN = rf"(?!{fragment('figures.ratio_connectives', 'vocabulary.scales')}\b)[^\W\d_][\w’'-]{{1,30}}"
_AHEAD = "(?:" + "|".join(rf"(?<=\b{word} )" for word in words("figures.before_multiplier_verb")) + ")"
_BEING = "(?:" + "|".join(rf"(?<=\b{word} )" for word in words("figures.before_multiple")) + ")"
# "twice", "double", "halved" → how many times
_MULTIPLES = {
    form: Decimal(times)
    for name in ("multiplier_verbs", "multiplier_adverbs")
    for form, times in labels(f"vocabulary.{name}").items()
}
# what they can begin with, so that most words are passed over at their first two letters
_FIRST = begins([*(w for w in SMALL if len(w) > 2), *_MULTIPLES, "every"])
_PATTERNS = regex(
    rf"\b(?:(?=[0-9]|an? )|{_FIRST})(?:(?<![\w.,-])(?:(?P<n>{_N})(?:"
    # 3 to 1, two-to-one, 10:1
    r"(?: to |-to-| ?: ?)(?P<one>one\b|1(?![\w%]|[.,:-]\w))(?! (?:per ?cent|million|billion))"
    # "one in five", "4 out of 10", "two out of three", "2 of 10,000"
    rf"|(?:(?P<in> in )| out of (?:every |the )?| (?:in|of|for) every | of (?=1(?:00|,?000|00?,?000)\b))"
    rf"(?P<whole>{_N}|(?<=every )(?:hundred|thousand)\b){_NO_RATE}"
    # "one report in five", "four cans out of five"
    rf"|(?P<noun>(?: {_NOUN}){{1,3}})(?:(?P<amid> in )| out of (?:every |the )?| (?:in|of|for) every )(?P<all>{_N}){_NO_RATE}"
    # "10-fold", "three times as large"
    rf"|(?P<fold>[- ]?fold)\b|(?P<times>[- ]times?)(?: {_COMPARED}\b|-as\b))"
    rf"|(?P<words>{_WORD})-?fold\b|(?P<twice>{fragment('vocabulary.multiplier_adverbs')}|{_BEING}{_BASE})(?= {_COMPARED}\b)"
    # "about double the mean"; "to double the output" is a change
    r"|(?P<left>[0-9]{1,3}):(?P<right>[0-9]{1,3})(?= (?:ratio|split|majority|odds))"
    r"|(?<=ratio of )(?P<over>[0-9]{1,3}):(?P<under>[0-9]{1,3})(?![\w:]))"
    # "every second household", not "every second year"
    rf"|\b(?P<every>every (?P<nth>{ORDINAL}))(?= [a-z]{{3,30}}(?<!s)\b)"
    rf"(?! {fragment('dates.units', 'dates.day_parts', 'figures.recurrences')}\b)"
    rf"|\b(?P<verb>{either(verb for verb in _VERBS if verb.endswith(('ed', 'ing')))})\b"
    # to double, would triple
    rf"|{_AHEAD}(?P<base>{_BASE})\b(?!-))",
    re.IGNORECASE,
)
# "the third-largest", "ranked 5th", "No. 1", "came second", "in third place"
_FIRST_OF_RANK = begins([*ORDINALS, *TENS, "in", *words("figures.ranking_verbs")])
_RANK = regex(
    rf"\b(?:(?=[0-9])|{_FIRST_OF_RANK})(?<![\w-])"
    rf"(?:(?P<most>{ORDINAL})[- ](?=(?:most|least|(?!{fragment('figures.nouns_in_est')}\b)[a-z]{{2,12}}est)\b)"
    rf"|(?:{fragment('figures.ranking_verbs')}(?: (?:in|as|at))?(?: the)? )(?P<placed>{ORDINAL})\b"
    rf"(?! (?:time|of\b.{{0,5}}{fragment('vocabulary.months.en')}\b))"
    rf"|(?:in )?(?P<place>{ORDINAL})(?= (?:place|position|spot|rank)\b(?! {fragment('figures.relative_openers')}\b))"
    rf"|{fragment('figures.ranking_verbs.rank')}"
    rf" (?:number |no\. ?|#)?(?P<number>[0-9]{{1,4}})(?![\w%.,]))",
    re.IGNORECASE,
)


def ratios(text: str, part: Span) -> Iterator[Figure]:
    """Yield ratios and multiples of a masked text; comparator and measure are added later.

    >>> [(f.low, f.unit, str(f.kind)) for f in ratios("one in four homes; prices doubled", Span(0, 33))]
    [(Decimal('0.25'), '', 'ratio'), (Decimal('2'), 'times', 'change')]
    """
    for found in _PATTERNS.finditer(text, part.start, part.end):
        figure = _read(found)
        if figure:
            yield figure


def _read(found: re.Match[str]) -> Figure | None:
    """Turn a match into a figure; None when the numbers make no ratio ("two in 2009")."""
    span = Span(*found.span())
    if multiple := found["verb"] or found["base"] or found["twice"]:
        kind = FigureKind.RATIO if found["twice"] else FigureKind.CHANGE
        return _figure(span, _MULTIPLES[multiple.casefold()], "times", kind, "multiple")
    if found["every"]:
        return _every(found)
    first = parse(found["n"] or found["words"] or found["left"] or found["over"])
    below = found["whole"] or found["all"] or found["one"] or found["right"] or found["under"] or ""
    other = parse(below) or parse(f"a {below}")  # "out of every hundred"
    if first is None:
        return None
    if found["times"]:
        return _figure(Span(span.start, found.end("times")), first, "times", FigureKind.RATIO, "multiple")
    if found["fold"] or found["words"]:
        return _figure(span, first, "times", FigureKind.CHANGE, "multiple")
    return (
        _figure(span, first / other, "", FigureKind.RATIO, "ratio")
        if other and _is_ratio(found, first, other)
        else None
    )


def _is_ratio(found: re.Match[str], first: Decimal, other: Decimal) -> bool:
    """Tell "one in five" and "3 to 1" from "two in 2009" and "one to one"."""
    if found["noun"] and not _is_share(found, first):
        return False
    if found["noun"]:
        return first <= other and other >= 2 and (not found["amid"] or _is_round(other))
    if found["whole"]:
        return first <= other and other >= 2 and (not found["in"] or _is_round(other))
    return not found["one"] or first > 1


def _is_share(found: re.Match[str], first: Decimal) -> bool:
    """Tell "one report in five" from "three men in four cars" and from money."""
    text, noun = found.string, counted_noun(found.string, found.end("n"), one=first == 1)
    if noun is None or noun.end != found.end("noun") or text[: found.start()].endswith(("$", "€", "£", "¥")):
        return False
    return not (found["amid"] and counted_noun(text, found.end()))


def _every(found: re.Match[str]) -> Figure | None:
    """Read "every fifth report" as a fifth of the reports."""
    nth = ordinal(found["nth"])
    if nth is None or not 2 <= nth <= 1000 or counted_noun(found.string, found.end(), one=True) is None:
        return None
    return _figure(Span(*found.span("every")), 1 / Decimal(nth), "", FigureKind.RATIO, "ratio")


def _is_round(whole: Decimal) -> bool:
    """Tell whether "one in N" can be a share: a small number or a round one."""
    return whole <= 12 or ((whole in (15, 20, 25, 30, 40, 50, 60) or whole % 100 == 0) and whole != 2000)


def _figure(span: Span, value: Decimal, unit: str, kind: FigureKind, by: str) -> Figure:
    """Make a point figure without id."""
    return Figure("", span, value, value, unit=unit, kind=kind, by=f"rule:{by}")


def ranks(text: str, part: Span) -> Iterator[Figure]:
    """Yield ranks: the ordinal alone is the span of "third-largest".

    >>> [(str(f.low), str(f.kind)) for f in ranks("the third-largest exporter, ranked 5th", Span(0, 38))]
    [('3', 'rank'), ('5', 'rank')]
    """
    for found in _RANK.finditer(text, part.start, part.end):
        group = next(g for g in ("most", "placed", "place", "number") if found[g])
        # "in the first place" and "a horse of the first rank" are no ranks
        if group == "place" and (
            text.endswith(("in the ", "In the "), 0, found.start(group)) or text.startswith(" rank", found.end(group))
        ):
            continue
        place = int(found[group]) if group == "number" else ordinal(found[group])
        if place is not None:
            yield _figure(Span(*found.span(group)), Decimal(place), "", FigureKind.RANK, "rank")
