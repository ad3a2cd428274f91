"""Texts around claims and passages: the article as a whole, and the passage in its source."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.desk.folder import Folder
from pipeline.model import Document, Span
from pipeline.run.texts import read_text
from pipeline.wording import Mark, segments

Json = dict[str, object]
Row = Mapping[str, str]
_AROUND = 1200  # characters of a source on either side of a passage, to the next end of a block


def article_text(folder: Folder, key: str) -> list[Json]:
    """Return the blocks of an article, each cut into stretches with the number of the claim that they are."""
    file = folder.article(key)
    document = read_text(folder.path, file) if file else None
    if document is None:
        return []
    claims = [
        (Span(int(row["start"]), int(row["end"])), number)
        for number, row in enumerate(folder.claims)
        if row["article"] == key and row["start"]
    ]
    out: list[Json] = []
    i = 0
    for block in document.blocks:
        parts: list[tuple[str, int | None]] = []
        end = block.span.start
        while i < len(claims) and claims[i][0].start < block.span.end:
            span, number = claims[i]
            parts += [(document.text[end : span.start], None), (span.of(document.text), number)]
            end, i = span.end, i + 1
        parts.append((document.text[end : block.span.end], None))
        out.append({"kind": block.kind, "level": block.level, "parts": [part for part in parts if part[0]]})
    return out


def passage_context(folder: Folder, row: Row, marks: Sequence[Mark], sha256: str) -> Json:
    """Return a passage with its source around it: the rest of its own block on either side, and the blocks beyond.

    All but the passage is empty where the text was not kept.
    """
    file = folder.files.get(sha256)
    document = read_text(folder.path, file) if file else None
    span = Span(int(row["start"]), int(row["end"])) if row["start"] else None
    same = document is not None and span is not None and span.of(document.text) == row["passage"]
    if document is None or span is None or not same:
        return {
            "before": [],
            "opening": "",
            "segments": list(segments(row["passage"], marks)),
            "closing": "",
            "after": [],
        }
    before = _blocks(document, max(0, span.start - _AROUND), span.start)
    after = _blocks(document, span.end, span.end + _AROUND)
    return {
        "before": before[:-1],
        "opening": before[-1],
        "segments": list(segments(row["passage"], marks)),
        "closing": after[0],
        "after": after[1:],
    }


def _blocks(document: Document, start: int, end: int) -> list[str]:
    """Return a stretch of a text, a string a block; the first or the last may be cut."""
    edges = [block.span.start for block in document.blocks if start < block.span.start <= end]
    return [
        document.text[a:b].strip("\n") for a, b in pairwise([start, *edges, max(start, min(end, len(document.text)))])
    ]


def page_number(folder: Folder, row: Row, sha256: str) -> int:
    """Return on which page of the file a passage should be, from 0: the number of its page among those with text."""
    file = folder.files.get(sha256)
    document = read_text(folder.path, file) if file else None
    if document is None or not row["start"]:
        return 0
    return max(0, sum(page.span.start <= int(row["start"]) for page in document.pages) - 1)
