"""A .bib file to references, by bibtexparser 2; what cannot be read is told, entry by entry."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import Organisation, Person, Reference, Trouble
from pipeline.model.ids import distinct, make_id
from pipeline.references.libraries.bibtex_fields import files_of, plain
from pipeline.references.parse.rules.links import trim

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
_OWN = frozenset({"title", "subtitle", "crossref", "file", "pages", "doi", "url", "abstract", "keywords"})
_BRACED = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")  # one group around the whole: a corporate author
_YEAR = re.compile(r"\d{4}[a-z]?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(data: bytes, path: str) -> tuple[tuple[Reference, ...], tuple[Trouble, ...]]:
    """Return the entries in file order, and a Trouble for each block that gave none. Never raises.

    @string and "#" are resolved, crossref is inherited, LaTeX is decoded. A key that stands twice is told: the first counts.
    """
    text, troubles = _decode(data, path)
    library = _parsed(text)
    strings = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
    failed = [_trouble(block, path) for block in library.failed_blocks]
    said = {entry.key.lower(): _fields(entry, strings) for entry in library.entries}
    found = []
    for entry in library.entries:
        try:
            found.append(_reference(entry, _inherited(said[entry.key.lower()], said)))
        except RecursionError:
            reason = f"the entry {entry.key} nests its braces too deeply"
            failed.append(Trouble("BIB_BLOCK_FAILED", reason, path, stage="bib"))
    names = distinct(ref.id for ref in found)
    return tuple(replace(ref, id=name) for ref, name in zip(found, names, strict=True)), (*troubles, *failed)


def _decode(data: bytes, path: str) -> tuple[str, list[Trouble]]:
    """Return the text: UTF-8, or the Windows code page that old .bib files are in."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        reason = "not UTF-8; read as Windows-1252"
        return data.decode("cp1252", "replace"), [
            Trouble("ENCODING_GUESSED", reason, path, stage="bib", recovered=True)
        ]


def _parsed(text: str) -> "Library":
    import bibtexparser

    # what fails is told as a value; the library's own log lines would tell it twice
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return bibtexparser.parse_string(text.replace("\r\n", "\n").replace("\r", "\n"))


def _trouble(block: "ParsingFailedBlock", path: str) -> Trouble:
    """Say in words which block failed, on which line and why."""
    opening = " ".join((block.raw or "").split())[:60]
    why = (
        " ".join(str(block.error).split()).split(" Note:")[0].rstrip(".")
        or "the block never ends, a brace may be missing"
    )
    line = (block.start_line or 0) + 1
    return Trouble("BIB_BLOCK_FAILED", f"line {line}: {why}: {opening}", path, stage="bib", recovered=False)


def _fields(entry: "Entry", strings: Mapping[str, str]) -> dict[str, str]:
    """Return field → value, names in lower case, "a # b" joined."""
    return {field.key.lower(): _concatenated(str(field.value), strings).strip() for field in entry.fields}


def _concatenated(value: str, strings: Mapping[str, str]) -> str:
    if " # " not in value:
        return value
    parts = [part.strip() for part in value.split(" # ")]
    return "".join(part[1:-1] if part[:1] in ('"', "{") else strings.get(part.lower(), part) for part in parts)


def _inherited(fields: dict[str, str], said: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """Return the fields with what the crossref'd parent adds."""
    parent = said.get(fields.get("crossref", "").lower(), {})
    passed = {name: value for name, value in parent.items() if name not in _OWN and name != "author"}
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
        doi=_doi(fields.get("doi", "")),
        url=trim(plain(fields.get("url", "")).replace(" ", "")),
        accessed="".join(_DAY.findall(fields.get("urldate", ""))[:1]),
        kind=kind or ("web" if fields.get("url") else "other"),
        citekey=entry.key,
        files=tuple(files_of(fields.get("file", ""))),
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
            yield Organisation(plain(name))
        elif name and name != "others":
            try:
                parts = parse_single_name_into_parts(name)
            except InvalidNameError:
                yield Organisation(plain(name))  # "Ministry of X, Y, Z, and W" without braces
                continue
            family = plain(" ".join([*parts.von, *parts.last]))
            if family:
                yield Person(family, plain(" ".join(parts.first)))


def _first(fields: Mapping[str, str], *names: str) -> str:
    """Return the first of the fields that says something, as plain text."""
    return next((plain(fields[name]) for name in names if fields.get(name)), "")


def _doi(value: str) -> str:
    """Return the bare DOI in lower case, "" for what is none."""
    found = re.search(r"10\.\d{4,9}/\S{1,300}", plain(value))
    return trim(found.group()).lower() if found else ""
