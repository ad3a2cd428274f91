"""Entries of a list of works on a page: without the buttons behind them, with the identifiers that their links name."""

import re
from collections.abc import Iterator, Sequence

from pipeline.documents.shared import csl
from pipeline.documents.shared.xhtml.cut import cut
from pipeline.lexicon import words
from pipeline.model import Mark, MarkKind, Span
from pipeline.text.regex import regex

_BUTTONS = frozenset(words("documents.reference_buttons"))
_EMPTY_BRACKETS = regex(r"\s?[\[(][\s,;|]{0,9}[\])]")
_DOI = regex(r"doi\.org/(10\.\d{4,9}/[^\s?#&]{1,200})", re.IGNORECASE)
# where a button searches for the work, and does not lead to it
_SEARCH = regex(
    r"scholar\.google|/search|[?&]q(?:uery)?=|openurl|link(?:resolver|ing)?\.|ncbi\.nlm\.nih\.gov", re.IGNORECASE
)


def without_buttons(text: str, marks: Sequence[Mark], buttons: Sequence[Span]) -> tuple[str, list[Mark]]:
    """Return an entry without the words of its buttons, "[Google Scholar] [CrossRef]"."""
    text, left = cut(text, marks, buttons)
    empty = [Span(*found.span()) for found in _EMPTY_BRACKETS.finditer(text)] if buttons else []
    text, left = cut(text, left, empty)
    end = len(text.rstrip())
    return cut(text, left, [Span(end, len(text))])


def find_buttons(text: str, linked: Sequence[Span]) -> list[Span]:
    """Return the links of an entry that are buttons."""
    return [span for span in linked if span.of(text).strip(" []().,;|").casefold() in _BUTTONS]


def describe(text: str, marks: Sequence[Mark], key: str) -> Iterator[Mark]:
    """Yield the mark that gives an entry its key, and the DOI or address that its links name."""
    links = [mark.value for mark in marks if mark.kind == MarkKind.LINK]
    doi = next((found[1] for link in links if (found := _DOI.search(link))), "")
    url = next((link for link in links if not doi and not _SEARCH.search(link)), "")
    if key or doi or url:
        yield Mark(MarkKind.CSL, Span(0, len(text)), csl.dump(key, {"DOI": doi, "URL": url}))
