"""Lists of reference numbers, "1,3-5", compared with the labels of the reference list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon.fragments import DASH
from pipeline.model.citation import Citation
from pipeline.model.reference import NOTE_LABEL, Reference
from pipeline.model.span import Span
from pipeline.text.regex import regex

# "3", "3-5", "3–5", "3 to 5"
_RANGE = regex(
    rf"(?P<low>[0-9]{{1,4}})(?:[\])]?\s?(?:{DASH}|\bto\b|\bthru\b|\bthrough\b|\ba\b)\s?[\[(]?(?P<high>[0-9]{{1,4}}))?"
)
_GAPS = 2  # numbers that a list may have lost
_WIDEST = 80  # numbers of one range; wider ones are pages or years


@dataclass(frozen=True, slots=True)
class Labels:
    """The numbers a citation may bear. printed: the list itself is numbered, not only counted."""

    numbers: frozenset[int]
    printed: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of numbers in the text, "[1,3-5]". ranges: the span of each number or range, with its numbers.

    certain: the place speaks for a citation; others count only where the order of the numbers does.
    """

    group: Span
    ranges: tuple[tuple[Span, tuple[int, ...]], ...]
    locator: str = ""
    certain: bool = True

    @property
    def numbers(self) -> list[int]:
        """Return all numbers, in text order."""
        return [n for _, numbers in self.ranges for n in numbers]


def labels_of(references: Sequence[Reference]) -> Labels:
    """Return the labels of a list, or its positions where it has none; references that stand in notes have no position.

    Works of a file of references count only where the article lists none: they are not what its numbers count.

    >>> sorted(labels_of([Reference("r", None, "", label="7"), Reference("s", None, "", label="8")]).numbers)
    [7, 8]
    """
    references = [r for r in references if r.span] or references
    printed = [int(r.label) for r in references if r.label.isdecimal() and len(r.label) < 5]
    if printed and len(printed) * 2 >= len(references):
        gaps = frozenset(range(min(printed), max(printed))) - frozenset(printed)
        # one or two numbers that a list has lost are still cited; a list with more gaps is numbered so
        return Labels(frozenset(printed) | (gaps if len(gaps) <= _GAPS else frozenset()), printed=True)
    if any(r.label.startswith(NOTE_LABEL) for r in references):
        return Labels(frozenset(), printed=False)
    return Labels(frozenset(range(1, len(references) + 1)), printed=False)


def read_ranges(text: str, start: int, end: int) -> tuple[tuple[Span, tuple[int, ...]], ...]:
    """Return the numbers and ranges of a list; empty where a range runs backwards or too far.

    >>> [numbers for _, numbers in read_ranges("1,3-5", 0, 5)]
    [(1,), (3, 4, 5)]
    """
    ranges = []
    for match in _RANGE.finditer(text, start, end):
        low, high = int(match["low"]), int(match["high"] or match["low"])
        if not low <= high <= low + _WIDEST:
            return ()
        ranges.append((Span(*match.span()), tuple(range(low, high + 1))))
    return tuple(ranges)


def coverage(clusters: Iterable[Cluster], labels: Labels) -> float:
    """Return the share of the labels that the clusters mention."""
    seen = {n for cluster in clusters for n in cluster.numbers}
    return len(seen & labels.numbers) / len(labels.numbers) if labels.numbers else 0.0


def in_order(clusters: Iterable[Cluster], labels: Labels, *, slack: int, beyond: int = 0) -> Iterator[Cluster]:
    """Yield the clusters that fit a list numbered by first appearance.

    A certain cluster may skip up to `slack` numbers (cited in a table, or overlooked); others only go on by one. beyond:
    how far a certain number may go over the list's last; others may then come again too.
    """
    top = 0
    last = max(labels.numbers, default=0)
    allowed = labels.numbers | set(range(last + 1, last + beyond + 1))
    for cluster in clusters:
        numbers = cluster.numbers
        if not numbers or not (allowed if cluster.certain else labels.numbers).issuperset(numbers):
            continue
        if beyond and not cluster.certain and max(numbers) <= top:
            yield cluster
            continue
        new = [n for n in numbers if n > top]
        if (
            cluster.certain
            and (not new or new[0] <= top + 1 + slack)
            and all(right - left <= slack for left, right in pairwise(new))
        ):
            top = max(top, *numbers)
            yield cluster
        elif new and new[0] == top + 1 and new == list(range(top + 1, top + 1 + len(new))):
            top = new[-1]
            yield cluster


def to_citations(clusters: Iterable[Cluster], by: str) -> Iterator[Citation]:
    """Yield one Citation a number; the numbers of a range share its span."""
    for cluster in clusters:
        for span, numbers in cluster.ranges:
            for number in numbers:
                yield Citation("", span, cluster.group, label=str(number), locator=cluster.locator, by=by)
