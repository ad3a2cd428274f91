"""Rows of references.csv as the entries of a library: each work once, with a key and its authors apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]

# what no person's given name has: the comma of "Ministry of Finance, Kazakhstan" parts no names
_ORGANISATION = re.compile(
    r"\b(?:of|for|and|on|the|ministry|bank|agency|office|committee|council|university|institute|department|organi[sz]ation)\b",
    re.IGNORECASE,
)
_KEY_CHARACTERS = re.compile(r"[^\w:.+/-]+")


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
        yield Name(author) if not comma or _ORGANISATION.search(family) else Name(family, given)
