"""An edited claims.xlsx read back as spreadsheets save it, or refused: rather stop than lose a verdict.

Rows may be sorted, filtered, copied or of the user's own; he may add and move columns, and save claims.csv as a sheet.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.tables import sheet
from pipeline.tables.columns import schemas
from pipeline.tables.csv import Row
from pipeline.tables.edited_file import check_closed, check_columns, column_names, read_regular, refused
from pipeline.tables.sheet import ID
from pipeline.tables.xlsx import Page, load
from pipeline.tables.xlsx_text import clean, comparable

_HEADER_WITHIN = 10  # rows: somebody may put a title above the table
_HUMAN = dict(list(sheet.HUMAN.items())[:3])  # "When" may be missing
_KEYS = ("claim_id", "article")  # of claims.csv, saved as a sheet


def read_edited_sheet(path: Path, written: Sequence[Row]) -> list[Row]:
    """Return the rows of an edited sheet as claims.csv has them; what a person cannot change there is as it was written.

    Args:
        path: of the workbook.
        written: the rows of claims.csv as citetrail wrote them.

    Raises:
        BusyError: the file is open in LibreOffice or Excel.
        ReadError: it is damaged; nothing of it may be taken in.
    """
    check_closed(path)
    try:
        pages = load(read_regular(path))
    except ValueError as error:
        raise refused(path, f"it is no whole workbook ({str(error)[:100]})") from error
    _check_run(path, pages, written)
    page, top, names = _find_table(path, pages, written)
    lines = [line for line in page.rows[top + 1 :] if any(cell.strip() for cell in line)]
    if any(row > top and column < len(names) and names[column] for row, column in page.merged):
        raise refused(path, "cells are merged; undo that, or it cannot be told which claim a verdict belongs to")
    check_columns(path, names, lines)
    cells = [{name: cell for name, cell in zip(names, line, strict=True) if name} for line in lines]
    if ID not in names:
        return cells  # claims.csv, saved as a sheet
    return _as_written(cells, written)


def _check_run(path: Path, pages: Sequence[Page], written: Sequence[Row]) -> None:
    """Refuse the sheet of an earlier run, which was left open and saved over a newer one: what it lacks was not deleted."""
    lists = [page for page in pages if page.title == sheet.WORDS]
    runs = {row[1].strip() for page in lists for row in page.rows if row[0].strip() == sheet.RUN}
    if written and runs and sheet.run_of(written) not in runs:
        reason = "it is the sheet of an earlier run, saved over a newer one"
        raise refused(path, f"{reason}; move it away, run again, and copy what you wrote into the new sheet")


def _find_table(path: Path, pages: Sequence[Page], written: Sequence[Row]) -> tuple[Page, int, list[str]]:
    """Return the sheet of the claims, the number of its header and the names of its columns."""
    extra_columns, ours = sheet.user_columns(written), schemas()["claims"].names
    missing = "the sheet of claims"
    for page in pages:
        for top, line in enumerate(page.rows[:_HEADER_WITHIN]):
            for columns, keys, human in ((sheet.COLUMNS, (ID,), _HUMAN), (ours, _KEYS, _HUMAN.values())):
                names = column_names(line, [*extra_columns, *columns])
                if set(names).issuperset(keys):
                    lacking = [name for name in human if name not in names]
                    if not lacking:
                        return page, top, names
                    missing = f"the column {lacking[0]}"
    raise refused(path, f"{missing} is missing; put it back, or undo the last change of the columns")


def _as_written(lines: Sequence[Mapping[str, str]], written: Sequence[Row]) -> list[Row]:
    """Return the rows of the sheet as rows of claims.csv.

    A row without its hidden id, as one that was copied by its visible cells, is known by its sentence.
    """
    by_id = {sheet.id_of(row): row for row in written if row.get("claim_id")}
    by_text: dict[str, list[Row]] = {}
    for row in by_id.values():
        by_text.setdefault(_words(clean(row.get("claim", ""))), []).append(row)
    user_rows = [(_projected(row), row) for row in written if not row.get("claim_id")]
    rows = []
    for cells in lines:
        text = cells.get(sheet.CLAIM, "")
        same = by_text.get(_words(text), [])
        before = by_id.get(cells[ID].strip())
        if before is None and not cells[ID].strip() and len(same) == 1:
            before = same[0]
        if before is None or _number(cells, user_rows) is not None:
            rows.append(_of_no_claim(cells, user_rows))
        else:
            claim = before["claim"] if before in same else same[0]["claim"] if same else text
            rows.append({**_person(cells, before), "claim": claim})
    return rows


def _person(cells: Mapping[str, str], before: Row) -> Row:
    """Return the row of a claim with what the person wrote; a cell that is as the sheet showed it is as it was written."""
    row = dict(before)
    for name, cell in cells.items():
        column = sheet.HUMAN.get(name, name)
        if (name in sheet.HUMAN or name not in sheet.COLUMNS) and comparable(cell) != comparable(
            before.get(column, "")
        ):
            row[column] = cell
    return row


def _of_no_claim(cells: Mapping[str, str], user_rows: list[tuple[Row, Row]]) -> Row:
    """Return a row of the user's own as it was written, or a new one; one whose id no table has keeps it."""
    if (found := _number(cells, user_rows)) is not None:
        return user_rows.pop(found)[1]
    article, _, claim = cells[ID].strip().rpartition("/")
    return {**sheet.own_row(cells), "article": article, "claim_id": claim if article else ""}


def _number(cells: Mapping[str, str], user_rows: Sequence[tuple[Row, Row]]) -> int | None:
    """Return which row of the user's own this is, None where it is none of them as they were written."""
    row = sheet.own_row({name: comparable(cell) for name, cell in cells.items()})
    return next((i for i, (shown, _) in enumerate(user_rows) if shown == row), None)


def _projected(row: Row) -> Row:
    """Return a row of the user's own as it comes back from a sheet that nobody edited."""
    [shown] = sheet.sheet_rows([row], ())
    return sheet.own_row({name: comparable(cell) for name, cell in sheet.plain(shown.cells).items()})


def _words(text: str) -> str:
    return " ".join(text.split())
