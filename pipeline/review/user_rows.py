"""The rows that a user added to the tables, of no claim: those of two edited files put together."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from pipeline.review.claims_rows import Row
from pipeline.review.edits import EditedTable, cell
from pipeline.review.statements import verdict_of

_Frozen = tuple[tuple[str, str], ...]


def user_rows(tables: Iterable[EditedTable], written: Sequence[Row], claims: Collection[str]) -> list[Row] | None:
    """Return the user's own rows after the edits of all files, None where none was edited.

    A row that is missing in a file was deleted, unless claims are missing there too: then it was filtered.

    Args:
        tables: as they were saved.
        written: the user's own rows as they were written.
        claims: the ids of the claims that were written.

    Raises:
        ReadError: a word in the verdict of such a row that is no verdict.
    """
    before = Counter(map(_frozen, written))
    deleted, added = Counter[_Frozen](), Counter[_Frozen]()
    for table in tables:
        found = Counter(_frozen(_spelled(table, row)) for row in table.rows if not cell(row, "claim_id"))
        added |= found - before
        if {cell(row, "claim_id") for row in table.rows}.issuperset(claims):
            deleted |= before - found
    if not added and not deleted:
        return None
    rows = [*(before - deleted).elements(), *added.elements()]
    return [dict(row) for row in rows]


def _spelled(table: EditedTable, row: Row) -> Row:
    return {**row, "verdict": verdict_of(table, row)}


def _frozen(row: Row) -> _Frozen:
    return tuple(sorted((name, text) for name, text in row.items() if text))
