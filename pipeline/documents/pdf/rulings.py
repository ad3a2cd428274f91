"""Whether a page may hold a table: ruling lines are counted before anything pays for looking."""

from ctypes import c_float
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MAX_THICKNESS, _MIN_LENGTH = 2.0, 15.0  # points of a ruling line
_MIN_OBJECTS, _MAX_OBJECTS = 3, 3000  # drawn on the page; one with more is a drawing


def has_rulings(page: "PdfPage", text_objects: int) -> bool:
    """Return whether a page has three ruling lines and two crossing ones, six boxes, or a box and four lines.

    text_objects: how many objects of the page are known to be text.
    """
    import pypdfium2.raw as c

    count = c.FPDFPage_CountObjects(page.raw)
    if not _MIN_OBJECTS <= count - text_objects <= _MAX_OBJECTS:
        return False
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    horizontal = vertical = boxes = 0
    for i in range(count):
        page_object = c.FPDFPage_GetObject(page.raw, i)
        if c.FPDFPageObj_GetType(page_object) != c.FPDF_PAGEOBJ_PATH:
            continue
        if not c.FPDFPageObj_GetBounds(page_object, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        horizontal += height <= _MAX_THICKNESS and width >= _MIN_LENGTH
        vertical += width <= _MAX_THICKNESS and height >= _MIN_LENGTH / 2
        boxes += height > _MAX_THICKNESS and width > _MAX_THICKNESS
    return (horizontal >= 3 and vertical >= 2) or boxes >= 6 or (boxes >= 1 and horizontal + vertical >= 4)
