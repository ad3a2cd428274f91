"""The labelled references of ../shared/data/refs: AnyStyle's and GROBID's labels under our letters."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.references.labelled import Labelled, Span

_ANYSTYLE = {
    "author": "A", "date": "Y", "title": "T", "journal": "C", "container-title": "C", "pages": "G", "volume": "V", "publisher": "P",
    "location": "L", "editor": "E", "translator": "E", "producer": "E",
}  # fmt: skip
_GROBID = {
    "author": "A", "authors": "A", "date": "Y", "title:a": "T", "title:j": "C", "biblScope:pp": "G", "biblScope:page": "G", "biblScope:pages": "G",
    "page": "G", "biblStruct:page": "G", "biblScope:vol": "V", "biblScope:volume": "V", "publisher": "P", "publishe": "P", "pubPlace": "L",
    "pubplace": "L", "biblScope:issue": "I", "editor": "E",
}  # fmt: skip
FOLDS = 5
_CHUNK = 440  # rows; a file that holds half of a set is cut, so that no fold is much larger than another


@dataclass(frozen=True, slots=True)
class Row:
    """A gold reference; fields as score.py compares them; fold: the same for all rows of a document."""

    labelled: Labelled
    fields: dict[str, str]
    fold: int


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a .jsonl file; where a row names no spans, its labels are none."""
    label = _grobid if path.name.startswith("grobid") else _anystyle
    for i, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        spans = [(start, end, name) for start, end, name in row.get("spans", ())]
        big = row["doc"] in ("citations.xml", "good", "gold", "core")
        doc = f"{row['doc']} {i // _CHUNK}" if big else row["doc"]
        fold = int(hashlib.md5(doc.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
        yield Row(Labelled(row["raw"], tuple(_once(label(spans)))), row["fields"], fold)


def _anystyle(spans: list[Span]) -> Iterator[Span]:
    for start, end, name in spans:
        yield start, end, _ANYSTYLE.get(name, "O")


def _grobid(spans: list[Span]) -> Iterator[Span]:
    """A monograph's title (title:m) is the work's, or what holds it where the work has a title of its own."""
    names = {name for _, _, name in spans}
    container = "O" if "title:j" in names else "C"
    before = ""
    for start, end, name in spans:
        label = _GROBID.get(name, "O")
        if name == "title:m":
            label = container if "title:a" in names else "T"
        elif name.startswith("orgName") and before in ("", "A"):
            label = "A"  # a collaboration that signs
        before = label
        yield start, end, label


def _once(spans: Iterator[Span]) -> Iterator[Span]:
    """Let only the first title and the first container be such; authors that do not open the string are editors."""
    seen: set[str] = set()
    before = ""
    for start, end, name in spans:
        label = "O" if name in "TC" and name in seen else "E" if name == "A" and "A" in seen and before != "A" else name
        seen.add(label)
        before = label
        yield start, end, label
