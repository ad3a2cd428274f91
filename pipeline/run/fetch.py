"""The saved copies of the references of an output folder, fetched: fetches.csv, beside sources.csv of the folder of sources."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.model import Reference
from pipeline.run.lock import locked
from pipeline.run.online.fetch import Fetcher, Progress, Row
from pipeline.run.report import WAIT, current_tables
from pipeline.run.verdicts import STATE, take_in
from pipeline.tables import FORMATS, csv
from pipeline.tables.columns import with_user_columns
from pipeline.tables.write import publish, recover

_TABLE = "fetches"


def fetch_folder(
    out: Path, fetcher: Fetcher, entries: Sequence[tuple[Row, Reference]], progress: Progress
) -> list[Row]:
    """Fetch the works of entries, and write fetches.csv; rows of entries that were not asked about stay.

    Raises:
        BusyError: a run writes to the folder.
        UsageError: the folder of sources cannot be written.
    """
    made = fetcher.fetch_all(entries, progress)
    anew = {_key(row) for row in made}
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        tables = current_tables(out, take_in(out))
        rows = [*(row for row in tables[_TABLE] if _key(row) not in anew), *made]
        data = csv.dump(rows, with_user_columns(_TABLE, rows))
        publish({f"{_TABLE}.csv": data, **FORMATS["datapackage"]({**tables, _TABLE: rows})}, out, out / STATE)
    return made


def _key(row: Row) -> tuple[str, str]:
    return row["article"], row["reference_id"]
