"""What holds a work: the book behind "In:", the journal behind a quoted title, without editors, places and dates."""

import re

from pipeline.references.parse.rules import people, quoted_title
from pipeline.references.parse.rules.contributor_notes import EDITED, STOP, undated, unsaid
from pipeline.references.parse.rules.placeholders import LINK, NUMBERS, PUBLISHER, START, YEAR, strip
from pipeline.references.parse.rules.word_sets import short

# e.g. "In: Doe, J. (ed.) Handbook", ", in Handbook of …", "// Handbook"
IN = re.compile(
    r"(?:(?<=[.,;?!”\"’»)\ue001])\s?(?:In|IN|in|Em|EM|em|En|Dans|dans|В)\s?:\s?|(?<=[.?!”\"’»\ue001])\s(?:In|in|Em|Dans)\s(?=[\w“\"])"
    r"|(?<=,)\s(?:in|en|dans)\s(?=[^\Wa-z])|(?<=,[”\"’])\s?in\s|\s//\s)"
)
# quicker to look for: one of these stands before every IN but the slashes
_BEFORE_IN = re.compile(r"[.,;?!”\"’»)\ue001]\s?(?:In|IN|in|Em|EM|em|En|en|Dans|dans|В)[\s:]")
_LEADS = re.compile(r"^(?:in|em|dans)\s?:?\s(?=\S)", re.IGNORECASE)
_END = re.compile(f"[{PUBLISHER}{LINK}{NUMBERS}{YEAR}]")
# the editors behind the title of their book: "Ports: essays (A. Lind & J. Marsh, eds)"
_EDS = re.compile(r"[,.]\s(?:[Ee]ds?|[Hh]rsg)\.\s(?:by\s|von\s|v\.\s)?(?=[^\Wa-z])")
_MEETING = re.compile(r"conference|proceedings|symposium|workshop|congress|meeting|kongress|colloque", re.IGNORECASE)
# "Trans. Anna Lind. Harbour Review"
_LED = re.compile(r"(?:[Tt]rans|[Tt]ransl|[Ee]ds?|[Hh]rsg|[Dd]ir)\.\s(?:by\s)?[^.]{3,60}\.\s(?=[^\Wa-z])")


def inside(text: str) -> re.Match[str] | None:
    """Return where "In:" and its kin stand."""
    return IN.search(text) if "//" in text or _BEFORE_IN.search(text) else None


def take(text: str, *, edited: bool) -> tuple[str, str]:
    """Return (container, publisher without place) of what follows "In:" or a quoted title; edited: names may open it."""
    text = IN.sub("", "." + text, count=1).lstrip(START)
    text = _LEADS.sub("", text)
    text = _editors_off(text) if edited else _LED.sub("", text)
    said = quoted_title.take(text)
    if said:
        return said[0], ""
    head = _END.split(EDITED.sub(PUBLISHER, text), maxsplit=1)[0]
    head = undated(unsaid(". " + head.rstrip(" (,.:")))
    return _venue(place_off(strip(head), text)), ""


def place_off(container: str, text: str) -> str:
    """Drop the place that Brazilian lists put behind a journal: "Revista de Portos, Recife, v. 23"."""
    container = strip(container)
    name, comma, place = container.partition(", ")
    words = place.replace(",", " ").split()
    followed = text.split(NUMBERS, 1)[0].rstrip().endswith(",")
    bare = len(words) <= 3 and "and" not in words and all(w[0].isupper() or len(w) < 4 for w in words)
    return name if comma and followed and bare else container


def _venue(container: str) -> str:
    """Return the name of a conference without where it met: "Symposium on Ports, San Francisco, CA"."""
    if not _MEETING.search(container):
        return container
    stop = next((m.start() for m in STOP.finditer(container) if not short(container[: m.start()])), len(container))
    parts = container[:stop].split(", ")
    while len(parts) > 1 and len(parts[-1].split()) <= 3 and parts[-1][:1].isupper() and " and " not in parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _editors_off(text: str) -> str:
    """Drop the editors that stand before the title of their book."""
    behind = _EDS.search(text)
    if behind and people.take(text[behind.end() :])[0]:
        return text[: behind.start()]
    found, editors, end = people.take(text)
    role = None if editors else people.ROLE.search(text, 0, 300)
    if role and role.group().lstrip(" ,.;")[:1] in "([" and (found or role.start() < 60):
        end = role.end()
    elif found and not editors and not any("." in person.given for person in found):
        end = 0  # "Ports, Rivers and Tides, …" is no list of names
    return text[end:].lstrip(START)
