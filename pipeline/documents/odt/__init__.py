"""OpenDocument texts (.odt): headings, lists with their numbers, tables, notes, links, pages, and the citations of Zotero.

styles.py says what the styles of the file mean, inline.py turns a paragraph into text and marks.
Format: OASIS OpenDocument 1.3, https://docs.oasis-open.org/office/OpenDocument/v1.3/
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.odt.inline import InlineReader
from pipeline.documents.odt.styles import OFFICE, TABLE, TEXT, ListStyle, Styles, read_styles
from pipeline.documents.shared.archive import Archive
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.model import BlockKind, BlockRole, ErrorCode, Mark, Meta, Part, Piece, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
# lists of contents and of figures, deleted text, declarations
_SKIPPED = frozenset(
    TEXT + name
    for name in "table-of-content alphabetical-index illustration-index table-index object-index user-index index-title "
    "tracked-changes sequence-decls variable-decls user-field-decls table-of-content-source bibliography-source".split()
)
_MAX_DEPTH = 100  # lists and sections inside each other


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks in order, then the notes. Deleted text, comments, headers and footers are left out."""
    try:
        archive = Archive(data)
        content = archive.read("content.xml")
        if not content:
            yield Trouble(ErrorCode.DAMAGED, "the archive holds no content.xml")
            return
        root = parse_xml(content)
        writer = _BlockReader(read_styles(root, _parse_optional(archive, "styles.xml")))
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        pieces = list(writer.blocks(body)) if body is not None else []
        meta = _metadata(_parse_optional(archive, "meta.xml"))
    except UnreadableInput as unreadable:
        yield unreadable.trouble
        return
    if body is None:
        yield Trouble(ErrorCode.WRONG_TYPE, "an OpenDocument file that is no text")
        return
    title = next((p.text for p in pieces if p.level == 1 and p.kind == BlockKind.HEADING), "")
    # the file's own date is when it was made: an empty draft, or a template
    yield from complete_metadata([replace(meta, title=meta.title or title), *pieces], prefer_text=True)
    yield from writer.inline.notes


def _parse_optional(archive: Archive, name: str) -> "_Element | None":
    """Return the root of a part, None where it is missing or damaged. Raises UnreadableInput where it is hostile."""
    data = archive.read(name)
    try:
        return parse_xml(data) if data else None
    except UnreadableInput as unreadable:
        if unreadable.trouble.code == ErrorCode.DTD_FORBIDDEN:
            raise
        return None


class _BlockReader:
    """Reads the blocks of a text; keeps what outlives a block: the numbers of lists, pages, notes."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, int] = {}
        self.inline = InlineReader(styles)

    def blocks(self, element: "_Element", role: BlockRole = BlockRole.NONE, depth: int = 0) -> Iterator[Piece]:
        """Yield the paragraphs, list items and table rows below an element."""
        for child in element if depth < _MAX_DEPTH else ():
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(child, role)
            elif tag == TEXT + "list":
                yield from self._list(child, self._styles.lists.get(str(child.get(TEXT + "style-name"))), role, depth)
            elif tag == TABLE + "table":
                yield from self._table(child)
            elif tag == TEXT + "soft-page-break":
                self.inline.begin_page()
            elif isinstance(tag, str) and tag not in _SKIPPED:
                yield from self.blocks(child, _role(child) or role, depth + 1)

    def _paragraph(
        self, element: "_Element", role: BlockRole, kind: BlockKind | None = None, label: str = ""
    ) -> Iterator[Piece]:
        """Yield a paragraph, and the text boxes that are anchored in it. kind: of an item of a list."""
        own_kind, level = self._styles.kind(element)
        page = self.inline.page_label
        if own_kind != BlockKind.HEADING and self._styles.is_reference(element):
            role = BlockRole.REFERENCE
        text, marks = self.inline.read(element)
        is_item = kind == BlockKind.ITEM and own_kind == BlockKind.PARAGRAPH
        yield Piece(BlockKind.ITEM if is_item else own_kind, text, page, marks, level, label if is_item else "", role)
        for box in self.inline.take_text_boxes():
            yield from self.blocks(box)

    def _list(
        self, element: "_Element", style: ListStyle | None, role: BlockRole, depth: int, level: int = 1
    ) -> Iterator[Piece]:
        """Yield the items of a list; each paragraph of an item is a block, and the first has the number."""
        name = str(element.get(TEXT + "style-name"))
        start = style.starts.get(level, 0) if style else 0
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        count = self._counts.get(name, start - 1) if goes_on else start - 1
        for item in element.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            first = str(item.get(TEXT + "start-value") or "")
            count = int(first) if first.isdigit() else count + 1
            label = str(count) if start and item.tag == TEXT + "list-item" else ""
            for child in item:
                if child.tag in (TEXT + "p", TEXT + "h"):
                    yield from self._paragraph(child, role, BlockKind.ITEM, label)
                    label = ""
                elif child.tag == TEXT + "list" and depth < _MAX_DEPTH:
                    inner = self._styles.lists.get(str(child.get(TEXT + "style-name")), style)
                    yield from self._list(child, inner, role, depth + 1, level + 1)
        self._counts[name] = count

    def _table(self, table: "_Element") -> Iterator[Piece]:
        """Yield one piece a row, cells separated by tabs; a table inside a cell becomes words of the cell."""
        for row in table.iter(TABLE + "table-row"):
            if next(row.iterancestors(TABLE + "table"), None) is not table:
                continue
            page, text, marks = self.inline.page_label, "", list[Mark]()
            for i, cell in enumerate(row.iterchildren(TABLE + "table-cell")):
                text += "\t" if i else ""
                words, inside = self.inline.read_joined(cell)
                marks += [Mark(m.kind, m.span.shifted(len(text)), m.value) for m in inside]
                text += words
            yield Piece(BlockKind.TABLE, text, page, tuple(marks))
            for box in self.inline.take_text_boxes():
                yield from self.blocks(box)


def _role(element: "_Element") -> BlockRole:
    """Return what an element says of the blocks inside: Zotero's section, or the office's own list of works."""
    is_zotero = element.tag == TEXT + "section" and "BIBL" in str(element.get(TEXT + "name"))
    return BlockRole.REFERENCE if is_zotero or element.tag == TEXT + "bibliography" else BlockRole.NONE


def _metadata(root: "_Element | None") -> Meta:
    """Return title, author, date and language of the file's own properties."""
    if root is None:
        return Meta()

    def text(tag: str) -> str:
        return " ".join("".join(str(part) for e in root.iter(tag) for part in e.itertext()).split())

    created = text(_META + "creation-date")
    creator = text(_META + "initial-creator") or text(_DUBLIN_CORE + "creator")
    return Meta(
        title=text(_DUBLIN_CORE + "title"),
        authors=tuple(name.strip() for name in creator.split(";") if name.strip()),
        date=created[:10] if created[:4].isdigit() else "",
        language=text(_DUBLIN_CORE + "language"),
    )
