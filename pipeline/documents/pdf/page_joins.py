"""Paragraphs that continue in the next column or on the next page, joined."""

from collections.abc import Iterable, Iterator

from pipeline.documents.pdf.paragraphs import ITEM, Paragraph
from pipeline.model import BlockKind
from pipeline.text.regex import regex

_SENTENCE_END = regex(r"[.!?…][\"'”’»)\]\d,–*†‡]{0,6}$")
# they may stand between the halves of a paragraph, and so may rotated lines
_FLOATS = frozenset([BlockKind.NOTE, BlockKind.CAPTION, BlockKind.TABLE])
_CONTINUED = frozenset([BlockKind.PARAGRAPH, BlockKind.ITEM])
_SAME_SIZE = 0.06  # relative difference of two sizes that count as one


def join_across_pages(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, halves joined; floats between the halves come before the whole, so that pages stay in order."""
    pending: Paragraph | None = None
    floats: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind in _FLOATS or paragraph.is_rotated:
            if pending:
                floats.append(paragraph)
            else:
                yield paragraph
            continue
        if pending and _continues(pending, paragraph):
            yield from floats
            floats = []
            pending = pending.extended(paragraph)
            continue
        if pending:
            yield pending
        yield from floats
        pending, floats = paragraph, []
    if pending:
        yield pending
    yield from floats


def _continues(before: Paragraph, after: Paragraph) -> bool:
    """Return whether a paragraph goes on with what another broke off at the end of its column."""
    if after.begins_here and before.lines[-1][0] == after.lines[0][0] and after.first.y > before.last.y:
        return False
    if before.kind not in _CONTINUED or after.kind != BlockKind.PARAGRAPH:
        return False
    if after.continues:
        return True
    if abs(before.last.size - after.first.size) > _SAME_SIZE * before.last.size or ITEM.match(after.first.text):
        return False
    sentence_ends = _SENTENCE_END.search(before.last.text) is not None
    if before.last.text.endswith("-") or (after.first.text[0].islower() and not sentence_ends):
        return True
    return not after.begins_here and before.reaches_margin and not sentence_ends
