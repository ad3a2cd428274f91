"""The verdicts of an output folder: its journal, with the edits of its tables taken into it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline.review import journal
from pipeline.review.claims_rows import Row
from pipeline.review.intake import entries_of_edits, entries_of_old_table, without_known
from pipeline.review.journal import Entry, Journal
from pipeline.tables.columns import schemas
from pipeline.tables.csv import load
from pipeline.tables.edited import read_edited

STATE = ".citetrail"  # what citetrail keeps for itself in an output folder


def take_in(out: Path) -> Journal:
    """Return the journal of a folder, with what a person wrote into claims.csv since it was written added to the file.

    Raises:
        ReadError, BusyError: the table cannot be read whole; nothing was changed.
    """
    path, known = out / "claims.csv", journal.read(out / journal.NAME)
    if not path.exists() and not path.is_symlink():
        return known
    written = _written(out / STATE / "claims.csv")
    if written is not None and _same_bytes(path, out / STATE / "claims.csv"):
        return known
    now = datetime.now().astimezone().isoformat()  # to the microsecond: the last word counts
    edited, hashes = read_edited(path, written or ()), _hashes(out / STATE / "sources.csv")
    columns = schemas()["claims"].names
    if written is None:
        found = entries_of_old_table(path, edited, hashes, columns, at=now)
    else:
        found = entries_of_edits(path, edited, written, hashes, columns, at=now, via="csv")
    new = without_known(found, known.entries)
    journal.append(out / journal.NAME, new)
    return Journal((*known.entries, *new), known.unread)


def _same_bytes(left: Path, right: Path) -> bool:
    return left.is_file() and left.stat().st_size == right.stat().st_size and left.read_bytes() == right.read_bytes()


def _written(path: Path) -> list[Row] | None:
    """Return the rows of a table as it was written last, None where no run has kept it."""
    return load(path) if path.is_file() else None


def _hashes(path: Path) -> Mapping[tuple[str, str], str]:
    """Return (article, file) → SHA-256 of the sources that the tables were made from."""
    rows = _written(path) or []
    return {(row["article"], row["source"]): row.get("sha256", "") for row in rows if row.get("source")}


def entries_elsewhere(entries: Sequence[Entry], articles: Sequence[str]) -> dict[str, int]:
    """Return article → how many of its claims have verdicts, of the articles that are not among these."""
    claims: dict[str, set[str]] = {}
    for entry in entries:
        if entry.claim and entry.article not in articles and (entry.verdict or entry.note):
            claims.setdefault(entry.article, set()).add(entry.claim)
    return {article: len(found) for article, found in claims.items()}
