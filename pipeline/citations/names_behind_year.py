"""Names that stand behind their year: "a 2019 report by the Harbour Office", "in a 2021 study, Reed and Orme"."""

import re

from pipeline.citations.brackets import Year
from pipeline.citations.names import NameReading, Support
from pipeline.citations.reference_names import ReferenceNames
from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.text.authors import key_of
from pipeline.text.regex import regex

_CONJUNCTIONS = either(words("citations.name_conjunctions"))
_PART = r"(?:[^\W\d_]['’])?[^\W\d_a-z][\w.’'-]{0,30}"
_NAMES = rf"{_PART}(?:,?\s(?:(?:{_CONJUNCTIONS}|of|for|on|the)\s){{0,2}}{_PART}){{0,9}}"
_KIND = fragment("citations.kinds_of_works")
_BY = rf"(?:\s[a-z][\w-]{{0,20}}){{0,3}}\s{fragment('citations.author_prepositions', blank=BLANK)}"
# what was published in the year and by whom: "a 2019 report on quays by the Office", "in its 2019 report, the Office"
_BEHIND = regex(
    rf"\s(?:[^\W\d_][\w-]{{0,20}}\s){{0,3}}{_KIND}(?:{_BY}|,)?\s(?:the\s)?(?P<names>{_NAMES})"
    rf"|\s(?P<before>{_NAMES})\s{_KIND}"  # "the 2019 Office report"
)


def read_behind_year(text: str, year: Year, listed: ReferenceNames) -> NameReading | None:
    """Return the names behind a year, the longest that the list has with a work of that year; None where it has none."""
    found = _BEHIND.match(text, year.span.end)
    if not found:
        return None
    start, end = found.span("names" if found["names"] else "before")
    ends = [start + part.end() for part in re.finditer(_PART, text[start:end])]
    for last in reversed(ends):
        name = text[start:last].rstrip(".,'’")
        name = name.removesuffix("’s").removesuffix("'s")
        if (key_of(name), year.text[:4]) in listed.dated:
            return NameReading(start, start + len(name), (name,), etal=False, support=Support.WORK)
    return None
