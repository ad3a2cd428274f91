"""What a paragraph is: a heading, a caption, an item, or plain text."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.documents.pdf.list_margins import is_list_heading
from pipeline.documents.pdf.note_labels import cut_start
from pipeline.documents.pdf.paragraphs import CAPTION, Paragraph
from pipeline.documents.pdf.typography import Typography
from pipeline.model import BlockKind
from pipeline.text.regex import regex

_SECTION_NUMBER = regex(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")
_SENTENCE_END = regex(r"[.!?;,:]$")
_BULLET = regex(r"[•▪◦‣∙●○■□]\s*|[–*-]\s+")
_MAX_WORDS = 16  # of a heading; of one in much larger type twice as many
_MAX_LINES = 4
_MAX_CAPTION = 400  # characters of a caption in the size of the running text
_OPENING_SIGNS = "“\"‘'«„¿¡§([…"  # a heading may begin with one of these, and with no other sign
_FOOT = 0.94  # of the size of the running text: of a list at the foot of a column
_LARGE, _SMALL = 1.07, 0.97  # of the size of the running text


def mark_unsplit_lists(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, those below the heading of a list that are no entries by their look as perhaps several."""
    below_heading = False
    for paragraph in paragraphs:
        if paragraph.kind == BlockKind.HEADING:
            below_heading = is_list_heading(paragraph.first)
        is_unsplit = below_heading and paragraph.kind == BlockKind.PARAGRAPH and not paragraph.is_entry
        yield paragraph._replace(is_unsplit=True) if is_unsplit else paragraph


def order_lists(columns: Sequence[Sequence[Paragraph]], typography: Typography) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page's columns; a list at the foot of one that goes on at the foot of the next stays whole."""
    pending: list[Paragraph] = []
    for i, column in enumerate(columns):
        start = _list_at_foot(column, typography)
        goes_on = i + 1 < len(columns) and 0 < _list_at_foot(columns[i + 1], typography) < len(columns[i + 1])
        yield from column[:start]
        yield from pending
        pending = []
        if goes_on:
            pending = list(column[start:])
        else:
            yield from column[start:]
    yield from pending


def _list_at_foot(column: Sequence[Paragraph], typography: Typography) -> int:
    """Return the number of the first of the entries in smaller type at a column's foot, their count where there are none."""
    start = len(column)
    while start and column[start - 1].is_entry and column[start - 1].first.size <= _FOOT * typography.body_size:
        start -= 1
    return start


def classify(paragraph: Paragraph, typography: Typography) -> Paragraph:
    """Return the paragraph with its kind and its level."""
    if paragraph.kind != BlockKind.PARAGRAPH:
        return paragraph
    text = " ".join(line.text for _, line in paragraph.lines[:_MAX_LINES])
    is_small = paragraph.first.size < _SMALL * typography.body_size
    if CAPTION.match(text) and (len(text) < _MAX_CAPTION or is_small):
        return paragraph._replace(kind=BlockKind.CAPTION)
    level = _heading_level(paragraph, text, typography)
    if level:
        return paragraph._replace(kind=BlockKind.HEADING, level=level)
    bullet = _BULLET.match(paragraph.first.text)
    if bullet and bullet.end() < len(paragraph.first.text):
        page, first = paragraph.lines[0]
        item = cut_start(first, bullet.end())
        return paragraph._replace(kind=BlockKind.ITEM, lines=((page, item), *paragraph.lines[1:]))
    return paragraph


def _heading_level(paragraph: Paragraph, text: str, typography: Typography) -> int:
    """Return 1–6 for a heading, 0 for none: numbered ones by their number, larger ones by their size."""
    is_list_title = len(paragraph.lines) == 1 and is_list_heading(paragraph.first)
    if not is_list_title and not _is_heading(paragraph, text, typography):
        return 0
    section = _SECTION_NUMBER.match(text)
    if section:
        return min(6, 2 + section["number"].count("."))
    if paragraph.first.size >= _LARGE * typography.body_size:
        return min(4, 1 + sum(size > 1.03 * paragraph.first.size for size in typography.larger_sizes))
    return min(5, 2 + len(typography.larger_sizes[:3]))


def _is_heading(paragraph: Paragraph, text: str, typography: Typography) -> bool:
    """Return whether the lines are larger, bold or in capitals, and short, and no sentence."""
    size, body_size = paragraph.first.size, typography.body_size
    max_words = _MAX_WORDS * (2 if size > 1.3 * body_size else 1)
    if len(paragraph.lines) > _MAX_LINES or len(text.split()) > max_words or not _begins_heading(text):
        return False
    if size < _SMALL * body_size:
        return False
    larger = size >= _LARGE * body_size
    bold = all(line.bold for _, line in paragraph.lines)
    capitals = text.isupper() and len(text) > 4 and len(paragraph.lines) < 3
    if not _SENTENCE_END.search(text) or _SECTION_NUMBER.match(text):
        return larger or bold or capitals
    return (larger and text.endswith(("?", "!"))) or (bold and text[-1] in ".:")


def _begins_heading(text: str) -> bool:
    """Return whether a text has a letter, and begins with none that is small and with no sign but an opening one."""
    if not any(c.isalpha() for c in text) or text[0].islower():
        return False
    return text[0].isalnum() or text[0] in _OPENING_SIGNS
