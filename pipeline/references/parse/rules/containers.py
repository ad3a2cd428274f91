"""The container of a work: the book behind "In:", the journal behind a quoted title, without editors, places and dates."""

import re

from pipeline.lexicon import fragment
from pipeline.references.parse.rules.contributor_notes import EDITED_BY, SENTENCE_END, drop_contributor_note, drop_month
from pipeline.references.parse.rules.people import EDITOR_ROLE, parse_names
from pipeline.references.parse.rules.placeholders import LINK, NUMBERS, PUBLISHER, START, YEAR, strip_edges
from pipeline.references.parse.rules.quoted_title import split_quoted_title
from pipeline.references.parse.rules.word_sets import ends_abbreviated
from pipeline.text.regex import regex

_PREPOSITION = fragment("references.container_prepositions")
# e.g. "In: Doe, J. (ed.) Handbook", ", in Handbook of …", "// Handbook"
IN_MARKER = regex(
    rf"(?:(?<=[.,;?!”\"’»)\ue001])\s?(?i:{_PREPOSITION})\s?:\s?|(?<=[.?!”\"’»\ue001])\s(?:In|in|Em|Dans)\s(?=[\w“\"])"
    r"|(?<=,)\s(?:in|en|dans)\s(?=[^\Wa-z])|(?<=,[”\"’])\s?in\s|\s//\s)"
)
# quicker to look for: one of these is in every marker but the slashes
_IN_HINT = regex(rf"[.,;?!”\"’»)\ue001]\s?(?i:{_PREPOSITION})[\s:]")
_LEADING_IN = regex(r"^(?:in|em|dans)\s?:?\s(?=\S)", re.IGNORECASE)
_END = regex(f"[{PUBLISHER}{LINK}{NUMBERS}{YEAR}]")
# the editors behind the title of their book: "Ports, eds. A. Lind & J. Marsh"
_EDITORS_BEHIND = regex(r"[,.]\s(?:[Ee]ds?|[Hh]rsg)\.\s(?:by\s|von\s|v\.\s)?(?=[^\Wa-z])")
_MEETING = regex(fragment("references.meetings"), re.IGNORECASE)
# "Trans. Anna Lind. Harbour Review"
_CONTRIBUTOR_BEFORE = regex(r"(?:[Tt]rans|[Tt]ransl|[Ee]ds?|[Hh]rsg|[Dd]ir)\.\s(?:by\s)?[^.]{3,60}\.\s(?=[^\Wa-z])")
_ROLE_REACH, _ROLE_NEAR = (
    300,
    60,
)  # characters in which the role of editors stands, and where it needs no names before it


def find_in_marker(text: str) -> re.Match[str] | None:
    """Return the marker that a container follows, "In:", "Em:", "//"; None where there is none."""
    return IN_MARKER.search(text) if "//" in text or _IN_HINT.search(text) else None


def parse_container(text: str, *, edited: bool) -> tuple[str, str]:
    """Return the container, and the publisher without place, of what follows "In:" or a quoted title.

    edited: names of editors may open it.
    """
    text = IN_MARKER.sub("", "." + text, count=1).lstrip(START)
    text = _LEADING_IN.sub("", text)
    text = _drop_editors(text) if edited else _CONTRIBUTOR_BEFORE.sub("", text)
    quoted = split_quoted_title(text)
    if quoted:
        return quoted[0], ""
    head = _END.split(EDITED_BY.sub(PUBLISHER, text), maxsplit=1)[0]
    head = drop_month(drop_contributor_note(". " + head.rstrip(" (,.:")))
    return _drop_venue(drop_place(strip_edges(head), text)), ""


def drop_place(container: str, text: str) -> str:
    """Return a journal without the place that Brazilian lists put behind it: "Revista de Portos, Recife, v. 23"."""
    container = strip_edges(container)
    name, comma, place = container.partition(", ")
    parts = place.replace(",", " ").split()
    followed = text.split(NUMBERS, 1)[0].rstrip().endswith(",")
    is_place = len(parts) <= 3 and "and" not in parts and all(part[0].isupper() or len(part) < 4 for part in parts)
    return name if comma and followed and is_place else container


def _drop_venue(container: str) -> str:
    """Return the name of a conference without where it met: "Symposium on Ports, San Francisco, CA"."""
    if not _MEETING.search(container):
        return container
    stops = (found.start() for found in SENTENCE_END.finditer(container))
    stop = next((at for at in stops if not ends_abbreviated(container[:at])), len(container))
    parts = container[:stop].split(", ")
    while len(parts) > 1 and len(parts[-1].split()) <= 3 and parts[-1][:1].isupper() and " and " not in parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _drop_editors(text: str) -> str:
    """Return the text without the editors around the title of their book."""
    behind = _EDITORS_BEHIND.search(text)
    if behind and parse_names(text[behind.end() :])[0]:
        return text[: behind.start()]
    people, are_editors, end = parse_names(text)
    role = None if are_editors else EDITOR_ROLE.search(text, 0, _ROLE_REACH)
    if role and role.group().lstrip(" ,.;")[:1] in "([" and (people or role.start() < _ROLE_NEAR):
        end = role.end()
    elif people and not are_editors and not any("." in person.given for person in people):
        end = 0  # "Ports, Rivers and Tides, …" is no list of names
    return text[end:].lstrip(START)
