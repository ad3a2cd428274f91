"""The tables of a run to files, with the verdicts of the output folder."""

from pathlib import Path

from pipeline.review import reviewed_claims
from pipeline.run.batch import Result
from pipeline.run.lock import locked
from pipeline.run.verdicts import STATE, take_in
from pipeline.tables import Tables, dump, tables
from pipeline.tables.write import publish, recover


def take_in_edits(out: Path) -> None:
    """Write what a person wrote into the tables of an earlier run into the journal, before anything else is done.

    Raises:
        BusyError, ReadError: as save does.
    """
    if out.is_dir():
        with locked(out):
            recover(out, out / STATE)
            take_in(out)


def save(result: Result, out: Path) -> Tables:
    """Write every table to the folder and return them.

    Raises:
        BusyError: another run writes there, or the claims table is open.
        ReadError: the claims.csv there cannot be read whole; rather stop than lose a verdict.
    """
    with locked(out):
        recover(out, out / STATE)
        journal = take_in(out)
        new = tables(result.extractions, result.troubles)
        new["claims"] = reviewed_claims(new, journal.entries)
        files = dump(new)
        publish({**files, f"{STATE}/claims.csv": files["claims.csv"]}, out, out / STATE)
    return new
