"""A .bib file as references, by bibtexparser 2; each entry that cannot be read gives a Trouble."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.log import library_muted
from pipeline.model import Organisation, Person, Reference, ReferenceKind, Trouble
from pipeline.model.ids import distinct, make_id
from pipeline.references.libraries.bibtex_fields import decode_latex, file_paths
from pipeline.references.libraries.common import decode, failure, find_doi
from pipeline.references.parse.rules.links import trim_link
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, ParsingFailedBlock

# entry type → kind; what is not here is "other"
_KINDS = {
    **dict.fromkeys(["article", "periodical", "suppperiodical"], "article"),
    **dict.fromkeys(
        ["book", "mvbook", "collection", "mvcollection", "booklet", "manual", "proceedings", "mvproceedings"], "book"
    ),
    **dict.fromkeys(["inbook", "incollection", "bookinbook", "suppbook", "suppcollection", "inreference"], "chapter"),
    **dict.fromkeys(["inproceedings", "conference"], "conference"),
    **dict.fromkeys(["phdthesis", "mastersthesis", "thesis"], "thesis"),
    **dict.fromkeys(["techreport", "report"], "report"),
    **dict.fromkeys(["online", "electronic", "www", "webpage"], "web"),
    **dict.fromkeys(["legislation", "jurisdiction", "legal"], "law"),
    **dict.fromkeys(["unpublished"], "paper"),
}
# what a child inherits under another name: a chapter's book is the parent's title
_FROM_PARENT = {"booktitle": "title", "booksubtitle": "subtitle"}
_NOT_INHERITED = frozenset({"title", "subtitle", "crossref", "file", "pages", "doi", "url", "abstract", "keywords"})
_BRACED = regex(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")  # one group around the whole: a corporate author
_YEAR = regex(r"\d{4}[a-z]?")
_DAY = regex(r"\d{4}-\d\d-\d\d")


def read(data: bytes, path: str) -> tuple[tuple[Reference, ...], tuple[Trouble, ...]]:
    """Return the entries in file order, and a Trouble for each block that gave none. Never raises.

    @string and "#" are resolved, crossref is inherited, LaTeX is decoded. Of a key that stands twice the first counts.
    """
    text, troubles = decode(data, path)
    library = _parse(text)
    strings = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
    failures = [_failed_block(block, path) for block in library.failed_blocks]
    fields = {entry.key.lower(): _fields(entry, strings) for entry in library.entries}
    references = []
    for entry in library.entries:
        try:
            references.append(_reference(entry, _inherit(fields[entry.key.lower()], fields)))
        except RecursionError:
            failures.append(failure(f"the entry {entry.key} nests its braces too deeply", path))
    ids = distinct(reference.id for reference in references)
    named = (replace(reference, id=id_) for reference, id_ in zip(references, ids, strict=True))
    return tuple(named), (*troubles, *failures)


def _parse(text: str) -> "Library":
    import bibtexparser

    with library_muted("bibtexparser"):  # what fails becomes a Trouble; its log lines would report it twice
        return bibtexparser.parse_string(text.replace("\r\n", "\n").replace("\r", "\n"))


def _failed_block(block: "ParsingFailedBlock", path: str) -> Trouble:
    """Return which block failed, on which line and why."""
    opening = " ".join((block.raw or "").split())[:60]
    why = (
        " ".join(str(block.error).split()).split(" Note:")[0].rstrip(".")
        or "the block never ends, a brace may be missing"
    )
    line = (block.start_line or 0) + 1
    return failure(f"line {line}: {why}: {opening}", path)


def _fields(entry: "Entry", strings: Mapping[str, str]) -> dict[str, str]:
    """Return field → value, names in lower case, "a # b" concatenated."""
    return {field.key.lower(): _concatenate(str(field.value), strings).strip() for field in entry.fields}


def _concatenate(value: str, strings: Mapping[str, str]) -> str:
    if " # " not in value:
        return value
    parts = [part.strip() for part in value.split(" # ")]
    return "".join(part[1:-1] if part[:1] in ('"', "{") else strings.get(part.lower(), part) for part in parts)


def _inherit(fields: dict[str, str], entries: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Return the fields of an entry with those that its crossref'd parent adds."""
    parent = entries.get(fields.get("crossref", "").lower(), {})
    passed = {name: value for name, value in parent.items() if name not in _NOT_INHERITED and name != "author"}
    renamed = {name: parent[old] for name, old in _FROM_PARENT.items() if parent.get(old)}
    return {**passed, **renamed, **fields}


def _reference(entry: "Entry", fields: dict[str, str]) -> Reference:
    raw = " ".join((entry.raw or "").split())
    title, subtitle = _first(fields, "title"), _first(fields, "subtitle")
    year = _first(fields, "year") or _first(fields, "date")
    dated = _YEAR.match(year)
    kind = _KINDS.get(entry.entry_type.lower(), "")
    return Reference(
        id=make_id("r", raw),
        span=None,
        raw=raw,
        authors=tuple(_authors(fields.get("author") or fields.get("editor") or fields.get("organization", ""))),
        year=dated.group() if dated and "date" in fields and "year" not in fields else year,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        container=_first(fields, "journal", "journaltitle", "booktitle", "maintitle"),
        volume=_first(fields, "volume"),
        issue=_first(fields, "number", "issue"),
        pages=re.sub(r"-{2,3}", "–", _first(fields, "pages")),
        publisher=_first(fields, "publisher", "institution", "school", "organization"),
        doi=find_doi(decode_latex(fields.get("doi", ""))),
        url=trim_link(decode_latex(fields.get("url", "")).replace(" ", "")),
        accessed="".join(_DAY.findall(fields.get("urldate", ""))[:1]),
        kind=ReferenceKind(kind or ("web" if fields.get("url") else "other")),
        citekey=entry.key,
        files=tuple(file_paths(fields.get("file", ""))),
        by="bibtex",
    )


def _authors(value: str) -> Iterator[Person | Organisation]:
    """Yield the authors of a name field; "others" is nobody.

    >>> [str(a) for a in _authors("{European Commission} and von Last, Jr, First and Pål Kolstø and others")]
    ['European Commission', 'von Last, First', 'Kolstø, Pål']
    """
    from bibtexparser.middlewares.names import (
        InvalidNameError,
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    for name in split_multiple_persons_names(value):
        if _BRACED.fullmatch(name):
            yield Organisation(decode_latex(name))
        elif name and name != "others":
            try:
                parts = parse_single_name_into_parts(name)
            except InvalidNameError:
                yield Organisation(decode_latex(name))  # "Ministry of X, Y, Z, and W" without braces
                continue
            family = decode_latex(" ".join([*parts.von, *parts.last]))
            if family:
                yield Person(family, decode_latex(" ".join(parts.first)))


def _first(fields: Mapping[str, str], *names: str) -> str:
    """Return the first of the fields that is not empty, as plain text."""
    return next((decode_latex(fields[name]) for name in names if fields.get(name)), "")
