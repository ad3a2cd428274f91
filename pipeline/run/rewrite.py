"""The tables that people fill in, written anew with what the journal says; no article is read for it."""

from pathlib import Path

from pipeline.review.journal import Journal
from pipeline.run.lock import locked
from pipeline.run.report import WAIT, article_texts, current_tables, report_file
from pipeline.run.verdicts import STATE, take_in, written_state
from pipeline.run.works import VERIFICATIONS
from pipeline.tables import Tables, dump
from pipeline.tables.write import publish, recover

# the files in which verdicts stand, or what follows from them; the others may be edited, and stay as they are
_WRITTEN = frozenset({"claims.csv", "claims.xlsx", "problems.csv", f"{VERIFICATIONS}.csv", "datapackage.json"})


def rewrite_tables(out: Path) -> None:
    """Write the verdicts of the journal into the tables and the report.

    Raises:
        ReadError, BusyError: a table cannot be read whole, or a run writes there; nothing was changed.
    """
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        recorded = take_in(out)
        publish_tables(current_tables(out, recorded), out, recorded)


def publish_tables(tables: Tables, out: Path, recorded: Journal) -> None:
    """Write tables with what people fill in, and the report; the folder's lock must be held."""
    files = {name: data for name, data in dump(tables).items() if name in _WRITTEN}
    state = written_state(files, recorded.entries)
    publish({**files, **report_file(tables, article_texts(out), recorded.entries), **state}, out, out / STATE)
