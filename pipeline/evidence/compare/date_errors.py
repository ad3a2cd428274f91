"""Date errors: a date of the source that plainly is the claim's but for a slip; one part differs, or the event is the same."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.evidence.compare.context import topic_overlap
from pipeline.evidence.compare.date_mention import DateMention
from pipeline.evidence.compare.date_relations import Bound, Relation, relate, shared_parts, stated_parts, year_of

# how similar the contexts of two dates must be before they date the same thing, tuned on the dev claims;
# a date that shares two of year, month and day with another needs less
_SAME_EVENT, _NEAR_MISS, _TOPIC = 0.3, 0.2, 0.65
_NEAR_MISS_PARTS = 2
# a full date that differs in one part only needs so much of the claim's topic, and a common context unless day and
# month agree: that two of 366 days are the same is no coincidence
_TOPIC_FULL_DATE, _CONTEXT_FULL_DATE, _FULL_DATE = 0.3, 0.1, 3
_NEAR_MISS_CONTEXT = 0.15
# contexts so similar need no passage that is surely about the claim
_NEAR_MISS_ALONE = 0.25
# of these, two dates of one event begin or end the same
_LASTING = frozenset(("by", "until", "since", "from"))
_BEGINNING = frozenset(("", "since", "from"))
# so much of the claim's topic, where one digit of a year differs
_TOPIC_YEAR_SLIP = 0.4
# a year in a context so similar, with so much of the claim's topic, dates the same thing (numeric_claims_dev: 13 of 18 refuted)
_SAME_CONTEXT, _TOPIC_SAME_CONTEXT = 0.5, 0.6
# the context of a slip is more similar by this than those of the passages' other dates
_CLEAR_MARGIN = 0.1
# or its sentence has so much more of the claim's words
_CLEAR_OVERLAP = 0.2

# tells of a passage, by its text, whether it is surely about the claim
IsAbout = Callable[[str], bool]


class Candidate(NamedTuple):
    """A date of the passages beside one of the claim: how it stands to it, the cosine of their contexts, the date."""

    relation: Relation
    similarity: float
    date: DateMention


def find_near_miss(
    date: DateMention, candidates: Sequence[Candidate], topic: float, is_about: IsAbout, bound: Bound
) -> DateMention | None:
    """Return the date of the source that the claim's is an error for, None where nothing is sure.

    Args:
        date: of the claim.
        candidates: the dates of the passages, the most similar context first; none entails the claim's.
        topic: how far the passages speak of the claim's topic, 0…1.
        is_about: whether a passage is surely about the claim.
        bound: set where the claim names a bound only.
    """
    found = _contradicting(date, candidates) if topic >= _TOPIC and date.is_event_date else None
    if found and found.is_event_date:
        return found
    if bound:
        return None
    return (
        _near_miss(date, candidates, is_about)
        or _same_verb(date, candidates, is_about)
        or _full_date_near_miss(date, candidates, topic, is_about)
        or _year_slip(date, candidates, topic)
        or _other_year(date, candidates, topic)
    )


def _contradicting(date: DateMention, candidates: Sequence[Candidate]) -> DateMention | None:
    """Return the date of the source that contradicts the claim's: one part of it differs, or it alone dates the event."""
    for candidate in candidates:
        shared = shared_parts(date.time, candidate.date.time)
        if candidate.relation == Relation.DISJOINT and shared >= _NEAR_MISS_PARTS:
            return candidate.date if candidate.similarity >= _NEAR_MISS else None
    relation, similarity, found = candidates[0]
    only_date = len(candidates) == 1 and bool(date.event_words & found.event_words)
    return found if relation == Relation.DISJOINT and similarity >= _SAME_EVENT and only_date else None


def _near_miss(date: DateMention, candidates: Sequence[Candidate], is_about: IsAbout) -> DateMention | None:
    """Return the one date of the passages about the claim, when all but one of its day, month and year are the claim's.

    "since January 2013" for "since 1 January 2014"; two days of a count ("as of") are no slip of one another.
    """
    parts = stated_parts(date.time)
    near_misses = [
        candidate.date
        for candidate in candidates
        if candidate.relation == Relation.DISJOINT
        and candidate.similarity >= _NEAR_MISS_CONTEXT
        and shared_parts(date.time, candidate.date.time) == parts - 1
    ]
    if parts < _NEAR_MISS_PARTS or date.is_part_of_name or not near_misses:
        return None
    found = near_misses[0]
    about = [c for c in candidates if c.similarity >= _NEAR_MISS_ALONE or is_about(c.date.text)]
    if not about or about[0].date is not found or found.is_part_of_name or found.boundary_word != date.boundary_word:
        return None
    # "was completed in February 2020" dates what "was completed in March 2020" does
    verbs = [candidate.date.head_verb for candidate in about]
    same_verb = date.head_verb and verbs.count(date.head_verb) == 1 and found.head_verb == date.head_verb
    rivals = [c for c in about[1:] if c.similarity > about[0].similarity - _CLEAR_MARGIN]
    if not same_verb and any(_is_as_near(date, rival.date, found) for rival in rivals):
        return None
    return found if not date.boundary_word or (date.boundary_word in _LASTING and not date.has_figures) else None


def _is_as_near(date: DateMention, rival: DateMention, found: DateMention) -> bool:
    """Tell whether the sentence of a rival has as much of the claim's words; the rows of a table are told apart by them."""
    least = topic_overlap(date.text, [found.text]) - _CLEAR_OVERLAP
    return rival.text == found.text or topic_overlap(date.text, [rival.text]) > least


def _same_verb(date: DateMention, candidates: Sequence[Candidate], is_about: IsAbout) -> DateMention | None:
    """Return the one date of the passages about the claim that has the same verb: "opened in 1952" for "opened in 1947"."""
    same = [c.date for c in candidates if date.head_verb and c.date.head_verb == date.head_verb]
    if len(same) != 1 or not is_about(same[0].text):
        return None
    sure = all(d.is_event_date and year_of(d.time) for d in (date, same[0]))
    return same[0] if sure and relate(date.time, same[0].time) == Relation.DISJOINT else None


def _full_date_near_miss(
    date: DateMention, candidates: Sequence[Candidate], topic: float, is_about: IsAbout
) -> DateMention | None:
    """Return the one full date of the passages that differs from a full date of the claim in one part only.

    "14 June 2021" for "14 July 2021", "14 February 2005" for "14 February 2007".
    """
    if stated_parts(date.time) < _FULL_DATE or date.is_part_of_name or date.boundary_word not in _BEGINNING:
        return None
    near_misses = [
        candidate
        for candidate in candidates
        if candidate.relation == Relation.DISJOINT and _is_off_by_one(date, candidate.date, candidates)
    ]
    if len({candidate.date.time.timex for candidate in near_misses}) != 1 or not near_misses[0].date.is_event_date:
        return None
    _, similarity, found = near_misses[0]
    if topic < _TOPIC_FULL_DATE and not is_about(found.text):
        return None
    same_day = date.time.timex[4:] == found.time.timex[4:]
    same_event = date.is_event_date and (similarity >= _CONTEXT_FULL_DATE or is_about(found.text))
    return found if same_day or same_event else None


def _is_off_by_one(date: DateMention, found: DateMention, candidates: Sequence[Candidate]) -> bool:
    """Tell whether two parts of a full date are the same; the year may stand before it, "in 2019, … 4 November of that year"."""
    shared = shared_parts(date.time, found.time)
    if stated_parts(found.time) == _FULL_DATE:
        return shared == _NEAR_MISS_PARTS
    in_year = any(c.date.text == found.text and year_of(c.date.time) == year_of(date.time) for c in candidates)
    return stated_parts(found.time) == _NEAR_MISS_PARTS and shared == 1 and not found.time.first and in_year


def _year_slip(date: DateMention, candidates: Sequence[Candidate], topic: float) -> DateMention | None:
    """Return the one year of the passages that differs from the claim's year in one digit, the last apart: "2027" for 2017.

    Years that follow each other are of other events as often as not.
    """
    year = year_of(date.time)
    if stated_parts(date.time) != 1 or not year or date.boundary_word or topic < _TOPIC_YEAR_SLIP:
        return None
    slips = {
        year_of(c.date.time): c.date
        for c in candidates
        if (found := year_of(c.date.time))
        and found[-1] == year[-1]
        and sum(a != b for a, b in zip(found, year, strict=True)) == 1
    }
    return next(iter(slips.values())) if len(slips) == 1 else None


def _other_year(date: DateMention, candidates: Sequence[Candidate], topic: float) -> DateMention | None:
    """Return the year that the passages have in the very words in which the claim has another one: "murdered in 1986"."""
    relations = {candidate.relation for candidate in candidates}
    nearest = candidates[0]
    if stated_parts(date.time) != 1 or not year_of(date.time) or relations != {Relation.DISJOINT}:
        return None
    if topic < _TOPIC_SAME_CONTEXT or nearest.similarity < _SAME_CONTEXT:
        return None
    return nearest.date if year_of(nearest.date.time) and is_same_kind(date, nearest.date) else None


def is_same_kind(left: DateMention, right: DateMention) -> bool:
    """Tell whether both date an event, or both a count ("as of"), so that one can contradict the other.

    None is part of a name, the end of a span, or what something is only compared with.
    """
    if left.boundary_word in _LASTING or any(date.is_part_of_name or date.is_base for date in (left, right)):
        return False
    return left.boundary_word == right.boundary_word


def find_slip(date: DateMention, candidates: Sequence[Candidate]) -> DateMention | None:
    """Return the date of which the claim's has all parts but one: "as of 5 April 2017" for "as of 5 April 2020"."""
    parts = stated_parts(date.time)
    if parts < _NEAR_MISS_PARTS or date.boundary_word in _LASTING or date.is_part_of_name:
        return None
    slips = (
        candidate.date
        for candidate in candidates
        if candidate.relation == Relation.DISJOINT
        and shared_parts(date.time, candidate.date.time) == parts - 1
        and candidate.date.time.first
        and not candidate.date.is_part_of_name
    )
    return next(slips, None)
