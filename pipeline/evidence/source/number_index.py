"""Where in a source a figure stands, whatever its unit and however it is rounded: "1.4 TWh" stands in "1,412 gigawatt-hours"."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.alignment import pair_with
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import NO_UNIT, SAME_UNIT
from pipeline.evidence.compare.quantity import LARGE_NUMBER, NUMBERS, Quantity
from pipeline.evidence.compare.units import scales
from pipeline.text.numbers import parse
from pipeline.text.regex import regex

# "four out of five", "29 of the 54"
_OF = regex(r"\s(?:in|out of|of)\s(?:(?:the|these|those|every)\s)?")
_SCALES = tuple(Decimal(10) ** power for power in (-2, 0, 2, 3, 6, 9, 12))
# a bound is looked for so far beyond its number: "more than 400" in 412, "more than half" in 57 per cent
_BOUND_REACH = Decimal("1.2")


@dataclass(frozen=True, slots=True)
class NumberIndex:
    """The numbers of a source, ascending, each with the passage it stands in. annotated: passage → what was found in it."""

    values: tuple[Decimal, ...]
    passages: tuple[int, ...]
    annotated: Callable[[int], AnnotatedText]

    def passages_with(self, quantity: Quantity) -> Iterator[int]:
        """Yield the passages with a figure of the same unit that lies within what the claim states, in text order."""
        return (i for i in self._candidates(quantity) if self.contains(i, quantity))

    def contains(self, passage: int, quantity: Quantity) -> bool:
        """Tell whether this passage has such a figure."""
        found = interpret_figures(self.annotated(passage))
        # "in 19 of them" names no unit, "in nineteen countries" does
        least = SAME_UNIT if quantity.figure.unit and quantity.value < LARGE_NUMBER else NO_UNIT
        return any(
            pair.entails and (pair.unit_agreement >= least or quantity.currency_elided) and not pair.weaker_bound
            for _, pair in pair_with(quantity, found)
        )

    def _candidates(self, quantity: Quantity) -> list[int]:
        """Return the passages with a number that would match in some unit and at some scale."""
        low, high = quantity.interval.low, quantity.interval.high
        if not low.is_finite():
            low = high / _BOUND_REACH
        if not high.is_finite():
            high = low * _BOUND_REACH
        candidates: set[int] = set()
        for factor, zero in scales(quantity.dimension):
            # a claim in another unit rounds in its own
            converted = quantity.dimension and factor != quantity.unit_factor
            slack = quantity.rounding_unit if converted else Decimal(0)
            for scale in _SCALES:
                first = bisect_left(self.values, ((low - slack) / factor + zero) / scale)
                last = bisect_right(self.values, ((high + slack) / factor + zero) / scale)
                candidates.update(self.passages[first:last])
        return sorted(candidates)


def build_number_index(texts: Sequence[str], annotated: Callable[[int], AnnotatedText]) -> NumberIndex:
    """Index the numbers of all passages, in digits and in words, and the shares that two of them make; linear."""
    numbers = sorted((value, i) for i, text in enumerate(texts) for value in _values(text))
    return NumberIndex(tuple(value for value, _ in numbers), tuple(i for _, i in numbers), annotated)


def _values(text: str) -> Iterator[Decimal]:
    found = [(m.span(), value) for m in NUMBERS.finditer(text) if (value := parse(m.group()))]
    yield from (value for _, value in found)
    for ((_, end), part), ((start, _), whole) in pairwise(found):
        if part < whole and _OF.fullmatch(text, end, start):
            yield part / whole
