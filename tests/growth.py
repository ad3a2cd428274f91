"""Linear or quadratic: the one question that processor time may decide in a test, and only as a ratio."""

import gc
from collections.abc import Callable, Sequence
from time import process_time
from typing import TypeVar

_Input = TypeVar("_Input", bound=Sequence[object])

_TIMES = 10  # the large input is so many times the small one: linear work grows tenfold, quadratic work a hundredfold
_ALLOWED = 50.0
_FLOOR = 0.005  # seconds of processor; below that a ratio says more about the interpreter than about the work
_ROUNDS = 5  # a busy machine may spoil a round; it does not make quadratic work of linear work five times


def assert_linear(work: Callable[[_Input], object], whole: _Input, clock: Callable[[], float] = process_time) -> None:
    """Fail where the work on the whole input takes far more than ten times the processor time of a tenth of it."""
    tenth = len(whole) // _TIMES
    work(whole[:tenth])  # what is imported or compiled once is paid here
    ratios = []
    for i in range(1, _ROUNDS + 1):  # every input is a new one, so that no cache answers
        small = _seconds(work, whole[: tenth + i], clock)
        large = _seconds(work, whole[: len(whole) - i], clock)
        ratios.append(large / max(_FLOOR, small))
        if ratios[-1] < _ALLOWED:
            return
    raise AssertionError(f"ten times the input took {min(ratios):.0f} times the work")


def _seconds(work: Callable[[_Input], object], given: _Input, clock: Callable[[], float]) -> float:
    """Return the time of the work without the garbage collector's, which grows with all that the process holds."""
    gc.collect()
    gc.disable()
    try:
        start = clock()
        work(given)
        return clock() - start
    finally:
        gc.enable()
