"""The few functions of pdfium that are called once a line, bound by ctypes so that a call costs a third.

They have no argument types: a number is passed as it is, an address as what `pointer_to` or byref made of it once, and
ctypes converts nothing. The interpreter's lock is held while they run; pdfium is never called from threads anyway.
"""

from collections.abc import Callable
from ctypes import PYFUNCTYPE, byref, c_char, c_double, c_int, c_void_p, cast
from functools import cache
from typing import Any, NamedTuple


class PdfiumFunctions(NamedTuple):
    """Each takes the pointer to the text page first; the last arguments are byref of where the result goes."""

    font_size: Callable[..., float]
    matrix: Callable[..., int]
    count_rects: Callable[..., int]
    rect: Callable[..., int]
    char_box: Callable[..., int]
    char_index: Callable[..., int]
    font_info: Callable[..., int]


def pointer_to(address: int) -> Any:  # ctypes has no name for what byref returns
    """Return an address as an argument that needs no conversion."""
    return byref(c_char.from_address(address))


@cache
def pdfium_functions() -> PdfiumFunctions:
    """Return the functions, bound once a process."""
    import pypdfium2.raw as c

    def bind(function: object, result: type) -> Callable[..., Any]:
        return PYFUNCTYPE(result)(cast(function, c_void_p).value or 0)  # type: ignore[arg-type] # cast takes functions

    return PdfiumFunctions(
        font_size=bind(c.FPDFText_GetFontSize, c_double),
        matrix=bind(c.FPDFText_GetMatrix, c_int),
        count_rects=bind(c.FPDFText_CountRects, c_int),
        rect=bind(c.FPDFText_GetRect, c_int),
        char_box=bind(c.FPDFText_GetCharBox, c_int),
        char_index=bind(c.FPDFText_GetCharIndexFromTextIndex, c_int),
        font_info=bind(c.FPDFText_GetFontInfo, c_int),
    )
