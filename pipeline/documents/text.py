"""Plain text. A line is a block where lines are long; else blank lines part the blocks and wrapped lines are joined."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.documents.byline import completed
from pipeline.documents.encoding import decode
from pipeline.documents.lines import numbered
from pipeline.model import Part, Piece

# "2. Trade and transit", "METHODS": short, no full stop, alone between blank lines
_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[^\W\d_][^.!?]{2,70}:?$")
_WRAP = 100  # a text whose lines are shorter than this was wrapped by its editor


def read(data: bytes) -> Iterator[Part]:
    """Yield headings and paragraphs, what the first lines say of author and day, and a word about a guessed encoding."""
    text, troubles = decode(data)
    yield from troubles
    yield from completed(list(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    if _wrapped(lines):
        for block in re.split(r"\n\s*\n", "\n".join(lines)):
            if block.strip():
                yield _piece(block.strip("\n"), alone=True)
    else:
        for i, line in enumerate(lines):
            if line.strip():
                alone = (i == 0 or not lines[i - 1].strip()) and (i + 1 == len(lines) or not lines[i + 1].strip())
                yield _piece(line.strip(), alone=alone)


def _wrapped(lines: list[str]) -> bool:
    """Tell whether blank lines, not line ends, part the paragraphs: full lines follow each other, none is long."""
    full = [line for line in lines if line.strip()]
    runs = sum(1 for a, b in pairwise(lines) if len(a) > 50 and b.strip() and a.strip()[-1:] not in '.:?!”")')
    return bool(full) and max(map(len, full)) <= _WRAP * 1.2 and runs > len(full) / 4


def _piece(block: str, *, alone: bool) -> Piece:
    one = " ".join(block.split("\n")) if _prose(block) else block
    if alone and "\n" not in block and _HEADING.fullmatch(block.strip()):
        return Piece("heading", block.strip(), level=2)
    return Piece("paragraph", one)


def _prose(block: str) -> bool:
    """Tell whether the lines of a block run on, so that they may be joined; a list of references keeps its lines."""
    lines = block.split("\n")
    return (
        len(lines) > 1 and sum(len(line) > 50 for line in lines[:-1]) >= 0.8 * (len(lines) - 1) and not numbered(block)
    )
