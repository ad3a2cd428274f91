"""EPUB: the chapters in the order of the spine; page labels from the marks of the printed edition."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.documents.archive import Archive, Refused, parse
from pipeline.documents.chapter import pieces
from pipeline.documents.encoding import decode
from pipeline.model import Meta, Part, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def read(data: bytes) -> Iterator[Part]:
    """Yield what the package says of the book, then its blocks; a chapter that cannot be read is a Trouble."""
    try:
        archive = Archive(data)
        path = _package(archive)
        package = parse(archive.read(path))
    except Refused as refused:
        yield refused.trouble
        return
    yield _meta(package)
    page = ""
    for name in _spine(package, posixpath.dirname(path)):
        if name not in archive.names:
            yield Trouble("PARTIAL_PAGES", f"the chapter {name} is not in the archive", recovered=True)
            continue
        try:
            content = archive.read(name)
        except Refused as refused:
            yield replace(refused.trouble, recovered=refused.trouble.code != "BOMB")
            if refused.trouble.code == "BOMB":
                return
            continue
        for piece in pieces(decode(content)[0], page):
            page = piece.page or page
            page = next((m.value for m in reversed(piece.marks) if m.kind == "page"), page)
            yield piece


def _package(archive: Archive) -> str:
    """Return the name of the package file. Raises Refused."""
    container = archive.read("META-INF/container.xml")
    for file in parse(container).iter("{*}rootfile") if container else ():
        if str(file.get("full-path")) in archive.names:
            return str(file.get("full-path"))
    found = sorted(name for name in archive.names if name.endswith(".opf"))
    if not found:
        raise Refused("DAMAGED", "the archive holds no package file (.opf)")
    return found[0]


def _spine(package: "_Element", folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order, each once."""
    items = {str(item.get("id")): item for item in package.iterfind(".//{*}manifest/{*}item")}
    seen = set()
    for ref in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(str(ref.get("idref")))
        if item is None or str(item.get("media-type")) not in _CONTENT or "nav" in str(item.get("properties")).split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")).split("#")[0])))
        if name not in seen:
            seen.add(name)
            yield name


def _meta(package: "_Element") -> Meta:
    def said(tag: str) -> list[str]:
        return [" ".join((e.text or "").split()) for e in package.iter(_DC + tag) if (e.text or "").strip()]

    date = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", next(iter(said("date")), ""))
    doi = next((m[0].lower() for s in said("identifier") if (m := re.search(r"10\.\d{4,9}/\S+", s))), "")
    return Meta(
        title=next(iter(said("title")), ""),
        authors=tuple(said("creator")),
        date=date[0] if date else "",
        doi=doi,
        language=next(iter(said("language")), ""),
    )
