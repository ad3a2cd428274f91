"""A date of the source that plainly is the claim's, but for a slip: one part of it differs, or the deed is the same."""

from collections.abc import Callable, Sequence

from pipeline.evidence.compare.dated import Dated
from pipeline.evidence.compare.times import Relation, relation, shared, stated, year

# how near the words around two dates must be before they date the same thing, tuned on the dev claims;
# a date that shares two of year, month and day with another needs less
_NEAR, _NEAR_SLIP, _TOPIC = 0.3, 0.2, 0.65
_SLIP = 2
# a whole date that differs in one part only needs so much of the claim's subject, and words in common unless day and
# month agree: that two of 366 days are the same is no coincidence
_TOPIC_WHOLE, _NEAR_WHOLE, _WHOLE = 0.3, 0.1, 3
_NEAR_LIKE = 0.15
# words so near need no passage that is surely about the claim
_NEAR_SLIP_ALONE = 0.25
# of these, two dates of one event begin or end the same
_LASTING = frozenset(("by", "until", "since", "from"))
# the words around a slip are nearer by this than those around the passages' other dates
_CLEARLY = 0.1

Row = tuple[Relation, float, Dated]
Near = Callable[[str], bool]


def slip(date: Dated, rows: Sequence[Row], topic: float, near: Near, *, bound: bool) -> Dated | None:
    """Return the date of the source that the claim's is a slip of, None where nothing is sure.

    rows: how each date of the passages stands to it, nearest words first, and none of them holds. topic: how far the
    passages speak of the claim's subject, 0…1. near: whether a passage, by its text, is surely about the claim. bound: the
    claim names a limit only.
    """
    found = None if topic < _TOPIC or not date.firm else _differing(date, rows)
    if found and found.firm:
        return found
    return None if bound else _slip(date, rows, near) or _deed(date, rows, near) or _whole(date, rows, topic, near)


def _differing(date: Dated, rows: Sequence[Row]) -> Dated | None:
    """Return the date of the source that contradicts the claim's: one part of it differs, or it alone dates the event."""
    like = next((row for row in rows if row[0] == "apart" and shared(date.time, row[2].time) >= _SLIP), None)
    if like:
        return like[2] if like[1] >= _NEAR_SLIP else None
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
    return alike[0][2] if same_day or (date.firm and (alike[0][1] >= _NEAR_WHOLE or near(alike[0][2].text))) else None
