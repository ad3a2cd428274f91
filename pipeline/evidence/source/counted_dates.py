"""Dates of a passage that count from one before it: "fifteen years later" behind "production stopped in 1974"."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.evidence.annotated import Annotate, AnnotatedText
from pipeline.model import Time, TimeKind
from pipeline.text.authors import YEAR

# a year farther before is of something else
_REACH = 24
# "fifteen years later", "the following spring": neither year nor month nor day
_NO_DAY, _SEASON = "XXXX-XX-XX", "XXXX-S"


def count_from_before(annotated: AnnotatedText, before: Sequence[str], annotate: Annotate) -> AnnotatedText:
    """Return a passage in which the dates that count from another one have their year, where a passage before it names one.

    before: the passages before it, in text order. annotate: finds the dates of a text.
    """
    if not any(map(_counts, annotated.times)):
        return annotated
    dated = next((text for text in reversed(before[-_REACH:]) if YEAR.search(text)), "")
    if not dated:
        return annotated
    start = len(dated) + 1
    found = {time.span.shifted(-start): time for time in annotate(f"{dated} {annotated.text}").times if time.first}
    return replace(annotated, times=tuple(_dated(time, found.get(time.span)) for time in annotated.times))


def _counts(time: Time) -> bool:
    return time.kind == TimeKind.DATE and not time.first and time.timex.startswith((_NO_DAY, _SEASON))


def _dated(time: Time, found: Time | None) -> Time:
    """Return a date with the year that it has behind another one."""
    return replace(found, id=time.id, span=time.span) if found and _counts(time) else time
