"""Lines of a column to paragraphs: by gaps, indents, sizes, and lines that end before they must."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.list_margins import (
    LONGEST_HEADING,
    Margins,
    find_counted,
    find_hanging,
    find_spaced,
    is_list_heading,
    split_zones,
)
from pipeline.documents.pdf.page_layout import Line
from pipeline.documents.pdf.typography import Typography, for_column
from pipeline.lexicon import fragment
from pipeline.model import BlockKind
from pipeline.text.regex import regex

_INDENT = 0.7  # em
_MARGIN = 2.5  # em from the right margin: a line that reaches so far is full
_SHORT = 2  # em before the right margin: a line that ends there may be the last of a paragraph
_RUNNING_LINE = (
    60  # characters; a line as long as that is no item of a list, and the next one may continue its sentence
)
_MAX_GAP = 1.35  # of the usual distance between lines
_MAX_ENTRY_GAP = 2.5  # of it within an entry: lists are set wider than the text, or closer
_SAME_SIZE = 0.06  # relative difference of two sizes that count as one
_SENTENCE_END = regex(r"[.!?:;…][\"'”’»)\]\d,–*†‡]{0,6}$")
# what begins an item, an entry or a note, such as "•", "[3]", "(a)", "2.", "2)"
ITEM = regex(r"(?:[•▪◦‣∙●○■□–—*-]\s|\[\d{1,3}\]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]{1,2}\s)")
# such as "Figure 3. Routes", "Tab. 2: Costs", "Quadro IV – Portos", "Table 1 Cargo"
CAPTION = regex(
    rf"(?i:{fragment('documents.caption_labels')})\s?(?:\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?|[IVX]{{1,5}})\s?(?:[.:|–—-]|\s(?=[A-ZÀ-Ž]))"
)


class Paragraph(NamedTuple):
    """Lines that belong together, each with the label of its page.

    Attributes:
        reaches_margin: the last line is full, so that the paragraph may continue elsewhere.
        begins_here: it surely begins a paragraph, and continues none.
        continues: its first line hangs below that of an entry in the column before.
        is_entry: its margins, the gap above it or its label show that it is one entry of a list.
        is_unsplit: it stands below the heading of a list, and may be several of its entries.
        is_rotated: it is a line that runs up or down the page, and no part of the running text.
    """

    kind: BlockKind
    lines: tuple[tuple[str, Line], ...]
    level: int = 0
    label: str = ""
    reaches_margin: bool = False
    begins_here: bool = False
    continues: bool = False
    is_entry: bool = False
    is_unsplit: bool = False
    is_rotated: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1][1]

    def extended(self, continuation: "Paragraph") -> "Paragraph":
        """Return the paragraph with the lines of its continuation."""
        return self._replace(lines=self.lines + continuation.lines, reaches_margin=continuation.reaches_margin)


def split_paragraphs(column: Sequence[Line], page: str, typography: Typography) -> Iterator[Paragraph]:
    """Yield the paragraphs of one column, from the top down. page: its label."""
    if not column:
        return
    typography = for_column(typography, column)
    left, right = _margins(column)
    zones = split_zones(column)
    hanging, opened = find_hanging(zones), find_counted(column) | find_spaced(zones)
    start, size, distance = 0, 0.0, 0.0
    line, margins = column[0], hanging[0]
    begins_here = margins.opens(line) if margins else line.x0 > left + _INDENT * line.size
    continues = margins is not None and not begins_here
    for i in range(1, len(column)):
        before, line, margins = line, column[i], hanging[i]
        if line.size == before.size and not margins:
            # the commonest case, first: a full line and one that continues below it
            if line.size != size:
                size, distance = line.size, typography.line_distance(line.size)
            is_next = 0 < line.y - before.y <= distance and before.x1 > right - size and -1 < line.x0 - before.x0 < 1
            if is_next and line.text[0].islower() and line.bold == before.bold:
                continue
        if margins and margins is hanging[i - 1]:
            begins = _begins_entry(before, line, margins, typography)
        else:
            begins = i in opened or _begins_paragraph(column, start, i, (left, right), typography)
        if begins:
            is_entry = start in opened or hanging[start] is not None or _is_set_apart(column, start, i, typography)
            paragraph = _paragraph(column[start:i], page, right)
            yield paragraph._replace(begins_here=begins_here, continues=continues, is_entry=is_entry)
            start, begins_here, continues = i, True, False
    is_entry = start in opened or hanging[start] is not None or _is_set_apart(column, start, len(column), typography)
    yield _paragraph(column[start:], page, right)._replace(
        begins_here=begins_here, continues=continues, is_entry=is_entry
    )


def _is_set_apart(column: Sequence[Line], start: int, end: int, typography: Typography) -> bool:
    """Return whether there is space above or below the lines from start to end."""
    least = _MAX_GAP * typography.line_distance(column[start].size)
    above = start > 0 and column[start].y - column[start - 1].y > least and not is_list_heading(column[start - 1])
    return above or (end < len(column) and column[end].y - column[end - 1].y > least)


def _paragraph(lines: Sequence[Line], page: str, right: float) -> Paragraph:
    kind = BlockKind.TABLE if lines[0].cells else BlockKind.PARAGRAPH
    return Paragraph(kind, tuple([(page, line) for line in lines]), reaches_margin=_is_full(lines[-1], right))


def _begins_entry(above: Line, line: Line, margins: Margins, typography: Typography) -> bool:
    """Return whether a line of a list with hanging indents opens an entry, or stands far below the one above."""
    if not 0 < line.y - above.y <= _MAX_ENTRY_GAP * typography.line_distance(line.size):
        return True
    return margins.opens(line) or (
        CAPTION.match(line.text) is not None and _SENTENCE_END.search(above.text) is not None
    )


def _is_full(line: Line, right: float) -> bool:
    return line.x1 > right - _MARGIN * line.size


def _margins(column: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines begin, and where the longest end."""
    text = [line for line in column if not line.cells] or column
    starts, ends = sorted([line.x0 for line in text]), sorted([line.x1 for line in text])
    return starts[len(starts) // 10], ends[-1 - len(ends) // 20]


def _begins_paragraph(
    column: Sequence[Line], start: int, i: int, margins: tuple[float, float], typography: Typography
) -> bool:
    """Return whether line i begins a new paragraph; start is the first line of the one before."""
    above, line = column[i - 1], column[i]
    right = margins[1]
    if _is_other_kind(above, line, right, typography):
        return True
    indent = line.x0 - above.x0
    if abs(indent) < _INDENT * line.size:
        ends_short = above.x1 <= right - _SHORT * line.size
        return _begins_item(above, line) or (ends_short and _leaves_room(above, line, right))
    if indent < 0:
        # back at the margin: after the first line of a paragraph it continues, after a hanging line a new entry begins
        return i - 1 > start and not _continues_sentence(above, line)
    return _indent_begins(column, start, i, right)


def _is_other_kind(above: Line, line: Line, right: float, typography: Typography) -> bool:
    """Return whether two lines differ in kind: another size or weight, a table, a caption, a gap between them."""
    if above.cells or line.cells or abs(above.size - line.size) > _SAME_SIZE * line.size:
        return True
    if (len(above.text) < LONGEST_HEADING and is_list_heading(above)) or (
        len(line.text) < LONGEST_HEADING and is_list_heading(line)
    ):
        return True
    if not 0 < line.y - above.y <= _MAX_GAP * typography.line_distance(line.size):
        return True
    if above.bold != line.bold and (above.bold or len(line.text) < _RUNNING_LINE):
        return True
    ends = above.x1 < right - _SHORT * line.size or _SENTENCE_END.search(above.text) is not None
    return CAPTION.match(line.text) is not None and ends


def _begins_item(above: Line, line: Line) -> bool:
    """Return whether a line begins an item or an entry, and the one above is no sentence that runs on into a number."""
    if not ITEM.match(line.text) or (above.text.count("(") > above.text.count(")") and line.text[0] != "("):
        return False  # no item, or the end of a bracket: "(Lind 2017, p." and "112). Later"
    return _SENTENCE_END.search(above.text) is not None or ITEM.match(above.text) is not None


def _leaves_room(above: Line, line: Line, right: float) -> bool:
    """Return whether a line ends although the first word of the next would have fitted behind it."""
    if above.text.endswith("-") or (len(above.text) > _RUNNING_LINE and _continues_sentence(above, line)):
        return False
    character_width = (above.x1 - above.x0) / max(1, len(above.text))
    word = line.text.split(None, 1)[0]
    room = right - above.x1 - character_width * (len(word) + 1)
    sentence_ends = _SENTENCE_END.search(above.text) is not None and not line.text[0].islower()
    return room > (1.0 if sentence_ends else 4.0) * above.size


def _continues_sentence(above: Line, line: Line) -> bool:
    """Return whether a line goes on in small letters with a sentence that has not ended."""
    return line.text[0].islower() and not _SENTENCE_END.search(above.text)


def _indent_begins(column: Sequence[Line], start: int, i: int, right: float) -> bool:
    """Return whether the indented line i begins a paragraph, and does not hang below the first line of an entry."""
    above, line = column[i - 1], column[i]
    if ITEM.match(above.text) and i - 1 == start and not ITEM.match(line.text):
        return False
    if above.text.endswith("-") or _continues_sentence(above, line):
        return False
    if not _is_full(above, right) or i - 1 > start:
        return True
    below = column[i + 1] if i + 1 < len(column) else None
    hangs = below is not None and abs(below.x0 - line.x0) < _INDENT * line.size / 2
    return not hangs and _SENTENCE_END.search(above.text) is not None
