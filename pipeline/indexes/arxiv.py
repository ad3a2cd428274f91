"""Preprints as arXiv writes them in its metadata file."""

import msgspec

from pipeline.model.reference import Person
from pipeline.model.work import Record


class Work(msgspec.Struct, rename={"journal": "journal-ref"}):
    """A preprint of the metadata file."""

    id: str
    title: str
    authors_parsed: list[list[str]] | None = None
    doi: str | None = None
    journal: str | None = None
    update_date: str | None = None


def record_of(work: Work) -> Record:
    """Return a preprint of the metadata file as a record."""
    title = " ".join(work.title.split())
    people = tuple(Person(a[0], a[1] if len(a) > 1 else "") for a in work.authors_parsed or [] if a and a[0])
    year = first_year(work.id) or (work.update_date or "")[:4]
    doi = (work.doi or "").split(" ")[0].lower()
    return Record("arxiv", work.id, doi, title, people, year, "arXiv", kind="paper", arxiv=work.id)


def first_year(number: str) -> str:
    """Return the year of the first version, which the number tells; "" where it does not.

    >>> first_year("1605.08386"), first_year("math/9901001")
    ('2016', '1999')
    """
    digits = number.rpartition("/")[2][:2]
    if not digits.isdigit():
        return ""
    return f"19{digits}" if int(digits) > 90 else f"20{digits}"
