"""Who wrote an article and when, where only its own first lines say so: "By Ana Silva, 12 March 2024", "Published: 2024-03-12".

Only whole lines are believed, and a dateline such as "TASHKENT, 12 March 2024 –". A day in a sentence is a day in a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.documents.dated import DAY, edtf
from pipeline.model import Meta, Part, Piece

_TOP, _END = 7, 3  # blocks at the start and at the end of a text that may hold such a line
_LONG = 160  # letters; a longer line is a sentence
# what parts the things on such a line: a bar, a dot, a dash between blanks, a line's end, or the word that names a day
_APART = re.compile(
    r"\s{1,3}[|·•–—/-]{1,2}\s{1,3}|\s{0,2}[|·•]\s{0,2}|[\t\n]|(?<!first)(?<!last)\s(?=(?:date|(?:first\s)?published|posted|(?:last\s)?updated)\b)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written|text|words|story|von|por|par|di|from)\s)?(?:by|von|por|par|di):?\s|authors?:\s", re.IGNORECASE
)
# before the day: the first printing counts most, what was changed later least
_FIRST = re.compile(
    r"(?:(?:first|originally)\s)?(?:publi(?:shed|cation\sdate|cado|cada|é|ée|kation)|posted|issued|released|date[d]?|veröffentlicht"
    r"|erschienen|fecha|data|datum)(?:\s(?:on|am|em|el|le|in))?\s?:?\s{0,3}",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:last\s)?(?:updated?|modified|revised|aktualisiert|atualizado|actualizado)(?:\son)?\s?:?\s{0,3}", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{0,3}", re.IGNORECASE)
# behind the day: "at 10:15 am GMT", "T10:15:00Z", "5 min read"
_TIME = re.compile(
    r"(?:,?\s?(?:at\s)?|T)\d{1,2}[:.]\d\d[\w:.+ ]{0,20}|,?\s?\d{1,2}\smin(?:ute)?s?(?:\sread)?|[.,]", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:[A-ZÀ-Ž][\w’'.-]{0,30}\s){1,4}(?:(?:van|von|de|der|den|di|da|dos|la|bin|al|el)\s){0,2}[A-ZÀ-Ž][\w’'-]{1,30}"
)
_NAMES_PARTED = re.compile(r",\s?and\s|\sand\s|\s&\s|\sund\s|\se\s|\sy\s|\set\s|,\s?|;\s?")
# as in "TASHKENT, 12 March 2024 (Agency) – The ministry said"
_WHEN = re.sub(r"\(\?P<\w+>", "(?:", DAY.pattern)
_DATELINE = re.compile(rf"[A-ZÀ-Ž][\w’'. -]{{2,40}},\s(?P<when>(?i:{_WHEN}))(?:\s\([\w ]{{2,30}}\))?\s?[–—-]{{1,2}}\s")


class _Found(NamedTuple):
    """weight: 3 for the day of publication, 2 for a day alone or beside a name, 1 for a later change, 0 for no day."""

    weight: int
    date: str = ""
    authors: tuple[str, ...] = ()


def completed(parts: Sequence[Part], *, sure: bool = False) -> list[Part]:
    """Return the parts, what they say of themselves completed by the article's own lines.

    sure: a day that stands there outweighs the one of the file, which is when a program made the file.
    """
    meta = next((part for part in reversed(parts) if isinstance(part, Meta)), Meta())
    found = list(_lines([part for part in parts if isinstance(part, Piece)]))
    dated = max((f for f in found if f.date), key=lambda f: f.weight, default=_Found(0))
    authors = meta.authors or next((f.authors for f in found if f.authors), ())
    date = (dated.date if sure or not meta.date else "") or meta.date
    if (date, authors) == (meta.date, meta.authors):
        return list(parts)
    return [*(part for part in parts if not isinstance(part, Meta)), replace(meta, date=date, authors=authors)]


def _lines(pieces: Sequence[Piece]) -> Iterator[_Found]:
    """Yield what each line near the top says, and each one at the end that names the day of publication."""
    body = [piece for piece in pieces if piece.kind in ("paragraph", "heading", "quote")]
    for i, piece in enumerate(body[:_TOP]):
        if len(piece.text) > _LONG and "\n" not in piece.text[:_LONG]:
            line = _DATELINE.match(piece.text)
            if line:
                yield _Found(2, _day(line["when"]))
            if i > 1:
                break  # the article has begun
            continue
        for line_ in piece.text.split("\n")[:4]:
            yield from _line(line_)
    for piece in body[max(_TOP, len(body) - _END) :]:
        if len(piece.text) <= _LONG:
            yield from (found for found in _line(piece.text) if found.weight == 3)


def _line(line: str) -> Iterator[_Found]:
    """Yield what the parts of a line say; nothing where one of them is neither a day nor a name."""
    parts = [part.strip() for part in _APART.split(line.strip()) if part.strip()]
    said = [_said(part) for part in parts]
    if len(line) <= _LONG and all(said):
        yield from (found for found in said if found)


def _said(part: str) -> _Found | None:
    """Return what one part says; a name alone says nothing, but it does not speak against its neighbours."""
    by = _BY.match(part)
    bare = part[by.end() :] if by else part
    label, later = _FIRST.match(bare), _LATER.match(bare)
    start = (label or later).end() if label or later else 0  # type: ignore[union-attr]
    when = next(
        (m for m in DAY.finditer(bare, start) if _TIME.fullmatch(bare[m.end() :]) or m.end() == len(bare)), None
    )
    if when is None:
        names = _names(bare)
        read = re.fullmatch(r"\d{1,2}\smin(?:ute)?s?(?:\sread)?", bare)
        return _Found(0, authors=names if by else ()) if names or read else None
    before = _WEEKDAY.sub("", bare[start : when.start()]).strip(" ,;:")
    names = _names(before)
    if before and not names:
        return None
    weight = 3 if label else 1 if later else 2
    return _Found(weight, edtf(when), names if by else ())


def _day(said: str) -> str:
    found = DAY.search(said)
    return edtf(found) if found else ""


def _names(said: str) -> tuple[str, ...]:
    """Return the names, () where something else stands there; "ANA SILVA" is a name too."""
    names = [name.strip() for name in _NAMES_PARTED.split(said.strip(" ,.;:")) if name.strip()]
    return tuple(names) if names and all(_NAME.fullmatch(name) for name in names) else ()
