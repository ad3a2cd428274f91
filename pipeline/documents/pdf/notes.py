"""Notes at the foot of a column: smaller lines that begin with the mark which the text above them carries."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.documents.pdf.paragraphs import CAPTION, Para
from pipeline.documents.pdf.style import Style
from pipeline.documents.pdf.values import Line

_SMALL = 0.94  # of the size of the running text
_FOLLOW = 400  # paragraphs behind a note; it goes on within the next page or not at all
_NEAR = 1.5  # times the usual distance between lines
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_SOURCE = re.compile(r"(?i:sources?|notes?|quelle|fonte|fuente)\s?:")  # what stands below a table
_MARK = re.compile(r"(?P<label>\d{1,3}|[*†‡§¶]{1,3})(?P<stop>[.)]?)\s*(?=\D)")
NOTES_HEADING = re.compile(r"(?:\d+\.?\s+)?(?:end ?notes?|notes?|anmerkungen|notas|fu(?:ß|ss)noten)\W*", re.IGNORECASE)


def foot(
    column: Sequence[Line], page: str, height: float, style: Style, before: Para | None = None
) -> tuple[list[Line], list[Para]]:
    """Return the column without its notes, and the notes; a note's label is its mark, its text comes without it.

    before: the last note so far. Where it broke off, the lines that go on with it come first, as a note without a label.
    """
    cut = _cut(column, height, style)
    if before is not None:
        end = len(column) if cut is None else cut
        start = _carried(column, end, height, style)
        if start < end and (_broke_off(before) or (cut is not None and before.full)):
            body, notes = foot(column, page, height, style)
            return body[:start], [_note(list(column[start:end]), "", page), *notes]
    if cut is None:
        return list(column), []
    notes = []
    lines: list[Line] = []
    label = ""
    for line in column[cut:]:
        mark = _mark(line)
        if mark and ((not notes and not lines) or _follows(mark, label) or _raised_start(line)):
            if lines:
                notes.append(_note(lines, label, page))
            label, lines = mark, [_unmarked(line)]
        else:
            lines.append(line)
    notes.append(_note(lines, label, page))
    return list(column[:cut]), notes


def _cut(column: Sequence[Line], height: float, style: Style) -> int | None:
    """Return the number of the first line of the notes, None where the column has none."""
    found = None
    small, large, high = _SMALL * style.body, 1.02 * style.body, 0.2 * height
    for i in range(len(column) - 1, -1, -1):
        line = column[i]
        if line.size > large or line.y < high or line.cells or (found is not None and line.size > small):
            break
        if (line.size <= small and _mark(line)) or (line.raised and _raised_start(line)):
            found = i
    return found


def _carried(column: Sequence[Line], end: int, height: float, style: Style) -> int:
    """Return where the small lines begin that stand right above the notes, or at the foot where there are none."""
    small, start = _SMALL * style.body, end
    while start > 0:
        line = column[start - 1]
        below = column[start] if start < len(column) else None
        if line.size > small or line.cells or line.y < 0.2 * height:
            break
        if below is not None and below.y - line.y > _NEAR * style.gap(line.size):
            break
        start -= 1
    first = column[start] if start < end else None
    return start if start and first and not CAPTION.match(first.text) and not _SOURCE.match(first.text) else end


def _broke_off(note: Para) -> bool:
    return _ENDED.search(note.last.text) is None


def joined(paras: Iterable[Para]) -> Iterator[Para]:
    """Yield the paragraphs, each note in one piece however many pages it stands on."""
    held: list[Para] = []  # the last note, and what follows it
    for para in paras:
        if para.kind == "note" and not para.label and held:
            held[0] = held[0]._replace(lines=held[0].lines + para.lines, full=para.full)
        elif para.kind == "note":
            yield from held
            held = [para]
        elif not held:
            yield para
        else:
            held.append(para)
            if len(held) > _FOLLOW:
                yield from held
                held = []
    yield from held


def _mark(line: Line) -> str:
    match = _MARK.match(line.text)
    return match["label"] if match else ""


def _raised_start(line: Line) -> bool:
    return bool(line.raised) and line.raised[0][0] == 0 and bool(_mark(line))


def _follows(mark: str, label: str) -> bool:
    """Tell whether a mark is the next after another: 4 after 3, † after *; a line may begin with any other number."""
    return (
        int(mark) == int(label) + 1
        if mark.isdigit() and label.isdigit()
        else mark.isdigit() == label.isdigit() and mark != label
    )


def _unmarked(line: Line) -> Line:
    match = _MARK.match(line.text)
    cut = match.end() if match else 0
    raised = tuple((a - cut, b - cut) for a, b in line.raised if a >= cut)
    return line._replace(text=line.text[cut:], raised=raised)


def _note(lines: list[Line], label: str, page: str) -> Para:
    right = max(line.x1 for line in lines)
    full = len(lines) > 1 and lines[-1].x1 > right - 2.5 * lines[-1].size
    return Para("note", tuple((page, line) for line in lines), label=label, full=full)


def split(para: Para) -> Para | None:
    """Return a numbered paragraph of a list of endnotes as a note, None where it begins with no number."""
    label = _mark(para.first)
    if not label:
        return None
    page, first = para.lines[0]
    return para._replace(kind="note", label=label, lines=((page, _unmarked(first)), *para.lines[1:]))
