"""Several waits at once: the whole rest of citetrail is synchronous, so these are threads."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_THREADS = 8  # requests at once, all services and sites together


def in_parallel(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """Yield what work makes of each item, in order; whoever stops reading cancels what has not begun."""
    pool = ThreadPoolExecutor(_THREADS)
    try:
        yield from pool.map(work, items)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
