"""Place and publisher: "New York: Harbour", "(Quay Press, Dublin, 1964)", "Recife, Editora Sol, 1976"."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.references.parse.rules.placeholders import EDGE, PUBLISHER
from pipeline.text.regex import regex

_PUBLISHER_WORD = either(map(str.capitalize, words("references.publishers")))
_CAPITALISED = r"(?:[^\W\d_a-zà-öø-ÿß][\w'’/&()-]{2,30}|[A-Z]{2}\b|(?:[A-Z]\.){2,3}|St\.|Mass\.|a\.\s?M\.)"
_JOINT = rf"(?:\s|,\s|\s?&\s|\sand\s|\su\.\s?a\.|/|\s?[-–]\s?|\s{fragment('references.place_prepositions')}\s)"
_PLACE = rf"{_CAPITALISED}(?:{_JOINT}{_CAPITALISED}){{0,5}}"
_NAME = r"[^\W_][^:“”\ue001-\ue004]{1,90}?"
_END = r"(?=[\s.,;)\]]{0,4}(?:[\ue001-\ue004]|$|\())"
# place first: ". New York: Harbour, <YEAR>", ", Paris: Ancre", "(New York: Harbour, <YEAR>)"
_PLACE_FIRST = regex(
    rf"(?P<before>[.,;!?)\]”\"’»\ue001-\ue004]\s?|\s?\(|\.\s?[-–]\s)(?P<place>(?!(?:In|Em|En|Dans)\s?:){_PLACE})\s?:\s?(?P<name>{_NAME}){_END}"
)
# place last: "(Quay Press, Dublin, <YEAR>)"
_PLACE_LAST = regex(rf"\s?\((?P<name>{_NAME}),\s?(?P<place>{_PLACE})[,;]?\s?\ue001\s?\)")
# no place: "(University of Chicago Press, <YEAR>)"
_NO_PLACE = regex(
    rf"\s?\((?P<name>[^()\ue001-\ue004]{{0,60}}{_PUBLISHER_WORD}[^()\ue001-\ue004]{{0,30}}?)[,;]?\s?\ue001\s?\)"
)


def split_publisher(text: str) -> tuple[str, str]:
    """Return the publisher, and the text with a PUBLISHER placeholder instead of it and its place.

    >>> split_publisher("Tides. New York: Harbour.")[0], split_publisher("Waves (Quay Press, Dublin, \ue001).")[0]
    ('Harbour', 'Quay Press')
    """
    found = _PLACE_LAST.search(text) or _NO_PLACE.search(text)
    if found:
        return found["name"].strip(), text[: found.start()] + PUBLISHER + text[found.end() :]
    for found in reversed(list(_PLACE_FIRST.finditer(text))):
        if not _is_subtitle(text, found):
            start = found.start("place")
            comma = found["place"].rfind(", ")
            if found["before"].startswith(",") and comma > 0 and len(found["place"]) - comma > 5:
                start += comma + 2  # "Tides and Winds, Dublin: Quay"
            return found["name"].strip(" ,.;"), text[:start] + PUBLISHER + text[found.end() :]
    return "", text


def _is_subtitle(text: str, found: re.Match[str]) -> bool:
    """Tell "Harbours: A Hundred Years" from "London: Quay Press": a part of a title is long or stands first."""
    parts = found["name"].split()
    lower_case = sum(part[0].islower() for part in parts)
    opens = not text[: found.start("place")].strip(EDGE)
    return opens or len(parts) > 9 or (lower_case >= 3 and len(parts) > 5)
