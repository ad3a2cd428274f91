"""The forms in which titles, containers and numbers are compared."""

import html
import re
from functools import lru_cache

from pipeline.lexicon import words as lexicon_words
from pipeline.text.names import fold
from pipeline.text.regex import regex

_FUNCTION_WORDS = frozenset(lexicon_words("verify.function_words"))
_TAG = regex(r"</?[A-Za-z][^<>]{0,80}>")  # <i>, <sup>, <jats:p>
_NOTICE_PREFIX = regex(r"^\s*\W{0,2}(?:retracted|withdrawn|removed)(?: article)?\W{1,3}\s*", re.IGNORECASE)
_ADDRESS = regex(r"https?://\S+|www\.\S+|\b10\.\d{4,9}/\S+|\bdoi:\s*\S+", re.IGNORECASE)
_NUMBER = regex(r"(?<![^\W_])[A-Za-z]{0,3}\d+[A-Za-z]?(?![^\W_])")  # "366", "e12", "S31", "1120a"
_PAGE = regex(r"[A-Za-z]{0,3}\d+")
_YEAR = regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")


def plain(text: str) -> str:
    """Return text without markup: records hold "<i>", "&amp;amp;", and "RETRACTED:" before a title.

    >>> plain("RETRACTED: Rice &amp;amp; <i>wheat</i>")
    'Rice & wheat'
    """
    unescaped = html.unescape(html.unescape(text)) if "&" in text else text
    return _NOTICE_PREFIX.sub("", _TAG.sub("", unescaped) if "<" in unescaped else unescaped).strip()


@lru_cache(maxsize=1 << 15)
def normalise(text: str) -> str:
    """Return the words of a text, folded and joined by blanks.

    >>> normalise("Rice &amp; Wheat: Überblick")
    'rice and wheat uberblick'
    """
    return normalise_once(text)


def normalise_once(text: str) -> str:
    """Return the same, and remember nothing: of millions of records that come once."""
    return fold(plain(text).replace("&", " and "))


def squeeze(text: str) -> str:
    """Return the normalised text without blanks: "co-expression" is "coexpression"."""
    return normalise(text).replace(" ", "")


def content_words(text: str) -> list[str]:
    """Return the words that carry content, in order."""
    return [word for word in normalise(text).split() if len(word) > 1 and word not in _FUNCTION_WORDS]


@lru_cache(maxsize=1 << 12)
def without_addresses(raw: str) -> str:
    """Return an entry without its addresses and DOIs, whose digits are no year, volume or page."""
    return _ADDRESS.sub(" ", raw)


@lru_cache(maxsize=1 << 12)
def numbers(raw: str) -> tuple[str, ...]:
    """Return the numbers of an entry in order, addresses left out.

    >>> numbers("(1981). Journal, 34(4), 366–370. https://doi.org/10.1/99")
    ('1981', '34', '4', '366', '370')
    """
    return tuple(match.group().casefold() for match in _NUMBER.finditer(without_addresses(raw)))


def year_of(text: str) -> int | None:
    """Return the year of a field: "2024a" → 2024, None for "n.d."."""
    match = _YEAR.search(text)
    return int(match.group()) if match else None


def first_page(pages: str) -> str:
    """Return the first page of a range, or an article number, without leading zeros.

    >>> first_page("e366–70"), first_page("0012-19")
    ('e366', '12')
    """
    match = _PAGE.search(pages)
    return match.group().casefold().lstrip("0") if match else ""
