"""Kinds of blocks and marks as a third party's reader yields them, plain strings included, to members of the enums."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import BlockKind, ErrorCode, Mark, MarkKind, Part, Piece, Trouble

_BLOCK_KINDS = {str(kind): kind for kind in BlockKind}
_MARK_KINDS = {str(kind): kind for kind in MarkKind}


def normalise_kinds(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts with members as kinds, and one Trouble for each unknown kind.

    A block of an unknown kind is a paragraph, since its text must not be lost; a mark of an unknown kind is left out.

    >>> [part.kind for part in normalise_kinds([Piece("heading", "Ports")])]
    [<BlockKind.HEADING: 'heading'>]
    """
    reported: set[str] = set()
    for part in parts:
        if not isinstance(part, Piece) or _has_members(part):
            yield part
            continue
        for reason in _unknown(part):
            if reason not in reported:
                reported.add(reason)
                yield Trouble(ErrorCode.UNKNOWN_KIND, reason, recovered=True)
        kind = _BLOCK_KINDS.get(part.kind, BlockKind.PARAGRAPH)
        yield replace(part, kind=kind, marks=tuple(_known_marks(part.marks)))


def _has_members(piece: Piece) -> bool:
    return isinstance(piece.kind, BlockKind) and all(isinstance(mark.kind, MarkKind) for mark in piece.marks)


def _unknown(piece: Piece) -> Iterator[str]:
    """Yield what happens to each kind of a piece that is no kind of block or mark."""
    if piece.kind not in _BLOCK_KINDS:
        yield f"the reader yields blocks of the unknown kind {piece.kind!r}; read as paragraphs"
    for kind in dict.fromkeys(mark.kind for mark in piece.marks):
        if kind not in _MARK_KINDS:
            yield f"the reader yields marks of the unknown kind {kind!r}; left out"


def _known_marks(marks: Iterable[Mark]) -> Iterator[Mark]:
    return (replace(mark, kind=_MARK_KINDS[mark.kind]) for mark in marks if mark.kind in _MARK_KINDS)
