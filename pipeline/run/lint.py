"""`citetrail check`: the problems of one article as lines that editors and CI systems read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import load
from pipeline.documents.shared.encoding import decode
from pipeline.model import Extraction, Problem, Span

_LINED = (".txt", ".md", ".markdown", ".html", ".htm")  # formats whose lines a person sees in an editor


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a line and column of the file, both from 1; line is the block's number where the format has no lines."""

    file: str
    line: int
    column: int
    code: str
    severity: str
    message: str
    suggestion: str

    def __str__(self) -> str:
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}{hint}"


def lint(extraction: Extraction) -> Iterator[Finding]:
    """Yield the problems in the order of the file; those of no place (a .bib entry) first."""
    document = extraction.document
    raw = decode(load(Path(document.path)))[0] if Path(document.path).suffix.lower() in _LINED else ""
    found = [(_place(document.text, raw, p), p) for p in extraction.problems]
    if not raw:
        found = [((document.block_at(p.span.start) + 1 if p.span else 1, 1), p) for p in extraction.problems]
    for (line, column), p in sorted(found, key=lambda item: item[0]):
        yield Finding(document.path, line, column, p.code, p.severity, p.message, p.suggestion)


def _place(text: str, raw: str, p: Problem) -> tuple[int, int]:
    """Find the same words in the file as it was saved: white space and markup between words may differ."""
    if not p.span or not raw:
        return 1, 1
    span = Span(p.span.start, min(p.span.end, p.span.start + 80))
    before = len(re.findall(re.escape(span.of(text)), text[: span.start]))
    pattern = re.compile(r"\s+".join(map(re.escape, span.of(text).split())))
    places = [m.start() for m in pattern.finditer(raw)]
    if not places:
        return 1, 1
    at = places[min(before, len(places) - 1)]
    return raw.count("\n", 0, at) + 1, at - raw.rfind("\n", 0, at)
