"""A date mention: a date where it stands in a claim or a passage, and what its words say of it."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import Context, nearby_content_words, preceding_content_word, weigh_context
from pipeline.evidence.compare.date_relations import as_stated, is_comparable, stated_parts, year_is_inferred, year_of
from pipeline.lexicon import fragment
from pipeline.model import Span, Time, TimeKind
from pipeline.text.regex import regex

# the rules of dates that find an hour by itself
_RULES_OF_HOURS = "rule:hour"
# "2018 FIFA World Cup", "the 2019–20 season": part of a name
_NAME_BEHIND = regex(rf"(?:\s*[–-]\s*\d{{2,4}})?\s+(?:[A-Z]|{fragment('evidence.dated_works')}\b)")
# "as of 10 March", "by April": the day of a count or a state, not of an event
_BOUNDARY_WORD = regex(
    rf"\b(?P<word>{fragment('evidence.date_boundary_words')})\s+(?:the\s+|early\s+|late\s+|mid-)?$", re.IGNORECASE
)
# "than in 2022", "compared with March 2023", "as in 2019"
_BASE = regex(
    rf"\b{fragment('evidence.comparison_bases')}(?: {fragment('evidence.base_connectives')}){{0,3}}\s$", re.IGNORECASE
)
_BASE_REACH = 64
# "greater than the one of Mount Sarn in 1980"
_BASE_NAMED = regex(r"\bthan (?:the ones?|that|those) (?:of|at|in) [^,;:]{1,40} (?:in|of|from) $", re.IGNORECASE)
# "the six months to", "the year ended on the"
_PERIOD_BEFORE = regex(
    rf"\b{fragment('evidence.reporting_periods')} (?:to|up to|until|ended|ending)(?: on)?(?: the)?(?: end of)? $",
    re.IGNORECASE,
)
# "2,140 people (2022: 2,310)": of the value beside which it stands
_VALUE_BEHIND = regex(r": ?\W?\d")
# "of 1849 killed"
_UNREAD_YEAR = regex(rf"\b{fragment('evidence.dating_prepositions')} (?P<year>1[5-9]\d\d|20\d\d)(?![\w.,%/–-]*\d|\w)")
# between two dates that share their year: "6 to 7 May 2019", "May and June 2019", "6/7 May 2019"
_JOINED = regex(r"\s?(?:[–—/-]|[^\W\d_]{1,7})\s?")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in its text, with the words around it.

    span: its words, up to the date that states its year: "6 to 7 May 2019". has_figures: the text has figures.
    """

    time: Time
    text: str
    span: Span
    context: Context
    has_figures: bool = False

    @property
    def words(self) -> str:
        """Return the date as it stands in its text."""
        return self.span.of(self.text)

    @property
    def event_words(self) -> frozenset[str]:
        """Return the stems of what happened then."""
        return nearby_content_words(self.text, self.time.span)

    @property
    def head_verb(self) -> str:
        """Return the stem of the last content word before the date: "complet" of "completed in March 2020"."""
        return preceding_content_word(self.text, self.time.span)

    @property
    def year_is_inferred(self) -> bool:
        """Tell whether only the text around gives the year ("the same year"): it may match, but contradicts nothing."""
        return year_is_inferred(self.time, self.words)

    @property
    def boundary_word(self) -> str:
        """Return the word that makes it the day of a count or of a state ("as of", "since"), "" where none stands there."""
        match = _BOUNDARY_WORD.search(self.text[max(0, self.time.span.start - 16) : self.time.span.start])
        return match["word"].casefold() if match else ""

    @property
    def ends_period(self) -> bool:
        """Tell whether the date is the end of a period that the text measures back from it: "the six months to 30 June 2022"."""
        return _PERIOD_BEFORE.search(self.text, 0, self.time.span.start) is not None

    @property
    def is_part_of_name(self) -> bool:
        """Tell whether the date, a year alone, is part of a name."""
        return stated_parts(self.time) <= 1 and _NAME_BEHIND.match(self.text, self.time.span.end) is not None

    @property
    def is_event_date(self) -> bool:
        """Tell whether the date says when something happened, and is no part of a name and no day of a count."""
        return not self.is_part_of_name and not self.boundary_word and not self.is_base

    @property
    def is_base(self) -> bool:
        """Tell whether something is only compared with that time: "19 per cent higher than in 2022", "2,140 (2022: 2,310)"."""
        opens_bracket = self.text[: self.time.span.start].endswith("(")
        if opens_bracket and _VALUE_BEHIND.match(self.text, self.time.span.end):
            return True
        start = max(0, self.time.span.start - _BASE_REACH)
        return any(pattern.search(self.text, start, self.time.span.start) for pattern in (_BASE, _BASE_NAMED))


def date_mentions(annotated: AnnotatedText) -> tuple[DateMention, ...]:
    """Return the dates of a text that can be compared."""
    text, times = annotated.text, sorted(annotated.times, key=lambda time: time.span.start)
    found = []
    for time, behind in zip_longest(times, times[1:]):
        shared = behind and _share_year(text, time, behind)
        span = Span(time.span.start, behind.span.end) if shared else time.span
        stated = as_stated(time, span.of(text))
        found.append(DateMention(stated, text, span, weigh_context(text, span), bool(annotated.figures)))
    return tuple(mention for mention in found if is_comparable(mention.time) and not _names_no_day(mention.time))


def with_unread_years(passage: AnnotatedText) -> AnnotatedText:
    """Return a passage with the years that were found to be neither date nor figure: "the cholera of 1849 killed 412"."""
    spans = [*(time.span for time in passage.times), *(figure.span for figure in passage.figures)]
    matches = [(Span(*match.span("year")), match["year"]) for match in _UNREAD_YEAR.finditer(passage.text)]
    years = [
        Time("", span, TimeKind.DATE, year, year, f"{year}-01-01", f"{year}-12-31")
        for span, year in matches
        if not any(span.overlaps(other) for other in spans)
    ]
    return replace(passage, times=(*passage.times, *years)) if years else passage


def _names_no_day(time: Time) -> bool:
    """Tell whether only an hour is named, of a day that the text around gives: "before six in the evening" dates nothing."""
    return time.by.startswith(_RULES_OF_HOURS)


def _share_year(text: str, time: Time, behind: Time) -> bool:
    """Tell whether a date leaves its year to the date joined to it: "6" in "from 6 to 7 May 2019"."""
    if not _JOINED.fullmatch(text, time.span.end, behind.span.start) or not year_is_inferred(time, time.span.of(text)):
        return False
    return year_of(time) == year_of(behind) != "" and not year_is_inferred(behind, behind.span.of(text))


def date_in_title(time: Time, title: AnnotatedText) -> str:
    """Return the words of a title that have the date, or a period that begins or ends with it; "" where none has."""
    for found in title.times:
        ends = {found.first[:4], found.last[:4]}
        if found.first and (
            (time.first == found.first and time.last == found.last) or (time.timex in ends and time.first)
        ):
            return found.span.of(title.text)
    return ""
