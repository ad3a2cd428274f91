"""Place and publisher: "New York: Harbour", "(Quay Press, Dublin, 1964)", "Recife, Editora Sol, 1976"."""

import re

from pipeline.references.parse.rules.placeholders import EDGE, PUBLISHER

_CAP = r"(?:[^\W\d_a-zà-öø-ÿß][\w'’/&()-]{2,30}|[A-Z]{2}\b|(?:[A-Z]\.){2,3}|St\.|Mass\.|a\.\s?M\.)"
_LINK = r"(?:\s|,\s|\s?&\s|\sand\s|\su\.\s?a\.|/|\s?[-–]\s?|\s(?:am|de|do|da|del|of|der|im|an|der)\s)"
_PLACE = rf"{_CAP}(?:{_LINK}{_CAP}){{0,5}}"
_NAME = r"[^\W_][^:“”\ue001-\ue004]{1,90}?"
_END = r"(?=[\s.,;)\]]{0,4}(?:[\ue001-\ue004]|$|\())"
# place first: ". New York: Harbour, <YEAR>", ", Paris: Ancre", "(New York: Harbour, <YEAR>)"
_COLON = re.compile(
    rf"(?P<before>[.,;!?)\]”\"’»\ue001-\ue004]\s?|\s?\(|\.\s?[-–]\s)(?P<place>(?!(?:In|Em|En|Dans)\s?:){_PLACE})\s?:\s?(?P<name>{_NAME}){_END}"
)
# place last: "(Quay Press, Dublin, <YEAR>)"
_ROUND = re.compile(rf"\s?\((?P<name>{_NAME}),\s?(?P<place>{_PLACE})[,;]?\s?\ue001\s?\)")
# no place: "(University of Chicago Press, <YEAR>)"
_HOUSE = re.compile(
    r"\s?\((?P<name>[^()\ue001-\ue004]{0,60}(?:Press|Verlag|Publish\w{0,6}|Books|Wiley|Springer|Editora|Ediciones)[^()\ue001-\ue004]{0,30}?)[,;]?\s?\ue001\s?\)"
)


def take(text: str) -> tuple[str, str]:
    """Return (publisher, the text with a PUBLISHER mark in its place).

    >>> take("Tides. New York: Harbour.")[0], take("Waves (Quay Press, Dublin, \ue001).")[0]
    ('Harbour', 'Quay Press')
    """
    found = _ROUND.search(text) or _HOUSE.search(text)
    if found:
        return found["name"].strip(), text[: found.start()] + PUBLISHER + text[found.end() :]
    for found in reversed(list(_COLON.finditer(text))):
        if not _subtitle(text, found):
            start = found.start("place")
            listed = found["place"].rfind(", ")
            if found["before"].startswith(",") and listed > 0 and len(found["place"]) - listed > 5:
                start += listed + 2  # "Tides and Winds, Dublin: Quay"
            return found["name"].strip(" ,.;"), text[:start] + PUBLISHER + text[found.end() :]
    return "", text


def _subtitle(text: str, found: re.Match[str]) -> bool:
    """Tell "Harbours: A Hundred Years" from "London: Quay Press": a title's part is long or stands first."""
    words = found["name"].split()
    lower = sum(w[0].islower() for w in words)
    first = not text[: found.start("place")].strip(EDGE)
    return first or len(words) > 9 or (lower >= 3 and len(words) > 5)
