"""The tables of an output folder as the files of other programs, with the verdicts of its journal."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import ReadError, UsageError
from pipeline.export import annotations, bibtex, claim_reviews, csl_json, ris
from pipeline.model import ErrorCode
from pipeline.run.lock import locked
from pipeline.run.parts import part_files
from pipeline.run.report import WAIT, article_texts, current_tables
from pipeline.run.storage import Folder
from pipeline.run.verdicts import STATE, take_in
from pipeline.tables import Tables, csv, jsonl, parquet
from pipeline.tables.columns import Schema, schemas, with_user_columns
from pipeline.tables.csv import Row
from pipeline.tables.write import recover

# formats of any one table, and of the references
OF_TABLE: dict[str, Callable[[list[Row], Schema], bytes]] = {
    "csv": csv.dump,
    "jsonl": jsonl.dump,
    "parquet": parquet.dump,
}
OF_REFERENCES = {"bib": bibtex, "csl": csl_json, "ris": ris}


def read_current(out: Path) -> Tables:
    """Return the tables of a folder with all verdicts that were given, those written into its claims tables included.

    Raises:
        ReadError: the folder has no tables, or an edited one cannot be read whole.
        BusyError: a run writes there.
    """
    if not (out / "claims.csv").exists():
        raise ReadError(str(out), ErrorCode.IO_ERROR, "there are no tables; run `citetrail extract` with -o first")
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        return current_tables(out, take_in(out))


def export(tables: Tables, out: Path, to: str, table: str = "claims") -> bytes:
    """Return the file.

    Args:
        tables: of the folder, as they are now.
        out: the folder, which has the texts of the articles.
        to: a format.
        table: which table, where the format is one of OF_TABLE.
    """
    if to in OF_TABLE:
        return OF_TABLE[to](tables[table], with_user_columns(table, tables[table]))
    if to in OF_REFERENCES:
        return OF_REFERENCES[to](tables["references"])
    if to == "claimreview":
        return claim_reviews(tables["claims"])
    return annotations(tables["claims"], {key: text.text for key, text in article_texts(out).items()})


def export_parts(out: Folder, to: str, table: str) -> Iterator[bytes]:
    """Yield the file piece by piece, from a table in parts; never more than a part is in memory, but for Parquet.

    Raises:
        UsageError: a format that needs the whole table.
    """
    if to not in OF_TABLE:
        raise UsageError(
            f"from tables in parts come {', '.join(OF_TABLE)}; for {to} run citetrail extract on a few articles"
        )
    schema, files = schemas()[table], part_files(out, table)
    if to == "parquet":
        yield parquet.dump([row for file in files for row in parquet.load(out.read(file) or b"")], schema)
        return
    head = len(OF_TABLE[to]([], schema))
    for number, file in enumerate(files):
        data = OF_TABLE[to](parquet.load(out.read(file) or b""), schema)
        yield data[head:] if number else data
