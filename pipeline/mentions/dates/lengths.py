"""Durations, sets and vague words: "three years", "every Friday", "annually", "now"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.lexicon.fragments import BLANK
from pipeline.mentions.dates.readings import Meaning, Other, rule
from pipeline.mentions.dates.words import COUNT, UNIT, after, count, period, weekday
from pipeline.mentions.dates.words import unit as unit_of
from pipeline.text.date_fragments import WEEKDAY

Found = Iterator[tuple[str, Meaning]]
_MORE = (
    rf"(?:(?:about|some|nearly|almost|over|more{BLANK}than|less{BLANK}than|fewer{BLANK}than|at{BLANK}least|just|only"
    r"|under|roughly|around"
    rf"|approximately|close{BLANK}to|another|a{BLANK}further|up{BLANK}to|well{BLANK}over|(?:a{BLANK}little|a{BLANK}bit"
    rf"|slightly){BLANK}(?:more|less|over|under)(?:{BLANK}than)?"
    rf"|as{BLANK}(?:little|long|much|many){BLANK}as){BLANK}){{0,2}}"
)
_WHOLE = (
    rf"(?:(?:the|its|his|her|their|our|these|those){BLANK})?(?:(?P<which>past|last|next|first|final"
    r"|following|preceding|previous|coming"
    rf"|intervening|recent|ensuing|subsequent){BLANK})"
)
_KIND = (
    r"(?:consecutive|straight|full|whole|solid|bloody|long|short|brutal|calendar|trading|business"
    r"|working|successive|further|more"
    r"|additional|fiscal|crucial|difficult|hard|single|turbulent|tumultuous)"
)
_UNITS = rf"(?P<u>{UNIT}s?)"
# adverb or adjective → how often
_OFTEN = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "semiannual": "P6M",
    "biannual": "P6M",
    "semi-annual": "P6M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "biennial": "P2Y",
}
# adjectives are left out: "future implications", "former president"
_VAGUE = {
    "PRESENT_REF": "now|currently|nowadays|presently|at (?:the )?present(?: time)?|the present(?:[- ]day)?|present[- ]day"
    "|modern[- ]day|these days|the time being|right now|the moment(?= ?[,.;:)]|$)",
    "PAST_REF": "recently|the past(?= ?[,.;)]| and | but | as )"
    "|recent(?= [a-z]{3,16}(?:s|ed|ing|ion|ment|ory|ess)?(?![a-z]))",
    "FUTURE_REF": "(?:the )?(?:near|distant|foreseeable|not too distant|immediate) future"
    "|the future(?= ?[,.;:)]| (?:of|is|and|will|but|to|as) |$)|the (?:near|short|medium|long) term|(?:very|any ?time) soon",
}


def _length(match: re.Match[str]) -> Found:
    """Read "three years", "27-year"; "a second" is none, and "three quarters" is a fraction."""
    unit, number = unit_of(match["u"]), count(match["n"])
    if (unit == "quarter" and not match["kind"]) or (number is not None and number <= 0):
        return
    plural = match["u"].casefold().endswith("s")
    if (plural and number == 1 and match["n"].casefold() in ("a", "an")) or re.fullmatch(
        r"the", match["n"], re.IGNORECASE
    ):
        return
    also = Decimal("0.5") if match["half"] else Decimal(0)
    yield "", Other("duration", period(number, match["u"], also))


def _span(match: re.Match[str]) -> Found:
    """Read "the past decade", "recent years", "the last couple of years"."""
    unit, number = match["u"].casefold(), match["n"]
    if number:
        yield "", Other("duration", period(count(number), match["u"]))
    elif unit.endswith("s"):
        yield "", Other("duration", period(None, match["u"]))
    elif match["which"].casefold() in ("past", "last", "next", "coming"):
        yield "", Other("duration", period(Decimal(1), match["u"]))


def _seconds(match: re.Match[str]) -> Found:
    """Read "30 seconds", "60-second"; "a second" is an ordinal as often."""
    number = count(match["n"])
    if number is None or number > 1 or match["n"].isdigit():
        yield "", Other("duration", period(number, "second"))


def _part_of(match: re.Match[str]) -> Found:
    """Read "half-century", "the past quarter century", "a half-hour"."""
    share = Decimal("0.25") if match["share"].casefold() == "quarter" else Decimal("0.5")
    yield "", Other("duration", period(share, match["u"]))


def _bare(match: re.Match[str]) -> Found:
    yield "", Other("duration", period(None, match["u"]))


def _whole(match: re.Match[str]) -> Found:
    yield "", Other("duration", period(Decimal(1), match["u"]))


def _each(match: re.Match[str]) -> Found:
    """Read "every year", "every two weeks", "each Friday", "per month"."""
    if match["w"]:
        yield "", Other("set", f"XXXX-WXX-{weekday(match['w'])}")
        return
    number = Decimal(2) if (match["n"] or "").casefold() == "other" else count(match["n"]) if match["n"] else Decimal(1)
    yield "", Other("set", period(number, match["u"]))


def _often(match: re.Match[str]) -> Found:
    """Read "daily", "annually"; a capital inside a sentence is a name ("Daily Telegraph")."""
    word = match.group().casefold()
    if match.group()[0].isupper() and re.match(r" [A-Z]", match.string[match.end() : match.end() + 2]):
        return
    yield "", Other("set", _OFTEN[word] if word in _OFTEN else _OFTEN[word.removesuffix("ly")])


def _weekdays(match: re.Match[str]) -> Found:
    yield "", Other("set", f"XXXX-WXX-{weekday(match['w'])}")


def _vague(match: re.Match[str]) -> Found:
    """Read "recently", "now"; "the most recent model" is no time, nor is the moment of "the moment when"."""
    word, before = match.group().casefold(), match.string[max(0, match.start() - 6) : match.start()].casefold()
    if not (word == "recent" and before.endswith("most ")) and not (
        word == "the moment" and not before.endswith("at ")
    ):
        yield "", Other("date", match.lastgroup or "")


RULES = (
    # every year, each month, every two weeks, every other day, every Friday, per day
    rule(
        "set",
        "every each per",
        rf"(?<!\w)(?:(?:every|each){BLANK}(?:(?P<n>other|{COUNT})[- ])?|per{BLANK})(?:(?:single"
        rf"|passing){BLANK})?(?:(?P<u>{UNIT}s?)|(?P<w>{WEEKDAY}))(?!\w)",
        _each,
    ),
    rule(
        "set",
        "OFTEN",
        r"(?<![\w-])(?:hourly|daily|nightly|(?:bi)?weekly|fortnightly|monthly|quarterly|yearly|(?:semi-?"
        r"|bi)?annual(?:ly)?|biennial)(?!\w)",
        _often,
    ),
    rule("set", "WEEKDAYS", r"(?<!\w)(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s(?!\w)", _weekdays),
    # the past decade, the last couple of years, recent years, the next four years
    rule(
        "span",
        "WHOLE",
        rf"(?<![\w-]){_WHOLE}{_MORE}(?:(?P<n>{COUNT})[- ])?(?:{_KIND}{BLANK}){{0,2}}{_UNITS}(?![\w-])",
        _span,
    ),
    # three years, 27-year, nearly five months, two and a half years, a year and a half, 18 years old
    rule(
        "length",
        "ABOUT COUNT",
        rf"(?<![\w.,$€£/:-])(?:the{BLANK})?{_MORE}(?P<n>{COUNT})(?:{BLANK}|-)(?:(?P<kind>{_KIND})(?:{BLANK}|-)){{0,2}}{_UNITS}"
        rf"(?:['’]s?)?(?P<half>(?:{BLANK}|-)and(?:{BLANK}|-)a(?:{BLANK}|-)half)?(?:(?:{BLANK}|-)(?:long|old)(?!\w)"
        rf"|{BLANK}of{BLANK}age(?!\w))?(?!\w)",
        _length,
    ),
    rule(
        "length",
        "ABOUT COUNT",
        rf"(?<![\w.,$€£/:-])(?:the{BLANK})?{_MORE}(?P<n>{COUNT})(?:{BLANK}seconds|-second)(?!\w)",
        _seconds,
    ),
    # half-century, the past quarter-century, a half hour
    rule(
        "length",
        "WHOLE a half quarter another nearly almost",
        rf"(?<![\w-])(?:(?:(?:the{BLANK})?(?:past|last|next)|an?|the|another|nearly|almost|every){BLANK}){{0,2}}"
        rf"(?P<share>half|quarter)[- ]"
        rf"(?P<u>hour|day|year|decade|century)(?:-(?:long|old))?(?![\w-]|{BLANK}(?:ago|later|earlier)\b)",
        _part_of,
    ),
    # days after the attack, in the weeks ahead
    rule(
        "bare",
        "the UNIT",
        rf"(?<![\w-])(?:the{BLANK})?(?P<u>(?:minute|hour|day|week|month|year|decade)s)"
        rf"(?={BLANK}(?:after|before|ahead)(?!\w))",
        _bare,
    ),
    # for months, within days, years of conflict, decades-long
    rule(
        "bare",
        "UNIT",
        rf"{after('for within in after over through during spent lasting lasted took many and just only mere')}(?P<u>(?:minute"
        r"|hour|day|night|week|month|year|decade|centurie)s)(?!\w)",
        _bare,
    ),
    rule(
        "bare",
        "UNIT",
        r"(?<!\w)(?P<u>(?:minute|hour|day|night|week|month|year|decade|centurie)s)(?:-long(?!\w)"
        rf"|(?={BLANK}of{BLANK}(?!the\b|our\b|his\b|their\b|old\b)))",
        _bare,
    ),
    rule("whole", "UNIT", r"(?<!\w)(?P<u>day|week|month|year|decade|century)-long(?!\w)", _whole),
    rule(
        "vague",
        "VAGUE",
        "(?<![\\w-])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _VAGUE.items()) + ")(?!\\w)",
        _vague,
    ),
)
