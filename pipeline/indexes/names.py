"""What several indexes write alike: names of authors, DOIs as addresses, kinds of works."""

import re

from pipeline.model.reference import Organisation, Person
from pipeline.text.regex import regex

Author = Person | Organisation
_DOI_ADDRESS = regex(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# type of an index → our kind; what is not here is "other"
KINDS = {
    "journal-article": "article",
    "article": "article",
    "proceedings-article": "conference",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "report": "report",
    "posted-content": "paper",
    "preprint": "paper",
}


def kind_of(type_: str | None) -> str:
    """Return our kind of a type of an index."""
    return KINDS.get(type_ or "", "other")


def bare_doi(text: str | None) -> str:
    """Return a DOI without "https://doi.org/", in lower case.

    >>> bare_doi("https://doi.org/10.5555/ABC")
    '10.5555/abc'
    """
    return _DOI_ADDRESS.sub("", text or "").strip().lower()


def written_name(name: str) -> Person:
    """Return the person of "Family, Given" or "Given Family"."""
    family, comma, given = name.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    given, _, family = name.strip().rpartition(" ")
    return Person(family, given)
