"""`citetrail read`: what was read of a file, for people and for programs."""

from collections.abc import Iterator
from itertools import groupby

from pipeline.model import Block, BlockKind, Document
from pipeline.model.json import encode

_SIGNS = {
    BlockKind.ITEM: "• ",
    BlockKind.QUOTE: "> ",
    BlockKind.CAPTION: "[caption] ",
    BlockKind.CODE: "| ",
    BlockKind.TABLE: "| ",
}
_NAMES = ("title", "authors", "date", "doi", "url", "language")


def show(document: Document) -> Iterator[str]:
    """Yield lines: what the file says of itself, what was guessed or lost, then its blocks, page by page.

    A line "── page 12 ──" stands where a page begins; a note is shown with the label of its mark, a table with bars.
    """
    yield f"{document.path or document.key}: {_size(document)}"
    for name in _NAMES:
        value = getattr(document.meta, name)
        if value:
            yield f"{name + ':':<10}{'; '.join(value) if isinstance(value, tuple) else value}"
    for warning in document.warnings:
        yield f"warning:  {warning.reason} ({warning.code})"
    pages = [(page.span.start, page.label) for page in document.pages]
    for block in document.blocks:
        while pages and pages[0][0] <= block.span.start:
            yield f"── page {pages.pop(0)[1]} ──"
        yield _line(document, block)
        while pages and pages[0][0] < block.span.end:
            yield f"── page {pages.pop(0)[1]} begins in the lines above ──"


def show_json(document: Document) -> str:
    """Return the whole document as one line of JSON: text, blocks, pages, marks, meta, warnings; places count code points."""
    return encode(document).decode()


def _line(document: Document, block: Block) -> str:
    text = block.span.of(document.text)
    if block.kind == BlockKind.HEADING:
        return f"\n{'#' * max(1, block.level)} {text}"
    if block.kind == BlockKind.NOTE:
        return f"[^{block.label}] {text}" if block.label else f"[^] {text}"
    if block.kind == BlockKind.TABLE:
        text = text.replace("\t", " | ")
    return _SIGNS.get(block.kind, "") + text


def _size(document: Document) -> str:
    """Count what is there: "3 pages (345–347), 41 blocks, 2 notes, 30,378 characters"."""
    labels = [label for label, _ in groupby(page.label for page in document.pages)]
    notes = sum(block.kind == BlockKind.NOTE for block in document.blocks)
    counted = [
        f"{len(labels)} pages ({labels[0]}–{labels[-1]})"
        if len(labels) > 1
        else f"page {labels[0]}"
        if labels
        else "no pages",
        f"{len(document.blocks)} blocks",
        f"{notes} notes" if notes else "",
        f"{len(document.text):,} characters",
    ]
    return ", ".join(filter(None, counted))
