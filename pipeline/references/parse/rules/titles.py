"""What is left when authors, year, numbers and links are out: the title of the work, and what holds it."""

import re

from pipeline.references.parse.rules import containers, journals, quoted_title
from pipeline.references.parse.rules.contributor_notes import ABOUT, EDITED, STOP, undated, unsaid
from pipeline.references.parse.rules.placeholders import ANY, LINK, NUMBERS, PUBLISHER, START, YEAR, strip
from pipeline.references.parse.rules.word_sets import CONTAINER_WORDS, publishes, short
from pipeline.text.names import fold

_NOISE = re.compile(
    r"\s?\[\s?(?:internet|online|electronic resource|on-?line|e-?book|pdf|web|recurso eletrônico|en ligne)\s?\]",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"[.,;]?\s?[(\[]?\s?(?<!\w)(?:\d{1,2}\s?(?:st|nd|rd|th|ª|a|º|\.|e|ème|da)?\s?(?:rev(?:ised)?\.?\s)?"
    r"(?:edn?|edition|ed|edição|edición|aufl|auflage|éd|édition|изд)\b"
    r"|(?:first|second|third|fourth|fifth|sixth|revised|new|rev\.)\s(?:edition|ed\b))\.?(?:\s?rev\.)?[)\]]?",
    re.IGNORECASE,
)
# quicker to look for: one of these stands in every edition
_EDITION_HINT = re.compile(r"[EeÉé](?<![^\W\d_ªº].)[Dd]|[Aa][Uu][Ff][Ll]|изд")
# "Paris", "New York", "Frankfurt am Main", "Thames & Hudson"
_PLACE_WORD = r"(?:[^\sa-zà-ÿ,][^\s,]{0,40}|de|and|am)"
_PLACE = re.compile(rf"(?:{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}})?")
_MARK, _END = re.compile(ANY), re.compile(f"[{PUBLISHER}{LINK}{NUMBERS}]")
_OPENED = re.compile(r"[(\[]\s?$")
# where a talk or a report was given
_HELD = re.compile(
    r"(?i:seminar|presentation|presented|technical report|report no|working paper|university|institut|conference|talk at)"
)


def take(text: str, *, commas: bool, journal: bool, pages: bool) -> tuple[str, str, str]:
    """Return (title, container, publisher without place) of what is left of a reference.

    commas: a comma stood behind the authors, so a comma may end the title. journal, pages: which numbers there are.

    >>> take(". Tides and Trade. Harbour Affairs \ue002.", commas=False, journal=True, pages=True)
    ('Tides and Trade', 'Harbour Affairs', '')
    """
    if "[" in text:
        text = _NOISE.sub("", text)
    if _EDITION_HINT.search(text):
        text = _EDITION.sub(lambda m: ". " if m.group()[-1] == "." else "", text)
    if "(" in text:
        text = EDITED.sub(".", text)
    said = quoted_title.take(text)
    if said:
        return said[0], *containers.take(said[1], edited=containers.IN.match("." + said[1].lstrip(START)) is not None)
    inside = containers.inside(text)
    if inside and (":" in inside.group() or strip(text[: inside.start()])):
        return _title(text[: inside.start()]), *containers.take(text[inside.end() :], edited=True)
    if PUBLISHER not in text and NUMBERS in text and (journal or pages):
        title, container = journals.split(_head(text), commas=commas)
        return _title(title), containers.place_off(container, text), ""
    return _book(text, commas=commas)


def _head(text: str) -> str:
    """Return what stands before the numbers, without the marks at its start."""
    head = text.lstrip(START).split(NUMBERS, 1)[0]
    return _OPENED.sub("", undated(head.rstrip(" ,.;:" + YEAR + LINK)))


def _title(text: str) -> str:
    title = strip(_MARK.split(unsaid(text.lstrip(START)), maxsplit=1)[0])
    return title[1:].lstrip() if title.startswith(("“", "«")) and title.count("“") != title.count("”") else title


def _book(text: str, *, commas: bool) -> tuple[str, str, str]:
    """Cut "title. container or publisher" where no journal's numbers stand."""
    about = ABOUT.search(text)
    text = (text[: about.start()] + PUBLISHER if about else text).lstrip(START)
    head = _END.split(text, maxsplit=1)[0].rstrip(" (" + YEAR)
    cuts = [m for m in STOP.finditer(head) if not short(head[: m.start()])]
    if not cuts or PUBLISHER in text:
        title, house = _house_off(head) if commas and PUBLISHER not in text else (head, "")
        return _title(title), "", house
    first, last = cuts[0], cuts[-1]
    rest = strip(head[last.end() :])
    title = head[: first.start()] + first.group().strip().strip(".")
    if publishes(rest):
        return _title(title), "", rest
    words = fold(rest).split()
    holds = LINK in text or any(w in CONTAINER_WORDS for w in words)
    return _title(title), strip(head[first.end() :]) if holds and len(words) <= 12 else "", ""


def _house_off(head: str) -> tuple[str, str]:
    """Cut "Title, Harbour Publications, New York" and "Title, Paris, Ancre" behind the title."""
    parts = head.split(", ")
    for i, part in enumerate(parts[1:], 1):
        if publishes(part) or _HELD.search(part):
            return ", ".join(parts[:i]), part
    while len(parts) > 1 and _PLACE.fullmatch(parts[-1]):
        parts.pop()
    return ", ".join(parts), ""
