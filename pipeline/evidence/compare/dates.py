"""The dates of a claim held against the dates of its passages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.context import Context, before, context, events, likeness
from pipeline.evidence.compare.times import (
    Relation,
    comparable,
    inherited,
    limit,
    relation,
    shared,
    stated,
    worded,
    year,
)
from pipeline.evidence.said import Said
from pipeline.model import Check, Time
from pipeline.model.evidence import Outcome

# how near the words around two dates must be before they date the same thing, tuned on the dev claims;
# a date that shares two of year, month and day with another needs less
_NEAR, _NEAR_SLIP, _TOPIC = 0.3, 0.2, 0.65
# another date of the source whose words are nearer by this makes an equal date doubtful
_MARGIN, _MARGIN_LIMIT = 0.1, 0.05
_SLIP = 2
# a whole date that differs in one part only needs so much of the claim's subject, and words in common unless day and
# month agree: that two of 366 days are the same is no coincidence
_TOPIC_WHOLE, _NEAR_WHOLE, _WHOLE = 0.3, 0.1, 3
_NEAR_LIKE = 0.15
# words so near need no passage that is surely about the claim
_NEAR_SLIP_ALONE = 0.25
# "2018 FIFA World Cup", "the 2019–20 season": part of a name
_NAMED = re.compile(r"(?:\s*[–-]\s*\d{2,4})?\s+(?:[A-Z]|seasons?\b|films?\b|albums?\b|editions?\b|elections?\b)")
# "as of 10 March", "by April": the day of a count, not of an event
_STATE = re.compile(
    r"\b(?P<word>as of|as at|by|until|through|since|from)\s+(?:the\s+|early\s+|late\s+|mid-)?$", re.IGNORECASE
)
# of these, two dates of one event begin or end the same
_LASTING = frozenset(("by", "until", "since", "from"))

_UP_TO = frozenset(("by", "until"))

# a passage with two figures of the claim, or one long one, speaks of the same event
_TOGETHER = 2
# the words around a slip are nearer by this than those around the passages' other dates
_CLEARLY = 0.1

Near = Callable[[str], bool]
Company = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: its text and the words around it; counts: the text has figures."""

    time: Time
    text: str
    around: Context
    counts: bool = False

    @property
    def events(self) -> frozenset[str]:
        """Return the stems of what happened then."""
        return events(self.text, self.time.span)

    @property
    def deed(self) -> str:
        """Return the stem of the last word before the date that means something: "complet" of "completed in March 2020"."""
        return before(self.text, self.time.span)

    @property
    def inherited(self) -> bool:
        """Tell whether only the text around it gives the year ("the same year"): it may agree, but contradicts nothing."""
        return inherited(self.time, self.words)

    @property
    def words(self) -> str:
        """Return the date as it stands in its text."""
        return self.time.span.of(self.text)

    @property
    def state(self) -> str:
        """Return the word that makes it the day of a count or of a state ("as of", "since"), "" where none stands there."""
        before = _STATE.search(self.text[max(0, self.time.span.start - 16) : self.time.span.start])
        return before["word"].casefold() if before else ""

    @property
    def named(self) -> bool:
        """Tell whether the date, a year alone, is part of a name."""
        return stated(self.time) <= 1 and _NAMED.match(self.text, self.time.span.end) is not None

    @property
    def firm(self) -> bool:
        """Tell whether the date says when something happened, and is no name and no day of a count."""
        return not self.named and not self.state


def dated(said: Said) -> tuple[Dated, ...]:
    """Return the dates of a text that can be compared."""
    text = said.text
    times = (worded(time, time.span.of(text)) for time in said.times)
    counts = bool(said.figures)
    return tuple(Dated(t, text, context(text, t.span), counts) for t in times if comparable(t))


def in_title(time: Time, title: Said) -> str:
    """Return the words of a title that have the date, or a period that begins or ends with it; "" where none has."""
    for found in title.times:
        ends = {found.first[:4], found.last[:4]}
        if found.first and (
            (time.first == found.first and time.last == found.last) or (time.timex in ends and time.first)
        ):
            return found.span.of(title.text)
    return ""


Row = tuple[Relation, float, Dated]


@dataclass(frozen=True, slots=True)
class Compared:
    """A date of the claim with all that the passages have for it, nearest words first; bound: before | after | ""."""

    date: Dated
    rows: tuple[Row, ...]
    bound: str

    @property
    def held(self) -> list[Row]:
        """Return the rows of the dates that hold for the claim's."""
        return [row for row in self.rows if row[0] == "holds"]

    @property
    def apart(self) -> bool:
        """Tell whether the passages have dates and none agrees."""
        return bool(self.rows) and all(row[0] == "apart" for row in self.rows)


def compare_dates(claim: Said, passages: Sequence[Said]) -> tuple[Compared, ...]:
    """Hold each date of the claim against each of the passages."""
    found = [date for passage in passages for date in dated(passage) if not date.inherited]
    years = frozenset(year(date.time) for date in found) - {""}
    return tuple(_compared(date, found, years) for date in dated(claim))


def _compared(date: Dated, found: Sequence[Dated], years: frozenset[str]) -> Compared:
    bound = limit(date.text, date.time)
    rows = [(_relation(date, f, bound, years), likeness(date.around, f.around), f) for f in found]
    return Compared(date, tuple(sorted((r for r in rows if r[0] != "none"), key=lambda row: -row[1])), bound)


def _relation(date: Dated, found: Dated, bound: str, years: frozenset[str]) -> Relation:
    """Let a limit hold for the same limit of the source, "before 2035" for "until 2035"."""
    limited = limit(found.text, found.time) or ("before" if found.state in _UP_TO else "")
    if bound and limited == bound and found.time.first and found.time.timex == date.time.timex:
        return "holds"
    return relation(date.time, found.time, bound=bound, years=years)


def check_dates(compared: Sequence[Compared], topic: float, near: Near, company: Company) -> Iterator[Check]:
    """Yield one Check a date of the claim. topic: how far the passages speak of the claim's subject, 0…1.

    near: whether one of the passages, by its text, is surely about the claim; asked only where a date may be a slip.
    company: how many figures of the claim a passage has.
    """
    for one in compared:
        if one.date.inherited and not one.held:
            continue
        others = {id(row[2].time) for other in compared if other is not one and not other.bound for row in other.held}
        check = _check(one, others, topic, near)
        yield _in_company(one, others, company) or check if check.outcome == "may_differ" else check


def _in_company(one: Compared, others: set[int], company: Company) -> Check | None:
    """Let the figures of the claim say which passage is meant: its date is the same, or it alone dates them otherwise."""
    beside = [row for row in one.rows if company(row[2].text) >= _TOGETHER]
    same = next((row for row in one.rows if row[0] == "holds" and company(row[2].text)), None)
    if same:
        return _told(one.date, same[2], "matches")
    if len(beside) != 1 or one.bound or not one.date.firm or not beside[0][2].firm or id(beside[0][2].time) in others:
        return None
    return _told(one.date, beside[0][2], "differs") if beside[0][0] == "apart" else None


def _check(one: Compared, others: set[int], topic: float, near: Near) -> Check:
    """others: the dates of the passages that stand for other dates of the claim."""
    date, rows = one.date, one.rows
    if not rows:
        nothing = f"no date in the passage to hold against {date.words}"
        return Check("date", date.words, "", "absent", nothing, date.time.id)
    same = next(iter(one.held), None)
    rival = next((row for row in rows if id(row[2].time) not in others), rows[0])
    exact = next((row for row in one.held if stated(date.time) > 1 and row[2].time.timex == date.time.timex), None)
    if exact or (same and rival[1] - same[1] <= (_MARGIN_LIMIT if one.bound else _MARGIN)):
        return _told(date, (exact or same or rival)[2], "matches")
    differing = None if same or topic < _TOPIC or not date.firm else _differing(date, rows)
    if differing and not differing.firm:
        differing = None
    if not same and not one.bound:
        differing = differing or _slip(date, rows, near) or _deed(date, rows, near) or _whole(date, rows, topic, near)
    if differing and id(differing.time) not in others:
        return _told(date, differing, "differs")
    why = "the source is less exact" if rows[0][0] == "unsaid" else "the two may date different things"
    return _told(date, rows[0][2], "may_differ", why)


def _differing(date: Dated, rows: Sequence[Row]) -> Dated | None:
    """Return the date of the source that contradicts the claim's: one part of it differs, or it alone dates the event."""
    slip = next((row for row in rows if row[0] == "apart" and shared(date.time, row[2].time) >= _SLIP), None)
    if slip:
        return slip[2] if slip[1] >= _NEAR_SLIP else None
    relation_, near, found = rows[0]
    alone = len(rows) == 1 and bool(date.events & found.events)
    return found if relation_ == "apart" and near >= _NEAR and alone else None


def _slip(date: Dated, rows: Sequence[Row], near: Near) -> Dated | None:
    """Return the one date of the passages about the claim, when all but one of its day, month and year are the claim's.

    "since January 2013" for "since 1 January 2014"; two days of a count ("as of") are no slip of one another.
    """
    parts = stated(date.time)
    alike = [
        row
        for row in rows
        if row[0] == "apart" and row[1] >= _NEAR_LIKE and shared(date.time, row[2].time) == parts - 1
    ]
    if parts < 2 or date.named or not alike:
        return None
    about = [row for row in rows if row[1] >= _NEAR_SLIP_ALONE or near(row[2].text)]
    nearest, found = about[:1], alike[0][2]
    if not nearest or nearest[0][2] is not found or found.named or found.state != date.state:
        return None
    # "was completed in February 2020" dates what "was completed in March 2020" does
    same_deed = date.deed and [row[2].deed for row in about].count(date.deed) == 1 and found.deed == date.deed
    if not same_deed and any(row[1] > nearest[0][1] - _CLEARLY for row in about[1:]):
        return None
    return found if not date.state or (date.state in _LASTING and not date.counts) else None


def _deed(date: Dated, rows: Sequence[Row], near: Near) -> Dated | None:
    """Return the one date of the passages about the claim that has the same deed: "opened in 1952" for "opened in 1947"."""
    same = [row[2] for row in rows if date.deed and row[2].deed == date.deed]
    told = len(same) == 1 and all(one.firm and year(one.time) for one in (date, *same)) and near(same[0].text)
    return same[0] if told and relation(date.time, same[0].time) == "apart" else None


def _whole(date: Dated, rows: Sequence[Row], topic: float, near: Near) -> Dated | None:
    """Return the one whole date of the passages that differs from a whole date of the claim in one part only.

    "14 June 2021" for "14 July 2021", "14 February 2005" for "14 February 2007".
    """
    if stated(date.time) < _WHOLE or date.named or date.state not in ("", "since", "from"):
        return None
    alike = [
        row
        for row in rows
        if row[0] == "apart" and stated(row[2].time) == _WHOLE and shared(date.time, row[2].time) == _SLIP
    ]
    if len({row[2].time.timex for row in alike}) != 1 or not alike[0][2].firm:
        return None
    if topic < _TOPIC_WHOLE and not near(alike[0][2].text):
        return None
    same_day = date.time.timex[4:] == alike[0][2].time.timex[4:]
    return alike[0][2] if same_day or (date.firm and alike[0][1] >= _NEAR_WHOLE) else None


def _told(date: Dated, found: Dated, outcome: Outcome, why: str = "") -> Check:
    detail = f"article {date.words}, source {found.words}" + (f"; {why}" if why else "")
    return Check("date", date.words, found.words, outcome, detail, date.time.id)
