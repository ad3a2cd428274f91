"""The few functions of pdfium that are called once a line, bound so that a call costs a third.

They carry no argument types: a number goes as it is, an address as what `there` or byref made of it once, and ctypes
converts nothing. The lock of the interpreter is kept while they run; pdfium is never called from threads anyway.
"""

from collections.abc import Callable
from ctypes import PYFUNCTYPE, byref, c_char, c_double, c_int, c_void_p, cast
from functools import cache
from typing import Any, NamedTuple


class Calls(NamedTuple):
    """Each takes `there` of the text page first; the last arguments are byref of where the answer goes."""

    size: Callable[..., float]
    matrix: Callable[..., int]
    rects: Callable[..., int]
    rect: Callable[..., int]
    box: Callable[..., int]
    place: Callable[..., int]
    font: Callable[..., int]


def there(address: int) -> Any:  # ctypes has no name for what byref returns
    """Return an address as an argument that needs no conversion."""
    return byref(c_char.from_address(address))


@cache
def calls() -> Calls:
    """Bind them once a process."""
    import pypdfium2.raw as c

    def bound(function: object, result: type) -> Callable[..., Any]:
        return PYFUNCTYPE(result)(cast(function, c_void_p).value or 0)  # type: ignore[arg-type]

    return Calls(
        size=bound(c.FPDFText_GetFontSize, c_double),
        matrix=bound(c.FPDFText_GetMatrix, c_int),
        rects=bound(c.FPDFText_CountRects, c_int),
        rect=bound(c.FPDFText_GetRect, c_int),
        box=bound(c.FPDFText_GetCharBox, c_int),
        place=bound(c.FPDFText_GetCharIndexFromTextIndex, c_int),
        font=bound(c.FPDFText_GetFontInfo, c_int),
    )
