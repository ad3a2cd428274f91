"""Results to files, with the verdicts of the run before."""

from pathlib import Path

from pipeline.errors import ReadError
from pipeline.review import carry
from pipeline.run.batch import Result
from pipeline.run.lock import locked
from pipeline.tables import Tables, dump, tables
from pipeline.tables.csv import load
from pipeline.tables.write import write_all


def save(result: Result, out: Path) -> Tables:
    """Write every table to the folder and return them.

    Raises BusyError when another run writes there, ReadError when the claims.csv there cannot be read: rather stop than
    lose a verdict.
    """
    with locked(out):
        made = tables(result.extractions, result.troubles)
        before = out / "claims.csv"
        if before.exists():
            made["claims"] = carry(_previous(before), made["claims"])
        write_all(dump(made), out)
    return made


def _previous(path: Path) -> list[dict[str, str]]:
    try:
        return load(path)
    except (OSError, ReadError) as error:
        reason = "the last run's claims.csv cannot be read, and its verdicts would be lost; move it away or mend it"
        raise ReadError(str(path), "DAMAGED", f"{reason} ({error})") from error
