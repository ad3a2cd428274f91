"""References as a reader of the report names them."""

from collections.abc import Mapping

Row = Mapping[str, str]

_NAMED = 3  # authors that are named before "et al."


def short_reference(row: Row) -> str:
    """Return authors and year of a row of references.csv.

    >>> short_reference({"authors": "Lee, Ann; Kim, Bo", "year": "2017"}), short_reference({"authors": "", "year": ""})
    ('Lee and Kim (2017)', '')
    """
    names = [name.split(",")[0].strip() for name in row.get("authors", "").split(";") if name.strip()]
    joined = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    shown = f"{names[0]} et al." if len(names) > _NAMED else joined
    year = f"({row['year']})" if row.get("year") else ""
    return " ".join(filter(None, (shown, year)))


def reference_words(row: Row) -> str:
    """Return authors, year and title; the entry as it is printed where it has none of them."""
    return ", ".join(filter(None, (short_reference(row), row.get("title", "")))) or row.get("raw", "")
