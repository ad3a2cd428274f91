"""Recognition of references: how a line opens, a year in its place, numbers, links, a publisher."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.references.parse.rules.label import split_label
from pipeline.references.parse.rules.organisations import parse_organisation
from pipeline.references.parse.rules.people import parse_names
from pipeline.references.parse.rules.quoted_title import split_quoted_title
from pipeline.references.parse.rules.repeated_authors import REPEATED_AUTHORS
from pipeline.references.parse.rules.year import match_year_behind_authors
from pipeline.text.regex import regex

# a year where references have one; "(2019) argues" has none
_YEAR = regex(
    r"[(\[](?:[^()\[\]]{0,30}[\s,])?(?:1[5-9]|20)\d\d[a-z]?[)\]]\s?[.,:;“\"]"
    r"|[.,;:]\s?(?:1[5-9]|20)\d\d[a-z]?\s?[.,;:)]"
    r"|[’'”\"]\s[(\[](?:1[5-9]|20)\d\d[)\]]\s\d|\((?:1[5-9]|20)\d\d\)\W{0,3}$|\b(?:n\.d\.|s\.d\.|in press|forthcoming)"
)
# "Lee, D., and S. Kim, 2013 Aligning boats": a year between names with initials and the title, without brackets
_YEAR_BEFORE_TITLE = regex(
    r"[^\W\d_a-z][\w’' -]{1,40},\s[^\W\d_a-z](?:\.|\b)[^\d()]{0,200},\s(?:1[5-9]|20)\d\d[a-z]?\s[“\"‘]?[^\W\d_a-z]"
)
_NUMBERS = regex(
    rf"\d\s?\(\d{{1,3}}(?:[-–/]\d{{1,3}})?\)|(?<!\w){fragment('references.number_abbreviations')}\.\s?\d"
    r"|\d{1,4}\s?[:,]\s?\d{1,5}\s?[-–]+\s?\d|;\s?\d{1,4}\s?[:(]",
    re.IGNORECASE,
)
_LINK = regex(r"https?://|\bdoi\b|\bwww\.|\b10\.\d{4,9}/", re.IGNORECASE)
_PUBLISHER_WORD = either(map(str.capitalize, words("references.publishers.words")))
_PUBLISHER = regex(
    rf"[.,(]\s?[^\W\d_a-z][\w ,.&-]{{2,40}}:\s[^\W\d_a-z]|\b(?:{_PUBLISHER_WORD}\b|eds?\.\)|In:|et al\.)"
)
# "(Lee & Kassen, 2019, p. 7)", "(Lee et al., 2019; Kassen, 2020)": a paragraph cites so again and again, a reference at most once
_CITATION = regex(r"\([^\W\d_a-z][^()\d]{1,80},\s(?:1[5-9]|20)\d\d[a-z]?(?:[,;:]\s[^()]{1,120})?\)")
_ENOUGH = 3  # signs; how a line opens counts as two
_SHORTEST, _LONGEST = 20, 1200  # characters; a paragraph may be longer
_OPENING = 300  # characters that hold the authors


def is_reference(line: str) -> bool:
    """Tell whether a line, or a whole entry, reads like a reference.

    >>> is_reference("Lee, D. (2017). Tides. Harbour Affairs 51 (1): 1–9."), is_reference("Lee (2017) disagrees.")
    (True, False)
    """
    text = " ".join(line.split())
    if not _SHORTEST <= len(text) <= _LONGEST or len(_CITATION.findall(text)) > 1:
        return False
    signs = sum(1 for pattern in (_YEAR, _NUMBERS, _LINK, _PUBLISHER) if pattern.search(text))
    signs += _YEAR_BEFORE_TITLE.match(text) is not None
    return signs + (2 if opens_reference(text) else 0) >= _ENOUGH


def opens_reference(line: str) -> bool:
    """Tell whether a line opens like a reference: a label, names, a dash, an institution or a quoted title with its year."""
    label, text = split_label(line)
    if label and text[:1].isupper():
        return True
    if REPEATED_AUTHORS.match(line):
        return True
    _, _, end = parse_names(text[:_OPENING])
    if end:
        return True
    quoted = split_quoted_title(text[:_OPENING])
    if quoted:
        return match_year_behind_authors(quoted[1], 0) is not None
    _, end = parse_organisation(text[:_OPENING])
    return bool(end) and match_year_behind_authors(text, end) is not None
