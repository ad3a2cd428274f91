"""The tables of a run to files, with the verdicts of the output folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.review import journal, reviewed_claims
from pipeline.run.lock import locked
from pipeline.run.report import report_file
from pipeline.run.texts import Arguments, drop_stale_texts, texts_of
from pipeline.run.verdicts import STATE, entries_elsewhere, take_in, written_state
from pipeline.run.works import with_works, written_rows
from pipeline.tables import Tables, dump, tables
from pipeline.tables.write import publish, recover

if TYPE_CHECKING:  # what it imports is heavy, and the review page only takes in edits
    from pipeline.run.batch import Result

WAIT = 2.0  # seconds for which the review page may hold the folder, to write a verdict


def take_in_edits(out: Path) -> None:
    """Write what a person wrote into the tables of an earlier run into the journal, before anything else is done.

    Raises:
        BusyError, ReadError: as save does.
    """
    if out.is_dir():
        with locked(out, wait=WAIT):
            recover(out, out / STATE)
            take_in(out)


def save(result: "Result", out: Path, arguments: Arguments) -> Tables:
    """Write every table to the folder, the report, and the texts that they were made from; return the tables.

    Args:
        result: of the run.
        out: the output folder.
        arguments: how the run was called.

    Raises:
        BusyError: another run writes there, or the claims table is open.
        ReadError: the claims.csv there cannot be read whole; rather stop than lose a verdict.
    """
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        recorded = take_in(out)
        entries = recorded.entries
        new = tables(result.extractions, result.troubles, result.unmatched)
        new["claims"] = reviewed_claims(new, entries)
        if rows := written_rows(out):  # what `verify` found stays, as long as the entries do
            new = with_works(new, rows, recorded.works)
        files = dump(new)
        written = written_state(files, entries)
        texts = texts_of(arguments, tuple(e.document for e in result.extractions), result.sources, out)
        documents = {extraction.document.key: extraction.document for extraction in result.extractions}
        report = report_file(new, documents, entries)
        publish({**files, **report, **written, **texts}, out, out / STATE)
        drop_stale_texts(out, texts)
    return new


def journal_warnings(out: Path, result: "Result") -> Iterator[str]:
    """Yield what of the journal no table of a run shows, a line each."""
    read = journal.read(out / journal.NAME)
    if read.unread:
        yield f"{read.unread} lines of {journal.NAME} could not be read, as after a crash; they stay in the file"
    elsewhere = entries_elsewhere(read.entries, [extraction.document.key for extraction in result.extractions])
    if elsewhere:
        counts = ", ".join(f"{article} ({count})" for article, count in elsewhere.items())
        yield f"verdicts on articles that are not part of this run stay in {journal.NAME}: {counts}"
