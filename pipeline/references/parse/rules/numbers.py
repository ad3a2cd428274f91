"""Volume, issue and pages: in words ("vol. 5, no. 2, pp. 1-9") or in the short forms of journals ("31 (3–4): 314–43")."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.lexicon import either, fragment, words
from pipeline.references.parse.rules.months import MONTH
from pipeline.references.parse.rules.placeholders import NUMBERS, YEAR
from pipeline.text.regex import regex

_PAGE = r"[A-Za-z]{0,2}\d{1,7}[A-Za-z]?"
_RANGE = rf"{_PAGE}(?:\s?[-–—−‐]+\s?{_PAGE})?"
_RANGES = rf"(?:{_RANGE}(?:\s?[,;+&]\s?{_PAGE}\s?[-–]\s?{_PAGE})?(?!\w)|{NUMBERS})"
_VOLUME = r"\d{1,4}(?:[-–/]\d{1,4})?[A-Za-z]?|[IVXLCDM]{1,8}\b|[A-Z]\s?\d{1,4}\b"
_ISSUE = r"\d{1,4}(?:\s?[-–/&]\s?\d{1,4})?[A-Za-z]?"
_P = r"(?:[Pp]p?\.?\s?|[Ss]\.\s?|[Aa]rt(?:icle)?\.?\s(?:[Nn]o\.?\s)?)?"
# the year as it stands among the numbers: "2013 abr", "(March 2013)", "[2013]"
_M = rf"(?i:{MONTH})"
_Y = rf"[(\[]?\s?(?:{_M}(?:\s\d{{1,2}})?,?\s)?{YEAR}(?:\s?,?\s?{_M}(?:[-–/]{_M})?(?:\s\d{{1,2}})?)?\s?\ue003?\s?[)\]]?"


def _number_word(alternatives: Iterable[str], *letters: str, capitals: bool = True) -> str:
    """Return the pattern of a word before a number. It opens with a class of letters, so that the search can skip to them.

    letters: patterns of lone letters, which count only behind a mark or a bracket: "strain 1 p24" has no page 24.
    capitals: a word may stand in capitals throughout.
    """
    by_initial: dict[str, list[str]] = defaultdict(list)
    for word in alternatives:
        by_initial[word[0]].append(word[1:])
    initials = "".join(sorted(by_initial.keys() | {letter[0] for letter in letters}))
    branches = [f"(?<=(?i:{initial})){_either_or_none(rests)}" for initial, rests in by_initial.items()]
    branches += [rf"(?<=[,;:.(\ue001-\ue004]\s(?i:{letter[0]})){letter[1:]}" for letter in letters]
    return rf"[{initials}{initials.upper()}](?<![\w-].)(?{'i' if capitals else ''}:{'|'.join(branches)})"


def _either_or_none(rests: list[str]) -> str:
    longer = either(rest for rest in rests if rest)
    return longer if all(rests) else f"(?:{longer})?"


_VOLUME_WORD = _number_word(words("references.number_words.volume"), r"v\.", r"t\.", r"т\.")
_ISSUE_WORD = _number_word([*words("references.number_words.issue"), "№", "#"], "n", capitals=False)  # "NR1" is a gene
_PAGE_WORD = _number_word(words("references.number_words.pages"), r"p(?=\s|\d+\s?[-–])", r"s\.")
# in words, wherever they stand
_IN_WORDS = {
    "volume": regex(rf"{_VOLUME_WORD}\s?(?P<value>{_VOLUME})(?!\w)"),
    "issue": regex(rf"{_ISSUE_WORD}\s?(?P<value>{_ISSUE})(?!\w)"),
    "pages": regex(rf"{_PAGE_WORD}\s?(?P<value>{_RANGES})"),
}
# the short forms, most telling first; of several in a string the last. (?!) keeps the group names where a form has none
_V = r"(?P<volume>\d(?<![\d.–-].)\d{0,3}[A-Za-z]?(?:[-–/.]\d{1,4})?)"
_SHORT_FORMS = tuple(
    regex(pattern)
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
_WITH_YEAR = frozenset((_SHORT_FORMS[1], _SHORT_FORMS[2], _SHORT_FORMS[5]))
_DIGIT = regex(r"\d")
# the year that stands right before the numbers: "2013;", "2013 abr;", "2016, "
_YEAR_BEFORE = regex(rf"{_Y}\s?[;:,.]?\s?[A-Z]?$")
# "Lei nº 9.394", "Portaria MMA nº 443": the number of a law
_LEGAL_WORK = regex(rf"(?i:{fragment('references.numbered_legal_works')})\s(?:[A-Z]{{2,5}}\s)?$")
# "382 p.", "554p.", "xii + 320 pp.", "14 Seiten": how long it is, not where it stands
_LENGTH = regex(
    rf"(?<![\w.,:–-])(?:[ivxlc]{{1,6}}\s?[,+]\s?)?\d{{1,4}}\s?{fragment('references.page_count_words')}(?!\w|\s?\d)",
    re.IGNORECASE,
)
_PAGES_ALONE = regex(r"(?<=[,:.(])\s?(?P<pages>\d{1,5}\s?[-–—]+\s?\d{1,5})(?=\W{0,3}$|\s?[\ue001\ue003])")
_REACH, _YEAR_REACH = 24, 40  # characters before a number that hold the name of a law, or the year


@dataclass(frozen=True, slots=True)
class Numbers:
    """Volume, issue and pages as written: "31", "3–4", "314–43"."""

    volume: str = ""
    issue: str = ""
    pages: str = ""

    @property
    def suggest_journal(self) -> bool:
        """Tell whether there are numbers that journals have; books in volumes have the first."""
        return bool(self.volume or self.issue)

    @property
    def imply_journal(self) -> bool:
        """Tell whether only a journal has such numbers."""
        return bool(self.issue or (self.volume and self.pages))


def split_numbers(text: str) -> tuple[Numbers, str]:
    """Return the numbers, and the text with NUMBERS placeholders instead.

    >>> split_numbers("Harbour Affairs 51 (1): 126–45.")
    (Numbers(volume='51', issue='1', pages='126–45'), 'Harbour Affairs \ue002.')
    """
    text = _LENGTH.sub(NUMBERS, text)
    values: dict[str, str] = {}
    for field, pattern in _IN_WORDS.items():
        found = _last_match(pattern, text)
        if found:
            if field == "issue" and _LEGAL_WORK.search(text, max(0, found.start() - _REACH), found.start()):
                continue
            values[field] = found["value"].replace(NUMBERS, "")
            text = text[: found.start()] + NUMBERS + text[found.end() :]
    if "volume" not in values:
        text = _split_short_form(text, values)
    alone = _PAGES_ALONE.search(text) if "pages" not in values else None
    if alone:
        values["pages"] = alone["pages"]
        text = text[: alone.start()] + NUMBERS + text[alone.end() :]
    pages = values.get("pages", "").replace("--", "–")
    return Numbers(values.get("volume", ""), values.get("issue", ""), pages), text


def _split_short_form(text: str, values: dict[str, str]) -> str:
    """Read the short form that stands last, add its values, and return the text with a placeholder instead."""
    dated = _DIGIT.search(text, 0, max(0, text.rfind(YEAR))) is not None
    for pattern in _SHORT_FORMS:
        found = _last_match(pattern, text) if dated or pattern not in _WITH_YEAR else None
        if found:
            for field in ("volume", "issue", "pages"):
                value = (found[field] or "").replace(NUMBERS, "").strip()
                if value and field not in values:
                    values[field] = value
            year = YEAR if YEAR in found.group() else ""
            before = text[: found.start()]
            nearby = before[-_YEAR_REACH:]
            year_before = _YEAR_BEFORE.search(before, len(before) - len(nearby)) if YEAR in nearby else None
            if year_before:
                before, year = before[: year_before.start()], YEAR
            return before + NUMBERS + year + text[found.end() :]
    return text


def _last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for found in pattern.finditer(text):
        last = found
    return last
