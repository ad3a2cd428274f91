"""Dates that lack their year: "17 September", "September", "Friday", "last summer", "the fourth quarter"."""

import re
from collections.abc import Iterator

from pipeline.lexicon.fragments import BLANK
from pipeline.mentions.dates.readings import Meaning, Monthday, Open, Weekday, rule
from pipeline.mentions.dates.words import ORDINAL, ORDINALS, after, month, season, weekday
from pipeline.text.date_fragments import DAY, MONTH, ORDINAL_SUFFIX, SEASON, WEEKDAY

Found = Iterator[tuple[str, Meaning]]
_WHICH_WORDS = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "preceding": "last",
    "prior": "last",
    "next": "next",
    "following": "next",
    "coming": "next",
    "upcoming": "next",
    "this": "this",
    "current": "this",
    "that": "same",
    "same": "same",
}
WHICH = rf"(?:(?P<which>{'|'.join(_WHICH_WORDS)}){BLANK})"
# "may" and "march" are verbs: as months they stand behind one of these
_BEFORE_DATE = re.compile(
    r"(?:^|[\s(\"“‘'–—-])(?:in|by|since|until|till|from|to|of|during|through|throughout|between|and|or"
    r"|before|after|for|a|an|the|early"
    r"|late|mid|end|around|about|every|each|as|on|over|with|than|is|was|[a-z]{2,20}['’]s)[\s-]+$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(rf"{BLANK}?(?:[-–—/]|to|and|or|until){BLANK}?{MONTH}", re.IGNORECASE)
# a capital inside a sentence before the month: "Theresa May", "Long March"
_NAME_BEFORE = re.compile(r"[^.!?:;\n\s][ ][A-Z][a-zé'’-]{1,24}[ ]$")
_NAMES = {"may", "march", "april", "june", "august"}
# "the March on Washington", "the march of time"
_MARCHING = re.compile(rf"{BLANK}(?:on{BLANK}(?=[A-Z])|of{BLANK}(?!last|this|next|that|the{BLANK}same|\d))")
_UNTIL_THEN = re.compile(rf"{BLANK}(?:before|of|without){BLANK}(?:the|a|an|his|her|its|their)\b")
# days of history: "Black Monday", "Bloody Sunday"
_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Good|Palm|Ash|Cyber|Red|Easter) $")
_HOLIDAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "may day": (5, 1),
}


def _which(match: re.Match[str]) -> str:
    return _WHICH_WORDS.get((match["which"] or "").casefold(), "")


def _day(match: re.Match[str]) -> Found:
    if match["m"][0].isupper():
        yield "", Open("day", month(match["m"]), int(match["d"]))


def _month(match: re.Match[str]) -> Found:
    """Leave out the verbs "may" and "march", names ("Theresa May") and bare abbreviations ("Jan")."""
    word, text = match["m"], match.string
    name = word.rstrip(".").casefold()
    bare = not match["which"] and not match["the"]
    if not word[0].isupper() or (len(name) == 3 and name != "may" and bare and not word.endswith(".")):
        return
    before = text[max(0, match.start() - 30) : match.start()]
    dated = _BEFORE_DATE.search(before) or _MONTH_AFTER.match(text, match.end())
    if bare and name in ("may", "march") and not dated:
        return
    if bare and name in _NAMES and _NAME_BEFORE.search(before):
        return
    if name == "march" and _MARCHING.match(text, match.end()):
        return
    yield "", Open("month", month(word), which=_which(match))


def _weekday(match: re.Match[str]) -> Found:
    if match["w"][0].isupper() and not _NAMED_DAY.search(match.string[max(0, match.start() - 12) : match.start()]):
        yield "", Weekday(weekday(match["w"]), _which(match))


def _season(match: re.Match[str]) -> Found:
    """Leave out "the last autumn before the flood", which only the flood dates."""
    said = match.string[max(0, match.start() - 4) : match.end()].casefold()
    if _UNTIL_THEN.match(match.string, match.end()) and "the last" in said:
        return
    yield "at", Open("season", season(match["s"]), which=_which(match) if "which" in match.groupdict() else "")


def _part(match: re.Match[str]) -> Found:
    """Read "the fourth quarter", "first-half"."""
    number, grain, word = ORDINALS[match["o"].casefold()], match["g"].casefold(), match["o"].casefold()
    if word != "last" and number <= (4 if grain == "quarter" else 2):
        yield "", Open(grain, number, which=_which(match))


def _short_part(match: re.Match[str]) -> Found:
    yield "", Open("quarter", int(match["n"]))


def _monthday(match: re.Match[str]) -> Found:
    yield "at", Monthday(int(match["d"]))


def _holiday(match: re.Match[str]) -> Found:
    yield "", Open("day", *_HOLIDAYS[match.group().casefold().replace("’", "'")])


_HOLIDAY = "|".join(sorted(_HOLIDAYS, key=len, reverse=True)).replace("'", "['’]")

RULES = (
    # 17 September, the 17th of September, the 20 September
    rule(
        "day",
        "# the",
        rf"(?<![\w.,/:$€£])(?:the{BLANK})?(?P<d>{DAY}){ORDINAL_SUFFIX}?{BLANK}(?:of{BLANK})?(?P<m>{MONTH})(?![a-z])",
        _day,
    ),
    # September 17, Sept. 17th, June the 17th
    rule(
        "day",
        "MONTH",
        rf"(?<!\w)(?P<m>{MONTH}){BLANK}(?:the{BLANK})?(?P<d>{DAY}){ORDINAL_SUFFIX}?(?![\w:%]|[.,/]\d|-\w|{BLANK}(?:per{BLANK}cent"
        r"|million|percent))",
        _day,
    ),
    # September, last September, the previous April
    rule(
        "month",
        "MONTH the WHICH",
        rf"(?<![\w@#])(?P<the>the{BLANK}(?=[a-z]{{4,10}}{BLANK}))?{WHICH}?(?P<m>{MONTH})(?!\w|{BLANK}\d)",
        _month,
    ),
    # Friday, last Friday, next Friday
    rule("weekday", "WEEKDAY the WHICH", rf"(?<![\w@#])(?:the{BLANK})?{WHICH}?(?P<w>{WEEKDAY})(?!\w|s\b)", _weekday),
    # last summer, the winter; "spring" and "fall" are also other words
    rule("season", "SEASON the WHICH", rf"(?<![\w-])(?P<at>(?:the{BLANK})?{WHICH}(?P<s>{SEASON}))(?![\w-])", _season),
    rule(
        "season",
        "SEASON the",
        rf"(?:(?<=\bmid-)|(?<![\w-]))(?P<at>(?:the{BLANK})?(?P<s>summer|autumn|winter))(?![\w-]|{BLANK}(?:olympi"
        rf"|games))(?!{BLANK}of{BLANK}(?!the{BLANK}same|that|last|next|this))",
        _season,
    ),
    rule(
        "season",
        "spring",
        r"(?<![\w-])(?P<at>(?P<s>spring))"
        rf"(?={BLANK}(?:was|is|has|had|will|may|brings|brought|shows|showed|saw|came|comes)\b)",
        _season,
    ),
    rule(
        "season",
        "spring fall the",
        rf"{after('in by until since during for early late spent')}(?P<at>(?:the{BLANK})?(?P<s>spring"
        rf"|fall))(?![\w-]|{BLANK}(?:of|in|to)\b)",
        _season,
    ),
    # the fourth quarter
    rule(
        "part",
        "the WHICH ORDINAL",
        rf"(?<![\w-])(?:the{BLANK})?{WHICH}?(?P<o>{ORDINAL})[- ](?P<g>quarter|half)(?!\w"
        rf"|{BLANK}(?:of{BLANK}(?:the{BLANK})?(?!year|this|last|next|fiscal)|back|time))",
        _part,
    ),
    rule("part", "q", r"(?<![\w-])Q(?P<n>[1-4])(?![\w-])", _short_part),
    # on the 20th, by the 3rd
    rule(
        "monthday",
        "the",
        rf"{after('on by until from since to and before after')}(?P<at>the{BLANK}(?P<d>{DAY}){ORDINAL_SUFFIX})"
        rf"(?!{BLANK}?[- ]centur)"
        rf"(?={BLANK}?[,.;:)\n]|{BLANK}?$|{BLANK}(?:[a-z]{{2,20}}ed|was|were|to|and|when|at|in)\b)",
        _monthday,
    ),
    rule("holiday", "HOLIDAY", rf"(?<!\w)(?:{_HOLIDAY})(?!\w)", _holiday),
)
