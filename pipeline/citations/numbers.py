"""Lists of reference numbers, "1,3-5", and what the reference list says of their labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.citation import Citation
from pipeline.model.reference import Reference
from pipeline.model.span import Span

# "3", "3-5", "3–5", "3 to 5"
_ITEM = re.compile(r"(?P<low>[0-9]{1,4})(?:\]?\s?(?:[-–—‐‑−]|\bto\b|\ba\b)\s?\[?(?P<high>[0-9]{1,4}))?")
INSIDE = "note "  # how the label of a reference begins that stands in a note
_HOLES = 2  # numbers that a list may have lost
_WIDEST = 80  # numbers of one range; wider ones are pages or years


@dataclass(frozen=True, slots=True)
class Labels:
    """The numbers a citation may bear. given: the list itself is numbered, not only counted."""

    numbers: frozenset[int]
    given: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """One group of numbers in the text: "[1,3-5]"; items: each stretch with its numbers."""

    group: Span
    items: tuple[tuple[Span, tuple[int, ...]], ...]
    locator: str = ""
    firm: bool = True

    @property
    def numbers(self) -> list[int]:
        """Return all numbers, in text order."""
        return [n for _, numbers in self.items for n in numbers]


def labels_of(references: Sequence[Reference]) -> Labels:
    """Return the labels of a list, or its positions where it has none; references that stand in notes have no place.

    >>> sorted(labels_of([Reference("r", None, "", label="7"), Reference("s", None, "", label="8")]).numbers)
    [7, 8]
    """
    given = [int(r.label) for r in references if r.label.isdecimal() and len(r.label) < 5]
    if given and len(given) * 2 >= len(references):
        holes = frozenset(range(min(given), max(given))) - frozenset(given)
        # a number that a whole list leaves out may be cited all the same; many are no slip
        return Labels(frozenset(given) | (holes if len(holes) <= _HOLES else frozenset()), given=True)
    if any(r.label.startswith(INSIDE) for r in references):
        return Labels(frozenset(), given=False)
    return Labels(frozenset(range(1, len(references) + 1)), given=False)


def items(text: str, start: int, end: int) -> tuple[tuple[Span, tuple[int, ...]], ...]:
    """Read "1,3-5" into its stretches; empty where a range runs backwards or too far.

    >>> [numbers for _, numbers in items("1,3-5", 0, 5)]
    [(1,), (3, 4, 5)]
    """
    out = []
    for match in _ITEM.finditer(text, start, end):
        low, high = int(match["low"]), int(match["high"] or match["low"])
        if not low <= high <= low + _WIDEST:
            return ()
        out.append((Span(*match.span()), tuple(range(low, high + 1))))
    return tuple(out)


def coverage(clusters: Iterable[Cluster], labels: Labels) -> float:
    """Return the share of the labels that the clusters mention."""
    seen = {n for cluster in clusters for n in cluster.numbers}
    return len(seen & labels.numbers) / len(labels.numbers) if labels.numbers else 0.0


def in_order(clusters: Iterable[Cluster], labels: Labels, *, slack: int, beyond: int = 0) -> Iterator[Cluster]:
    """Yield the clusters that fit a list numbered by first appearance.

    A firm cluster may skip up to `slack` numbers (cited in a table, or overlooked); others only go on by one. beyond:
    how far a firm number may go over the list's last; others then may also come again.
    """
    top = 0
    last = max(labels.numbers, default=0)
    known = labels.numbers | set(range(last + 1, last + beyond + 1))
    for cluster in clusters:
        numbers = cluster.numbers
        if not numbers or not (known if cluster.firm else labels.numbers).issuperset(numbers):
            continue
        if beyond and not cluster.firm and max(numbers) <= top:
            yield cluster
            continue
        new = [n for n in numbers if n > top]
        if cluster.firm and (not new or new[0] <= top + 1 + slack) and all(b - a <= slack for a, b in pairwise(new)):
            top = max(top, *numbers)
            yield cluster
        elif new and new[0] == top + 1 and new == list(range(top + 1, top + 1 + len(new))):
            top = new[-1]
            yield cluster


def citations(clusters: Iterable[Cluster], by: str) -> Iterator[Citation]:
    """Yield one Citation a number; the numbers of a range share its span."""
    for cluster in clusters:
        for span, numbers in cluster.items:
            for number in numbers:
                yield Citation("", span, cluster.group, label=str(number), locator=cluster.locator, by=by)
