"""The words of an element of publishers' XML, with the marks of what stands in it."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pipeline.model import Mark, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

Marker = Callable[["_Element"], Iterable[tuple[str, str]]]  # element → (kind, value) of each mark it makes


def local(element: "_Element") -> str:
    """Return an element's name without its namespace, "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: "_Element | None") -> str:
    """Return the words of an element on one line, "" where there is none."""
    return " ".join("".join(str(text) for text in element.itertext()).split()) if element is not None else ""


def inline(element: "_Element", marker: Marker, skipped: frozenset[str]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a block, white space counted once, and its marks; elements by the skipped names are left out."""
    from lxml import etree

    parts: list[str] = []
    marks: list[Mark] = []
    open_: list[tuple[int, tuple[tuple[str, str], ...]]] = []
    at = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node is not element and (local(node) in skipped or not local(node)):
                walk.skip_subtree()
                open_.append((at, ()))
                continue
            open_.append((at, tuple(marker(node)) if node is not element else ()))
            said = node.text or ""
        else:
            start, found = open_.pop()
            marks.extend(Mark(kind, Span(start, at), value) for kind, value in found if at > start or kind == "page")
            said = node.tail or "" if node is not element else ""
        said = re.sub(r"\s+", " ", said)
        if not parts or parts[-1].endswith(" "):
            said = said.lstrip(" ")
        if said:
            parts.append(said)
            at += len(said)
    return "".join(parts).rstrip(), tuple(marks)
