"""Authors and date of an article from its own first lines: "By Ana Silva, 12 March 2024", "Published: 2024-03-12".

Only whole lines count, and a dateline such as "TASHKENT, 12 March 2024 –": a date inside a sentence dates what the
sentence is about, not the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.documents.metadata.date_lines import DATE, first_date, to_edtf
from pipeline.documents.metadata.person_names import split_names
from pipeline.lexicon import either, fragment, words
from pipeline.model import BlockKind, Meta, Part, Piece
from pipeline.text.regex import regex

_TOP_BLOCKS, _END_BLOCKS = 7, 3  # at the start and at the end of a text, which may hold a byline or a date line
_BODY = frozenset([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.CAPTION])
_MAX_LINE = 160  # characters; a longer line is a sentence
_LINES_OF_BLOCK = 4
_OPENER = fragment("documents.date_line_openers", blank=r"\s")
_PUBLICATION_LABEL = fragment("documents.publication_date_labels", blank=r"\s")
# between the parts of such a line: a bar, a dot, a dash between blanks, a line end, or the blank before a date's label
_SEPARATOR = regex(
    r"\s{1,3}[|·•–—/-]{1,2}\s{1,3}|\s{0,2}[|·•]\s{0,2}|[\t\n]"
    rf"|(?<!first)(?<!last)\s(?={_OPENER}\b)",
    re.IGNORECASE,
)
_BY = regex(
    rf"(?:{fragment('documents.byline_nouns')}\s)?{fragment('documents.byline_prepositions')}:?\s|authors?:\s",
    re.IGNORECASE,
)
_PUBLISHED = regex(
    rf"(?:(?:first|originally)\s)?{_PUBLICATION_LABEL}"
    rf"(?:\s{fragment('documents.date_prepositions')})?\s?:?\s{{0,3}}",
    re.IGNORECASE,
)
_REVISED = regex(rf"(?:last\s)?{fragment('documents.revision_date_labels')}(?:\son)?\s?:?\s{{0,3}}", re.IGNORECASE)
_WEEKDAY_NAMES = [word for word in words("vocabulary.weekdays.en") if word.endswith("day")]
_WEEKDAY = regex(rf"{either(_WEEKDAY_NAMES)},?\s{{0,3}}", re.IGNORECASE)
_READING_TIME = r"\d{1,2}\smin(?:ute)?s?(?:\sread)?"
# behind the date: "at 10:15 am GMT", "T10:15:00Z", "5 min read"
_AFTER_DATE = regex(rf"(?:,?\s?(?:at\s)?|T)\d{{1,2}}[:.]\d\d[\w:.+ ]{{0,20}}|,?\s?{_READING_TIME}|[.,]", re.IGNORECASE)
# as in "TASHKENT, 12 March 2024 (Agency) – The ministry said"
_DATE = re.sub(r"\(\?P<\w+>", "(?:", DATE.pattern)
_DATELINE = regex(rf"[A-ZÀ-Ž][\w’'. -]{{2,40}},\s(?P<date>(?i:{_DATE}))(?:\s\([\w ]{{2,30}}\))?\s?[–—-]{{1,2}}\s")

_WEIGHT_PUBLISHED, _WEIGHT_DATE, _WEIGHT_REVISED, _WEIGHT_NONE = 3, 2, 1, 0


class _LineMetadata(NamedTuple):
    """What one line says. weight: how sure its date is the day of publication; a bare date lies in the middle."""

    weight: int
    date: str = ""
    authors: tuple[str, ...] = ()


def complete_metadata(parts: Sequence[Part], *, prefer_text: bool = False) -> list[Part]:
    """Return the parts with their Meta completed by the article's byline and date line.

    Args:
        parts: what a reader yields.
        prefer_text: the date in the text replaces the file's own, which is when a program made the file.
    """
    meta = next((part for part in reversed(parts) if isinstance(part, Meta)), Meta())
    lines = list(_read_lines([part for part in parts if isinstance(part, Piece)]))
    dated = max(
        (line for line in lines if line.date), key=lambda line: line.weight, default=_LineMetadata(_WEIGHT_NONE)
    )
    authors = meta.authors or next((line.authors for line in lines if line.authors), ())
    date = (dated.date if prefer_text or not meta.date else "") or meta.date
    if (date, authors) == (meta.date, meta.authors):
        return list(parts)
    return [*(part for part in parts if not isinstance(part, Meta)), replace(meta, date=date, authors=authors)]


def _read_lines(pieces: Sequence[Piece]) -> Iterator[_LineMetadata]:
    """Yield the metadata of each line near the top, and of each at the end that names the day of publication."""
    body = [piece for piece in pieces if piece.kind in _BODY]
    for i, piece in enumerate(body[:_TOP_BLOCKS]):
        if len(piece.text) > _MAX_LINE and "\n" not in piece.text[:_MAX_LINE]:
            dateline = _DATELINE.match(piece.text)
            if dateline:
                yield _LineMetadata(_WEIGHT_DATE, first_date(dateline["date"]))
            if i > 1:
                break  # the article has begun
            continue
        for line in piece.text.split("\n")[:_LINES_OF_BLOCK]:
            yield from _read_line(line)
    for piece in body[max(_TOP_BLOCKS, len(body) - _END_BLOCKS) :]:
        if len(piece.text) <= _MAX_LINE:
            yield from (found for found in _read_line(piece.text) if found.weight == _WEIGHT_PUBLISHED)


def _read_line(line: str) -> Iterator[_LineMetadata]:
    """Yield the metadata of each part of a line; nothing where one of them is neither a date nor a name."""
    parts = [part.strip() for part in _SEPARATOR.split(line.strip()) if part.strip()]
    found = [_read_part(part) for part in parts]
    if len(line) <= _MAX_LINE and all(found):
        yield from (metadata for metadata in found if metadata)


def _read_part(part: str) -> _LineMetadata | None:
    """Return the metadata of one part, None for prose; a name without "by" adds none, but it is no prose either."""
    by = _BY.match(part)
    text = part[by.end() :] if by else part
    published, revised = _PUBLISHED.match(text), _REVISED.match(text)
    label = published or revised
    start = label.end() if label else 0
    date = next(
        (m for m in DATE.finditer(text, start) if _AFTER_DATE.fullmatch(text[m.end() :]) or m.end() == len(text)), None
    )
    if date is None:
        names = split_names(text)
        is_byline = names or re.fullmatch(_READING_TIME, text)
        return _LineMetadata(_WEIGHT_NONE, authors=names if by else ()) if is_byline else None
    before = _WEEKDAY.sub("", text[start : date.start()]).strip(" ,;:")
    names = split_names(before)
    if before and not names:
        return None
    weight = _WEIGHT_PUBLISHED if published else _WEIGHT_REVISED if revised else _WEIGHT_DATE
    return _LineMetadata(weight, to_edtf(date), names if by else ())
