"""Where in a source a figure stands, whatever its unit and however it is rounded: "1.4 TWh" stands in "1,412 gigawatt-hours"."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.align import pairs
from pipeline.evidence.compare.pair import SAME, UNNAMED
from pipeline.evidence.compare.readings import sightings
from pipeline.evidence.compare.sighting import MANY, NUMBERS, Sighting
from pipeline.evidence.compare.units import scales
from pipeline.text.numbers import parse

_SCALES = tuple(Decimal(10) ** power for power in (-2, 0, 2, 3, 6, 9, 12))
# a limit is looked for so far beyond its number: "more than 400" in 412, "more than half" in 57 per cent
_BEYOND = Decimal("1.2")


@dataclass(frozen=True, slots=True)
class Seats:
    """The numbers of a source, ascending, each with the passage it stands in; said: what was found in a passage."""

    values: tuple[Decimal, ...]
    passages: tuple[int, ...]
    said: Callable[[int], AnnotatedText]

    def of(self, figure: Sighting) -> Iterator[int]:
        """Yield the passages with a figure of the same unit that lies within what the claim says, in text order."""
        return (i for i in self._candidates(figure) if self.holds(i, figure))

    def holds(self, passage: int, figure: Sighting) -> bool:
        """Tell whether this passage has such a figure."""
        found = sightings(self.said(passage))
        # "in 19 of them" names no unit, "in nineteen countries" does
        least = SAME if figure.figure.unit and figure.value < MANY else UNNAMED
        return any(
            pair.fits and (pair.unit >= least or figure.unnamed_sum) and not pair.widened
            for _, pair in pairs(figure, found)
        )

    def _candidates(self, figure: Sighting) -> list[int]:
        """Return the passages with a number that would fit in some unit and at some scale."""
        low, high = figure.range.low, figure.range.high
        if not low.is_finite():
            low = high / _BEYOND
        if not high.is_finite():
            high = low * _BEYOND
        out: set[int] = set()
        for factor, zero in scales(figure.dimension):
            # a claim in another unit rounds in its own
            slack = figure.grain if figure.dimension and factor != figure.step else Decimal(0)
            for scale in _SCALES:
                first = bisect_left(self.values, ((low - slack) / factor + zero) / scale)
                last = bisect_right(self.values, ((high + slack) / factor + zero) / scale)
                out.update(self.passages[first:last])
        return sorted(out)


def seats(texts: Sequence[str], said: Callable[[int], AnnotatedText]) -> Seats:
    """Read the numbers of all passages, in digits and in words; linear."""
    found = sorted(
        (value, i) for i, text in enumerate(texts) for m in NUMBERS.finditer(text) if (value := parse(m.group()))
    )
    return Seats(tuple(value for value, _ in found), tuple(i for _, i in found), said)
