"""One check for each date of a claim: related to the dates of its passages, then decided."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.context import cosine
from pipeline.evidence.compare.date_errors import Candidate, IsAbout, find_near_miss, find_slip
from pipeline.evidence.compare.date_mention import DateMention, date_mentions, with_unread_years
from pipeline.evidence.compare.date_relations import Bound, Relation, bound_of, relate, stated_parts, year_of
from pipeline.model import Check, CheckKind, CheckOutcome, Time

# another date of the source whose context is more similar by this makes an equal date doubtful
_MARGIN, _MARGIN_BOUND = 0.1, 0.05
_UPPER_BOUND_WORDS = frozenset(("by", "until"))
# a passage with two figures of the claim, or one long one, speaks of the same event
_SAME_EVENT_FIGURES = 2

# tells of a passage, by its text, how many figures of the claim it has
CountFigures = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class ComparedDate:
    """A date of the claim with the dates of the passages that can be compared with it, the most similar context first."""

    date: DateMention
    candidates: tuple[Candidate, ...]
    bound: Bound

    @property
    def entailing(self) -> list[Candidate]:
        """Return the dates that entail the claim's; a bound is not borne out by a time with which something is compared."""
        entailing = (candidate for candidate in self.candidates if candidate.relation == Relation.ENTAILS)
        return [candidate for candidate in entailing if not (self.bound and candidate.date.is_base)]

    @property
    def contradicted(self) -> bool:
        """Tell whether the passages have dates and none agrees."""
        return bool(self.candidates) and all(c.relation == Relation.DISJOINT for c in self.candidates)


def compare_dates(
    claim: AnnotatedText, passages: Sequence[AnnotatedText], of_work: frozenset[str] = frozenset()
) -> tuple[ComparedDate, ...]:
    """Relate each date of the claim to those of the passages. of_work: years of the title, of days that state none."""
    mentions = [date for passage in passages for date in date_mentions(with_unread_years(passage))]
    found = [date for date in mentions if not date.year_is_inferred]
    counted = [date for date in mentions if date.year_is_inferred and not any(map(str.isdigit, date.words))]
    years = (frozenset(year_of(date.time) for date in found) | of_work) - {""}
    return tuple(_compare_date(date, found, counted, years) for date in date_mentions(claim))


def _compare_date(
    date: DateMention, found: Sequence[DateMention], counted: Sequence[DateMention], years: frozenset[str]
) -> ComparedDate:
    """Return a date with those it is compared with.

    counted: from another date ("five years later"); one only ever agrees, where no named one is in words more like the claim's.
    """
    bound = bound_of(date.text, date.time)
    candidates = [
        [Candidate(_relation(date, f, bound, years), cosine(date.context, f.context), f) for f in mentions]
        for mentions in (found, counted)
    ]
    named = [c for c in candidates[0] if c.relation != Relation.INCOMPARABLE]
    nearest = max((c.similarity for c in named), default=0.0)
    agreeing = (c for c in candidates[1] if c.relation == Relation.ENTAILS and c.similarity >= nearest)
    comparable = (*named, *agreeing)
    return ComparedDate(date, tuple(sorted(comparable, key=lambda c: -c.similarity)), bound)


def _relation(date: DateMention, found: DateMention, bound: Bound, years: frozenset[str]) -> Relation:
    """Return how a date stands to the claim's: of two open periods the bounds must agree, "before 2035" and "until 2035"."""
    if not bound and found.ends_period and _ends_with(date.time, found.time):
        return Relation.ENTAILS
    upper = Bound.BEFORE if found.boundary_word in _UPPER_BOUND_WORDS else Bound.NONE
    found_bound = bound_of(found.text, found.time) or upper
    if bound and found_bound == bound:
        return relate(date.time, found.time, passage_years=years)
    return relate(date.time, found.time, bound=bound, passage_years=years)


def _ends_with(period: Time, found: Time) -> bool:
    """Tell whether a claimed period may end on a date: the half of a year on its last day, "2021–22" in March 2022."""
    if not period.first or not found.first or period.first == period.last:
        return False
    two_years = period.first[:4] != period.last[:4] == found.last[:4]
    return period.last == found.last or two_years


def check_dates(
    compared: Sequence[ComparedDate], topic: float, is_about: IsAbout, count_figures: CountFigures
) -> Iterator[Check]:
    """Yield one check for each date of the claim.

    Args:
        compared: the dates of the claim.
        topic: how far the passages speak of the claim's topic, 0…1.
        is_about: whether a passage is surely about the claim; called only where a date may be an error.
        count_figures: how many figures of the claim a passage has.
    """
    for item in compared:
        if item.date.year_is_inferred and not item.entailing:
            continue
        others = (other for other in compared if other is not item and not other.bound)
        taken = {id(candidate.date.time) for other in others for candidate in other.entailing}
        check = _decide(item, taken, topic, is_about)
        doubtful = check.outcome == CheckOutcome.MAY_DIFFER
        yield (_decide_by_figures(item, taken, count_figures) if doubtful else None) or check


def _decide_by_figures(item: ComparedDate, taken: set[int], count_figures: CountFigures) -> Check | None:
    """Let the figures of the claim say which passage is meant: its date is the same, off by one part, or alone and another."""
    equal = next((c for c in item.entailing if count_figures(c.date.text)), None)
    if equal:
        return _check(item.date, equal.date, CheckOutcome.MATCHES, by="dated-by-figures")
    if item.bound:
        return None
    slip = find_slip(item.date, [c for c in item.candidates if count_figures(c.date.text)])
    if slip and id(slip.time) not in taken and not item.entailing:
        return _check(item.date, slip, CheckOutcome.DIFFERS, by="slip-beside-figures")
    other = _only_date(item, count_figures)
    if other and id(other.time) not in taken:
        return _check(item.date, other, CheckOutcome.DIFFERS, by="other-date-by-figures")
    return None


def _only_date(item: ComparedDate, count_figures: CountFigures) -> DateMention | None:
    """Return the only date of the passages that have the figures of the claim, where it dates the event otherwise."""
    same_event = [c for c in item.candidates if count_figures(c.date.text) >= _SAME_EVENT_FIGURES]
    if len(same_event) != 1 or same_event[0].relation != Relation.DISJOINT:
        return None
    found = same_event[0].date
    return found if item.date.is_event_date and found.is_event_date else None


def _decide(item: ComparedDate, taken: set[int], topic: float, is_about: IsAbout) -> Check:
    """Return the check of a date. taken: the dates of the passages that entail other dates of the claim."""
    date, candidates, entailing = item.date, item.candidates, item.entailing
    if not candidates:
        detail = f"no date in the passage to hold against {date.words}"
        return Check(CheckKind.DATE, date.words, "", CheckOutcome.ABSENT, detail, date.time.id, by="no-date")
    exact = next((c for c in entailing if stated_parts(date.time) > 1 and c.date.time.timex == date.time.timex), None)
    if exact:
        return _check(date, exact.date, CheckOutcome.MATCHES, by="same-date")
    if entailing:
        meant = [c for c in candidates if c.relation == Relation.ENTAILS or not c.date.is_base]
        rival = next((c for c in meant if id(c.date.time) not in taken), meant[0])
        margin = _MARGIN_BOUND if item.bound else _MARGIN
        if rival.similarity - entailing[0].similarity <= margin:
            return _check(date, entailing[0].date, CheckOutcome.MATCHES, by="entailing-date")
    else:
        error = find_near_miss(date, candidates, topic, is_about, item.bound)
        if error and id(error.time) not in taken:
            return _check(date, error, CheckOutcome.DIFFERS, by="near-miss")
    less_exact = candidates[0].relation == Relation.LESS_EXACT
    reason = "the source is less exact" if less_exact else "the two may date different things"
    return _check(date, candidates[0].date, CheckOutcome.MAY_DIFFER, reason, by="open-date")


def _check(date: DateMention, found: DateMention, outcome: CheckOutcome, reason: str = "", *, by: str) -> Check:
    """Return the check of a date and its counterpart. by: the rule that decided."""
    if outcome == CheckOutcome.MATCHES and year_of(date.time) and _leaves_year_open(found):
        reason = "the source does not repeat the year"
    detail = f"article {date.words}, source {found.words}" + (f"; {reason}" if reason else "")
    return Check(CheckKind.DATE, date.words, found.words, outcome, detail, date.time.id, by=by)


def _leaves_year_open(date: DateMention) -> bool:
    """Tell whether a date names no year, which stands around it: "1 June"."""
    return not date.time.first
