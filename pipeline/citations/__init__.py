"""Citations in running text: by note, by key, by name and year, by name and page, by number, by raised number.

Each style is a finder, find(document, references) -> Iterator[Citation]; the earlier one wins where two overlap.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.citations import author_date, author_page, keys, notes, numeric, superscript
from pipeline.model.citation import Citation
from pipeline.model.document import Document
from pipeline.model.ids import name_all
from pipeline.model.reference import Reference
from pipeline.model.span import Span, blank
from pipeline.text.sentences import sentences

Finder = Callable[[Document, Sequence[Reference]], Iterator[Citation]]

STYLES: tuple[Finder, ...] = (keys.find, numeric.find, author_date.find, author_page.find, superscript.find)
_BY_NAME = frozenset({"author-date", "narrative", author_page.STYLE})
_SHARE = 0.1  # a style that is rarer than this beside another is chance


def _apart(found: Sequence[Sequence[Citation]], apart: Sequence[Span], length: int) -> Iterator[list[Citation]]:
    """Drop what overlaps an earlier style or lies apart; works of one range may share their span."""
    taken = bytearray(length + 1)
    for span in apart:
        taken[span.start : span.end] = b"\x01" * len(span)
    for style in found:
        kept = [c for c in style if not any(taken[c.span.start : c.span.end])]
        for c in kept:
            taken[c.span.start : c.span.end] = b"\x01" * len(c.span)
        yield kept


def _weigh(found: list[list[Citation]]) -> Iterator[Citation]:
    """Drop names and years from a text that cites by number, and raised numbers from one that cites otherwise."""
    by_name = sum(c.style in _BY_NAME for style in found for c in style)
    by_number = sum(c.style == "numeric" for style in found for c in style)
    raised = sum(c.style == "superscript" for style in found for c in style)
    for citation in (c for style in found for c in style):
        if citation.style in _BY_NAME and by_name < _SHARE * (by_number + raised):
            continue
        if citation.style == "superscript" and raised < by_number + by_name and citation.by != "mark:labelled":
            continue
        yield citation


def find_citations(
    document: Document, references: Sequence[Reference], *, apart: Sequence[Span] = ()
) -> tuple[Citation, ...]:
    """Return the citations of a document in text order, named k-….

    references: its list; labels and names in it are the evidence for the style. apart: stretches that are not
    searched, such as the list itself. No two overlap, except works that share a range, as in [2–4]. Never raises.
    """
    hidden = [*apart, *notes.marks_of(document)]
    bare = replace(document, text=blank(document.text, hidden)) if hidden else document
    styles = [list(find(bare, references)) for find in STYLES]
    # the notes themselves lie apart, so their finder reads the whole text
    found = list(_apart([list(notes.find(document, references)), *styles], apart, len(document.text)))
    return name_all("k", _weigh(found), document.text, sentences(document.text))
