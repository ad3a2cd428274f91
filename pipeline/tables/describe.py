"""docs/tables.md, made from the columns and codes, so that the page cannot lag behind."""

from collections.abc import Iterable, Iterator

from pipeline.model.problem import ProblemCode
from pipeline.model.trouble import ErrorCode
from pipeline.tables.columns import schemas, vocabularies

_HEAD = """# The tables

`citetrail extract` writes one set of tables for all articles of a run. Every table names its `article` (file name without
ending). CSV is UTF-8 with byte-order mark, CRLF, RFC 4180; an empty cell is empty; dates are EDTF (ISO 8601-2). Several values
share a cell as `one | two`, ids as `one two`. A text cell that a spreadsheet would run as a formula (it begins with `=`, `+`,
`-`, `@`) gets a leading `'` and loses it when it is read back. `datapackage.json` (Frictionless) types every column.

The machine never says true or false. `outcome` says what it found in the cited source; `verdict` is a person's word, and a
machine's finding never counts as reviewed. What you write into `verdict`, `note`, `reviewer` and `reviewed_at` of claims.csv
goes into `verdicts.jsonl` at the next run, with what the tables showed you then; that file only grows, and every table is a
view of it. `review` says how it stands: `kept`; `recheck` where the sentence, the finding, the cited work or the source has
changed since (`recheck_why`); `disagree` and `settled` where reviewers differ; `orphaned` where the claim is gone. Columns
and rows of your own stay. A table that cannot be read whole, or a word that is no verdict, stops the run and changes
nothing.

`claims.xlsx` has the same claims as a sheet for people, the most pressing first, with a drop-down of the verdicts; what differs
is bold in the claim and in the source. Fill in the one or the other, or both: what they say of one claim is put together cell by
cell, and the run stops where they contradict each other. Sorting, filtering, columns and rows of your own, and LibreOffice are
fine. Copy a row and put another name into `reviewer` for a second opinion. A new verdict in a row where reviewers disagree
settles it; a new day in `reviewed_at` (`When`) confirms a verdict that asks to be looked at again.

This page is made by `make accept` from `pipeline/tables/columns.toml`.
"""


def markdown() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *_tables(), *_vocabularies(), *_codes()]) + "\n"


def _tables() -> Iterator[str]:
    for schema in schemas().values():
        yield f"## {schema.name}\n\nOne row: {schema.about}.\n"
        yield from _table(("column", "type", "meaning"), ((f"`{c.name}`", c.type, c.meaning) for c in schema.columns))


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies\n"
    yield from _table(
        ("name", "words"), ((name, ", ".join(f"`{w}`" for w in words)) for name, words in vocabularies().items())
    )


def _codes() -> Iterator[str]:
    yield "## Problem codes\n"
    yield from _table(
        ("code", "severity", "meaning"), ((f"`{code}`", code.severity, code.meaning) for code in ProblemCode)
    )
    yield "## Error codes\n"
    yield from _table(("code", "meaning"), ((f"`{code}`", code.meaning) for code in ErrorCode))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""
