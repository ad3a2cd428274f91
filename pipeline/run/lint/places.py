"""Where the problems of an article stand: the line of the file itself, the page, or the paragraph."""

from collections.abc import Callable
from pathlib import Path

from pipeline.documents import READERS
from pipeline.model import Document, Span
from pipeline.run.lint.align import Alignment, align
from pipeline.run.lint.file_text import FileText
from pipeline.run.lint.finding import Place
from pipeline.run.lint.markup import blank_markup

# share of the chunks that are found in a file of a third party's format, from which it is text with markup, not packed
_MIN_COVERAGE = 0.3
_MAX_GROWTH = 3  # an end so many times farther than the words are long is not theirs
_SLACK = 400  # characters of markup

Locate = Callable[[Span | None], Place]


def locate_in(document: Document, file: FileText | None, shown: Callable[[Path], str]) -> Locate:
    """Return the function from a span of the document to its place.

    Args:
        document: the article.
        file: its file's text, None in a format that is no text.
        shown: the name by which a file is shown.
    """
    name = shown(Path(document.path))
    ending = Path(document.path).suffix.lower()
    starts = [block.span.start for block in document.blocks]
    alignment = align(document.text, file.text, blank_markup(file.text, ending), starts) if file else None
    if file and alignment and (ending in READERS or alignment.coverage >= _MIN_COVERAGE):
        return lambda span: _line_place(span, file, alignment, shown) if span else Place(name)
    return lambda span: _block_place(span, document, name) if span else Place(name)


def _line_place(span: Span, file: FileText, alignment: Alignment, shown: Callable[[Path], str]) -> Place:
    found = alignment.locate(span)
    if found is None:
        return Place(shown(file.fragments[0].path))
    path, first = file.position(found.start)
    end = found.end if 0 < len(found) <= _MAX_GROWTH * len(span) + _SLACK else found.start + 1
    last_path, last = file.position(end)
    return Place(shown(path), first, last if last_path == path else first)


def _block_place(span: Span, document: Document, name: str) -> Place:
    page = document.page_at(span.start)
    return Place(name, page=page) if page else Place(name, paragraph=document.block_at(span.start) + 1)
