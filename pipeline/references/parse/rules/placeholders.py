"""Placeholders for the fields that were read out of a reference string, so that the next rule sees where they stood.

"Harbour Affairs 51 (1): 126–45." → "Harbour Affairs <NUMBERS>." — the container is what stands before the placeholder.
"""

import re

from pipeline.lexicon import either, words
from pipeline.text.regex import regex

# private-use code points: no text that normalise() returned holds them
YEAR, NUMBERS, LINK, PUBLISHER = "\ue001", "\ue002", "\ue003", "\ue004"
ANY = "[\ue000-\ue004]"
START = " .,;:)]–—-" + YEAR + LINK + NUMBERS  # what may stand before the next field
EDGE = " \t,.;:-–—=()[]<>/·•" + YEAR + NUMBERS + LINK + PUBLISHER

_TAG = regex(r"</?[a-zA-Z]{1,10}/?>")  # <italic>Nature</italic>
_PRIVATE = regex("[\ue000-\uf8ff]")
_EMPHASIS = regex(r"\*{1,3}|(?<![\w/])_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?=[\s.,;:)]|$)")  # *Nature*, _Nature_
# a URL goes on in the next line when the line ends inside it: "https://example.org/a-\nb"
_BROKEN = regex(r"((?:https?://|www\.|10\.\d{4,9}/)[^\s<>\"]{0,400}[/_=&?.%#~-])[ \t]{0,20}\n\s{0,40}(?=[\w%?#&=/-])")
_SCHEME = regex(r"(https?)\s?:\s?//\s{0,20}", re.IGNORECASE)  # "http: //example.org"
# (what must be in the text, what is mended, how): a pattern runs only where its sign stands
_SPACING = (
    ((" ,", " ;", " .", " )", " ]"), regex(r"\s([,;.)\]](?!\.))"), r"\1"),  # "Phys ." "2001 )"
    (("( ", "[ "), regex(r"([(\[])\s"), r"\1"),
    ((",", ";"), regex(r"[,;](?=[^\W\d_])"), r"\g<0> "),  # "trap,Phys"
    ((".",), regex(r"\.(?<=[a-zà-ÿ]{2}\.)(?=[^\W\d_a-zà-ÿ])"), ". "),  # "harbour.Port"
    ((" - ", " – ", " — "), regex(r"(?<=[.,?!])\s[-–—]\s"), " "),  # "tides. - Port Studies"
)
# "Sep2012"; _GLUED is quick to look for and stands in every such string
_MONTH_YEAR = regex(rf"\b({either(map(str.title, words('vocabulary.months.en')))})\.?(?=\d{{4}}\b)")
_GLUED = regex(r"\d(?<=[a-z.]\d)\d{3}\b")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "``": "“", "''": "”"}


def normalise(raw: str) -> str:
    r"""Return a reference string on one line, without markup, with broken URLs mended.

    >>> normalise("Lee, D. <i>Trade</i>. https://example.org/a-\n  b")
    'Lee, D. Trade. https://example.org/a-b'
    """
    # "in" is ten times quicker than a pattern that finds nothing; private-use code points are not printable
    text = raw if raw.isprintable() else _PRIVATE.sub("", raw)
    if "\n" in text:
        text = _BROKEN.sub(r"\1", text)
    if "//" in text:
        text = _SCHEME.sub(r"\1://", text)
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join((_EMPHASIS.sub("", text) if "*" in text or "_" in text else text).split())


def normalise_spacing(text: str) -> str:
    """Return the text with blanks as a printer sets them; only for a text without URLs.

    >>> normalise_spacing("harbour ,Port .Stud .B 65 ( 2001 )")
    'harbour, Port. Stud. B 65 (2001)'
    """
    for signs, pattern, replacement in _SPACING:
        if any(map(text.__contains__, signs)):
            text = pattern.sub(replacement, text)
    return _MONTH_YEAR.sub(r"\1 ", text) if _GLUED.search(text) else text


def put_placeholder(text: str, start: int, end: int, placeholder: str) -> str:
    """Return the text with [start, end) replaced by the placeholder."""
    return text[:start] + placeholder + text[end:]


def remove_placeholders(text: str) -> str:
    """Return the text with a blank for each placeholder inside of it."""
    return " ".join((text if text.isprintable() else _PRIVATE.sub(" ", text)).split())


def strip_edges(text: str) -> str:
    """Return the text without placeholders and punctuation at its ends; a bracket that closes inside stays.

    >>> strip_edges(". Port Geographies (Spain), ")
    'Port Geographies (Spain)'
    """
    out = text.strip(EDGE)
    for left, right in ("()", "[]"):
        opening, closing = out.count(left), out.count(right)
        if opening > closing and text[text.find(out) + len(out) :].startswith(right):
            out += right
        elif closing > opening and text[: text.find(out)].endswith(left):
            out = left + out
    return out
