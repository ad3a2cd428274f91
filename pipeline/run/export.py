"""The tables of an output folder as the files of other programs, with the verdicts of its journal."""

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.export import annotations, bibtex, claim_reviews, csl_json, ris
from pipeline.model import ErrorCode
from pipeline.run.lock import locked
from pipeline.run.report import WAIT, article_texts, current_tables
from pipeline.run.verdicts import STATE, take_in
from pipeline.tables import Tables, csv, jsonl, parquet
from pipeline.tables.columns import Schema, with_user_columns
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
