"""Places in reports of law cases: "539 U. S. 306, 315 (2003)", "Id., at 328", "Az. 5 AZR 216/94": no figures and no dates."""

import re
from collections.abc import Iterator

from pipeline.lexicon import words
from pipeline.model import Span
from pipeline.text.regex import regex

# the blanks of a report's name may be missing or many: "U.S.", "U. S.", "F. Supp.   2d"
_REPORTS = "|".join(
    re.sub(r"\\?[ ]", r"\\s*", re.escape(re.sub(r"\.(?=\w)", ". ", report)))
    for report in sorted(words("figures.law_reports"), key=len, reverse=True)
)
_PAGES = r"[0-9]{1,5}(?:\.[0-9]{1,5})?(?:\s?[-–—]\s?[0-9]{1,5})?(?:,?\s+n\.\s?[0-9]{1,3})?"
_PLACE = rf"(?:at\s+\*?)?{_PAGES}(?:,\s+(?:at\s+)?{_PAGES}){{0,6}}"
_COURT_AND_YEAR = r"(?:\s+\((?:[^()\n]{1,30}\s)?[12][0-9]{3}\))?"
_PATTERNS = regex(
    # what a place can begin with: most characters are passed over at this first look
    r"(?=[0-9A-Zaips])(?:"
    # 539 U. S. 306, 315 (2003); 438 U. S., at 315; 565 U. S. ___ (2012)
    rf"(?<![\w.,$€£])[0-9]{{1,4}}\s+(?:{_REPORTS})(?:,?\s+{_PLACE}|\s+_{{2,}}){_COURT_AND_YEAR}"
    # 75 Colum. L. Rev. 559, 578 (1975)
    rf"|(?<![\w.,$€£])[0-9]{{1,4}}\s+(?:[A-Z][\w’'&]{{0,12}}\.?\s){{1,4}}?(?:L\.\s?Rev\.|L\.\s?J\.|Law Review)"
    rf"\s+{_PLACE}{_COURT_AND_YEAR}"
    # Id., at 328; supra, at 305–306, n. 3
    rf"|\b(?:[Ii]d\.|[Ii]bid\.|[Ss]upra|[Pp]ost,|[Aa]nte,)(?:\s+note\s+[0-9]{{1,3}})?,?\s+at\s+{_PAGES}(?:,\s+{_PAGES}){{0,4}}"
    r"|\b[Pp]p?\.\s+[0-9]{1,4}(?:\s?[-–]\s?[0-9]{1,4})?"
    # H. R. 588, S. 12, H. B. 588
    r"|\b(?:H\.\s?(?:R|B|J)\.(?:\s?Res\.)?|S\.\s?(?:B|J)\.(?:\s?Res\.)?)\s?[0-9]{1,5}\b"
    # 5 AZR 216/94, 2 BvR 1481 / 04, VIII ZR 12/19
    r"|(?<![\w.,])(?:[0-9]{1,2}|[IVX]{1,5})\s[A-Z][A-Za-z]{1,4}\s[0-9]{1,5}\s?/\s?[0-9]{2,4}(?![\w/])"
    # D. C. 20543
    r"|\b[A-Z]\.\s?[A-Z]\.,?\s+[0-9]{5}(?:-[0-9]{4})?\b)"
)


def law_report_places(text: str) -> Iterator[Span]:
    """Yield the places in reports of cases, in text order; each has a number, or a line for one.

    >>> text = "Grutter upheld it, 539 U. S. 306 (2003), and Bakke, 438 U. S., at 315, said so. Id., at 12."
    >>> [span.of(text) for span in law_report_places(text)]
    ['539 U. S. 306 (2003)', '438 U. S., at 315', 'Id., at 12']
    """
    return (Span(*match.span()) for match in _PATTERNS.finditer(text))
