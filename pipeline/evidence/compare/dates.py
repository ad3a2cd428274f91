"""The dates of a claim held against the dates of its passages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import likeness
from pipeline.evidence.compare.dated import Dated, dated
from pipeline.evidence.compare.slips import Near, Row, slip
from pipeline.evidence.compare.times import Relation, limit, relation, stated, year
from pipeline.model import Check, CheckOutcome

# another date of the source whose words are nearer by this makes an equal date doubtful
_MARGIN, _MARGIN_LIMIT = 0.1, 0.05
_UP_TO = frozenset(("by", "until"))
# a passage with two figures of the claim, or one long one, speaks of the same event
_TOGETHER = 2

Company = Callable[[str], int]


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


def compare_dates(claim: AnnotatedText, passages: Sequence[AnnotatedText]) -> tuple[Compared, ...]:
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
        yield _in_company(one, others, company) or check if check.outcome == CheckOutcome.MAY_DIFFER else check


def _in_company(one: Compared, others: set[int], company: Company) -> Check | None:
    """Let the figures of the claim say which passage is meant: its date is the same, or it alone dates them otherwise."""
    beside = [row for row in one.rows if company(row[2].text) >= _TOGETHER]
    same = next((row for row in one.rows if row[0] == "holds" and company(row[2].text)), None)
    if same:
        return _told(one.date, same[2], CheckOutcome.MATCHES)
    if len(beside) != 1 or one.bound or not one.date.firm or not beside[0][2].firm or id(beside[0][2].time) in others:
        return None
    return _told(one.date, beside[0][2], CheckOutcome.DIFFERS) if beside[0][0] == "apart" else None


def _check(one: Compared, others: set[int], topic: float, near: Near) -> Check:
    """others: the dates of the passages that stand for other dates of the claim."""
    date, rows = one.date, one.rows
    if not rows:
        nothing = f"no date in the passage to hold against {date.words}"
        return Check("date", date.words, "", CheckOutcome.ABSENT, nothing, date.time.id)
    same = next(iter(one.held), None)
    rival = next((row for row in rows if id(row[2].time) not in others), rows[0])
    exact = next((row for row in one.held if stated(date.time) > 1 and row[2].time.timex == date.time.timex), None)
    if exact or (same and rival[1] - same[1] <= (_MARGIN_LIMIT if one.bound else _MARGIN)):
        return _told(date, (exact or same or rival)[2], CheckOutcome.MATCHES)
    differing = None if same else slip(date, rows, topic, near, bound=bool(one.bound))
    if differing and id(differing.time) not in others:
        return _told(date, differing, CheckOutcome.DIFFERS)
    why = "the source is less exact" if rows[0][0] == "unsaid" else "the two may date different things"
    return _told(date, rows[0][2], CheckOutcome.MAY_DIFFER, why)


def _told(date: Dated, found: Dated, outcome: CheckOutcome, why: str = "") -> Check:
    detail = f"article {date.words}, source {found.words}" + (f"; {why}" if why else "")
    return Check("date", date.words, found.words, outcome, detail, date.time.id)
