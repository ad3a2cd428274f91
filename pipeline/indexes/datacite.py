"""Works as DataCite writes them, in its data file and in the answers of api.datacite.org."""

import msgspec

from pipeline.indexes.names import Author, written_name
from pipeline.model.reference import Organisation, Person
from pipeline.model.work import Record


class _Title(msgspec.Struct):
    title: str | None = None


class _Creator(msgspec.Struct, rename="camel"):
    name: str | None = None
    name_type: str | None = None
    given_name: str | None = None
    family_name: str | None = None


class _Types(msgspec.Struct, rename="camel"):
    resource_type_general: str | None = None


class _Attributes(msgspec.Struct, rename="camel"):
    doi: str | None = None
    titles: list[_Title] | None = None
    creators: list[_Creator] | None = None
    publication_year: int | None = None
    types: _Types | None = None


class Work(msgspec.Struct):
    """The fields that are read, each optional; all others are ignored."""

    id: str | None = None
    attributes: _Attributes | None = None


def record_of(work: Work) -> Record | None:
    """Return a work of DataCite as a record; None where it has no title."""
    found = work.attributes
    title = ((found.titles or [_Title()])[0].title or "") if found else ""
    if not found or not title:
        return None
    doi = (found.doi or work.id or "").lower()
    general = (found.types.resource_type_general if found.types else "") or ""
    kind = {"Dissertation": "thesis", "Book": "book", "JournalArticle": "article", "Preprint": "paper"}.get(
        general, "other"
    )
    creators = (_creator(c) for c in found.creators or [] if c.name or c.family_name)
    return Record("datacite", doi, doi, title, tuple(creators), str(found.publication_year or ""), kind=kind)


def _creator(creator: _Creator) -> Author:
    if creator.name_type == "Organizational":
        return Organisation(creator.name or "")
    if creator.family_name:
        return Person(creator.family_name, creator.given_name or "")
    return written_name(creator.name or "")
