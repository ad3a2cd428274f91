"""Processor times of pairs of functions, taken in turn: on a machine that others use, a ratio says more than a time."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two functions whose processor times are compared, and the limit of the ratio."""

    name: str
    measured: Callable[[], object]
    baseline: Callable[[], object]
    limit: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A ratio over several rounds: its median and quartiles. seconds: median processor time of what is measured."""

    name: str
    median: float
    low: float
    high: float
    limit: float
    seconds: float

    @property
    def noise(self) -> float:
        """How far apart the middle half of the rounds is."""
        return self.high - self.low

    @property
    def is_within(self) -> bool:
        """Whether it is as it should be."""
        return self.median <= self.limit


def measure(ratios: Sequence[Ratio], rounds: int = ROUNDS) -> Iterator[Measured]:
    """Yield each ratio, all measured in turn in every round, so that a slow minute of the machine meets all alike."""
    times: list[list[tuple[float, float]]] = [[] for _ in ratios]
    for _ in range(rounds):
        for ratio, found in zip(ratios, times, strict=True):
            found.append((_seconds(ratio.measured), _seconds(ratio.baseline)))
    for ratio, found in zip(ratios, times, strict=True):
        values = [measured / max(baseline, 1e-6) for measured, baseline in found]
        # inclusive: of five rounds the second and the fourth, so that one round that met something else decides nothing
        low, middle, high = quantiles(values, n=4, method="inclusive")
        yield Measured(ratio.name, middle, low, high, ratio.limit, median(measured for measured, _ in found))


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call, its child processes included."""
    start = _processor_time()
    work()
    return _processor_time() - start


def _processor_time() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
