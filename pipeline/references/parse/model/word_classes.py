"""What a word can be, without its neighbours: a place, a month, a publisher's or journal's word; and its shape."""

import re
from functools import cache, lru_cache

from pipeline.references.parse.rules.placeholders import LINK
from pipeline.references.parse.rules.word_sets import (
    CONTAINER_WORDS,
    HOUSES,
    JOURNAL_STEMS,
    MONTH,
    ORGANISATION_WORDS,
)
from pipeline.text.names import PARTICLES, fold

_MONTH = re.compile(MONTH, re.IGNORECASE)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
# words that lead up to a field, and the letter of the class they are in
_CUES = {
    "v": "vol volume v bd band jg jahrgang tome tomo t vols bde jahrg том т",
    "n": "no nr n number issue heft h iss num núm numero número nº n° fasc вып №",
    "p": "pp p pages page s seiten seite pág págs pgs pg ss f ff с стр art",
    "e": "ed eds editor editors edited hrsg hg hgg herausgegeben org orgs organizador coord dir éd éds red a.cura orgs editado",
    "i": "in em en dans within apud",
    "s": "edition edn aufl auflage edição edición édition rev revised überarb erw neuausgabe edição",
    "r": "report thesis dissertation diss phd paper working discussion presentation presented manuscript preprint unpublished mimeo bericht "
    "tese tesis dissertação brief bulletin technical memorandum press release rapport informe relatório document",
    "t": "trans translated transl übers übersetzt tradução trad traducción traduction translator",
    "a": "et al others outros cols others otros u",
    "w": "retrieved available accessed online internet url disponível disponible verfügbar abgerufen abruf zugriff website web http https www doi",
    "c": "proceedings proc conference symposium workshop congress congresso anais kongress tagung meeting colloquium annual international",
    "x": "forthcoming press submitted appear nd cited see cf vgl siehe",
    "&": "and und et y e i & och",
    "o": "of the for on der die das des do da de du la le und la el los las and to zur zum für in a an o os as",
}
_CUE_OF: dict[str, str] = {}
for _letter, _listed in _CUES.items():
    for _word in _listed.split():
        _CUE_OF.setdefault(_word, _letter)


@cache
def places() -> frozenset[str]:
    """Return the folded words of territories' names, from CLDR, and of cities where publishers sit."""
    from babel import Locale

    names = [name for tag in ("en", "de", "fr", "es", "pt") for name in Locale(tag).territories.values()]
    words = {w for name in names for w in fold(name).split() if len(w) > 3}
    return frozenset(words) - PARTICLES | frozenset(_CITIES.split())


_CITIES = """london york oxford cambridge berlin paris amsterdam chicago boston washington frankfurt munchen munich wien vienna zurich basel
leipzig hamburg stuttgart tubingen gottingen bonn koln dordrecht leiden heidelberg philadelphia princeton stanford toronto tokyo
moscow milano milan roma rome torino madrid barcelona lisboa lisbon porto rio janeiro paulo brasilia recife salvador curitiba campinas
buenos aires mexico bogota santiago lima geneva geneve brussels bruxelles copenhagen stockholm oslo helsinki dublin edinburgh
sydney melbourne singapore beijing shanghai delhi mumbai hague haag baltimore bloomington berkeley angeles francisco
wiesbaden opladen weinheim darmstadt freiburg mainz munster bielefeld budapest warszawa praha bern lausanne lyon
new los san ca ma ny nj dc uk usa mass calif conn pa eds. thousand oaks newbury beverly hills englewood cliffs reading"""


@lru_cache(maxsize=1 << 15)
def classes(word: str) -> str:
    """Return letters for the classes a word is in, "" for none: "y" year, "m" month, "h" house, "C" a journal's word … .

    >>> classes("Verlag"), classes("2019"), classes("Bulletin"), classes("tides")
    ('h', 'y', 'Cr', '')
    """
    if word == LINK:
        return "L"
    if word.isdigit() or _YEAR.fullmatch(word):
        return "y" if _YEAR.fullmatch(word) else ""
    plain = fold(word)
    lower = word.lower()
    found = [
        letter
        for letter, holds in (
            ("m", _MONTH.fullmatch(word)),
            ("h", plain in HOUSES),
            ("C", plain in CONTAINER_WORDS),
            ("J", plain in JOURNAL_STEMS),
            ("O", plain in ORGANISATION_WORDS),
            ("P", plain in PARTICLES),
            ("g", plain in places()),
            ("R", _ROMAN.fullmatch(word)),
        )
        if holds
    ]
    return "".join(found) + _CUE_OF.get(lower, "")


@lru_cache(maxsize=1 << 15)
def shape(word: str) -> str:
    """Return the shape of a word.

    "Xx" "X" "XX" "xx" "xX", digits by their number ("9999"), digits and letters "9x", "K" Chinese, Japanese, Korean.

    >>> [shape(w) for w in ("Lind", "P", "OECD", "trade", "2019", "2004a", "McKay")]
    ['Xx', 'X', 'XX', 'xx', '9999', '9x', 'xX']
    """
    if word.isdigit():
        return "9" * min(len(word), 6)
    if not word.isalpha() and any(c.isdigit() for c in word):
        return "9x" if word[0].isdigit() else "K9" if _cjk(word) else "x9"
    if _cjk(word):
        return "K"
    if word.islower():
        return "x" if len(word) == 1 else "xx"
    if word.isupper():
        return "X" if len(word) == 1 else "X2" if len(word) == 2 else "XX"
    return "Xx" if word[0].isupper() and word[1:].replace("-", "").replace("’", "").replace("'", "").islower() else "xX"


def _cjk(word: str) -> bool:
    """Tell whether a word is Chinese, Japanese or Korean."""
    return "\u2e80" <= word[0] <= "\ud7ff"
