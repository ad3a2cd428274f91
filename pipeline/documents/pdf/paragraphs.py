"""Lines of a column to paragraphs: by gaps, indents, sizes, and lines that end before they must."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.style import Style
from pipeline.documents.pdf.values import Line

_INDENT = 0.7  # em
_RUNS = 60  # letters; a line as long as that is no item of a list, and the next one goes on with its sentence
_GAP = 1.35  # of the usual distance between lines
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\d,–*†‡]{0,6}$")
# what opens an item, an entry or a note, such as "•", "[3]", "(a)", "2.", "2)"
ITEM = re.compile(r"(?:[•▪◦‣∙●○■□–—*-]\s|\[\d{1,3}\]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")


# such as "Figure 3. Routes", "Tab. 2: Costs", "Quadro IV – Portos", "Table 1 Cargo"
CAPTION = re.compile(
    r"(?i:fig(?:ure|\.)?|table|tab\.|box|chart|map|graph|plate|abb(?:ildung|\.)|tabelle|tabla|figura|cuadro|gráfico|quadro|tabela"
    r"|tableau|graphique)\s?(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVX]{1,5})\s?(?:[.:|–—-]|\s(?=[A-ZÀ-Ž]))"
)


class Para(NamedTuple):
    """Lines that belong together, each with its page. full: its last line reaches the margin. opens: a new paragraph for sure."""

    kind: str
    lines: tuple[tuple[str, Line], ...]
    level: int = 0
    label: str = ""
    full: bool = False
    opens: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1][1]


def paragraphs(column: Sequence[Line], page: str, style: Style) -> Iterator[Para]:
    """Yield the paragraphs of one column, from the top down."""
    if not column:
        return
    left, right = _margins(column)
    start, size, gap = 0, 0.0, 0.0
    opens = column[0].x0 > left + _INDENT * column[0].size
    a = column[0]
    for i in range(1, len(column)):
        before, a = a, column[i]
        if a.size == before.size:  # the commonest case, first: a full line and one that goes on below it
            if a.size != size:
                size, gap = a.size, style.gap(a.size)
            on = 0 < a.y - before.y <= gap and before.x1 > right - size and -1 < a.x0 - before.x0 < 1
            if on and a.text[0].islower() and a.bold == before.bold:
                continue
        if _parted(column, start, i, (left, right), style):
            yield _para(column[start:i], page, right, opens=opens)
            start, opens = i, True
    yield _para(column[start:], page, right, opens=opens)


def _para(lines: Sequence[Line], page: str, right: float, *, opens: bool) -> Para:
    full = lines[-1].x1 > right - 2.5 * lines[-1].size
    kind = "table" if lines[0].cells else "paragraph"
    return Para(kind, tuple([(page, line) for line in lines]), full=full, opens=opens)


def _margins(column: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines begin, and where the longest end."""
    text = [line for line in column if not line.cells] or column
    starts, ends = sorted([line.x0 for line in text]), sorted([line.x1 for line in text])
    return starts[len(starts) // 10], ends[-1 - len(ends) // 20]


def _parted(column: Sequence[Line], start: int, i: int, margins: tuple[float, float], style: Style) -> bool:
    """Tell whether line i begins a new paragraph; start is the first line of the one before."""
    a, b = column[i - 1], column[i]
    if _other(a, b, margins[1], style):
        return True
    indent = b.x0 - a.x0
    if abs(indent) < _INDENT * b.size:
        return _listed(a, b) or (a.x1 <= margins[1] - 2 * b.size and _stopped(a, b, margins[1]))
    if indent < 0:
        # back to the margin: after the first line of a paragraph it goes on, after a hanging line a new entry begins
        return i - 1 > start and not _marked_short(a, b)
    return _indented(column, start, i, margins[1])


def _other(a: Line, b: Line, right: float, style: Style) -> bool:
    """Tell whether the lines are of different kinds: another size or weight, a table, a caption, a gap between them."""
    if a.cells or b.cells or abs(a.size - b.size) > 0.06 * b.size or not 0 < b.y - a.y <= _GAP * style.gap(b.size):
        return True
    if a.bold != b.bold and (a.bold or len(b.text) < 60):
        return True
    return CAPTION.match(b.text) is not None and (a.x1 < right - 2 * b.size or _ENDS.search(a.text) is not None)


def _listed(a: Line, b: Line) -> bool:
    """Tell whether b opens an item or an entry, a being no sentence that just runs on into a number."""
    return ITEM.match(b.text) is not None and (_ENDS.search(a.text) is not None or ITEM.match(a.text) is not None)


def _stopped(a: Line, b: Line, right: float) -> bool:
    """Tell whether a ends although the first word of b would have stood behind it."""
    if a.text.endswith("-") or (len(a.text) > _RUNS and b.text[0].islower() and not _ENDS.search(a.text)):
        return False
    width = (a.x1 - a.x0) / max(1, len(a.text))
    word = b.text.split(None, 1)[0]
    room = right - a.x1 - width * (len(word) + 1)
    firm = _ENDS.search(a.text) is not None and not b.text[0].islower()
    return room > (1.0 if firm else 4.0) * a.size


def _marked_short(a: Line, b: Line) -> bool:
    """Tell whether a sentence runs on from an indented line to one at the margin: a block quotation's end does not."""
    return b.text[0].islower() and not _ENDS.search(a.text)


def _indented(column: Sequence[Line], start: int, i: int, right: float) -> bool:
    """Tell whether the indented line i opens a paragraph, or hangs below the first line of an entry."""
    a, b = column[i - 1], column[i]
    if ITEM.match(a.text) and i - 1 == start and not ITEM.match(b.text):
        return False
    if a.text.endswith("-") or (b.text[0].islower() and not _ENDS.search(a.text)):
        return False
    full = a.x1 > right - 2.5 * a.size
    if not full or i - 1 > start:
        return True
    after = column[i + 1] if i + 1 < len(column) else None
    hangs = after is not None and abs(after.x0 - b.x0) < _INDENT * b.size / 2
    return not hangs and _ENDS.search(a.text) is not None
