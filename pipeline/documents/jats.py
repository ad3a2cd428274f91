"""JATS (and BITS) XML of publishers: blocks, notes, and references as the markup has them.

https://jats.nlm.nih.gov
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents import csl
from pipeline.documents.markup import inline, local, words
from pipeline.model import Mark, Meta, Part, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_HREF = "{http://www.w3.org/1999/xlink}href"
_KINDS = {
    "p": "paragraph",
    "disp-quote": "quote",
    "verse-group": "quote",
    "disp-formula": "paragraph",
    "preformat": "code",
    "code": "code",
}
_HOLDERS = frozenset(
    "body back sec app app-group boxed-text ack list def-list def-item def list-item fig fig-group table-wrap caption abstract "
    "trans-abstract statement supplementary-material table-wrap-group notes article sub-article response book-part".split()
)
_SKIPPED = frozenset("fn table-wrap fig disp-quote list boxed-text label-alternatives tex-math alternatives".split())
_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "report": "report",
}
_TYPES |= {"web": "webpage", "webpage": "webpage", "thesis": "thesis", "newspaper": "article-newspaper"}


def parts(root: "_Element") -> Iterator[Part]:
    """Yield the article: what it says of itself, its text, its notes, its references."""
    yield _meta(root)
    title = words(root.find(".//{*}article-meta//{*}article-title"))
    if title:
        yield Piece("heading", title, level=1)
    for name in ("abstract", "trans-abstract"):
        for abstract in root.iterfind(f".//{{*}}article-meta/{{*}}{name}"):
            yield from _blocks(abstract, 2)
    for name in ("body", "back"):
        for element in root.iter(f"{{*}}{name}"):
            yield from _blocks(element, 1)
    for note in root.iter("{*}fn"):
        yield _note(note)
    for listed in root.iter("{*}ref-list"):
        yield Piece("heading", words(listed.find("{*}title")) or "References", level=2)
        for ref in listed.iterfind("{*}ref"):
            yield _reference(ref)


def _blocks(element: "_Element", level: int) -> Iterator[Piece]:
    """Yield the blocks below an element; sections inside sections raise the level."""
    for child in element:
        name = local(child)
        if name == "title":
            text, marks = inline(child, _marks, _SKIPPED)
            yield Piece(
                "caption" if local(element) == "caption" else "heading",
                text,
                marks=marks,
                level=0 if local(element) == "caption" else min(level, 6),
            )
        elif name == "p" and local(element) in ("list-item", "def"):
            yield from _paragraph(child, "item", level)
        elif name == "p" and local(element) == "caption":
            yield from _paragraph(child, "caption", level)
        elif name == "table":
            for row in child.iter("{*}tr"):
                yield Piece("table", "\t".join(words(cell) for cell in row if local(cell) in ("td", "th")))
        elif name in _KINDS:
            yield from _paragraph(child, _KINDS[name], level)
        elif name in _HOLDERS:
            yield from _blocks(child, level + (name in ("sec", "app", "ack")))


def _paragraph(element: "_Element", kind: str, level: int) -> Iterator[Piece]:
    """Yield a paragraph, and the figures, lists and quotations that stand inside it."""
    text, marks = inline(element, _marks, _SKIPPED - {local(element)})
    yield Piece(kind, text, marks=marks)
    for inner in element.iterchildren("{*}list", "{*}disp-quote", "{*}fig", "{*}table-wrap", "{*}boxed-text"):
        holder = local(inner) != "disp-quote"
        yield from _blocks(inner, level) if holder else _paragraph(inner, "quote", level)


def _marks(element: "_Element") -> Iterator[tuple[str, str]]:
    """What an element inside a paragraph makes: a citation of each rid, a note, a link, raised letters."""
    name, kind = local(element), str(element.get("ref-type"))
    if name == "xref" and kind == "bibr":
        yield from (("citekey", rid) for rid in str(element.get("rid")).split())
    elif name == "xref" and kind in ("fn", "table-fn"):
        yield "note", re.sub(r"[()\[\]]", "", words(element))
    elif name in ("ext-link", "uri") and element.get(_HREF):
        yield "link", str(element.get(_HREF))
    elif name == "sup" and not any(local(e) == "xref" for e in (*element.iterancestors(), *element)):
        yield "superscript", words(element)


def _note(element: "_Element") -> Piece:
    label = re.sub(r"[().\[\]]", "", words(element.find("{*}label")))
    text, marks = inline(element, _marks, frozenset(["label"]))
    return Piece("note", text, marks=marks, label=label)


def _reference(ref: "_Element") -> Piece:
    """Return the entry with its fields as CSL-JSON; printed anew where the markup has fields and no text."""
    found = next(
        (
            e
            for name in ("mixed-citation", "element-citation", "citation", "nlm-citation")
            for e in ref.iter("{*}" + name)
        ),
        ref,
    )
    item = _item(found)
    mixed = local(found) in ("mixed-citation", "ref") or (found.text or "").strip()
    text, marks = inline(found, _marks, frozenset()) if mixed else (csl.shown(item), ())
    label = words(ref.find("{*}label")).strip("[]().")
    shown = f"{label}. {text}" if label.isdigit() and not text.startswith(label) else text
    shift = len(shown) - len(text)
    moved = tuple(Mark(m.kind, m.span.shifted(shift), m.value) for m in marks if m.kind != "citekey")
    value = csl.dump(str(ref.get("id") or label), item)
    return Piece("paragraph", shown, marks=(*moved, Mark("csl", Span(0, len(shown)), value)), label=label)


def _item(cited: "_Element") -> csl.Item:
    def said(name: str) -> str:
        return words(next(cited.iter("{*}" + name), None))

    people = [
        csl.name(words(name.find("{*}surname")), words(name.find("{*}given-names")))
        for name in cited.iter("{*}name", "{*}string-name")
        if local(name.getparent()) != "person-group" or name.getparent().get("person-group-type", "author") == "author"
    ]
    title, source = said("article-title") or said("chapter-title") or said("data-title"), said("source")
    pages = said("page-range") or "-".join(p for p in (said("fpage"), said("lpage")) if p)
    ids = {str(e.get("pub-id-type")): words(e) for e in cited.iter("{*}pub-id")}
    kind = str(cited.get("publication-type") or cited.get("citation-type") or "")
    link = next(cited.iter("{*}ext-link"), None)
    return {
        "type": _TYPES.get(kind, ""),
        "author": [*people, *(csl.name(words(e)) for e in cited.iter("{*}collab"))],
        "title": title or source,
        "container-title": source if title else "",
        "publisher": said("publisher-name"),
        "volume": said("volume"),
        "issue": said("issue"),
        "page": pages,
        "DOI": ids.get("doi", ""),
        "URL": str(link.get(_HREF) or "") if link is not None else "",
        "issued": csl.issued(said("year")),
    }


def _meta(root: "_Element") -> Meta:
    about = root.find(".//{*}article-meta")
    if about is None:
        return Meta()
    dates = sorted(about.iterfind("{*}pub-date"), key=len, reverse=True)
    day = [words(dates[0].find("{*}" + name)) for name in ("year", "month", "day")] if dates else []
    date = "-".join(part.zfill(2) for part in day[: next((i for i, p in enumerate(day) if not p.isdigit()), 3)])
    people = about.iterfind(".//{*}contrib-group/{*}contrib[@contrib-type='author']")
    doi = next((words(e) for e in about.iterfind("{*}article-id") if e.get("pub-id-type") == "doi"), "")
    return Meta(
        title=words(about.find(".//{*}article-title")),
        authors=tuple(name for person in people if (name := _name(person))),
        date=date,
        doi=doi.lower(),
        language=str(root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
    )


def _name(person: "_Element") -> str:
    given, family = words(person.find(".//{*}given-names")), words(person.find(".//{*}surname"))
    return f"{given} {family}".strip() or words(person.find("{*}collab"))
