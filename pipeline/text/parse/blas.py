"""One BLAS thread a process: on small matrices more threads wait for each other ten times as long as they work.

The sums also come in the same order on every machine; a corpus takes a process a core.
"""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def one_thread() -> AbstractContextManager[Any]:
    """Return a context in which the BLAS of this process takes one thread; outside it the user's setting holds."""
    limit: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> Any:  # Any: threadpoolctl ships no types
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
