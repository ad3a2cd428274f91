"""Footnotes of plain text as Project Gutenberg has them: "Merriton[3] says" in the text, "[Footnote 3: Journeys, 1803.]" below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span
from pipeline.text.regex import regex

_LABEL = r"\d{1,4}|[A-Z]{1,2}|[*†‡§]{1,3}"
_OPEN = regex(rf"\s*\[(?:{fragment('documents.footnote_words')})\s(?P<label>{_LABEL})\s?:\s*", re.IGNORECASE)
_MARK = regex(rf"\[(?P<label>{_LABEL})\]")
_MOST_PARAGRAPHS = 20  # of one footnote; one that does not end by then was never closed


def read_footnotes(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those that are a footnote as notes with their label, and the marks of these notes as marks."""
    labels = {opening["label"] for piece in pieces if (opening := _OPEN.match(piece.text))}
    label, paragraphs = "", 0
    for piece in pieces:
        opening = _OPEN.match(piece.text)
        if opening:
            label, paragraphs = opening["label"], 0
            piece = replace(piece, text=piece.text[opening.end() :])  # noqa: PLW2901 — the same piece without its label
        if not label:
            yield _with_marks(piece, labels) if labels else piece
            continue
        paragraphs += 1
        text = piece.text.rstrip()
        is_last = text.endswith("]") and text.count("]") > text.count("[")
        yield Piece(BlockKind.NOTE, text[:-1] if is_last else text, piece.page, label=label)
        if is_last or paragraphs == _MOST_PARAGRAPHS:
            label = ""


def _with_marks(piece: Piece, labels: set[str]) -> Piece:
    """Return a piece with a mark where it points to one of the notes."""
    found = (match for match in _MARK.finditer(piece.text) if match["label"] in labels)
    marks = tuple(Mark(MarkKind.NOTE, Span(*match.span()), match["label"]) for match in found)
    return replace(piece, marks=(*piece.marks, *marks)) if marks else piece
