"""Whether a page may hold a table: ruled lines are counted before anybody pays for looking."""

from ctypes import c_float
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN, _LONG = 2.0, 15.0  # points
_MOST = 3000  # a page with more paths is a drawing


def ruled(page: "PdfPage", texts: int) -> bool:
    """Tell whether at least three rules and two crossing ones, or six boxes, are drawn. texts: text objects seen already."""
    import pypdfium2.raw as c

    count = c.FPDFPage_CountObjects(page.raw)
    if not 3 <= count - texts <= _MOST:
        return False
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    across = down = boxes = 0
    for i in range(count):
        thing = c.FPDFPage_GetObject(page.raw, i)
        if c.FPDFPageObj_GetType(thing) != c.FPDF_PAGEOBJ_PATH:
            continue
        if not c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        across += height <= _THIN and width >= _LONG
        down += width <= _THIN and height >= _LONG / 2
        boxes += height > _THIN and width > _THIN
    return (across >= 3 and down >= 2) or boxes >= 6 or (boxes >= 1 and across + down >= 4)
