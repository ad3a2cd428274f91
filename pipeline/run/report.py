"""The report of an output folder: from its tables, the verdicts of its journal and the texts of its last run."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pipeline
from pipeline.errors import ReadError
from pipeline.model import Document, ErrorCode
from pipeline.report import Agreement, author_email, author_page, report_page
from pipeline.review import agreement, reviewed_claims
from pipeline.review.journal import Entry, Journal
from pipeline.run.lock import locked
from pipeline.run.texts import read_run, read_text
from pipeline.run.verdicts import STATE, take_in
from pipeline.run.works import with_works, written_rows
from pipeline.tables import Tables, schemas
from pipeline.tables.csv import load
from pipeline.tables.write import publish, recover

REPORT = "report.html"
WAIT = 2.0  # seconds for which the review page may hold the folder, to write a verdict


def report_file(tables: Tables, documents: Mapping[str, Document], entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return report.html, as every run writes it beside its tables."""
    pairs = agreement.double_verdicts(entries)
    measured = None
    if len(pairs) >= agreement.FEWEST:
        measured = Agreement(len(pairs), agreement.observed_agreement(pairs), agreement.cohens_kappa(pairs))
    page = report_page(tables, documents, version=pipeline.__version__, agreement=measured)
    return {REPORT: page}


def write_report(out: Path, *, for_author: bool = False) -> list[Path]:
    """Write report.html anew, or the questions to the author, and return the files.

    Args:
        out: an output folder of a run.
        for_author: write report-author.html and report.txt instead.

    Raises:
        ReadError: the folder has no tables, or its claims.csv cannot be read whole.
        BusyError: a run writes there.
    """
    if not (out / "claims.csv").exists():
        raise ReadError(str(out), ErrorCode.IO_ERROR, "there are no tables; run `citetrail extract` with -o first")
    with locked(out, wait=WAIT):
        recover(out, out / STATE)
        recorded = take_in(out)
        tables = current_tables(out, recorded)
        documents = article_texts(out)
        if for_author:
            files = {
                "report-author.html": author_page(tables, documents),
                "report.txt": author_email(tables, documents),
            }
        else:
            files = report_file(tables, documents, recorded.entries)
        publish(files, out, out / STATE)
    return [out / name for name in files]


def current_tables(out: Path, recorded: Journal) -> Tables:
    """Return the tables as they were written last, with what the journal says of claims and works."""
    paths = {name: out / f"{name}.csv" for name in schemas()}
    written = out / STATE / "claims.csv"
    paths["claims"] = written if written.is_file() else paths["claims"]
    tables = {name: load(path) if path.is_file() else [] for name, path in paths.items()}
    tables["claims"] = [row for row in tables["claims"] if row.get("review") != "orphaned" and row.get("claim_id")]
    return with_works(
        {**tables, "claims": reviewed_claims(tables, recorded.entries)}, written_rows(out), recorded.works
    )


def article_texts(out: Path) -> dict[str, Document]:
    """Return the articles of the last run with their texts, key → document."""
    run = read_run(out)
    texts = ((file.key, read_text(out, file)) for file in run.articles) if run else ()
    return {key: text for key, text in texts if text}
