"""TEI XML, as libraries and GROBID write it: blocks, notes, and references as the markup has them.

https://tei-c.org
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents import csl
from pipeline.documents.markup import inline, local, words
from pipeline.model import Mark, Meta, Part, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_KINDS = {
    "head": "heading",
    "p": "paragraph",
    "ab": "paragraph",
    "item": "item",
    "quote": "quote",
    "figDesc": "caption",
    "l": "paragraph",
}
_SKIPPED = frozenset(["note", "figure", "list", "listBibl", "fw"])
_DEPTH = 200  # elements inside elements


def parts(root: "_Element") -> Iterator[Part]:
    """Yield the text: what its header says of it, its blocks, its notes, its references."""
    yield _meta(root)
    page = ""
    for name in ("front", "body", "back"):
        for element in root.iterfind(f"{{*}}text/{{*}}{name}"):
            for piece in _blocks(element, page, 0):
                page = next((m.value for m in reversed(piece.marks) if m.kind == "page"), piece.page)
                yield piece
    for note in root.iterfind("{*}text//{*}note"):
        text, marks = inline(note, _marks, frozenset())
        yield Piece("note", text, marks=marks, label=str(note.get("n") or ""))
    if next(root.iter("{*}listBibl"), None) is not None:
        yield Piece("heading", "References", level=2)
    for listed in root.iterfind("{*}text//{*}listBibl"):
        for cited in listed.iterchildren("{*}biblStruct", "{*}bibl"):
            yield _reference(cited)


def _blocks(element: "_Element", page: str, depth: int) -> Iterator[Piece]:
    """Yield the blocks below an element."""
    for child in element:
        name = local(child)
        if name == "pb":
            page = str(child.get("n") or page)
        elif name == "table":
            yield from (
                Piece("table", "\t".join(words(cell) for cell in row.iter("{*}cell")), page)
                for row in child.iter("{*}row")
            )
        elif name in _KINDS and next(child.iterchildren("{*}p", "{*}item", "{*}list"), None) is None:
            text, marks = inline(child, _marks, _SKIPPED)
            level = min(6, 1 + sum(local(e) in ("div", "div1", "div2", "div3") for e in child.iterancestors()))
            yield Piece(_KINDS[name], text, page, marks, level if name == "head" else 0)
            page = next((m.value for m in reversed(marks) if m.kind == "page"), page)
            yield from (
                piece
                for inner in child.iterchildren("{*}figure", "{*}list")
                for piece in _blocks(inner, page, depth + 1)
            )
        elif name and name not in ("note", "listBibl", "fw", "teiHeader") and depth < _DEPTH:
            for piece in _blocks(child, page, depth + 1):
                page = piece.page or page
                yield piece


def _marks(element: "_Element") -> Iterator[tuple[str, str]]:
    """What an element inside a paragraph makes: a citation, a note's mark, a link, raised letters, a new page."""
    name, target = local(element), str(element.get("target") or "")
    if name == "ref" and element.get("type") == "bibr" and target.startswith("#"):
        yield from (("citekey", key.removeprefix("#")) for key in target.split())
    elif name == "ref" and element.get("type") == "foot":
        yield "note", words(element)
    elif name in ("ref", "ptr") and target.startswith("http"):
        yield "link", target
    elif name == "hi" and "sup" in str(element.get("rend")):
        yield "superscript", words(element)
    elif name == "pb" and element.get("n"):
        yield "page", str(element.get("n"))


def _reference(cited: "_Element") -> Piece:
    item = _item(cited)
    raw = next((words(n) for n in cited.iter("{*}note") if n.get("type") == "raw_reference"), "")
    text = raw or (words(cited) if local(cited) == "bibl" else csl.shown(item))
    return Piece("paragraph", text, marks=(Mark("csl", Span(0, len(text)), csl.dump(str(cited.get(_ID) or ""), item)),))


def _item(cited: "_Element") -> csl.Item:
    scopes = {
        str(e.get("unit")): "-".join(p for p in (str(e.get("from") or ""), str(e.get("to") or "")) if p) or words(e)
        for e in cited.iter("{*}biblScope")
    }
    title, container = words(cited.find("{*}analytic/{*}title")), words(cited.find("{*}monogr/{*}title"))
    date = next(cited.iter("{*}date"), None)
    when = str(date.get("when") or words(date)) if date is not None else ""
    return {
        "author": [_person(author) for author in cited.iter("{*}author")],
        "title": title or container or words(cited.find("{*}title")),
        "container-title": container if title else "",
        "publisher": words(next(cited.iter("{*}publisher"), None)),
        "volume": scopes.get("volume", ""),
        "issue": scopes.get("issue", ""),
        "page": scopes.get("page", "") or scopes.get("pp", ""),
        "DOI": next((words(e) for e in cited.iter("{*}idno") if e.get("type") == "DOI"), ""),
        "URL": next((str(e.get("target")) for e in cited.iter("{*}ptr") if e.get("target")), ""),
        "issued": csl.issued(*when.split("-")[:3]) if when else None,
    }


def _person(author: "_Element") -> csl.Json:
    family = words(next(author.iter("{*}surname"), None))
    return (
        csl.name(family, " ".join(words(e) for e in author.iter("{*}forename"))) if family else csl.name(words(author))
    )


def _meta(root: "_Element") -> Meta:
    header = root.find("{*}teiHeader")
    if header is None:
        return Meta()
    people = [
        *header.iterfind(".//{*}sourceDesc//{*}analytic/{*}author"),
        *header.iterfind(".//{*}titleStmt/{*}author"),
    ]
    names = [" ".join(words(e) for e in (*p.iter("{*}forename"), *p.iter("{*}surname"))) or words(p) for p in people]
    date = next((str(d.get("when")) for d in header.iterfind(".//{*}publicationStmt//{*}date") if d.get("when")), "")
    return Meta(
        title=words(header.find(".//{*}titleStmt/{*}title")),
        authors=tuple(dict.fromkeys(name for name in names if name)),
        date=date[:10],
        doi=next((words(e).lower() for e in header.iter("{*}idno") if e.get("type") == "DOI"), ""),
    )
