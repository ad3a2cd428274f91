"""The tables of a run to files, with the verdicts of the run before."""

from pathlib import Path

from pipeline.errors import ReadError
from pipeline.review import merge_verdicts
from pipeline.run.batch import Result
from pipeline.run.lock import locked
from pipeline.tables import Tables, dump, tables
from pipeline.tables.csv import load
from pipeline.tables.write import write_all


def save(result: Result, out: Path) -> Tables:
    """Write every table to the folder and return them.

    Raises:
        BusyError: another run writes there.
        ReadError: the claims.csv there cannot be read; rather stop than lose a verdict.
    """
    with locked(out):
        new = tables(result.extractions, result.troubles)
        reviewed = out / "claims.csv"
        if reviewed.exists():
            new["claims"] = merge_verdicts(_read_reviewed(reviewed), new["claims"])
        write_all(dump(new), out)
    return new


def _read_reviewed(path: Path) -> list[dict[str, str]]:
    """Return the rows of the claims table of the run before, with what a person wrote into them."""
    try:
        return load(path)
    except (OSError, ReadError) as error:
        reason = "the last run's claims.csv cannot be read, and its verdicts would be lost; move it away or mend it"
        raise ReadError(str(path), "DAMAGED", f"{reason} ({error})") from error
