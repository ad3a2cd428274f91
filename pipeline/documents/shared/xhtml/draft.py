"""A block as it stands on the page, and how one is made of the text that was read."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.documents.shared.xhtml.elements import BlockType
from pipeline.documents.shared.xhtml.inline import Buffer, Pointer
from pipeline.model import BlockKind, Mark, MarkKind, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Draft:
    """A block as it stands on the page, before it is known what its links lead to.

    anchors: ids and names at which it can be reached. number: of an item of a numbered list. links: where links stand.
    element: where it stands in the tree. is_entry, is_note: the markup calls it an entry of a list of works, a note.
    """

    kind: BlockKind
    text: str
    element: "HtmlElement"
    page: str = ""
    marks: tuple[Mark, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    anchors: tuple[str, ...] = ()
    level: int = 0
    number: str = ""
    links: tuple[Span, ...] = ()
    is_entry: bool = False
    is_note: bool = False

    @property
    def linked(self) -> float:
        """Return the share of the text that stands in links."""
        return sum(map(len, self.links)) / len(self.text)


def make_draft(buffer: Buffer, block: BlockType, element: "HtmlElement", page: str) -> Draft:
    """Return the draft of a block whose text is complete, without the white space at its edges."""
    text = buffer.text.rstrip()
    lead = len(text) - len(text.lstrip())
    return Draft(
        block.kind,
        text[lead:],
        element,
        page,
        tuple(m for mark in buffer.marks if (m := _shifted(mark, lead, len(text)))),
        tuple(replace(p, span=s) for p in buffer.pointers if (s := _cut(p.span, lead, len(text)))),
        tuple(buffer.anchors),
        block.level,
        block.number,
        tuple(s for span in buffer.links if (s := _cut(span, lead, len(text)))),
        block.is_entry,
        block.is_note,
    )


def _shifted(mark: Mark, lead: int, end: int) -> Mark | None:
    span = _cut(mark.span, lead, end)
    return Mark(mark.kind, span, mark.value) if span or mark.kind == MarkKind.PAGE else None


def _cut(span: Span, lead: int, end: int) -> Span:
    """Return a span of the text without its leading white space, "" of what lies outside."""
    start = min(max(span.start, lead), end)
    return Span(start - lead, max(start, min(span.end, end)) - lead)
