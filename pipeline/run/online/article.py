"""The references of an article that has no folder of tables yet, for `citetrail verify draft.docx`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.documents import readers
from pipeline.errors import ReadError
from pipeline.model import ErrorCode
from pipeline.run.batch import run as run_batch
from pipeline.run.plan import plan
from pipeline.run.verify import Enquiry, Verified, ask
from pipeline.settings import current
from pipeline.tables import csv, tables
from pipeline.tables.columns import with_user_columns
from pipeline.tables.csv import Row
from pipeline.text.parse import using
from pipeline.verify.rows import problems_of

_TABLE = "verifications"


def entries_of_article(article: Path) -> list[Row]:
    """Return rows as of references.csv.

    Raises:
        ReadError: the article cannot be read.
        ModelError: the language model of the settings cannot be used.
    """
    with using(current().model):
        result = run_batch(plan([article], [], [], readers()), lambda paths, _: paths, fast=current().fast)
    if not result.extractions:
        failed = next((trouble for trouble in result.troubles if not trouble.recovered), None)
        raise ReadError(
            str(article), failed.code if failed else ErrorCode.IO_ERROR, failed.reason if failed else "no article"
        )
    return tables(result.extractions, result.troubles)["references"]


def verify_article(entries: Sequence[Row], enquiry: Enquiry, today: date, output: Path | None) -> Verified:
    """Return what was found of the entries of an article; verifications.csv is written where a folder is named for it."""
    rows = ask(enquiry.entries(entries), enquiry, today)
    if output:
        output.mkdir(parents=True, exist_ok=True)
        new = output / f".{_TABLE}.new"
        new.write_bytes(csv.dump(rows, with_user_columns(_TABLE, rows)))
        new.replace(output / f"{_TABLE}.csv")
    return Verified(rows, list(problems_of(rows, entries)))
