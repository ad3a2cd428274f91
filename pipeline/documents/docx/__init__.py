"""Word files (.docx): headings, lists, quotations, tables, notes, links, pages, and the citation fields of reference managers.

package.py reads what the text refers to (styles, numbering, links), runs.py turns the runs of a paragraph into text and
marks; what Zotero, Mendeley, EndNote and Word itself wrote behind "(Lee, 2017)" is read by shared/citation_fields.py.
Format: ECMA-376, Office Open XML.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.documents.docx.package import W, read_package, read_part, value_at
from pipeline.documents.docx.runs import ParagraphReader
from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared.archive import Archive
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.model import BlockKind, BlockRole, ErrorCode, Mark, MarkKind, Meta, Part, Piece, Span, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_DUBLIN_CORE_TERMS = "{http://purl.org/dc/terms/}"
# elements that only wrap blocks: content controls, insertions
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"))


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks in order, then the notes. Deleted text, comments, headers and footers are left out."""
    try:
        archive = Archive(data)
        root = read_part(archive, "word/document.xml")
        if root is None:
            yield Trouble(ErrorCode.DAMAGED, "the archive holds no word/document.xml")
            return
        body = root.find(W + "body")
        reader = ParagraphReader(read_package(archive, root))
        pieces = list(_blocks(body if body is not None else root, reader))
        notes = list(_notes(archive, reader))
        meta = _metadata(archive.read("docProps/core.xml"))
    except UnreadableInput as unreadable:
        yield unreadable.trouble
        return
    title = next((p.text for p in pieces if p.level == 1 and p.kind == BlockKind.HEADING), "")
    if not reader.has_page_breaks:
        pieces, notes = _without_pages(pieces), _without_pages(notes)
    # the file's own date is when it was made: an empty draft, or a template
    yield from complete_metadata([replace(meta, title=meta.title or title), *pieces], prefer_text=True)
    yield from notes


def _without_pages(pieces: list[Piece]) -> list[Piece]:
    return [replace(p, page="", marks=tuple(m for m in p.marks if m.kind != MarkKind.PAGE)) for p in pieces]


def _blocks(element: "_Element", reader: ParagraphReader, *, is_entry: bool = False) -> Iterator[Piece]:
    """Yield the paragraphs and table rows below an element. is_entry: they are a printed list of works."""
    for child in element:
        if child.tag == W + "p":
            yield from _paragraph(child, reader, is_entry=is_entry)
        elif child.tag == W + "tbl":
            yield from _table(child, reader)
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, reader, is_entry=is_entry or _holds_references(child))


def _holds_references(control: "_Element") -> bool:
    """Tell whether a content control holds the list of works that Word or a reference manager prints."""
    tag = value_at(control, "sdtPr/tag").lower()
    gallery = value_at(control, "sdtPr/docPartObj/docPartGallery").lower()
    return "bibliograph" in tag or "bibliograph" in gallery or control.find(f"{W}sdtPr/{W}bibliography") is not None


def _paragraph(element: "_Element", reader: ParagraphReader, *, is_entry: bool) -> Iterator[Piece]:
    """Yield the paragraph, and the text boxes that are anchored in it. is_entry: it stands in a printed list of works."""
    kind, level = _kind(element, reader)
    breaks = element.find(f"{W}pPr/{W}pageBreakBefore") is not None
    if breaks and value_at(element, "pPr/pageBreakBefore") not in ("0", "false"):
        reader.begin_page(rendered=False)
    page = reader.page_label
    style = value_at(element, "pPr/pStyle")
    list_id = value_at(element, "pPr/numPr/numId") or reader.package.numbered_styles.get(style, "")
    reader.walk(element)
    is_entry = kind != BlockKind.HEADING and (is_entry or reader.is_entry or style in reader.package.reference_styles)
    piece = _piece(kind, level, page, reader, BlockRole.REFERENCE if is_entry else BlockRole.NONE)
    if kind == BlockKind.ITEM and piece.text.strip():
        piece = replace(piece, label=reader.next_number(list_id, value_at(element, "pPr/numPr/ilvl")))
    yield piece
    section = element.find(f"{W}pPr/{W}sectPr")
    if section is not None and value_at(section, "type") != "continuous":
        reader.begin_page(rendered=False)
    yield from _text_boxes(reader)


def _text_boxes(reader: ParagraphReader) -> Iterator[Piece]:
    """Yield the blocks of the text boxes that were anchored in what was read."""
    boxes, reader.text_boxes = reader.text_boxes, []
    for box in boxes:
        yield from _blocks(box, reader)


def _kind(element: "_Element", reader: ParagraphReader) -> tuple[BlockKind, int]:
    """Return kind and level of a paragraph: by its style, else its outline level, else its numbering."""
    kind, level = reader.package.styles.get(value_at(element, "pPr/pStyle"), (BlockKind.PARAGRAPH, 0))
    outline = value_at(element, "pPr/outlineLvl")
    if kind == BlockKind.PARAGRAPH and outline.isdigit() and int(outline) < 9:
        kind, level = BlockKind.HEADING, int(outline) + 1
    if kind == BlockKind.PARAGRAPH and value_at(element, "pPr/numPr/numId") not in ("", "0"):
        kind = BlockKind.ITEM
    return kind, level


def _piece(kind: BlockKind, level: int, page: str, reader: ParagraphReader, role: BlockRole = BlockRole.NONE) -> Piece:
    text, marks = reader.take()
    return Piece(kind, text, page, marks, min(level, 6), role=role)


def _table(table: "_Element", reader: ParagraphReader) -> Iterator[Piece]:
    """Yield one piece a row, cells separated by tabs; a table inside a cell becomes words of the cell."""
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl"), None) is not table:
            continue
        page = reader.page_label
        for i, cell in enumerate(row.iterchildren(W + "tc", W + "sdt")):
            if i:
                reader.append("\t")
            _walk_joined(cell, reader)
        yield _piece(BlockKind.TABLE, 0, page, reader)
        yield from _text_boxes(reader)


def _walk_joined(element: "_Element", reader: ParagraphReader) -> None:
    """Read all paragraphs of a cell or a note into one text."""
    for i, paragraph in enumerate(_outermost_paragraphs(element)):
        if i:
            reader.append(" ")
        reader.walk(paragraph)


def _outermost_paragraphs(element: "_Element") -> "Iterator[_Element]":
    """Yield the paragraphs below an element, those inside of paragraphs (of text boxes) left out."""
    for child in element:
        if child.tag == W + "p":
            yield child
        elif isinstance(child.tag, str):
            yield from _outermost_paragraphs(child)


def _notes(archive: Archive, reader: ParagraphReader) -> Iterator[Piece]:
    """Yield the notes in the order of their marks."""
    notes: dict[tuple[str, str], _Element] = {}
    for kind in ("footnote", "endnote"):
        root = read_part(archive, f"word/{kind}s.xml")
        for note in root.iterchildren(W + kind) if root is not None else ():
            notes[kind, str(note.get(W + "id"))] = note
    counts = {"footnote": 0, "endnote": 0}
    for kind, note_id in list(reader.notes):
        counts[kind] += 1
        if (kind, note_id) not in notes:
            continue
        _walk_joined(notes[kind, note_id], reader)
        text, marks = reader.take()
        indent = len(text) - len(text.lstrip())
        shifted = tuple(
            Mark(m.kind, Span(max(0, m.span.start - indent), max(0, m.span.end - indent)), m.value)
            for m in marks
            if m.kind != MarkKind.PAGE
        )
        yield Piece(BlockKind.NOTE, text[indent:], marks=shifted, label=reader.package.note_label(kind, counts[kind]))


def _metadata(core_properties: bytes) -> Meta:
    """Return title, authors, date and language of the file's own properties."""
    if not core_properties:
        return Meta()
    try:
        root = parse_xml(core_properties)
    except UnreadableInput as unreadable:
        if unreadable.trouble.code == "DTD_FORBIDDEN":
            raise
        return Meta()

    def text(tag: str) -> str:
        return " ".join((root.findtext(tag) or "").split())

    created = text(_DUBLIN_CORE_TERMS + "created")
    return Meta(
        title=text(_DUBLIN_CORE + "title"),
        authors=tuple(name.strip() for name in text(_DUBLIN_CORE + "creator").split(";") if name.strip()),
        date=created[:10] if created[:4].isdigit() else "",
        language=text(_DUBLIN_CORE + "language"),
    )
