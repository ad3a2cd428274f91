"""The rows of verifications.csv in the tables of a run: what people said of the works, and the problems that follow."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.review.journal import Entry
from pipeline.review.works import with_words
from pipeline.run.verdicts import STATE
from pipeline.tables import Tables
from pipeline.tables.csv import Row, load
from pipeline.verify.rows import CODES, problems_of

VERIFICATIONS = "verifications"


def written_rows(out: Path) -> list[Row]:
    """Return the rows of verifications.csv as citetrail wrote them last; those beside the tables may be edited."""
    paths = (out / STATE / f"{VERIFICATIONS}.csv", out / f"{VERIFICATIONS}.csv")
    return next((load(path) for path in paths if path.is_file()), [])


def with_works(tables: Tables, rows: Sequence[Mapping[str, str]], works: Sequence[Entry]) -> Tables:
    """Return the tables with rows of verifications.csv and their problems; rows of entries that are gone are left out.

    Args:
        tables: of a run.
        rows: what was found of the works.
        works: the entries of the journal about works.
    """
    present = {(row["article"], row["reference_id"]) for row in tables["references"]}
    found = with_words([row for row in rows if (row["article"], row["reference_id"]) in present], works)
    others = [row for row in tables["problems"] if row["code"] not in CODES]
    return {**tables, VERIFICATIONS: found, "problems": [*others, *problems_of(found, tables["references"])]}
