"""Dates told from another time: "three years ago", "the same year", "the following decade", "yesterday"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.lexicon.fragments import BLANK
from pipeline.mentions.dates.readings import Fraction, Meaning, Other, Step, rule
from pipeline.mentions.dates.words import COUNT, GRAIN_OF, UNIT, count, unit

Found = Iterator[tuple[str, Meaning]]
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "nighttime": "TNI"}
_PART = r"(?:morning|afternoon|evening|night)"
_ABOUT = (
    rf"(?:(?:about|some|nearly|almost|over|more{BLANK}than|less{BLANK}than|at{BLANK}least|just|only|roughly|around"
    rf"|approximately|a{BLANK}mere){BLANK}){{0,2}}"
)
# which → steps and what they are counted from
_WHICH = {
    "this": (0, "speech"),
    "current": (0, "speech"),
    "last": (-1, "speech"),
    "next": (1, "speech"),
    "coming": (1, "speech"),
    "same": (0, "focus"),
    "that same": (0, "focus"),
    "that": (0, "focus"),
    "the next": (1, "focus"),
    "previous": (-1, "focus"),
    "preceding": (-1, "focus"),
    "prior": (-1, "focus"),
    "following": (1, "focus"),
    "subsequent": (1, "focus"),
    "very next": (1, "focus"),
}
_NAMED = {
    "yesterday": (-1, ""),
    "today": (0, ""),
    "tomorrow": (1, ""),
    "tonight": (0, "TNI"),
    "last night": (-1, "TNI"),
    "this morning": (0, "TMO"),
    "this afternoon": (0, "TAF"),
    "this evening": (0, "TEV"),
}
_TALKED_OF = re.compile(
    r"(?:\b(?:end|start|beginning|middle|close|rest|remainder|part|half|turn|course|months|weeks"
    r"|days)[ ]of|\b(?:late|later|early|earlier)[ ]in"
    r"|\b(?:for|end|ended|ending|finish|finished|finishing|closed?|closing|over|during))[ ]$",
    re.IGNORECASE,
)


def _named(match: re.Match[str]) -> Found:
    steps, clock = _NAMED[" ".join(match.group().casefold().split())]
    yield "", Fraction(clock, "speech", steps) if clock else Step("day", steps, "speech")


def _which(match: re.Match[str]) -> Found:
    """Read "last year", "the same day", "the following decade"."""
    which = " ".join(match["which"].casefold().split())
    steps, origin = _WHICH[which if which == "the next" else which.removeprefix("the ")]
    word = unit(match["u"])
    yield "", Step({"night": "day", "fortnight": "week"}.get(word, word), steps, origin)


def _counted(match: re.Match[str]) -> Found:
    """Read "three years ago", "two days later"; an unknown number leaves the place open."""
    said = count(match["n"]) if match["n"] else None
    if said is not None and match["half"]:
        said += Decimal("0.5")
    back = match["dir"].casefold() in ("ago", "earlier", "before", "previously", "prior")
    origin = "speech" if match["dir"].casefold() in ("ago", "from now", "hence") else "focus"
    if unit(match["u"]) in ("hour", "minute"):
        yield "", Fraction("TXX", origin)
        return
    grain, times = GRAIN_OF[unit(match["u"])]
    if said is None:
        yield "", Other("date", "PAST_REF" if back else "FUTURE_REF")
    elif said == said.to_integral_value():
        yield "", Step(grain, int(said) * times * (-1 if back else 1), origin)
    elif (whole := said * times) == whole.to_integral_value():
        yield "", Step(grain, int(whole) * (-1 if back else 1), origin)
    elif grain == "year":
        yield "", Step("month", int(whole * 12) * (-1 if back else 1), origin)


def _edge_day(match: re.Match[str]) -> Found:
    yield "", Step("day", -1 if match["dir"].casefold().endswith("before") else 1, "focus")


def _edge_unit(match: re.Match[str]) -> Found:
    steps = -1 if match["dir"].casefold() == "before" else 1
    if match["u"].casefold() == "night":
        yield "", Fraction("TNI", "focus", steps)
    else:
        yield "", Step(match["u"].casefold(), steps, "focus")


def _quarter_century(match: re.Match[str]) -> Found:
    back = match["dir"].casefold() != "later"
    yield "", Step("year", -25 if back else 25, "speech" if match["dir"].casefold() == "ago" else "focus")


def _overnight(_: re.Match[str]) -> Found:
    yield "", Fraction("TNI", "speech")


def _part_of_day(match: re.Match[str]) -> Found:
    yield "", Fraction(_PARTS[match["p"].casefold()])


def _at_night(match: re.Match[str]) -> Found:
    yield "", Other("date", "XXXX-XX-XX" + _PARTS[match["p"].casefold()])


def _talked_of(match: re.Match[str]) -> Found:
    """Read "the year" only where a stretch of time is spoken of: "the end of the year", "ended the day"."""
    weekend = match["u"].casefold() == "weekend"
    if weekend or _TALKED_OF.search(match.string[max(0, match.start() - 24) : match.start()]):
        yield from _of_focus(match)


def _of_focus(match: re.Match[str]) -> Found:
    """Read a unit as the one that is talked about; "the weekend" of news is the one before or after the day of writing."""
    if match["u"].casefold() == "weekend":
        yield "", Step("weekend", 0, "speech")
        return
    yield "", Step(unit(match["u"]), 0, "focus", within="within" in match.groupdict())


RULES = (
    rule(
        "named day",
        "yesterday today tomorrow tonight last this",
        rf"(?<![\w-])(?:yesterday|today|tomorrow|tonight|last{BLANK}night|this{BLANK}(?:morning|afternoon|evening))(?!\w)",
        _named,
    ),
    # last year, this week, the same day, that same month, the following decade, the previous century
    rule(
        "step",
        "the WHICH",
        rf"(?<![\w-])(?P<which>(?:the{BLANK})?(?:current|coming|same|previous|preceding|prior|following"
        rf"|subsequent|very{BLANK}next)|the{BLANK}next|this|that{BLANK}same|that|last|next)"
        rf"{BLANK}(?P<u>day|week|weekend|fortnight|month|quarter|year|decade"
        rf"|century)(?![\w-])(?!{BLANK}(?:of{BLANK}(?!the{BLANK})[a-z]|or{BLANK}two))(?<!next decade)(?<!next century)",
        _which,
    ),
    # three years ago, two days later, a month before
    rule(
        "counted",
        "ABOUT COUNT UNIT",
        rf"(?<![\w.,$€£-])(?:{_ABOUT}(?P<n>{COUNT})[- ]|)(?:(?:short|full|long){BLANK})?(?P<u>{UNIT}s?)['’]?"
        rf"(?P<half>{BLANK}and{BLANK}a{BLANK}half)?{BLANK}(?P<dir>ago|(?:later|earlier)(?!{BLANK}than\b)|from{BLANK}now|hence|afterwards?|(?:before|previously|after"
        rf"|prior)(?={BLANK}?[,.;:)]))(?!\w)",
        _counted,
    ),
    # a quarter century ago
    rule(
        "counted",
        "a",
        rf"(?<![\w-])a{BLANK}quarter(?:[- ]|{BLANK}of{BLANK}a{BLANK})century{BLANK}(?P<dir>ago|earlier|later)(?!\w)",
        _quarter_century,
    ),
    rule("part of day", "overnight", r"(?<![\w-])overnight(?![\w-])", _overnight),
    # the year before, the month before, the night before
    rule(
        "day after",
        "the",
        rf"(?<!\w)the{BLANK}(?P<u>year|month|week|quarter|night){BLANK}(?P<dir>before|after)(?={BLANK}?[,.;:)\n]|{BLANK}?$|{BLANK}(?:and|but|when|to)\b)",
        _edge_unit,
    ),
    # the day before, the day after
    rule(
        "day after",
        "the",
        rf"(?<!\w)the{BLANK}day{BLANK}(?P<dir>before|after)(?={BLANK}?[,.;:)\n]|{BLANK}?$|{BLANK}(?:the|a|he|she|they|it|its|his)\b)",
        _edge_day,
    ),
    # that afternoon, the same evening; at night
    rule(
        "part of day",
        "that the",
        rf"(?<![\w-])(?:that|the{BLANK}same|that{BLANK}same|the{BLANK}next|the{BLANK}following){BLANK}(?P<p>{_PART})(?!\w)",
        _part_of_day,
    ),
    rule("part of day", "night", r"(?<=\bat )(?P<p>night)(?!\w)", _at_night),
    rule(
        "part of day",
        "the morning afternoon evening",
        rf"(?<=\bin )(?:the{BLANK})?(?P<p>{_PART})(?!\w|{BLANK}of)",
        _part_of_day,
    ),
    # later that year, later in the year: some day of it
    rule(
        "within",
        "later earlier",
        rf"(?<!\w)(?P<within>later|earlier){BLANK}(?:in{BLANK}the|that|the{BLANK}same|in{BLANK}that){BLANK}(?P<u>month|year"
        r"|decade|century)(?![\w-])",
        _of_focus,
    ),
    # the end of the year, the rest of the month, month's end, for the day: a unit that is talked about
    rule(
        "of focus",
        "the",
        rf"(?<!\w)the{BLANK}(?P<u>day|week|weekend|month|quarter|year|decade|century)(?![\w-])(?!{BLANK}(?:of|after"
        rf"|before|when|that){BLANK})",
        _talked_of,
    ),
    rule("of focus", "month year", r"(?<!\w)(?P<u>month|year)['’]s(?= end\b)", _of_focus),
)
