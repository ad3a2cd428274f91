"""Paragraphs that run on over the end of a column or a page."""

import re
from collections.abc import Iterable, Iterator

from pipeline.documents.pdf.paragraphs import ITEM, Para

_ENDS = re.compile(r"[.!?…][\"'”’»)\]\d,–*†‡]{0,6}$")
_FLOATS = frozenset(["note", "caption", "table", "aside"])  # these stand between the halves of a paragraph


def run_on(paras: Iterable[Para]) -> Iterator[Para]:
    """Join the halves; what floats between them comes before the whole, so that pages stay in order."""
    held: Para | None = None
    floats: list[Para] = []
    for para in paras:
        if para.kind in _FLOATS:
            if held:
                floats.append(para)
            else:
                yield para
            continue
        if held and _one(held, para):
            yield from floats
            floats = []
            held = held._replace(lines=held.lines + para.lines, full=para.full)
            continue
        if held:
            yield held
        yield from floats
        held, floats = para, []
    if held:
        yield held
    yield from floats


def _one(a: Para, b: Para) -> bool:
    """Tell whether b goes on with the sentence, or the paragraph, that a broke off at the end of its column."""
    if b.opens and a.lines[-1][0] == b.lines[0][0] and b.first.y > a.last.y:
        return False
    if (
        a.kind not in ("paragraph", "item")
        or b.kind != "paragraph"
        or abs(a.last.size - b.first.size) > 0.06 * a.last.size
    ):
        return False
    if ITEM.match(b.first.text):
        return False
    if a.last.text.endswith("-") or (b.first.text[0].islower() and not _ENDS.search(a.last.text)):
        return True
    return not b.opens and a.full and not _ENDS.search(a.last.text)
