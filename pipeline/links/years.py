"""Years as citations and references are compared by them."""

import re
from collections.abc import Iterator

from pipeline.lexicon import fragment, words
from pipeline.text.authors import YEAR
from pipeline.text.regex import regex

_SUFFIX = regex(r"\d{4}-?([a-z])\b")
# behind it stands when a page was accessed
_ACCESSED = regex(rf"(?<!\w){fragment('citations.access_markers')}(?!\w)", re.IGNORECASE)
_ADDRESS = regex(r"(?:https?://|www\.|doi:?\s?|10\.\d{4,9}/)\S{1,400}", re.IGNORECASE)
# a year at the end of a statement: ", 1969)", "[1963]", "1981 ("; not in a range, not a page
_EDITION = regex(r"(?<=[\s(\[])(?<![-–]\s)(?:1[5-9]|20)\d\d(?=[a-z]?(?:[)\].;,]|\s\(|\s\[|\s?$))")
_FORTHCOMING = tuple(word.casefold() for word in words("citations.forthcoming"))


def year_key(year: str) -> str:
    """Return the key of a year: its digits, "nd" for undated, "press" for forthcoming works.

    >>> year_key("2018b"), year_key("n.d."), year_key("in press")
    ('2018', 'nd', 'press')
    """
    found = YEAR.search(year)
    if found:
        return found.group()
    return "press" if any(word in year.casefold() for word in _FORTHCOMING) else "nd"


def suffix_of(year: str) -> str:
    """Return the letter behind the year, "" where there is none."""
    found = _SUFFIX.search(year)
    return found[1] if found else ""


def printed_years(raw: str) -> Iterator[str]:
    """Yield the years of editions that a reference prints: not when it was accessed, not those in an address.

    >>> list(printed_years("A. Lee. Mut. Bonn, 1953 (Trad. Valor. Lima, 1969). Acesso em: 2 out. 2022"))
    ['1953', '1969']
    """
    before_access = _ACCESSED.split(raw, maxsplit=1)[0]
    yield from (m.group() for m in _EDITION.finditer(_ADDRESS.sub(" ", before_access)))
