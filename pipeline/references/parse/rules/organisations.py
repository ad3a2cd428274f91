"""A corporate author that opens a reference: "European Commission (2023).", "BRASIL. Constituição"."""

import re

from pipeline.lexicon import either, fragment, words
from pipeline.model import Organisation
from pipeline.references.parse.rules.word_sets import ORGANISATION_WORDS
from pipeline.text.names import fold
from pipeline.text.regex import regex

# up to the year in brackets or after a stop: "Steppenews (2024)", "World Bank. 2013."
_BEFORE_YEAR = regex(
    r"(?P<name>[^\W\d_][^:“”\"?!]{1,160}?)\s?(?:[.,]?\s?[(\[]\s?|[.,]\s)(?:(?:1[4-9]|20)\d\d[a-z]?\b(?![-–])|n\.\s?d\.|s\.\s?[df]\.|forthcoming)"
)
# a short name and the full one: "Conservancy [Rivers Conservancy] 2020."
_SHORT_AND_FULL = regex(
    r"(?P<name>[^\W\d_a-z][^:;“”\"?!.,()\[\]]{1,60}\s\[[^\W\d_][^\[\]\d]{2,100}\])(?=[.,]?\s?[(\[]?(?:1[5-9]|20)\d\d)"
)
# up to the first stop or comma
_BEFORE_STOP = regex(r"(?P<name>[^\W\d_][^:“”\"?!.,]{1,120}?(?:\s?\([A-Z][\w-]{1,12}\))?)(?=[.,:]\s|\.?$)")
# a state speaks through its ministry or its law: "Brasil. Ministério da Saúde."
_STATE = regex(
    r"(?P<name>[^\W\d_a-z][^\W\d_]{2,20}(?:\s[^\W\d_a-z][^\W\d_]{2,20})?)"
    rf"(?=\.\s{either(map(str.capitalize, words('references.state_body_stems')))})"
)
# an institution that edits: "Verband der Häfen (Hrsg.): Zahlen", "Harbour Board (ed.) (2018)"
_EDITOR = regex(
    rf"(?P<name>[^\W\d_a-z][^:;“”\"?!.,()]{{3,120}}?)\s?(?P<role>[(\[](?i:{fragment('references.editor_roles')})\.?[)\]])"
)
_INNER_STOP = regex(r"[^\W\d_]{4}\.\s[^\W\d_]")
_ARTICLE = regex(r"^[lLdD]['’](?=[^\W\d_])")  # "Ministère de l’Eau"
# behind the people: "Rossi DM; the Italian Tide (ITG) Group."
_GROUP = regex(
    r"[,;]\s?(?:and\s|&\s)?(?:(?:on behalf of|for)\s)?(?:the\s)?(?P<name>[^\W\d_a-z][^.;:]{1,120}?"
    rf"{either(map(str.title, words('references.group_nouns')))}(?:\s\([^()]{{2,12}}\))?)(?=\s?[.,;(])"
)


def parse_group(text: str, at: int) -> tuple[tuple[Organisation, ...], int]:
    """Return the group that signs behind the people, who end at an offset, and where the authors end."""
    found = _GROUP.match(text, at)
    return ((Organisation(found["name"]),), found.end()) if found else ((), at)


def parse_organisation(text: str) -> tuple[tuple[Organisation, ...], int]:
    """Return the institution that opens a string, and where it ends; (), 0 where none does.

    >>> parse_organisation("European Commission (2023). Ports")
    ((Organisation(name='European Commission'),), 19)
    """
    found = _EDITOR.match(text)
    if found:
        return (Organisation(found["name"].strip()),), found.end("role")
    found = _SHORT_AND_FULL.match(text)
    if found:
        return (Organisation(found["name"]),), found.end("name")
    found = _BEFORE_YEAR.match(text)
    if found and _is_one_name(found["name"]):
        first = found["name"].partition(",")[0]
        if len(first) < len(found["name"]) and found.group()[-6:-4] == ", " and _is_institution(first):
            return (Organisation(first.strip()),), len(first)  # "Ministry of Ports, Fees, Paris, 2016"
        return (Organisation(found["name"].strip(" ,.")),), found.end("name")
    found = _BEFORE_STOP.match(text)
    if found and _opens_reference(found["name"]):
        return (Organisation(found["name"].strip(" ,")),), found.end("name")
    found = _STATE.match(text)
    return ((Organisation(found["name"]),), found.end("name")) if found else ((), 0)


def _is_one_name(text: str) -> bool:
    """Tell whether all of what stands before the year can be one name."""
    parts = text.split()
    if (
        len(parts) > 14
        or text[-1:].isdigit()
        or text.count("(") != text.count(")")
        or re.search(r"\d,", text)
        or _INNER_STOP.search(text)
        or text.count(",") > 2
        or not text[0].isupper()
    ):
        return False
    capitalised = sum(part[0].isupper() for part in parts if part[0].isalpha())
    return capitalised * 2 >= len([part for part in parts if len(part) > 3]) or _is_institution(text)


def _opens_reference(name: str) -> bool:
    """Tell whether a text up to the first stop is an institution, not the title of a work without author."""
    return len(name) > 1 and name[0].isupper() and len(name.split()) <= 12 and (name.isupper() or _is_institution(name))


def _is_institution(name: str) -> bool:
    long_words = [_ARTICLE.sub("", word) for word in name.split() if len(word) > 3]
    typical = name.startswith("UN ") or not ORGANISATION_WORDS.isdisjoint(fold(name).split())
    return typical and all(word[0].isupper() or not word[0].isalpha() for word in long_words)
