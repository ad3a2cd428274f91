"""A corporate author that opens a reference: "European Commission (2023).", "BRASIL. Constituição"."""

import re

from pipeline.model import Organisation
from pipeline.references.parse.rules.word_sets import ORGANISATION_WORDS
from pipeline.text.names import fold

# up to the year in brackets or after a stop: "Steppenews (2024)", "World Bank. 2013."
_BEFORE_YEAR = re.compile(
    r"(?P<name>[^\W\d_][^:“”\"?!]{1,160}?)\s?(?:[.,]?\s?[(\[]\s?|[.,]\s)(?:(?:1[4-9]|20)\d\d[a-z]?\b(?![-–])|n\.\s?d\.|s\.\s?[df]\.|forthcoming)"
)
# up to the first stop or comma
_FIRST = re.compile(r"(?P<name>[^\W\d_][^:“”\"?!.,]{1,120}?(?:\s?\([A-Z][\w-]{1,12}\))?)(?=[.,:]\s|\.?$)")
# a state speaks through its ministry or its law: "Brasil. Ministério da Saúde."
_STATE = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_]{2,20}(?:\s[^\W\d_a-z][^\W\d_]{2,20})?)(?=\.\s(?:Minist|Secretar|Lei\s|Decreto|Constitui|Congres|Ley\s|"
    r"Department|Agência|Conselho|Senado|Presid|Departamento|Instituto))"
)
# an institution that edits: "Verband der Häfen (Hrsg.): Zahlen", "Harbour Board (ed.) (2018)"
_EDITS = re.compile(
    r"(?P<name>[^\W\d_a-z][^:;“”\"?!.,()]{3,120}?)\s?(?P<role>[(\[](?i:eds?|editors?|hrsg|hg|orgs?|coords?|dirs?|herausgeber|éds?)\.?[)\]])"
)
_INNER_STOP = re.compile(r"[^\W\d_]{4}\.\s[^\W\d_]")
_ARTICLE = re.compile(r"^[lLdD]['’](?=[^\W\d_])")  # "Ministère de l’Eau"
_AND = re.compile(r"\s(?:&|and)\s")

# behind the people: "Rossi DM; the Italian Tide (ITG) Group."
_GROUP = re.compile(
    r"[,;]\s?(?:and\s|&\s)?(?:(?:on behalf of|for)\s)?(?:the\s)?(?P<name>[^\W\d_a-z][^.;:]{1,120}?(?:Group|Consortium"
    r"|Collaboration|Investigators|"
    r"Network|Team|Study|Committee|Collaborators|Society)(?:\s\([^()]{2,12}\))?)(?=\s?[.,;(])"
)


def behind(text: str, at: int) -> tuple[tuple[Organisation, ...], int]:
    """Return (a group that signs after the people, where the authors end)."""
    found = _GROUP.match(text, at)
    return ((Organisation(found["name"]),), found.end()) if found else ((), at)


def take(text: str) -> tuple[tuple[Organisation, ...], int]:
    """Return (organisations, where they end) of a string that opens with an institution.

    >>> take("European Commission (2023). Ports")
    ((Organisation(name='European Commission'),), 19)
    """
    found = _EDITS.match(text)
    if found:
        return (Organisation(found["name"].strip()),), found.end("role")
    found = _BEFORE_YEAR.match(text)
    if found and _before_year(found["name"]):
        first = found["name"].partition(",")[0]
        if len(first) < len(found["name"]) and found.group()[-6:-4] == ", " and _institution(first):
            return (Organisation(first.strip()),), len(first)  # "Ministry of Ports, Fees, Paris, 2016"
        return (Organisation(found["name"].strip(" ,.")),), found.end("name")
    found = _FIRST.match(text)
    if found and _at_start(found["name"]):
        return (Organisation(found["name"].strip(" ,")),), found.end("name")
    found = _STATE.match(text)
    return ((Organisation(found["name"]),), found.end("name")) if found else ((), 0)


def _before_year(name: str) -> bool:
    """Tell whether all of what stands before the year can be one name."""
    words = name.split()
    if (
        len(words) > 14
        or name[-1:].isdigit()
        or name.count("(") != name.count(")")
        or re.search(r"\d,", name)
        or _INNER_STOP.search(name)
        or name.count(",") > 2
        or not name[0].isupper()
    ):
        return False
    capital = sum(w[0].isupper() for w in words if w[0].isalpha())
    return capital * 2 >= len([w for w in words if len(w) > 3]) or _institution(name)


def _at_start(name: str) -> bool:
    """Tell whether a stretch up to the first stop is an institution, not the title of a work without author."""
    return len(name) > 1 and name[0].isupper() and len(name.split()) <= 12 and (name.isupper() or _institution(name))


def _institution(name: str) -> bool:
    words = [_ARTICLE.sub("", w) for w in name.split() if len(w) > 3]
    known = name.startswith("UN ") or any(w in ORGANISATION_WORDS for w in fold(name).split())
    return known and all(w[0].isupper() or not w[0].isalpha() for w in words)
