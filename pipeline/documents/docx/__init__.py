"""Word files: headings, lists, quotations, tables, notes, links, pages, and the citations that a manager wrote into them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.documents.archive import Archive, Refused, parse
from pipeline.documents.byline import completed
from pipeline.documents.docx.inline import Writer
from pipeline.documents.docx.parts import W, part, parts, value
from pipeline.model import Mark, Meta, Part, Piece, Span, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_ENDS = frozenset([W + "p", W + "tbl"])


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks in order, then the notes. Deleted text, comments, headers and footers are left out."""
    try:
        archive = Archive(data)
        root = part(archive, "word/document.xml")
        if root is None:
            yield Trouble("DAMAGED", "the archive holds no word/document.xml")
            return
        body = root.find(W + "body")
        writer = Writer(parts(archive, root))
        pieces = list(_blocks(body if body is not None else root, writer))
        notes = list(_notes(archive, writer))
        meta = _meta(archive.read("docProps/core.xml"))
    except Refused as refused:
        yield refused.trouble
        return
    title = next((p.text for p in pieces if p.level == 1 and p.kind == "heading"), "")
    if not writer.turned:
        pieces, notes = _unpaged(pieces), _unpaged(notes)
    # the file's own day is the day on which it was made: an empty draft, or a template
    yield from completed([replace(meta, title=meta.title or title), *pieces], sure=True)
    yield from notes


def _unpaged(pieces: list[Piece]) -> list[Piece]:
    return [replace(p, page="", marks=tuple(m for m in p.marks if m.kind != "page")) for p in pieces]


def _blocks(element: "_Element", writer: Writer) -> Iterator[Piece]:
    """Yield the paragraphs and rows below an element, through content controls and insertions."""
    for child in element:
        if child.tag == W + "p":
            yield from _paragraph(child, writer)
        elif child.tag == W + "tbl":
            yield from _table(child, writer)
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag", W + "moveTo"):
            yield from _blocks(child, writer)


def _paragraph(element: "_Element", writer: Writer) -> Iterator[Piece]:
    """Yield the paragraph, and the text boxes that hang on it."""
    kind, level = writer.parts.kinds.get(value(element, "pPr/pStyle"), ("paragraph", 0))
    outline = value(element, "pPr/outlineLvl")
    if kind == "paragraph" and outline.isdigit() and int(outline) < 9:
        kind, level = "heading", int(outline) + 1
    if kind == "paragraph" and value(element, "pPr/numPr/numId") not in ("", "0"):
        kind = "item"
    if element.find(f"{W}pPr/{W}pageBreakBefore") is not None and value(element, "pPr/pageBreakBefore") not in (
        "0",
        "false",
    ):
        writer.turn(rendered=False)
    page = writer.label
    writer.walk(element)
    yield _piece(kind, level, page, writer)
    section = element.find(f"{W}pPr/{W}sectPr")
    if section is not None and value(section, "type") != "continuous":
        writer.turn(rendered=False)
    boxes, writer.boxes = writer.boxes, []
    for box in boxes:
        yield from _blocks(box, writer)


def _piece(kind: str, level: int, page: str, writer: Writer) -> Piece:
    text, marks = writer.take()
    if kind == "title":
        kind, level = "heading", 1
    return Piece(kind, text, page, marks, min(level, 6))


def _table(table: "_Element", writer: Writer) -> Iterator[Piece]:
    """Yield one piece a row, cells parted by tabs; a table inside a cell becomes words of the cell."""
    for row in table.iter(W + "tr"):
        page = writer.label
        for i, cell in enumerate(row.iterchildren(W + "tc", W + "sdt")):
            if i:
                writer.say("\t")
            for j, paragraph in enumerate(cell.iter(W + "p")):
                if j:
                    writer.say(" ")
                writer.walk(paragraph)
        yield _piece("table", 0, page, writer)


def _notes(archive: Archive, writer: Writer) -> Iterator[Piece]:
    """Yield the notes in the order of their marks."""
    found: dict[tuple[str, str], _Element] = {}
    for kind in ("footnote", "endnote"):
        root = part(archive, f"word/{kind}s.xml")
        for note in root.iterchildren(W + kind) if root is not None else ():
            found[kind, str(note.get(W + "id"))] = note
    counts = {"footnote": 0, "endnote": 0}
    for kind, id_ in list(writer.notes):
        counts[kind] += 1
        if (kind, id_) not in found:
            continue
        for i, paragraph in enumerate(found[kind, id_].iter(W + "p")):
            if i:
                writer.say(" ")
            writer.walk(paragraph)
        text, marks = writer.take()
        cut = len(text) - len(text.lstrip())
        moved = tuple(
            Mark(m.kind, Span(max(0, m.span.start - cut), max(0, m.span.end - cut)), m.value)
            for m in marks
            if m.kind != "page"
        )
        yield Piece("note", text[cut:], marks=moved, label=writer.parts.label(kind, counts[kind]))


def _meta(core: bytes) -> Meta:
    """Read title, authors, day and language from the file's own properties."""
    if not core:
        return Meta()
    try:
        root = parse(core)
    except Refused as refused:
        if refused.trouble.code == "DTD_FORBIDDEN":
            raise
        return Meta()

    def said(tag: str) -> str:
        return " ".join((root.findtext(tag) or "").split())

    return Meta(
        title=said(_DC + "title"),
        authors=tuple(name.strip() for name in said(_DC + "creator").split(";") if name.strip()),
        date=said(_TERMS + "created")[:10] if said(_TERMS + "created")[:4].isdigit() else "",
        language=said(_DC + "language"),
    )
