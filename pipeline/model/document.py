"""What a reader yields, and the one text that everything else points into."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.span import Span
from pipeline.model.trouble import Trouble


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEADING = "heading"  # its level is 1–6
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    QUOTE = "quote"  # set off from the text
    TABLE = "table"  # one row; tabs separate its cells
    CAPTION = "caption"  # of a figure or a table
    NOTE = "note"  # footnote or endnote; its label is the value of the marks that point to it
    CODE = "code"  # set as it is written


class BlockRole(StrEnum):
    """What the markup says that a block is for; a reader repeats it and never guesses."""

    NONE = ""
    REFERENCE = "reference"  # an entry of a list of works: csl-entry, doc-biblioentry, cite_note, an item of a ref-list


class MarkKind(StrEnum):
    """What the markup says of a span, and what the value of such a mark is."""

    LINK = "link"  # value: URL
    SUPERSCRIPT = "superscript"  # value: the raised text
    NOTE = "note"  # points to a note; value: its label
    CITEKEY = "citekey"  # cites a work; value: the key of the work
    CSL = "csl"  # describes a work, at its entry where it has one; value: CSL-JSON, whose id is the key of the work
    MATHS = "maths"  # a formula, but no lone quantity ("$p < 0.05$")
    CODE = "code"  # set in the line as it is written
    PAGE = "page"  # a page begins inside a block; value: its label; a Document has a Page instead


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to which the markup gives a meaning. It counts inside the piece in a Piece, in the text in a Document."""

    kind: MarkKind
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as a reader yields it. Readers never count offsets into the whole text.

    level: of a heading. label: of a note, or the number that the markup gives an item of a list and that is not in its text
    ("3" of <ol>, of "3." in Markdown, of a Word list). page: the page label as printed, "" where the format has no pages.
    """

    kind: BlockKind
    text: str
    page: str = ""
    marks: tuple[Mark, ...] = ()
    level: int = 0
    label: str = ""
    role: BlockRole = BlockRole.NONE


@dataclass(frozen=True, slots=True)
class Block:
    """A Piece's place in the Document: same kind, level, label and role."""

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""
    role: BlockRole = BlockRole.NONE


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its label and the stretch of text that stands on it."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says of itself; date is EDTF; every field may be empty.

    url: the address that a page gives itself. addresses: others that lead to it, such as the one it was saved from.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """Return the date as a day, None where it states less."""
        try:
            return dt.date.fromisoformat(self.date)
        except ValueError:
            return None


# what a reader yields, in reading order: blocks, what the file says of itself, and what went wrong
Part = Piece | Meta | Trouble


@dataclass(frozen=True, slots=True)
class Document:
    r"""A text with its structure. Composed once by documents/compose.py, never changed.

    key: the file's name without ending. digest: SHA-256 of the bytes. text: NFC, "\n" only, blocks parted by "\n".
    """

    key: str
    digest: str
    text: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    meta: Meta = field(default_factory=Meta)
    warnings: tuple[Trouble, ...] = ()
    path: str = ""

    def page_at(self, offset: int) -> str:
        """Return the label of the page on which the code point stands, "" where there are no pages."""
        i = bisect_right(self.pages, offset, key=lambda page: page.span.start) - 1
        return self.pages[i].label if i >= 0 else ""

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds the code point, -1 before the first."""
        return bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1

    def section_at(self, offset: int) -> str:
        """Return the text of the nearest heading above the code point, "" where there is none."""
        for block in reversed(self.blocks[: self.block_at(offset) + 1]):
            if block.kind == BlockKind.HEADING:
                return block.span.of(self.text).strip()
        return ""
