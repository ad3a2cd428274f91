"""Edits of reviewed tables as entries of the journal: what differs from the tables as they were written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pipeline.model import Review
from pipeline.review.claims_rows import Row, places, shown
from pipeline.review.edits import EditedTable, WrittenClaim, cell, rows_by_claim, written_claims
from pipeline.review.journal import Entry, Saw
from pipeline.review.statements import Edit, Statement, statements, verdict_of
from pipeline.review.user_rows import user_rows

_TABLES = ("csv", "xlsx")
Hashes = Mapping[tuple[str, str], str]


def entries_of_edits(
    tables: Sequence[EditedTable],
    written: Sequence[Row],
    entries: Sequence[Entry],
    hashes: Hashes,
    columns: Iterable[str],
    *,
    at: str,
) -> Iterator[Entry]:
    """Yield an entry for each claim and reviewer whose cells differ from the tables as they were written.

    A row that is missing takes nothing back; a verdict is taken back by emptying its cell. What two files say of one claim is put
    together cell by cell.

    Args:
        tables: the edited ones.
        written: the rows as citetrail wrote them.
        entries: the entries of the journal when they were written.
        hashes: of the sources that were shown.
        columns: names of citetrail's columns; every other one is the user's own.
        at: now, ISO 8601.

    Raises:
        ReadError: a word that is no verdict, or rows of one reviewer that contradict each other.
    """
    ours = set(columns)
    claims = written_claims([row for row in written if cell(row, "claim_id")], entries)
    for key, edits in rows_by_claim(tables, claims).items():
        written_claim = claims.get(key) or _claim_of_row(edits[0][1])
        saw = shown(written_claim.row, hashes) if key in claims else None
        yield from _entries_of_claim(edits, written_claim, ours, saw=saw, at=at)
    rows = user_rows(tables, [row for row in written if not cell(row, "claim_id")], {claim for _, claim in claims})
    if rows is not None:
        yield Entry(at=at, via=tables[0].via, user_rows=rows)


def _claim_of_row(row: Row) -> WrittenClaim:
    """Return a claim that the tables do not have, as its row describes it; what is said of it stays in the journal."""
    [place] = places([{**row, "article": cell(row, "article"), "claim_id": cell(row, "claim_id")}])
    return WrittenClaim(place, {})


def _entries_of_claim(
    edits: Sequence[Edit], written: WrittenClaim, ours: set[str], *, saw: Saw | None, at: str
) -> Iterator[Entry]:
    """Yield an entry a statement; the first carries the user's own cells, on an entry that says no verdict where there is none."""
    own_cells = _own_cells(edits, written.row, ours)
    found = [
        _entry(statement, written, saw=saw, at=at)
        for statement in statements(edits, written)
        if statement.verdict or statement.note or statement.by in written.entries
    ]
    if not found:  # a name or a day without a verdict is no statement, and stays as it was typed
        own_cells |= _own_cells(edits, written.row, ours - {"reviewer", "reviewed_at"})
    if own_cells and not found:
        found.append(_entry(Statement(edits[0][0], "", "", ""), written, saw=saw, at=at, says_verdict=False))
    for number, entry in enumerate(found):
        yield msgspec.structs.replace(entry, user_columns=own_cells) if number == 0 else entry


def _entry(
    statement: Statement, written: WrittenClaim, *, saw: Saw | None, at: str, says_verdict: bool = True
) -> Entry:
    place = written.place
    return Entry(
        at=at,
        when=statement.when or (statement.earlier.when or statement.earlier.at if statement.earlier else ""),
        by=statement.by,
        article=place.article,
        claim=place.claim,
        text=place.text,
        before=place.before,
        after=place.after,
        equal=place.equal,
        verdict=statement.verdict if says_verdict else None,
        note=statement.note,
        settles=statement.settles,
        via=statement.table.via,
        saw=statement.earlier.saw if statement.earlier else saw,
        user_columns={},
        was=written.was,
    )


def _own_cells(edits: Sequence[Edit], written: Row, ours: set[str]) -> dict[str, str]:
    """Return the cells of the user's own columns that were edited; where rows or files differ, all that they say."""
    found: dict[str, list[str]] = {}
    for _, row in edits:
        for name, text in row.items():
            if name not in ours and text != written.get(name, ""):
                found.setdefault(name, []).append(text)
    return {name: " | ".join(filter(None, dict.fromkeys(texts))) for name, texts in found.items()}


def entries_of_old_table(table: EditedTable, hashes: Hashes, columns: Iterable[str], *, at: str) -> Iterator[Entry]:
    """Yield an entry for each row that a person wrote into, of a table that was written before there was a journal.

    What was to be checked again stays so: of such a row it is not known what the reviewer saw.

    Raises:
        ReadError: a word that is no verdict.
    """
    ours = set(columns)
    for place, row in zip(places(table.rows), table.rows, strict=True):
        judged = bool(cell(row, "verdict") or cell(row, "note"))
        # a name or a day without a verdict is no statement, and stays as it was typed
        own_cells = _own_cells([(table, row)], {}, ours - (set() if judged else {"reviewer", "reviewed_at"}))
        if (judged or own_cells) and place.claim:
            statement = Statement(
                table, cell(row, "reviewer"), verdict_of(table, row), cell(row, "note"), cell(row, "reviewed_at")
            )
            saw = None if row.get("review") == Review.RECHECK else shown(row, hashes)
            entry = _entry(statement, WrittenClaim(place, row), saw=saw, at=at, says_verdict=judged)
            yield msgspec.structs.replace(entry, user_columns=own_cells)
    if rows := [{name: text for name, text in row.items() if text} for row in table.rows if not cell(row, "claim_id")]:
        yield Entry(at=at, via=table.via, user_rows=rows)


def without_known(new: Iterable[Entry], later: Sequence[Entry]) -> list[Entry]:
    """Return the entries that say something new: until the tables are written anew, the same edits are found in every run.

    What a person said on the review page in between counts more than an edit that was taken in before.

    Args:
        new: what the tables say.
        later: the entries of the journal since the tables were written.
    """
    last: dict[tuple[str, str, str], Entry] = {}
    for entry in later:
        if entry.via in _TABLES:
            last[entry.article, entry.claim, entry.by] = entry
    return [
        entry
        for entry in new
        if (before := last.get((entry.article, entry.claim, entry.by))) is None or _content(before) != _content(entry)
    ]


def _content(entry: Entry) -> object:
    return entry.verdict, entry.note, entry.when, entry.user_columns, entry.user_rows
