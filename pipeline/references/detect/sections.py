"""Where the lists of references stand: under a heading, or, when there is none, a run of references near the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Document, Span
from pipeline.references.detect.entries import Line, entries
from pipeline.references.detect.recognise import like_reference, opens
from pipeline.references.parse.rules import access_date
from pipeline.text.reference_headings import HEADING, NUMBER, WORD

_NOTES = re.compile(rf"\W{{0,3}}{NUMBER}(?:end)?notes\W{{0,4}}|anmerkungen\W{{0,3}}|notas\W{{0,3}}", re.IGNORECASE)
# heading and first entry on one line: "References: 1. Lee …", "Literatur: Lee, D. …"
_INLINE = re.compile(rf"\W{{0,3}}{WORD}\s?[:.]\s{{1,9}}", re.IGNORECASE)
# what ends a list
_STOP = re.compile(
    r"\W{0,3}(?:note[:.]|notes?\s(?:on|about)\s|acknowledge?ments?\b|funding\b|conflicts?\sof\sinterest|competing\sinterests|declaration|author(?:s|'s|’s)?"
    r"\s(?:bio|contribution|information|note|detail)|about\sthe\sauthors?"
    r"|(?:über|zu)\s(?:die|den|der|dem)\s(?:autor|verfasser)|zur\sautorin|zum\sautor|sobre\s(?:el|la|los|las|os?|as?)\sautor|à\spropos\sd|l['’]auteur"
    r"|biograph|disclaimer|correspond(?:ence|ing)|©|copyright|how\sto\scite|cite\sthis"
    r"|appendix|supplement|received[:\s]|published(?:\sonline)?[:\s]|tags?:|share\b|figure\s\d|table\s\d|annex|anhang|danksagung|agradecimentos|"
    r"agradecimientos|remerciements|anexo|annexe|the\sviews\sexpressed|view\spublication)",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:n|s)\.\s?d\.|\bo\.\s?J\.")
_SHARE = 0.6  # of the entries under "Notes" must look like references
_RUN = 3  # references in a row make a list without heading
_UNLIKE = 3  # entries at the top of such a list that may look unlike references, and the line above them
_LOOK_AHEAD = 6  # a list goes on when one of so many next entries looks like a reference


@dataclass(frozen=True, slots=True)
class Section:
    """A list: its whole span, heading included, and the spans of its entries."""

    span: Span
    entries: tuple[Span, ...]


def find(document: Document) -> tuple[Section, ...]:
    """Return the lists of the document in text order; none when it has none."""
    lines = _lines(document)
    found = tuple(_headed(document.text, lines))
    return found or tuple(_bare(document.text, lines))


def _lines(document: Document) -> list[Line]:
    """Cut the blocks into lines; blank ones are left out."""
    out = []
    for i, block in enumerate(document.blocks):
        at = block.span.start
        for line in block.span.of(document.text).split("\n"):
            if line.strip():
                out.append(Line(Span(at, at + len(line)), i, block.kind))
            at += len(line) + 1
    return out


def _headed(text: str, lines: list[Line]) -> Iterator[Section]:
    i = 0
    while i < len(lines):
        line = lines[i].span.of(text)
        inline = None if len(line) < 40 else _INLINE.match(line)
        notes = len(line) < 40 and _NOTES.fullmatch(line.strip())
        if not (notes or inline or (len(line) < 60 and HEADING.fullmatch(line.strip()))):
            i += 1
            continue
        end = _end(text, lines, i + 1)
        body = lines[i + 1 : end]
        if inline:
            body = [
                Line(Span(lines[i].span.start + inline.end(), lines[i].span.end), lines[i].block, lines[i].kind),
                *body,
            ]
        kept = _trim(text, entries(text, body))
        share = sum(like_reference(s.of(text)) for s in kept) / max(1, len(kept))
        if kept and share >= (_SHARE if notes or inline else 0.2):
            yield Section(
                Span(lines[i].span.start, kept[-1].end), tuple(s for s in kept if not _subheading(s.of(text)))
            )
            i = max(i + 1, next((j for j, later in enumerate(lines) if later.span.start >= kept[-1].end), len(lines)))
        else:
            i += 1


def _end(text: str, lines: list[Line], start: int) -> int:
    """Return the number of the first line that belongs to the list no more."""
    for i in range(start, len(lines)):
        line = lines[i].span.of(text).strip()
        if _STOP.match(line) or (i > start and HEADING.fullmatch(line)):
            return i
        if lines[i].kind == "heading" and not any(
            like_reference(later.span.of(text)) for later in lines[i + 1 : i + 3]
        ):
            return i
    return len(lines)


def _trim(text: str, found: list[Span]) -> list[Span]:
    """Drop what follows the list: from the first entry on that is no reference and has none close behind."""
    good = [_good(span.of(text)) for span in found]
    for i, fine in enumerate(good):
        if not fine and not any(good[i : i + 1 + _LOOK_AHEAD]) and any(good[:i]):
            return found[:i]
    while good and not good[-1] and _is_prose(found[-1].of(text)):
        good, found = good[:-1], found[:-1]
    return found


def _good(entry: str) -> bool:
    """Tell whether an entry under a heading reads like a reference; names and a year are enough there, or a page and its day."""
    if like_reference(entry) or ("http" in entry and access_date.take(entry)[0]):
        return True
    return _DATED.search(entry) is not None and opens(entry) and not _is_prose(entry)


def _is_prose(entry: str) -> bool:
    """Tell a sentence about something ("Anuar Satmurzin is a junior fellow …") from a short or odd reference."""
    return (
        len(entry) > 300
        or re.search(r"^[^.]{3,80}\s(?:is|was|are|ist|war|est|es|é|works|has)\s(?:an?|the|at|ein|une?|um|el)\s", entry)
        is not None
    )


def _subheading(entry: str) -> bool:
    """Tell a line such as "Primary sources" from an entry."""
    return len(entry.split()) <= 6 and not re.search(r"\d{4}|https?:|n\.d\.|press|forthcoming", entry)


def _bare(text: str, lines: list[Line]) -> Iterator[Section]:
    """Yield the last run of references that stands under no heading."""
    found = entries(text, lines)
    good = [like_reference(span.of(text)) for span in found]
    end = len(found)
    while end:
        while end and not good[end - 1]:
            end -= 1
        start = end
        while start and (good[start - 1] or (start > 1 and good[start - 2] and len(found[start - 1]) < 400)):
            start -= 1
        run = found[_opened(text, found, start) : end]
        if sum(good[start:end]) >= _RUN:
            yield Section(Span(run[0].start, run[-1].end), tuple(run))
            return
        end = start


def _opened(text: str, found: list[Span], start: int) -> int:
    """Return where a run begins: right below a short line ("Read for this piece") entries unlike references count too."""
    for i in range(start - 1, max(-1, start - 1 - _UNLIKE), -1):
        entry = found[i].of(text).strip()
        if _subheading(entry) and entry[-1] not in ".,;!?":
            return i + 1
        if not _DATED.search(entry) or len(entry) > 400:
            break
    return start
