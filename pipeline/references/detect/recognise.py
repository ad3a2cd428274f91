"""Does a line look like a reference? What tells: how it opens, a year in its place, numbers, links, a publisher."""

import re

from pipeline.references.parse.rules import label, organisations, people, quoted_title, year
from pipeline.references.parse.rules.repeated_authors import DASH

# a year where references have one; "(2019) argues" has none
_YEAR = re.compile(
    r"[(\[](?:[^()\[\]]{0,30}[\s,])?(?:1[5-9]|20)\d\d[a-z]?[)\]]\s?[.,:;“\"]"
    r"|[.,;:]\s?(?:1[5-9]|20)\d\d[a-z]?\s?[.,;:)]"
    r"|[’'”\"]\s[(\[](?:1[5-9]|20)\d\d[)\]]\s\d|\((?:1[5-9]|20)\d\d\)\W{0,3}$|\b(?:n\.d\.|s\.d\.|in press|forthcoming)"
)
_NUMBERS = re.compile(
    r"\d\s?\(\d{1,3}(?:[-–/]\d{1,3})?\)|(?<!\w)(?:pp?|vol|v|n|no|S|с)\.\s?\d|\d{1,4}\s?[:,]\s?\d{1,5}\s?[-–]+\s?\d|;\s?\d{1,4}\s?[:(]",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://|\bdoi\b|\bwww\.|\b10\.\d{4,9}/", re.IGNORECASE)
_HOUSE = re.compile(
    r"[.,(]\s?[^\W\d_a-z][\w ,.&-]{2,40}:\s[^\W\d_a-z]|\b(?:Press|Verlag|Publish\w+|Editora|eds?\.\)|\bIn:|et al\.)"
)
# "(Lee & Kassen, 2019, p. 7)", "(Lee et al., 2019; Kassen, 2020)": a paragraph cites so again and again, a reference at most once
_CITES = re.compile(r"\([^\W\d_a-z][^()\d]{1,80},\s(?:1[5-9]|20)\d\d[a-z]?(?:[,;:]\s[^()]{1,120})?\)")
_ENOUGH = 3
_LONG = 1200  # characters; a reference is shorter, a paragraph may not be


def like_reference(line: str) -> bool:
    """Tell whether a line, or a whole entry, reads like a reference.

    >>> like_reference("Lee, D. (2017). Tides. Harbour Affairs 51 (1): 1–9."), like_reference("Lee (2017) disagrees.")
    (True, False)
    """
    text = " ".join(line.split())
    if not 20 <= len(text) <= _LONG or len(_CITES.findall(text)) > 1:
        return False
    found = (2 if opens(text) else 0, *(1 for p in (_YEAR, _NUMBERS, _LINK, _HOUSE) if p.search(text)))
    return sum(found) >= _ENOUGH


def opens(line: str) -> bool:
    """Tell whether a line opens like a reference: a label, names, a dash, an institution or a quoted title with its year."""
    marked, text = label.take(line)
    if marked and text[:1].isupper():
        return True
    if DASH.match(line):
        return True
    _, _, end = people.take(text[:300])
    if end:
        return True
    title = quoted_title.take(text[:300])
    if title:
        return year.early(title[1], 0) is not None
    _, end = organisations.take(text[:300])
    return bool(end) and year.early(text, end) is not None
