"""What is left when authors, year, numbers and links are out: the title of the work, and its container."""

import re

from pipeline.lexicon import fragment
from pipeline.references.parse.rules import containers
from pipeline.references.parse.rules.contributor_notes import (
    CONTRIBUTOR_NOTE,
    EDITED_BY,
    SENTENCE_END,
    drop_contributor_note,
    drop_month,
)
from pipeline.references.parse.rules.journals import split_journal
from pipeline.references.parse.rules.placeholders import ANY, LINK, NUMBERS, PUBLISHER, START, YEAR, strip_edges
from pipeline.references.parse.rules.quoted_title import split_quoted_title
from pipeline.references.parse.rules.word_sets import CONTAINER_WORDS, ends_abbreviated, names_publisher
from pipeline.text.names import fold
from pipeline.text.regex import regex

_MEDIUM = regex(rf"\s?\[\s?{fragment('references.media')}\s?\]", re.IGNORECASE)
_ENDING = rf"(?:{fragment('references.ordinal_endings')}|\.)"
_EDITION = regex(
    rf"[.,;]?\s?[(\[]?\s?(?<!\w)(?:\d{{1,2}}\s?{_ENDING}?\s?(?:rev(?:ised)?\.?\s)?"
    rf"{fragment('references.edition_words')}\b"
    rf"|{fragment('references.edition_adjectives')}\s(?:edition|ed\b))\.?(?:\s?rev\.)?[)\]]?",
    re.IGNORECASE,
)
# quicker to look for: one of these is in every edition
_EDITION_HINT = regex(r"[EeÉé](?<![^\W\d_ªº].)[Dd]|[Aa][Uu][Ff][Ll]|изд")
# "Paris", "New York", "Frankfurt am Main", "Thames & Hudson"
_PLACE_WORD = r"(?:[^\sa-zà-ÿ,][^\s,]{0,40}|de|and|am)"
_PLACE = regex(rf"(?:{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}})?")
_PLACEHOLDER, _END = regex(ANY), regex(f"[{PUBLISHER}{LINK}{NUMBERS}]")
_OPENED = regex(r"[(\[]\s?$")
_VENUE = regex(fragment("references.venue_words"), re.IGNORECASE)
_LONGEST_CONTAINER = 12  # words


def parse_title(text: str, *, commas: bool, journal: bool, pages: bool) -> tuple[str, str, str]:
    """Return title, container, and publisher without place, of what is left of a reference.

    commas: a comma stood behind the authors, so a comma may end the title. journal, pages: which numbers there are.

    >>> parse_title(". Tides and Trade. Harbour Affairs \ue002.", commas=False, journal=True, pages=True)
    ('Tides and Trade', 'Harbour Affairs', '')
    """
    if "[" in text:
        text = _MEDIUM.sub("", text)
    if _EDITION_HINT.search(text):
        text = _EDITION.sub(lambda found: ". " if found.group()[-1] == "." else "", text)
    if "(" in text:
        text = EDITED_BY.sub(".", text)
    quoted = split_quoted_title(text)
    if quoted:
        title, rest = quoted
        edited = containers.IN_MARKER.match("." + rest.lstrip(START)) is not None
        return title, *containers.parse_container(rest, edited=edited)
    marker = containers.find_in_marker(text)
    if marker and (":" in marker.group() or strip_edges(text[: marker.start()])):
        return _title(text[: marker.start()]), *containers.parse_container(text[marker.end() :], edited=True)
    if PUBLISHER not in text and NUMBERS in text and (journal or pages):
        title, container = split_journal(_before_numbers(text), commas=commas)
        return _title(title), containers.drop_place(container, text), ""
    return _parse_book(text, commas=commas)


def _before_numbers(text: str) -> str:
    """Return what stands before the numbers, without the placeholders at its start."""
    before = text.lstrip(START).split(NUMBERS, 1)[0]
    return _OPENED.sub("", drop_month(before.rstrip(" ,.;:" + YEAR + LINK)))


def _title(text: str) -> str:
    title = strip_edges(_PLACEHOLDER.split(drop_contributor_note(text.lstrip(START)), maxsplit=1)[0])
    return title[1:].lstrip() if title.startswith(("“", "«")) and title.count("“") != title.count("”") else title


def _parse_book(text: str, *, commas: bool) -> tuple[str, str, str]:
    """Split "title. container or publisher" where no journal's numbers stand."""
    note = CONTRIBUTOR_NOTE.search(text)
    text = (text[: note.start()] + PUBLISHER if note else text).lstrip(START)
    head = _END.split(text, maxsplit=1)[0].rstrip(" (" + YEAR)
    stops = [found for found in SENTENCE_END.finditer(head) if not ends_abbreviated(head[: found.start()])]
    if not stops or PUBLISHER in text:
        title, publisher = _split_publisher_behind_comma(head) if commas and PUBLISHER not in text else (head, "")
        return _title(title), "", publisher
    first, last = stops[0], stops[-1]
    rest = strip_edges(head[last.end() :])
    title = head[: first.start()] + first.group().strip().strip(".")
    if names_publisher(rest):
        return _title(title), "", rest
    rest_words = fold(rest).split()
    is_container = LINK in text or not CONTAINER_WORDS.isdisjoint(rest_words)
    container = strip_edges(head[first.end() :]) if is_container and len(rest_words) <= _LONGEST_CONTAINER else ""
    return _title(title), container, ""


def _split_publisher_behind_comma(head: str) -> tuple[str, str]:
    """Split "Title, Harbour Publications, New York" and "Title, Paris, Ancre" behind the title."""
    parts = head.split(", ")
    for i, part in enumerate(parts[1:], 1):
        if names_publisher(part) or _VENUE.search(part):
            return ", ".join(parts[:i]), part
    while len(parts) > 1 and _PLACE.fullmatch(parts[-1]):
        parts.pop()
    return ", ".join(parts), ""
