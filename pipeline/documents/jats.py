"""JATS (and BITS) XML of publishers: blocks, notes, and references with the fields of the markup.

https://jats.nlm.nih.gov
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.documents.shared import csl
from pipeline.documents.shared.key_ranges import fill_ranges
from pipeline.documents.shared.xml_text import element_text, inline_text, local_name, read_rows
from pipeline.model import BlockKind, BlockRole, Mark, MarkKind, Meta, Part, Piece, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_HREF = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# element → kind of its block
_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "disp-quote": BlockKind.QUOTE,
    "verse-group": BlockKind.QUOTE,
    "disp-formula": BlockKind.PARAGRAPH,
    "preformat": BlockKind.CODE,
    "code": BlockKind.CODE,
}
# element → kind of the paragraphs right inside it
_KINDS_INSIDE = {"list-item": BlockKind.ITEM, "def": BlockKind.ITEM, "caption": BlockKind.CAPTION}
_CONTAINERS = frozenset(
    "body back sec app app-group boxed-text ack list def-list def-item def list-item fig fig-group table-wrap caption abstract "
    "trans-abstract statement supplementary-material table-wrap-group table-wrap-foot notes article sub-article response "
    "book-part book-app book-body front-matter foreword preface floats-group alternatives glossary speech bio".split()
)
_SECTIONS = ("sec", "app", "ack", "book-part")
_LABEL = "citetrail-label"  # an attribute of ours
_CELLS = frozenset(["td", "th"])
_SKIPPED = frozenset("fn table-wrap fig disp-quote list boxed-text label-alternatives tex-math alternatives".split())
_TEXT = frozenset(["body", "book-body", "back", "floats-group"])
_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")
# publication-type → CSL type
_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "report": "report",
    "web": "webpage",
    "webpage": "webpage",
    "thesis": "thesis",
    "newspaper": "article-newspaper",
}


def read_article(root: "_Element") -> Iterator[Part]:
    """Yield the metadata of an article, its text, its notes, its references."""
    yield _metadata(root)
    _label_inline_notes(root)
    keys = [str(ref.get("id") or "") for ref in root.iter("{*}ref")]
    for piece in _pieces(root):
        yield fill_ranges(piece, keys)


def _pieces(root: "_Element") -> Iterator[Piece]:
    title = element_text(root.find(".//{*}article-meta//{*}article-title")) or element_text(
        root.find(".//{*}book-meta//{*}book-title")
    )
    if title:
        yield Piece(BlockKind.HEADING, title, level=1)
    for name in ("abstract", "trans-abstract"):
        for meta in ("article-meta", "book-meta"):
            for abstract in root.iterfind(f".//{{*}}{meta}/{{*}}{name}"):
                yield from _blocks(abstract, 2)
    for element in root.iter("{*}body", "{*}book-body", "{*}back", "{*}floats-group"):
        if not any(local_name(e) in _TEXT for e in element.iterancestors()):
            yield from _blocks(element, 1)
    for note in root.iter("{*}fn"):
        yield _note(note)
    for ref_list in root.iter("{*}ref-list"):
        yield Piece(BlockKind.HEADING, element_text(ref_list.find("{*}title")) or "References", level=2)
        for ref in ref_list.iterfind("{*}ref"):
            yield _reference(ref)


def _blocks(element: "_Element", level: int) -> Iterator[Piece]:
    """Yield the blocks below an element; sections inside sections raise the level of headings."""
    parent = local_name(element)
    for child in element:
        name = local_name(child)
        if name == "title":
            text, marks = inline_text(child, _marks, _SKIPPED)
            is_caption = parent == "caption"
            kind = BlockKind.CAPTION if is_caption else BlockKind.HEADING
            yield Piece(kind, text, marks=marks, level=0 if is_caption else min(level, 6))
        elif name == "p":
            yield from _paragraph(child, _KINDS_INSIDE.get(parent, BlockKind.PARAGRAPH), level)
        elif name == "table":
            yield from read_rows(child, "tr", _CELLS, _marks)
            if parent == "alternatives":
                return  # the others say the same
        elif name == "book-part-meta":
            yield Piece(BlockKind.HEADING, element_text(child.find("{*}title-group/{*}title")), level=min(level, 6))
        elif name in _KINDS:
            yield from _paragraph(child, _KINDS[name], level)
        elif name in _CONTAINERS:
            yield from _blocks(child, level + (name in _SECTIONS))


def _paragraph(element: "_Element", kind: BlockKind, level: int) -> Iterator[Piece]:
    """Yield a paragraph, and the figures, lists and quotations that stand inside it."""
    text, marks = inline_text(element, _marks, _SKIPPED - {local_name(element)}, _inline_note)
    yield Piece(kind, text, marks=marks)
    for inner in element.iterchildren("{*}list", "{*}disp-quote", "{*}fig", "{*}table-wrap", "{*}boxed-text"):
        is_quote = local_name(inner) == "disp-quote"
        yield from _paragraph(inner, BlockKind.QUOTE, level) if is_quote else _blocks(inner, level)


def _marks(element: "_Element") -> Iterator[tuple[MarkKind, str]]:
    """Yield the marks of an element inside a paragraph: a citation of each rid, a note, a link, a superscript."""
    name, kind = local_name(element), str(element.get("ref-type"))
    if name == "xref" and kind == "bibr":
        yield from ((MarkKind.CITEKEY, rid) for rid in str(element.get("rid")).split())
    elif name == "xref" and kind in ("fn", "table-fn"):
        yield MarkKind.NOTE, re.sub(r"[()\[\]]", "", element_text(element))
    elif name in ("ext-link", "uri") and element.get(_HREF):
        yield MarkKind.LINK, str(element.get(_HREF))
    elif name == "sup" and not any(local_name(e) == "xref" for e in (*element.iterancestors(), *element)):
        yield MarkKind.SUPERSCRIPT, element_text(element)


def _label_inline_notes(root: "_Element") -> None:
    """Give each note that no mark points to its label as an attribute, so that its paragraph can set the mark."""
    marked = {rid for xref in root.iter("{*}xref") for rid in str(xref.get("rid")).split()}
    for i, note in enumerate(root.iter("{*}fn")):
        if local_name(note.getparent()) == "p" and note.get("id") not in marked:
            note.set(_LABEL, _note_label(note) or f"note {i + 1}")


def _inline_note(element: "_Element") -> str:
    """Return the label of a note that stands in a paragraph and that no mark points to, "" of anything else."""
    return str(element.get(_LABEL) or "")


def _note_label(element: "_Element") -> str:
    """Return the label of a note as printed, else its id."""
    return re.sub(r"[().\[\]]", "", element_text(element.find("{*}label"))) or str(element.get("id") or "")


def _note(element: "_Element") -> Piece:
    label = _inline_note(element) or _note_label(element)
    text, marks = inline_text(element, _marks, frozenset(["label"]))
    return Piece(BlockKind.NOTE, text, marks=marks, label=label)


def _reference(ref: "_Element") -> Piece:
    """Return an entry of the reference list with its fields as CSL-JSON; printed from them where the markup has no text."""
    found = [e for name in _CITATIONS for e in ref.iter("{*}" + name)]
    citation = found[0] if found else ref
    fields = next((e for e in found if local_name(e) == "element-citation"), citation)
    item = _csl_item(fields if local_name(citation.getparent()) == "citation-alternatives" else citation)
    has_text = local_name(citation) in ("mixed-citation", "ref") or (citation.text or "").strip()
    _part_names(citation)
    text, marks = inline_text(citation, _marks, frozenset()) if has_text else (csl.format_reference(item), ())
    for further in found[1:]:  # several works under one number, as chemists have them
        if local_name(further.getparent()) == "ref":
            text += f" {element_text(further)}"
    label = element_text(ref.find("{*}label")).strip("[]().")
    entry = f"{label}. {text}" if label.isdigit() and not text.startswith(label) else text
    shift = len(entry) - len(text)
    shifted = tuple(Mark(m.kind, m.span.shifted(shift), m.value) for m in marks if m.kind != MarkKind.CITEKEY)
    value = csl.dump(str(ref.get("id") or label), item)
    return Piece(
        BlockKind.PARAGRAPH,
        entry,
        marks=(*shifted, Mark(MarkKind.CSL, Span(0, len(entry)), value)),
        label=label,
        role=BlockRole.REFERENCE,
    )


def _part_names(citation: "_Element") -> None:
    """Put a blank between family and given name where the markup alone parts them: "ReddellJR"."""
    for surname in citation.iter("{*}surname"):
        following = surname.getnext()
        if not surname.tail and following is not None and local_name(following) == "given-names":
            surname.tail = " "


def _csl_item(citation: "_Element") -> csl.Item:
    def first(name: str) -> str:
        return element_text(next(citation.iter("{*}" + name), None))

    people = [
        csl.name(element_text(name.find("{*}surname")), element_text(name.find("{*}given-names")))
        for name in citation.iter("{*}name", "{*}string-name")
        if local_name(name.getparent()) != "person-group"
        or name.getparent().get("person-group-type", "author") == "author"
    ]
    title, source = first("article-title") or first("chapter-title") or first("data-title"), first("source")
    pages = first("page-range") or "-".join(p for p in (first("fpage"), first("lpage")) if p)
    ids = {str(e.get("pub-id-type")): element_text(e) for e in citation.iter("{*}pub-id")}
    kind = str(citation.get("publication-type") or citation.get("citation-type") or "")
    link = next(citation.iter("{*}ext-link"), None)
    return {
        "type": _TYPES.get(kind, ""),
        "author": [*people, *(csl.name(element_text(e)) for e in citation.iter("{*}collab"))],
        "title": title or source,
        "container-title": source if title else "",
        "publisher": first("publisher-name"),
        "volume": first("volume"),
        "issue": first("issue"),
        "page": pages,
        "DOI": ids.get("doi", ""),
        "URL": str(link.get(_HREF) or "") if link is not None else "",
        "issued": csl.date(first("year") or _year_within(citation)),
    }


def _year_within(citation: "_Element") -> str:
    """Return the year of a date that is given otherwise than by <year>."""
    dates = (
        element_text(e) or str(e.get("iso-8601-date") or "") for e in citation.iter("{*}date", "{*}date-in-citation")
    )
    years = (re.search(r"(?:1[5-9]|20)\d\d", date) for date in dates)
    return next((year[0] for year in years if year), "")


def _metadata(root: "_Element") -> Meta:
    article = root.find(".//{*}article-meta")
    if article is None:
        article = root.find(".//{*}book-meta")
    if article is None:
        return Meta()
    people = article.iterfind(".//{*}contrib-group/{*}contrib[@contrib-type='author']")
    ids = article.iterfind("{*}article-id"), article.iterfind("{*}book-id")
    doi = next((element_text(e) for found in ids for e in found if "doi" in _id_type(e)), "")
    title = article.find(".//{*}article-title")
    return Meta(
        title=element_text(title if title is not None else article.find(".//{*}book-title")),
        authors=tuple(name for person in people if (name := _person_name(person))),
        date=_publication_date(article),
        doi=doi.lower(),
        language=str(root.get(_LANGUAGE) or ""),
    )


def _id_type(element: "_Element") -> str:
    return str(element.get("pub-id-type") or element.get("book-id-type") or "")


def _publication_date(article: "_Element") -> str:
    """Return the most precise pub-date as EDTF: year, month and day as far as they are numbers."""
    dates = sorted(article.iterfind("{*}pub-date"), key=len, reverse=True)
    parts = [element_text(dates[0].find("{*}" + name)) for name in ("year", "month", "day")] if dates else []
    digits_end = next((i for i, part in enumerate(parts) if not part.isdigit()), 3)
    return "-".join(part.zfill(2) for part in parts[:digits_end])


def _person_name(person: "_Element") -> str:
    given, family = element_text(person.find(".//{*}given-names")), element_text(person.find(".//{*}surname"))
    return f"{given} {family}".strip() or element_text(person.find("{*}collab"))
