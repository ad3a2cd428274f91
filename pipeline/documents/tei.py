"""TEI XML, as libraries and GROBID write it: blocks, notes, and references with the fields of the markup.

https://tei-c.org
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.documents.shared import csl
from pipeline.documents.shared.key_ranges import fill_ranges
from pipeline.documents.shared.xml_text import element_text, inline_text, local_name, read_rows
from pipeline.model import BlockKind, BlockRole, Mark, MarkKind, Meta, Part, Piece, Span
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
# element → kind of its block
_KINDS = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "ab": BlockKind.PARAGRAPH,
    "item": BlockKind.ITEM,
    "quote": BlockKind.QUOTE,
    "figDesc": BlockKind.CAPTION,
    "l": BlockKind.PARAGRAPH,
}
_DIVISIONS = ("div", "div1", "div2", "div3")
_SKIPPED = frozenset(["note", "figure", "list", "listBibl", "fw"])
_READ_APART = (
    "note",
    "listBibl",
    "fw",
    "teiHeader",
)  # notes and references follow the text; fw is the printer's header
_LABEL = "citetrail-label"  # an attribute of ours
_CELLS = frozenset(["cell"])
_RAISED = regex(r"sup")
_NUMBERED = regex(r"number|(?<!un)ordered")
_MAX_DEPTH = 200  # elements inside elements


def read_text(root: "_Element") -> Iterator[Part]:
    """Yield the metadata of the header, the blocks of the text, its notes, its references."""
    yield _metadata(root)
    text = _Text(root)
    keys = [str(entry.get(_ID) or "") for entry in text.entries]
    for piece in text.pieces():
        yield fill_ranges(piece, keys)


class _Text:
    """The text of a file, with what its blocks refer to: notes and entries of the bibliography.

    Attributes:
        entries: of the bibliography, in order.
    """

    def __init__(self, root: "_Element") -> None:
        self._root = root
        self.entries = [
            entry
            for bibliography in root.iterfind("{*}text//{*}listBibl")
            for entry in bibliography.iterchildren("{*}biblStruct", "{*}bibl")
        ]
        notes = [note for note in root.iterfind("{*}text//{*}note") if not _is_inside_reference(note)]
        printed = [str(note.get("n") or "") for note in notes]
        # numbers that begin again in each chapter would lead to the first
        is_unique = all(printed) and len(set(printed)) == len(printed)
        for i, note in enumerate(notes, 1):
            note.set(_LABEL, str(note.get("n")) if is_unique else str(i))
        for numbered in (e for e in root.iter("{*}list") if _NUMBERED.search(f"{e.get('rend')} {e.get('type')}")):
            for i, item in enumerate(numbered.iterchildren("{*}item"), 1):
                item.set("n", str(item.get("n") or i))
        self._notes = notes
        self._labels = {str(note.get(_ID)): str(note.get(_LABEL)) for note in notes if note.get(_ID)}

    def pieces(self) -> Iterator[Piece]:
        """Yield the blocks of the text, its notes, its references."""
        page = ""
        for name in ("front", "body", "back"):
            for element in self._root.iterfind(f"{{*}}text/{{*}}{name}"):
                for piece in self._blocks(element, page, 0):
                    page = _last_page(piece.marks, piece.page)
                    yield piece
        for note in self._notes:
            text, marks = inline_text(note, self._marks, _SKIPPED, _note_label)
            yield Piece(BlockKind.NOTE, text, marks=marks, label=_note_label(note))
        if self.entries:
            yield Piece(BlockKind.HEADING, "References", level=2)
        yield from map(_reference, self.entries)

    def _blocks(self, element: "_Element", page: str, depth: int) -> Iterator[Piece]:
        """Yield the blocks below an element. page: the label that holds at its start."""
        for child in element:
            name = local_name(child)
            if name == "pb":
                page = str(child.get("n") or page)
            elif name == "table":
                for row in read_rows(child, "row", _CELLS, self._marks):
                    yield replace(row, page=page)
            elif name in _KINDS and next(child.iterchildren("{*}p", "{*}item", "{*}list"), None) is None:
                text, marks = inline_text(child, self._marks, _SKIPPED, _note_label)
                level = _heading_level(child) if name == "head" else 0
                yield Piece(_KINDS[name], text, page, marks, level, str(child.get("n") or "") if name == "item" else "")
                page = _last_page(marks, page)
                for inner in child.iterchildren("{*}figure", "{*}list"):
                    yield from self._blocks(inner, page, depth + 1)
            elif name and name not in _READ_APART and depth < _MAX_DEPTH:
                for piece in self._blocks(child, page, depth + 1):
                    page = piece.page or page
                    yield piece

    def _marks(self, element: "_Element") -> Iterator[tuple[MarkKind, str]]:
        """Yield the marks of an element inside a paragraph: citations, a note, a link, a superscript, a new page."""
        name, target = local_name(element), str(element.get("target") or "")
        if name == "ref" and target.removeprefix("#") in self._labels:
            yield MarkKind.NOTE, self._labels[target.removeprefix("#")]
        elif name == "ref" and element.get("type") in ("bibr", "bibl", "biblio") and target.startswith("#"):
            yield from ((MarkKind.CITEKEY, key.removeprefix("#")) for key in target.split())
        elif name == "ref" and element.get("type") == "foot":
            yield MarkKind.NOTE, element_text(element)
        elif name in ("ref", "ptr") and target.startswith("http"):
            yield MarkKind.LINK, target
        elif name == "hi" and _RAISED.search(f"{element.get('rend')} {element.get('rendition')}"):
            yield MarkKind.SUPERSCRIPT, element_text(element)
        elif name == "pb" and element.get("n"):
            yield MarkKind.PAGE, str(element.get("n"))


def _is_inside_reference(note: "_Element") -> bool:
    """Tell whether a note belongs to an entry of a bibliography, as GROBID keeps the words of one."""
    return any(local_name(e) in ("listBibl", "biblStruct", "bibl") for e in note.iterancestors())


def _note_label(element: "_Element") -> str:
    """Return the label of a note, "" of anything else."""
    return str(element.get(_LABEL) or "")


def _last_page(marks: tuple[Mark, ...], page: str) -> str:
    """Return the label of the page on which a block ends. page: the label on which it begins."""
    return next((mark.value for mark in reversed(marks) if mark.kind == MarkKind.PAGE), page)


def _heading_level(head: "_Element") -> int:
    return min(6, 1 + sum(local_name(e) in _DIVISIONS for e in head.iterancestors()))


def _reference(entry: "_Element") -> Piece:
    """Return an entry of the bibliography with its fields as CSL-JSON; printed from them where there is no text."""
    item = _csl_item(entry)
    raw = next((element_text(n) for n in entry.iter("{*}note") if n.get("type") == "raw_reference"), "")
    text = raw or (element_text(entry) if local_name(entry) == "bibl" else csl.format_reference(item))
    value = csl.dump(str(entry.get(_ID) or ""), item)
    mark = Mark(MarkKind.CSL, Span(0, len(text)), value)
    return Piece(BlockKind.PARAGRAPH, text, marks=(mark,), role=BlockRole.REFERENCE)


def _csl_item(entry: "_Element") -> csl.Item:
    scopes = {
        str(e.get("unit")): "-".join(p for p in (str(e.get("from") or ""), str(e.get("to") or "")) if p)
        or element_text(e)
        for e in entry.iter("{*}biblScope")
    }
    title, container = element_text(entry.find("{*}analytic/{*}title")), element_text(entry.find("{*}monogr/{*}title"))
    date = next(entry.iter("{*}date"), None)
    when = str(date.get("when") or element_text(date)) if date is not None else ""
    return {
        "author": [_csl_name(author) for author in entry.iter("{*}author")],
        "title": title or container or element_text(entry.find("{*}title")),
        "container-title": container if title else "",
        "publisher": element_text(next(entry.iter("{*}publisher"), None)),
        "volume": scopes.get("volume", ""),
        "issue": scopes.get("issue", ""),
        "page": scopes.get("page", "") or scopes.get("pp", ""),
        "DOI": next((element_text(e) for e in entry.iter("{*}idno") if e.get("type") == "DOI"), ""),
        "URL": next((str(e.get("target")) for e in entry.iter("{*}ptr") if e.get("target")), ""),
        "issued": csl.date(*when.split("-")[:3]) if when else None,
    }


def _csl_name(author: "_Element") -> csl.Json:
    family = element_text(next(author.iter("{*}surname"), None))
    if not family:
        return csl.name(element_text(author))
    return csl.name(family, " ".join(element_text(e) for e in author.iter("{*}forename")))


def _metadata(root: "_Element") -> Meta:
    header = root.find("{*}teiHeader")
    if header is None:
        return Meta()
    people = [
        *header.iterfind(".//{*}sourceDesc//{*}analytic/{*}author"),
        *header.iterfind(".//{*}titleStmt/{*}author"),
    ]
    names = [
        " ".join(element_text(e) for e in (*p.iter("{*}forename"), *p.iter("{*}surname"))) or element_text(p)
        for p in people
    ]
    date = next((str(d.get("when")) for d in header.iterfind(".//{*}publicationStmt//{*}date") if d.get("when")), "")
    return Meta(
        title=element_text(header.find(".//{*}titleStmt/{*}title")),
        authors=tuple(dict.fromkeys(name for name in names if name)),
        date=date[:10],
        doi=next((element_text(e).lower() for e in header.iter("{*}idno") if e.get("type") == "DOI"), ""),
    )
