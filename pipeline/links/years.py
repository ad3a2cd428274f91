"""What is compared of a year; a citation and a reference meet under it."""

import re
from collections.abc import Iterator

from pipeline.text.authors import YEAR

_SUFFIX = re.compile(r"\d{4}-?([a-z])\b")
_ACCESSED = re.compile(
    r"\b(?:[Aa]cces+ed|[Rr]etrieved|[Vv]isited|[Aa]ces+o|[Cc]onsultad[oa]|[Cc]onsulté|[Aa]bgerufen|[Zz]ugriff)\b"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:?\s?|10\.\d{4,9}/)\S{1,400}", re.IGNORECASE)
# a year at the end of a statement: ", 1969)", "[1963]", "1981 ("; not in a range, not a page
_EDITION = re.compile(r"(?<=[\s(\[])(?<![-–]\s)(?:1[5-9]|20)\d\d(?=[a-z]?(?:[)\].;,]|\s\(|\s\[|\s?$))")
_PRESS = (
    *("press", "forthcoming", "prelo", "prensa", "appear", "druck", "erscheinen", "submitted", "preparation"),
    *("preparação", "preparación", "vorbereitung", "paraître", "i. e.", "i.e."),
)


def year_key(year: str) -> str:
    """Return what is compared of a year: its digits, "nd" for undated, "press" for works to come.

    >>> year_key("2018b"), year_key("n.d."), year_key("in press")
    ('2018', 'nd', 'press')
    """
    found = YEAR.search(year)
    if found:
        return found.group()
    return "press" if any(word in year.casefold() for word in _PRESS) else "nd"


def suffix_of(year: str) -> str:
    """Return the letter behind the year, "" where there is none."""
    found = _SUFFIX.search(year)
    return found[1] if found else ""


def printed_years(raw: str) -> Iterator[str]:
    """Yield the years that a reference prints as years of an edition, not when it was accessed, not in an address.

    >>> list(printed_years("A. Lee. Mut. Bonn, 1953 (Trad. Valor. Lima, 1969). Acesso em: 2 out. 2022"))
    ['1953', '1969']
    """
    yield from (m.group() for m in _EDITION.finditer(_ADDRESS.sub(" ", _ACCESSED.split(raw, maxsplit=1)[0])))
