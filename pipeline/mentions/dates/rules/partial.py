"""Dates that lack their year: "17 September", "September", "Friday", "last summer", "the fourth quarter"."""

import re

from pipeline.lexicon import either, fragment, labels, words
from pipeline.mentions.dates.fragments import PART_ORDINAL, PART_ORDINALS, after
from pipeline.mentions.dates.meanings import DayOfMonth, MissingYear, Weekday
from pipeline.mentions.dates.rules.base import DateRule, Parses, month_of, text_before
from pipeline.text.calendar import SEASONS, WEEKDAYS
from pipeline.text.date_fragments import DAY, MONTH, ORDINAL_SUFFIX, SEASON, WEEKDAY
from pipeline.text.grammar import expand_blanks
from pipeline.text.regex import regex

_DETERMINERS = labels("dates.determiners")
_DETERMINER = rf"(?:(?P<determiner>{fragment('dates.determiners')}) )"
# "may" and "march" are verbs: as months they stand behind one of these
_MONTH_CUE = regex(rf"(?:^|[\s(\"“‘'–—-])(?:{fragment('dates.month_cues')}|[a-z]{{2,20}}['’]s)[\s-]+$", re.IGNORECASE)
_MONTH_AFTER = regex(expand_blanks(rf" ?(?:[-–—/]|to|and|or|until) ?{MONTH}"), re.IGNORECASE)
# a capital inside a sentence before the month: "Theresa May", "Long March"
_NAME_BEFORE = regex(r"[^.!?:;\n\s][ ][A-Z][a-zé'’-]{1,24}[ ]$")
_NAME_MONTHS = words("dates.ambiguous_months.name")
_VERB_MONTHS = words("dates.ambiguous_months.verb")
_AMBIGUOUS_SEASON = fragment("dates.season_kinds.water", "dates.season_kinds.verb")
_PARADE_MONTHS = words("dates.ambiguous_months.parade")
# "the March on Washington", "the march of time"
_MARCHING = regex(expand_blanks(rf" (?:on (?=[A-Z])|of (?!{fragment('dates.modifiers.period')}|\d))"))
# "the last autumn before the flood" is not the one before the day of writing
_LAST_BEFORE = regex(expand_blanks(rf" (?:before|of|without) {fragment('dates.clause_openers.determiners')}\b"))
# days of history: "Black Monday", "Bloody Sunday"
_NAMED_DAY = regex(rf"\b{either(map(str.capitalize, words('dates.day_epithets')))} $")
# "Christmas tree", "Christmas Island"
_ADJUNCT = regex(rf" (?!{fragment('dates.holiday_followers')}\b)[A-Za-z]{{3,20}}")
# words of a match, whose halves are none of a year
_MATCH = regex(rf"\b{fragment('dates.match_words')}\b", re.IGNORECASE)
# "winter wheat", "the summer monsoon"
_OF_SEASONS = regex(rf"[ -]{fragment('dates.seasonal_things')}\b")
_HOLIDAYS = labels("holidays.fixed")
_MATCH_REACH = 120
_HOLIDAY = either(_HOLIDAYS).replace("'", "['’]")


def _determiner(match: re.Match[str]) -> str:
    """Return last, next, this, same or ""."""
    return _DETERMINERS.get((match.groupdict().get("determiner") or "").casefold(), "")


def build_day(match: re.Match[str]) -> Parses:
    """Read a day whose month is capitalised."""
    if match["m"][0].isupper():
        yield "", MissingYear("day", month_of(match["m"]), int(match["d"]))


def build_month(match: re.Match[str]) -> Parses:
    """Read a month, but no verb ("may", "march"), no name ("Theresa May"), no abbreviation without its full stop ("Jan")."""
    word, name = match["m"], match["m"].rstrip(".").casefold()
    is_plain = not match["determiner"] and not match["the"]
    if not word[0].isupper() or (len(name) == 3 and name != "may" and is_plain and not word.endswith(".")):
        return
    if is_plain and (_is_verb(match, name) or _is_name(match, name)):
        return
    if name in _PARADE_MONTHS and _MARCHING.match(match.string, match.end()):
        return
    yield "", MissingYear("month", month_of(word), determiner=_determiner(match))


def _is_verb(match: re.Match[str], name: str) -> bool:
    """Tell whether "May" or "March" opens a sentence as a verb may."""
    if name not in _VERB_MONTHS:
        return False
    return not _MONTH_CUE.search(text_before(match, 30)) and not _MONTH_AFTER.match(match.string, match.end())


def _is_name(match: re.Match[str], name: str) -> bool:
    """Tell whether a month that is a name as well stands behind a capital ("Theresa May")."""
    return name in _NAME_MONTHS and bool(_NAME_BEFORE.search(text_before(match, 30)))


def build_weekday(match: re.Match[str]) -> Parses:
    """Read a day of the week, but not "Black Monday"."""
    if match["w"][0].isupper() and not _NAMED_DAY.search(text_before(match, 12)):
        yield "", Weekday(WEEKDAYS[match["w"].casefold().rstrip(".")], _determiner(match))


def build_season(match: re.Match[str]) -> Parses:
    """Read a season, not that of "winter wheat"; in "the last autumn before the flood" the autumn alone."""
    if not match.groupdict().get("determiner") and _OF_SEASONS.match(match.string, match.end()):
        return
    phrase = (text_before(match, 4) + match.group()).casefold()
    if "the last" not in phrase or not _LAST_BEFORE.match(match.string, match.end()):
        yield "", MissingYear("season", SEASONS[match["s"].casefold()], determiner=_determiner(match))


def build_part_of_year(match: re.Match[str]) -> Parses:
    """Read "the fourth quarter", "first-half", but not of a match."""
    end = match.end()
    if _MATCH.search(match.string, max(0, match.start() - _MATCH_REACH), end + _MATCH_REACH):
        return
    word, grain = match["o"].casefold(), match["g"].casefold()
    number = PART_ORDINALS[word]
    if word != "last" and number <= (4 if grain == "quarter" else 2):
        yield "", MissingYear(grain, number, determiner=_determiner(match))


def build_quarter(match: re.Match[str]) -> Parses:
    """Read "Q3"; in small letters it is a quartile or a question."""
    if match.group()[0].isupper():
        yield "", MissingYear("quarter", int(match["n"]))


def build_day_of_month(match: re.Match[str]) -> Parses:
    """Read "the 20th"."""
    yield "", DayOfMonth(int(match["d"]))


def build_holiday(match: re.Match[str]) -> Parses:
    """Read a holiday of a fixed day, but not the "Christmas" of a tree."""
    if match.group().casefold() == "christmas" and _ADJUNCT.match(match.string, match.end()):
        return
    month, day = _HOLIDAYS[match.group().casefold().replace("’", "'")].split("-")
    yield "", MissingYear("day", int(month), int(day))


RULES = (
    DateRule(
        "day month",
        rf"(?<![\w.,/:$€£])(?:the )?(?P<d>{DAY}){ORDINAL_SUFFIX}? (?:day )?(?:of )?(?P<m>{MONTH})(?![a-z])",
        build_day,
        (
            ("The ferry sank on the 8th day of March.", "2024-03-08"),
            ("The ferry sank on 8 March.", "2024-03-08"),
            ("The ferry sank on the 8th of March.", "2024-03-08"),
            ("They ran 8 march steps.", ""),
        ),
    ),
    DateRule(
        "month day",
        rf"(?<!\w)(?P<m>{MONTH}) (?:the )?(?P<d>{DAY}){ORDINAL_SUFFIX}?(?![\w:%]|[.,/]\d|-\w| (?:per cent|million|percent))",
        build_day,
        (
            ("The ferry sank on March 8.", "2024-03-08"),
            ("The ferry will sail on Sept. 8th.", "2024-09-08"),
            ("In March 8 percent left.", ""),
        ),
    ),
    DateRule(
        "month",
        rf"(?<![\w@#])(?P<the>the (?=[a-z]{{4,10}} ))?{_DETERMINER}?(?P<m>{MONTH})(?!\w| \d)",
        build_month,
        (
            ("The ferry sank in February.", "2024-02"),
            ("The ferry sank last September.", "2023-09"),
            ("Then Theresa May left.", ""),
            ("May he rest in peace.", ""),
            ("The March on Rome was long.", ""),
        ),
    ),
    DateRule(
        "weekday",
        rf"(?<![\w@#])(?:the )?{_DETERMINER}?(?P<w>{WEEKDAY})(?!\w|s\b)",
        build_weekday,
        (
            ("The ferry sank on Monday.", "2024-05-13"),
            ("The ferry will sail on Monday.", "2024-05-20"),
            ("The ferry sank last Wednesday.", "2024-05-08"),
            ("Stocks fell on Black Monday.", ""),
        ),
    ),
    DateRule(
        "which season",
        rf"(?<![\w-])(?:the )?{_DETERMINER}(?P<s>{SEASON})(?![\w-])",
        build_season,
        (("It was dry last summer.", "2023-22"), ("It was the next summer that burnt.", "2024-22")),
    ),
    DateRule(
        "season",
        rf"(?:(?<=\bmid-)|(?<![\w-]))(?:the )?(?P<s>{fragment('dates.season_kinds.plain')})(?![\w-]| (?:olympi|games))"
        rf"(?! of (?!{fragment('dates.modifiers.period')}))",
        build_season,
        (("It was dry in the summer.", "2023-22"), ("The winter games were short.", "")),
    ),
    DateRule(
        "spring as subject",
        rf"(?<![\w-])(?P<s>{fragment('dates.season_kinds.water')})(?= {fragment('dates.season_verbs')}\b)",
        build_season,
        (("Then spring came to the hills.", "2024-21"),),
    ),
    DateRule(
        "spring or fall",
        rf"{after(words('dates.season_cues.words'))}(?:the )?(?P<s>{_AMBIGUOUS_SEASON})(?![\w-]| (?:of|in|to)\b)",
        build_season,
        (("It was sown in the spring.", "2024-21"), ("It was due to a fall in prices.", "")),
    ),
    DateRule(
        "part of the year",
        rf"(?<![\w-])(?:the )?{_DETERMINER}?(?P<o>{PART_ORDINAL})[- ](?P<g>quarter|half)"
        rf"(?!\w| (?:of (?:the )?(?!{fragment('dates.modifiers.year')})|back|time))",
        build_part_of_year,
        (
            ("Sales fell in the first quarter.", "2024-33"),
            ("Sales fell in the second half.", "2023-41"),
            ("He left in the second half of the match.", ""),
            ("A second-half goal beat them.", ""),
        ),
    ),
    DateRule(
        "quarter", r"(?<![\w-])Q(?P<n>[1-4])(?!\w|-(?!Q[1-4]))", build_quarter, (("Sales fell in Q1.", "2024-33"),)
    ),
    DateRule(
        "day of the month",
        rf"{after(words('dates.day_of_month_cues.words'))}the (?P<d>{DAY}){ORDINAL_SUFFIX}(?! ?[- ]centur)"
        rf"(?= ?[,.;:)\n]| ?$| (?:[a-z]{{2,20}}ed|{fragment('dates.day_of_month_followers')})\b)",
        build_day_of_month,
        (("They met on 3 March 2021 and again on the 20th.", "2021-03-03 2021-03-20"),),
    ),
    DateRule(
        "holiday",
        rf"(?<!\w){_HOLIDAY}(?!\w)",
        build_holiday,
        (
            ("The shop shut on Christmas Eve.", "2023-12-24"),
            ("They met on New Year’s Day.", "2024-01-01"),
            ("The Christmas tree fell.", ""),
        ),
    ),
)
