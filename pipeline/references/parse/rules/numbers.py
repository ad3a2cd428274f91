"""Volume, issue and pages: in words ("vol. 5, no. 2, pp. 1-9") or in the short forms of journals ("31 (3–4): 314–43")."""

import re
from dataclasses import dataclass

from pipeline.references.parse.rules.placeholders import NUMBERS, YEAR
from pipeline.references.parse.rules.word_sets import MONTH

_PAGE = r"[A-Za-z]{0,2}\d{1,7}[A-Za-z]?"
_RANGE = rf"{_PAGE}(?:\s?[-–—−‐]+\s?{_PAGE})?"
_RANGES = rf"(?:{_RANGE}(?:\s?[,;+&]\s?{_PAGE}\s?[-–]\s?{_PAGE})?(?!\w)|{NUMBERS})"
_VOLUME = r"\d{1,4}(?:[-–/]\d{1,4})?[A-Za-z]?|[IVXLCDM]{1,8}\b|[A-Z]\s?\d{1,4}\b"
_ISSUE = r"\d{1,4}(?:\s?[-–/&]\s?\d{1,4})?[A-Za-z]?"
_P = r"(?:[Pp]p?\.?\s?|[Ss]\.\s?|[Aa]rt(?:icle)?\.?\s(?:[Nn]o\.?\s)?)?"
# the year as it stands among the numbers: "2013 abr", "(March 2013)", "[2013]"
_M = rf"(?i:{MONTH})"
_Y = rf"[(\[]?\s?(?:{_M}(?:\s\d{{1,2}})?,?\s)?{YEAR}(?:\s?,?\s?{_M}(?:[-–/]{_M})?(?:\s\d{{1,2}})?)?\s?\ue003?\s?[)\]]?"

# a lone letter counts only behind a mark or a bracket: "strain 1 p24" has no page 24
_OWN = r"[,;:.(\ue001-\ue004]\s"
# in words, wherever they stand; each pattern starts with a class of letters, so that the search can skip to them
_WORDED = {
    "volume": re.compile(
        rf"[vVbBjJtTт](?<![\w-].)(?i:(?<=v)(?:olume|ol\.?)|(?<=b)(?:d\.?|and)|(?<=j)(?:g\.|ahrg(?:ang)?\.?)|(?<=t)(?:ome|omo)|(?<=[vtт])(?<={_OWN}.)\.)"
        rf"\s?(?P<value>{_VOLUME})(?!\w)"
    ),
    "issue": re.compile(
        rf"[nNiIhHfF№#](?<![\w-].)(?:(?<=[nN])(?:umber|o\.?|os\.|r\.?|\.[º°]?|[º°]|(?<={_OWN}.)|úm(?:ero)?\.?|um\.)|(?<=[iI])ss(?:ue|\.)|(?<=[hH])(?:eft|f?t?\.)|(?<=[fF])asc\.|(?<=[№#]))"
        rf"\s?(?P<value>{_ISSUE})(?!\w)"
    ),
    "pages": re.compile(
        rf"[pPsSсС](?<![\w-].)(?i:(?<=p)(?:ages?|p?\.|p|ágs?\.|gs?\.|ag\.|(?<={_OWN}.)(?=\s|\d+\s?[-–]))|(?<=s)(?:eiten?|(?<={_OWN}.)\.)|(?<=с)(?:\.|тр\.))\s?(?P<value>{_RANGES})"
    ),
}
# the short forms, most telling first; of several in a string the last. (?!) keeps the group names where a form has none
_V = r"(?P<volume>\d(?<![\d.–-].)\d{0,3}[A-Za-z]?(?:[-–/.]\d{1,4})?)"
_SHORT = tuple(
    re.compile(pattern)
    for pattern in (
        # 31 (3–4): 314–43 · 23(4):295-300 · 19.2 (74): 38-62 · 10 (3), 205–223 · 12(Suppl 1):S31
        rf"(?P<volume>\d(?<![\d–-].)\d{{0,3}}[A-Z]?(?:[-–./]\d{{1,4}})?)\s?\((?P<issue>[^()\ue001]{{1,24}})\)"
        rf"(?:\s?,?\s?{_Y})?(?:\s?[:,;.]?\s?{_P}(?P<pages>{_RANGES}))?",
        # page before the year: 452, 89 (2007)
        rf"{_V}\s?[,:]\s?{_P}(?:(?P<issue>\d{{1,3}}),\s)?(?P<pages>{_RANGES})\s?,?\s?(?=\({_Y})",
        # 26 (2015) 094001
        rf"{_V}\s?,?\s?{_Y}\s?[,:;]?\s?(?:[Nn]o\.?\s?)?(?:(?P<issue>\d{{1,3}}),\s)?{_P}(?P<pages>{_RANGES})",
        # 70: 42-53 · 12, 370-83 · 116, 1094 · 12, 3: 4-5 · 5:2, 289
        rf"{_V}(?:\s?[,.:/]\s?(?:[Nn]o\.?\s?)?(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)(?=\s?[,:;(]))?\s?[,:;]\s?{_P}(?P<pages>{_RANGES})",
        # 59 797-829
        rf"{_V}(?P<issue>(?!))?\s(?P<pages>{_PAGE}\s?[-–]{{1,2}}\s?{_PAGE})(?!\w)",
        # 88 (2013) · 39 265
        rf"{_V}(?P<issue>(?!))?(?P<pages>(?!))?(?=,?\s?\(\s?{YEAR}\s?\))",
        rf"{_V}(?P<issue>(?!))?[\s,]\s?(?P<pages>\d{{1,6}})(?=\W{{0,4}}$)",
        # Artificial Intelligence, 19.
        r"(?P<volume>\d(?<=[a-z],\s.)\d{0,3})(?P<issue>(?!))?(?P<pages>(?!))?(?=\W{0,4}$)",
    )
)
# these have the year behind the volume: where no digit stands before a year they find nothing
_DATED = frozenset((_SHORT[1], _SHORT[2], _SHORT[5]))
_DIGIT = re.compile(r"\d")
# the year that stands right before the numbers: "2013;", "2013 abr;", "2016, "
_BEFORE = re.compile(rf"{_Y}\s?[;:,.]?\s?[A-Z]?$")
# "Lei nº 9.394", "Decision No. 5": the number of a law
_LAW = re.compile(
    r"(?:lei|decreto|resolu\S{2,5}|portaria|law|act|directive|decision|order|regulation|ley|loi|complementar|\sMMA|\sSMA)\s$",
    re.IGNORECASE,
)
# "382 p.", "554p.", "xii + 320 pp.", "14 Seiten": how long it is, not where it stands
_LENGTH = re.compile(
    r"(?<![\w.,:–-])(?:[ivxlc]{1,6}\s?[,+]\s?)?\d{1,4}\s?(?:pp?\b\.?|pages\b|seiten\b|S\.|págs?\b\.?|с\.)(?!\s?\d)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?<=[,:.(])\s?(?P<pages>\d{1,5}\s?[-–—]+\s?\d{1,5})(?=\W{0,3}$|\s?[\ue001\ue003])")


@dataclass(frozen=True, slots=True)
class Numbers:
    """As written: "31", "3–4", "314–43"."""

    volume: str = ""
    issue: str = ""
    pages: str = ""

    @property
    def journal(self) -> bool:
        """Tell whether there are numbers that journals have; books in volumes have the first."""
        return bool(self.volume or self.issue)

    @property
    def whole(self) -> bool:
        """Tell whether only a journal has such numbers."""
        return bool(self.issue or (self.volume and self.pages))


def take(text: str) -> tuple[Numbers, str]:
    """Return (numbers, the text with NUMBERS marks in their place).

    >>> take("Harbour Affairs 51 (1): 126–45.")
    (Numbers(volume='51', issue='1', pages='126–45'), 'Harbour Affairs \ue002.')
    """
    text = _LENGTH.sub(NUMBERS, text)
    said: dict[str, str] = {}
    for field, pattern in _WORDED.items():
        found = _last(pattern, text)
        if found:
            if field == "issue" and _LAW.search(text, max(0, found.start() - 24), found.start()):
                continue
            said[field] = found["value"].replace(NUMBERS, "")
            text = text[: found.start()] + NUMBERS + text[found.end() :]
    if "volume" not in said:
        text = _short(text, said)
    alone = _ALONE.search(text) if "pages" not in said else None
    if alone:
        said["pages"] = alone["pages"]
        text = text[: alone.start()] + NUMBERS + text[alone.end() :]
    return Numbers(said.get("volume", ""), said.get("issue", ""), said.get("pages", "").replace("--", "–")), text


def _short(text: str, said: dict[str, str]) -> str:
    """Read the short form that stands last, add what it says, mark its place."""
    dated = _DIGIT.search(text, 0, max(0, text.rfind(YEAR))) is not None
    for pattern in _SHORT:
        found = _last(pattern, text) if dated or pattern not in _DATED else None
        if found:
            for field in ("volume", "issue", "pages"):
                value = (found[field] or "").replace(NUMBERS, "").strip()
                if value and field not in said:
                    said[field] = value
            year = YEAR if YEAR in found.group() else ""
            before = text[: found.start()]
            led = _BEFORE.search(before, max(0, len(before) - 40)) if YEAR in before[-40:] else None
            if led:
                before, year = before[: led.start()], YEAR
            return before + NUMBERS + year + text[found.end() :]
    return text


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
