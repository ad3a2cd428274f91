"""Rows of references.csv as the entries of a library: each work once, with a key and its authors apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicon import words
from pipeline.text.names import fold
from pipeline.text.regex import regex

Row = Mapping[str, str]

# a name of several words with one of these is no person's: the comma of "Ministry of Finance, Kazakhstan" parts no names
_ORGANISATION = frozenset(words("references.organisation_words") + words("references.organisation_particles"))
_KEY_CHARACTERS = regex(r"[^\w:.+/-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """An author. given is empty of an organisation, whose name is family."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A work: its key in the library, unique; its row; its authors."""

    key: str
    row: Row
    authors: tuple[Name, ...]

    def __getitem__(self, column: str) -> str:
        """Return a cell of the row."""
        return self.row.get(column, "")


def entries(rows: Sequence[Row]) -> Iterator[Entry]:
    """Yield the works that the articles cite, one that several articles list only once."""
    seen, keys = set[tuple[str, ...]](), set[str]()
    columns = ("authors", "year", "title", "container", "doi", "url", "raw")
    for row in rows:
        same = tuple(row.get(column, "") for column in columns)
        if same not in seen:
            seen.add(same)
            wanted = (
                _KEY_CHARACTERS.sub("-", row.get("citekey", "") or row.get("reference_id", "")).strip("-") or "work"
            )
            key = next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, len(rows) + 2))) if key not in keys)
            keys.add(key)
            yield Entry(key, row, tuple(names(row.get("authors", ""))))


def names(cell: str) -> Iterator[Name]:
    """Yield the names of the column authors.

    >>> list(names("Lee, Dana; European Commission"))
    [Name(family='Lee', given='Dana'), Name(family='European Commission', given='')]
    """
    for author in filter(None, (part.strip() for part in cell.split("; "))):
        family, comma, given = author.partition(", ")
        yield Name(family, given) if comma and not _is_organisation(family) else Name(author)


def _is_organisation(family: str) -> bool:
    """Tell an organisation from a family name.

    >>> _is_organisation("Ministry of Finance"), _is_organisation("Press"), _is_organisation("van der Berg")
    (True, False, False)
    """
    parts = fold(family).split()
    return len(parts) > 1 and not _ORGANISATION.isdisjoint(parts)
