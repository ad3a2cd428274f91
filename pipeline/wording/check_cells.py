"""The checks of a passage read back from the column `checks` of evidence.csv."""

import re
from collections.abc import Iterator

from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.regex import regex

_HEAD = rf"(?P<kind>{'|'.join(CheckKind)}) (?P<outcome>{'|'.join(CheckOutcome)}): "
_PART = regex(rf" \| (?={_HEAD.replace('?P<kind>', '?:').replace('?P<outcome>', '?:')})")
_CHECK = regex(rf"{_HEAD}(?P<detail>.*)", re.DOTALL)

# the details that name two values, or one that has no counterpart
_VALUES = tuple(
    regex(pattern, re.DOTALL)
    for pattern in (
        r"article (?P<claimed>.+?), (?:title of the )?source (?P<found>.+?)(?:; (?P<note>.+))?",
        r"article (?P<claimed>.+?), reckoned from (?P<found>.+?) in the source(?:; (?P<note>.+))?",
        r"(?P<claimed>.+?) follows from (?P<found>.+), which the source has",
        r"no (?:figure|date|counterpart) in the passage to hold against (?P<claimed>.+?)(?P<found>)(?:; (?P<note>.+))?",
        r"(?P<claimed>.+) is nowhere in the source(?P<found>)",
        r"the passage has no (?P<claimed>.+)(?P<found>)",
    )
)
# the differences of a quotation, several in one detail
_WORDS = tuple(
    regex(pattern, re.DOTALL)
    for pattern in (
        r"source has '(?P<found>.+)' where the article has '(?P<claimed>.+)'",
        r"the article adds '(?P<claimed>.+)'(?P<found>)",
        r"the article leaves out '(?P<found>.+)'(?P<claimed>)",
        r"the source lacks '(?P<claimed>.+)'(?P<found>)",
    )
)
_NOWHERE = "nowhere in the source"


def read_checks(cell: str) -> list[Check]:
    """Return the checks of a cell; claimed and found are empty where the words of a check name no values.

    A quotation has a check for each of its differences.

    >>> [(c.kind.value, c.claimed, c.found) for c in read_checks("figure differs: article 14.5 hours, source 11.5 hours")]
    [('figure', '14.5 hours', '11.5 hours')]
    """
    parts = (_CHECK.fullmatch(part) for part in _PART.split(cell))
    return [check for part in parts if part for check in _read(part)]


def _read(part: re.Match[str]) -> Iterator[Check]:
    kind, outcome, detail = CheckKind(part["kind"]), CheckOutcome(part["outcome"]), part["detail"]
    if kind == CheckKind.QUOTE:
        for difference in detail.split("; "):
            found = _first_match(_WORDS, difference)
            yield Check(kind, found["claimed"] if found else "", found["found"] if found else "", outcome, difference)
        return
    values = _first_match(_VALUES, detail)
    claimed, found_words = (values["claimed"], values["found"]) if values else ("", "")
    yield Check(kind, claimed, found_words, outcome, detail, absent_from_source=_NOWHERE in detail)


def _first_match(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)
