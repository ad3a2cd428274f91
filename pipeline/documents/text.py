"""Plain text: each long line is a block, or, where an editor wrapped the lines, each run between blank lines; rows of tables."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.shared.encoding import decode
from pipeline.documents.shared.hyphenation import join_hyphens
from pipeline.documents.shared.line_ends import has_numbered_line
from pipeline.documents.shared.plain_notes import mark_plain_notes
from pipeline.documents.text_footnotes import read_footnotes
from pipeline.documents.text_tables import cells_of, split_tables
from pipeline.model import BlockKind, Part, Piece
from pipeline.text.regex import regex

# "2. Trade and transit", "METHODS": short, no full stop, alone between blank lines
_HEADING = regex(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[^\W\d_][^.!?]{2,70}:?$")
_MAX_WRAPPED = 120  # characters; a longer line was not wrapped by an editor
_LONGER = 0.1  # of the lines may be longer all the same: somebody added to them later
_FULL_LINE = 50  # characters; a wrapped line is at least that long, but for the last of its paragraph


def read(data: bytes) -> Iterator[Part]:
    """Yield headings, paragraphs and footnotes, the metadata of the first lines, and a warning where the encoding was guessed."""
    text, warnings = decode(data)
    yield from warnings
    yield from complete_metadata(mark_plain_notes(list(read_footnotes(list(_blocks(text))))))


def _blocks(text: str) -> Iterator[Piece]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    runs = list(split_tables(lines))
    wrapped = _is_wrapped([line for is_table, run in runs if not is_table for line in run])
    if wrapped:
        runs = list(split_tables(join_hyphens(lines)))
    for is_table, run in runs:
        if is_table:
            yield from (Piece(BlockKind.TABLE, "\t".join(cells_of(row))) for row in run)
        else:
            yield from _prose(run, wrapped=wrapped)


def _prose(lines: list[str], *, wrapped: bool) -> Iterator[Piece]:
    """Yield the headings and paragraphs of lines that are no table."""
    if wrapped:
        for block in re.split(r"\n\s*\n", "\n".join(lines)):
            if block.strip():
                yield _block(block.strip("\n"), alone=True)
        return
    for i, line in enumerate(lines):
        if line.strip():
            alone = (i == 0 or not lines[i - 1].strip()) and (i + 1 == len(lines) or not lines[i + 1].strip())
            yield _block(line.strip(), alone=alone)


def _is_wrapped(lines: list[str]) -> bool:
    """Return whether blank lines, not line ends, separate the paragraphs: full lines follow each other, hardly one is long."""
    filled = [line for line in lines if line.strip()]
    run_ons = sum(
        1
        for line, following in pairwise(lines)
        if len(line) > _FULL_LINE and following.strip() and line.strip()[-1:] not in '.:?!”")'
    )
    longer = sum(len(line) > _MAX_WRAPPED for line in filled)
    return bool(filled) and longer <= _LONGER * len(filled) and run_ons > len(filled) / 4


def _block(text: str, *, alone: bool) -> Piece:
    """Return a heading or a paragraph. alone: it stands between blank lines."""
    if alone and "\n" not in text and _HEADING.fullmatch(text.strip()):
        return Piece(BlockKind.HEADING, text.strip(), level=2)
    return Piece(BlockKind.PARAGRAPH, " ".join(text.split("\n")) if _is_prose(text) else text)


def _is_prose(block: str) -> bool:
    """Return whether the lines of a block run on, so that they may be joined; a list of references keeps its lines."""
    lines = block.split("\n")
    full_lines = sum(len(line) > _FULL_LINE for line in lines[:-1])
    return len(lines) > 1 and full_lines >= 0.8 * (len(lines) - 1) and not has_numbered_line(block)
