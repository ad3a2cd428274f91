"""Title, authors, date and DOI of a PDF: from the file's own metadata where it is credible, else from the first page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.documents.metadata.date_lines import DATE, to_edtf
from pipeline.documents.metadata.person_names import PERSON_NAME
from pipeline.documents.pdf.page_layout import FileMetadata, Line, PageLayout
from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Meta, Piece
from pipeline.text.reference_headings import HEADING
from pipeline.text.regex import regex

_DOI = regex(r"(?:doi(?:\.org/|:)?\s?|\b)(10\.\d{4,9}/[^\s\"<>{}|\\^`]{2,150})", re.IGNORECASE)
_PLACEHOLDER_TITLE = regex(rf"(?i){fragment('documents.placeholder_title_patterns')}")
_PUBLICATION_LINE = regex(rf"(?i){fragment('documents.publication_line_patterns')}")
_NOT_A_NAME = regex(rf"(?i)\b(?:{fragment('documents.non_name_words')}|l[’']\w+)\b")
_NAME_SEPARATOR = regex(r",|;|\band\b|&")
_YEAR = regex(r"(?:19|20)\d\d")
_FOOTNOTE_MARKS = regex(r"(?i)^by\s|[\d*†‡§¶]+(?:,[\d*†‡§¶]+)*")
_CREATION_DATE = regex(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_MIN_TITLE = 6  # characters
_HEADING_BLOCKS = 12  # at the start, among which the title is a heading
_TOP_LINES = 8  # in which a short line may end with the date
_BYLINE_LINES = 4  # below the title
_MAX_DATE_LINE = 90  # characters


def find_metadata(file: FileMetadata, first_page: PageLayout | None, pieces: Sequence[Piece]) -> Meta:
    """Return the metadata of a file.

    Args:
        file: its own metadata.
        first_page: with headers and footers.
        pieces: the blocks of the whole file.
    """
    lines = first_page.lines if first_page else ()
    title = _title(file.title, pieces)
    return Meta(
        title=title,
        authors=_authors(file.author, lines, title),
        date=_date(lines) or _creation_date(file.created),
        doi=_find_doi(file, lines),
    )


def _title(own_title: str, pieces: Sequence[Piece]) -> str:
    """Return the file's own title unless a program made it up, else the first of the largest headings."""
    own_title = " ".join(own_title.split())
    if len(own_title) >= _MIN_TITLE and not _PLACEHOLDER_TITLE.match(own_title):
        return own_title
    headings = [piece for piece in pieces[:_HEADING_BLOCKS] if piece.kind == BlockKind.HEADING]
    return min(headings, key=lambda piece: piece.level).text if headings else ""


def _authors(own_authors: str, lines: Sequence[Line], title: str) -> tuple[str, ...]:
    """Return the file's own authors when the first page has most of their names too, else those below the title."""
    page = " ".join(line.text for line in lines).casefold()
    names = [name.strip() for name in re.split(r";|\band\b|&|,(?=\s\S+\s\S)", own_authors) if name.strip()]
    words = [word for name in names for word in re.findall(r"[^\W\d_]{3,}", name.casefold())]
    if words and (sum(word in page for word in words) >= len(words) / 2 or not page.strip()):
        return tuple(names)
    return _byline(lines, title)


def _byline(lines: Sequence[Line], title: str) -> tuple[str, ...]:
    """Return the names in the first line below the title that holds nothing but names."""
    last_word = title.rsplit(maxsplit=1)[-1] if title.split() else ""
    below = next((i for i, line in enumerate(lines) if last_word and line.text.endswith(last_word)), -1) + 1
    for line in lines[below : below + _BYLINE_LINES] if below else ():
        names = [name.strip() for name in _NAME_SEPARATOR.split(_FOOTNOTE_MARKS.sub("", line.text)) if name.strip()]
        if names and all(PERSON_NAME.fullmatch(name) and not _NOT_A_NAME.search(name) for name in names):
            return tuple(names)
    return ()


def _date(lines: Sequence[Line]) -> str:
    """Return the date of a line about publication, or of a short line near the top that ends with it, as EDTF."""
    for i, line in enumerate(lines):
        match = DATE.search(line.text) if _YEAR.search(line.text) else None
        if not match:
            continue
        is_last = match.end() >= len(line.text.rstrip(". ")) and len(line.text) < _MAX_DATE_LINE and i < _TOP_LINES
        if (is_last or _PUBLICATION_LINE.search(line.text)) and (date := to_edtf(match)):
            return date
    return ""


def _creation_date(text: str) -> str:
    """Return 2024-05-01 for D:20240501120000Z, "" for an impossible date."""
    match = _CREATION_DATE.match(text.strip())
    return "-".join(match.groups()) if match else ""


def _find_doi(file: FileMetadata, lines: Sequence[Line]) -> str:
    """Return the first DOI of the file's metadata or the first page, before a list of other works."""
    before_references = takewhile(lambda text: not HEADING.fullmatch(text.strip()), (line.text for line in lines))
    for text in (file.doi, *before_references):
        match = _DOI.search(text) if "10." in text else None
        if match:
            return match[1].rstrip(".,;:)]").lower()
    return ""
