"""Pages to blocks: the way from lines with places to a text that a person would read aloud."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.documents.pdf import furniture, notes
from pipeline.documents.pdf.hyphens import vocabulary
from pipeline.documents.pdf.joining import piece
from pipeline.documents.pdf.kinds import kind
from pipeline.documents.pdf.layout import columns, marked
from pipeline.documents.pdf.paragraphs import Para, paragraphs
from pipeline.documents.pdf.running import run_on
from pipeline.documents.pdf.style import Style, style
from pipeline.documents.pdf.values import Sheet
from pipeline.model import Mark, Piece

_MANY = 100  # pages


def assemble(sheets: Iterable[Sheet]) -> Iterator[Piece]:
    """Yield the blocks in reading order. Of a long file a hundred pages are held at a time, or two, and not their thousands."""
    words: dict[str, int] = {}
    pieces = list(_blocks(_endnotes(run_on(notes.joined(_pages(sheets, words)))), words))
    yield from _tied(pieces)


def _pages(sheets: Iterable[Sheet], words: dict[str, int]) -> Iterator[Para]:
    """Yield the paragraphs of every page; words grows by those of each hundred pages before their paragraphs are yielded.

    What is usual in the first pages is usual in all.
    """
    note: Para | None = None
    look: Style | None = None
    for some in _hundreds(sheets):
        bare = furniture.bare([replace(sheet, lines=marked(sheet.lines)) for sheet in some])
        look = look or style(bare)
        if any(line.text[-1] == "-" for sheet in bare for line in sheet.lines):
            for word, times in vocabulary([line.text for line in sheet.lines] for sheet in bare).items():
                words[word] = words.get(word, 0) + times
        for sheet in bare:
            for para in _page(sheet, look, note):
                note = para if para.kind == "note" else note
                yield para


def _hundreds(sheets: Iterable[Sheet]) -> Iterator[list[Sheet]]:
    """Yield a hundred pages at a time, and the last hundred to two hundred at once: a header on one page is none."""
    held: list[Sheet] = []
    for sheet in sheets:
        held.append(sheet)
        if len(held) == 2 * _MANY:
            yield held[:_MANY]
            held = held[_MANY:]
    yield held


def _page(sheet: Sheet, look: Style, note: Para | None) -> Iterator[Para]:
    """Yield the paragraphs of a page, its notes after those, and what runs across the page last. note: the last one before."""
    feet: list[Para] = []
    for column in columns(sheet.lines, sheet.width):
        body, found = notes.foot(column, sheet.label, sheet.height, look, feet[-1] if feet else note)
        feet.extend(found)
        for para in paragraphs(body, sheet.label, look):
            yield kind(para, look)
    yield from feet
    for line in sheet.aside:
        yield Para("aside", ((sheet.label, line),))


def _endnotes(paras: Iterator[Para]) -> Iterator[Para]:
    """Turn the numbered paragraphs below a heading "Notes" into notes, until the next heading."""
    inside = False
    for para in paras:
        if para.kind == "heading":
            inside = notes.NOTES_HEADING.fullmatch(para.first.text.strip()) is not None
        yield (notes.split(para) or para) if inside and para.kind in ("paragraph", "item") else para


def _blocks(paras: Iterator[Para], words: Mapping[str, int]) -> Iterator[Piece]:
    """Yield one piece a paragraph, one a row of a table."""
    for para in paras:
        if para.kind == "table":
            yield from (Piece("table", row, para.lines[0][0]) for row in para.first.cells)
        elif para.kind == "aside":
            yield Piece("paragraph", para.first.text, para.lines[0][0])
        else:
            yield piece(para, words)


def _tied(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Turn a raised mark into the mark of a note where a note of that label is there."""
    labels = {piece.label for piece in pieces if piece.kind == "note"}
    for block in pieces:
        if labels and any(mark.kind == "superscript" and mark.value in labels for mark in block.marks):
            tied = tuple(
                Mark("note", m.span, m.value) if m.kind == "superscript" and m.value in labels else m
                for m in block.marks
            )
            yield Piece(block.kind, block.text, block.page, tied, block.level, block.label)
        else:
            yield block
