"""EPUB: the chapters in the order of the spine, with the page labels of the printed edition.

https://www.w3.org/TR/epub-33/
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.documents.shared.archive import Archive
from pipeline.documents.shared.encoding import decode
from pipeline.documents.shared.plain_notes import mark_plain_notes
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.documents.shared.xhtml import Draft, parse, resolve, walk
from pipeline.model import ErrorCode, MarkKind, Meta, Part, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def read(data: bytes) -> Iterator[Part]:
    """Yield the metadata of the package, then the blocks of its chapters; a chapter that cannot be read is a Trouble."""
    try:
        archive = Archive(data)
        path = _package_path(archive)
        package = parse_xml(archive.read(path))
    except UnreadableInput as unreadable:
        yield unreadable.trouble
        return
    yield _metadata(package)
    drafts: list[Draft] = []
    for name in _spine(package, posixpath.dirname(path)):
        if name not in archive.names:
            yield Trouble(ErrorCode.PARTIAL_PAGES, f"the chapter {name} is not in the archive", recovered=True)
            continue
        try:
            content = archive.read(name)
        except UnreadableInput as unreadable:
            is_bomb = unreadable.trouble.code == "BOMB"
            yield replace(unreadable.trouble, recovered=not is_bomb)
            if is_bomb:
                break
            continue
        root = parse(decode(content)[0])
        if root is not None:
            drafts.extend(walk(root, _last_page(drafts), name))
    yield from mark_plain_notes(
        resolve(drafts).pieces
    )  # at once: the notes of a book often stand in a file of their own


def _last_page(drafts: Sequence[Draft]) -> str:
    """Return the page label that holds at the end of the blocks."""
    for draft in reversed(drafts):
        label = next((mark.value for mark in reversed(draft.marks) if mark.kind == MarkKind.PAGE), draft.page)
        if label:
            return label
    return ""


def _package_path(archive: Archive) -> str:
    """Return the name of the package file. Raises UnreadableInput."""
    container = archive.read("META-INF/container.xml")
    for rootfile in parse_xml(container).iter("{*}rootfile") if container else ():
        if str(rootfile.get("full-path")) in archive.names:
            return str(rootfile.get("full-path"))
    packages = sorted(name for name in archive.names if name.endswith(".opf"))
    if not packages:
        raise UnreadableInput("DAMAGED", "the archive holds no package file (.opf)")
    return packages[0]


def _spine(package: "_Element", folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order, each once."""
    items = {str(item.get("id")): item for item in package.iterfind(".//{*}manifest/{*}item")}
    seen = set()
    for itemref in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(str(itemref.get("idref")))
        if item is None or str(item.get("media-type")) not in _CHAPTER_TYPES:
            continue
        if "nav" in str(item.get("properties")).split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")).split("#")[0])))
        if name not in seen:
            seen.add(name)
            yield name


def _metadata(package: "_Element") -> Meta:
    def values(tag: str) -> list[str]:
        return [" ".join((e.text or "").split()) for e in package.iter(_DUBLIN_CORE + tag) if (e.text or "").strip()]

    def first(tag: str) -> str:
        return next(iter(values(tag)), "")

    date = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", first("date"))
    dois = (re.search(r"10\.\d{4,9}/\S+", identifier) for identifier in values("identifier"))
    return Meta(
        title=first("title"),
        authors=tuple(values("creator")),
        date=date[0] if date else "",
        doi=next((doi[0].lower() for doi in dois if doi), ""),
        language=first("language"),
    )
