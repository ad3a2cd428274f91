"""Pages of lines to blocks in reading order: the steps that __init__.py lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.documents.pdf.block_kinds import classify, mark_unsplit_lists, order_lists
from pipeline.documents.pdf.columns import split_columns
from pipeline.documents.pdf.endnotes import convert_endnotes, link_note_marks
from pipeline.documents.pdf.footnotes import join_continued_notes, split_footnotes
from pipeline.documents.pdf.headers_footers import remove_headers_footers
from pipeline.documents.pdf.line_joins import join_lines
from pipeline.documents.pdf.line_numbers import remove_line_numbers
from pipeline.documents.pdf.note_labels import called_labels
from pipeline.documents.pdf.page_joins import join_across_pages
from pipeline.documents.pdf.page_layout import PageLayout
from pipeline.documents.pdf.paragraphs import Paragraph, split_paragraphs
from pipeline.documents.pdf.rows import attach_note_marks
from pipeline.documents.pdf.typography import Typography, measure_typography
from pipeline.documents.shared.hyphenation import count_words
from pipeline.model import BlockKind, Piece

_BATCH = 100  # pages


def assemble(pages: Iterable[PageLayout]) -> Iterator[Piece]:
    """Yield the blocks in reading order; of a long file one or two hundred pages are in memory, not its thousands."""
    word_counts: dict[str, int] = {}
    paragraphs = _paragraphs(pages, word_counts)
    paragraphs = mark_unsplit_lists(convert_endnotes(join_across_pages(join_continued_notes(paragraphs))))
    yield from link_note_marks(list(_pieces(paragraphs, word_counts)))


def _paragraphs(pages: Iterable[PageLayout], word_counts: dict[str, int]) -> Iterator[Paragraph]:
    """Yield the paragraphs of all pages; those of a batch are counted into word_counts before they are yielded.

    The typography of the first batch is that of the whole file.
    """
    last_note: Paragraph | None = None
    typography: Typography | None = None
    for batch in _batches(pages):
        unnumbered = remove_line_numbers(batch)
        stripped = remove_headers_footers([replace(page, lines=attach_note_marks(page.lines)) for page in unnumbered])
        typography = typography or measure_typography(stripped)
        if typography.is_bold:
            stripped = [_without_bold(page, typography) for page in stripped]
        if any(line.text[-1] == "-" for page in stripped for line in page.lines):
            for word, count in count_words([line.text for line in page.lines] for page in stripped).items():
                word_counts[word] = word_counts.get(word, 0) + count
        for page in stripped:
            for paragraph in _page_paragraphs(page, typography, last_note):
                last_note = paragraph if paragraph.kind == BlockKind.NOTE else last_note
                yield paragraph


def _without_bold(page: PageLayout, typography: Typography) -> PageLayout:
    """Return a page whose running text is not called bold."""
    size = typography.body_size
    lines = [line._replace(bold=False) if line.bold and round(line.size, 1) == size else line for line in page.lines]
    return replace(page, lines=tuple(lines))


def _batches(pages: Iterable[PageLayout]) -> Iterator[list[PageLayout]]:
    """Yield batches of pages, the last one and the rest behind it at once: a header on one page alone is none."""
    pending: list[PageLayout] = []
    for page in pages:
        pending.append(page)
        if len(pending) == 2 * _BATCH:
            yield pending[:_BATCH]
            pending = pending[_BATCH:]
    yield pending


def _page_paragraphs(page: PageLayout, typography: Typography, last_note: Paragraph | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page, then its footnotes, then its rotated lines. last_note: of the pages before."""
    footnotes: list[Paragraph] = []
    columns: list[list[Paragraph]] = []
    called = called_labels(page.lines)
    for column in split_columns(page.lines, page.width):
        body, found = split_footnotes(column, page, typography, called, footnotes[-1] if footnotes else last_note)
        footnotes.extend(found)
        columns.append(
            [classify(paragraph, typography) for paragraph in split_paragraphs(body, page.label, typography)]
        )
    yield from order_lists(columns, typography)
    yield from footnotes
    for line in page.rotated:
        yield Paragraph(BlockKind.PARAGRAPH, ((page.label, line),), is_rotated=True)


def _pieces(paragraphs: Iterable[Paragraph], word_counts: Mapping[str, int]) -> Iterator[Piece]:
    """Yield one piece a paragraph, one a row of a table."""
    for paragraph in paragraphs:
        page = paragraph.lines[0][0]
        if paragraph.kind == BlockKind.TABLE:
            yield from (Piece(BlockKind.TABLE, row, page) for row in paragraph.first.cells)
        elif paragraph.is_rotated:
            yield Piece(BlockKind.PARAGRAPH, paragraph.first.text, page)
        else:
            yield join_lines(paragraph, word_counts)
