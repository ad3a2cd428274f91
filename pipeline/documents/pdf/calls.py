"""The few functions of pdfium that are called once a line, bound so that a call costs half: pointers go as plain numbers.

The lock of the interpreter is kept while they run; pdfium is never called from threads anyway.
"""

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_double, c_int, c_void_p, cast
from functools import cache
from typing import NamedTuple


class Calls(NamedTuple):
    """Each takes the text page first; addresses are where the answer goes."""

    size: Callable[[int, int], float]
    matrix: Callable[[int, int, int], int]
    rects: Callable[[int, int, int], int]
    rect: Callable[[int, int, int, int, int, int], int]
    box: Callable[[int, int, int, int, int, int], int]
    place: Callable[[int, int], int]
    font: Callable[[int, int, int, int, int], int]


@cache
def calls() -> Calls:
    """Bind them once a process."""
    import pypdfium2.raw as c

    page, at, to = c_void_p, c_int, c_void_p

    def bound(function: object, result: type, *kinds: type) -> Callable[..., int]:
        return PYFUNCTYPE(result, *kinds)(cast(function, c_void_p).value or 0)  # type: ignore[arg-type]

    return Calls(
        size=bound(c.FPDFText_GetFontSize, c_double, page, at),
        matrix=bound(c.FPDFText_GetMatrix, c_int, page, at, to),
        rects=bound(c.FPDFText_CountRects, c_int, page, at, c_int),
        rect=bound(c.FPDFText_GetRect, c_int, page, at, to, to, to, to),
        box=bound(c.FPDFText_GetCharBox, c_int, page, at, to, to, to, to),
        place=bound(c.FPDFText_GetCharIndexFromTextIndex, c_int, page, at),
        font=bound(c.FPDFText_GetFontInfo, c_int, page, at, to, c_int, to),
    )
