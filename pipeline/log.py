"""Logging: everything below the logger "citetrail", and a library's own warnings kept back while we call it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


def logger(stage: str) -> logging.Logger:
    """Return the logger of a stage, "citetrail.run" for "run"."""
    return logging.getLogger(f"citetrail.{stage}")


@contextmanager
def library_muted(name: str, level: int = logging.CRITICAL) -> Iterator[None]:
    """Hold back what a library logs below a level, for the time of a call only: we say the same in our own words.

    Whoever uses citetrail as a library keeps the level that he gave the library's logger.
    """
    library = logging.getLogger(name)
    before = library.level
    library.setLevel(level)
    try:
        yield
    finally:
        library.setLevel(before)
