"""The verdicts of an output folder: its journal, with the edits of its tables taken into it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline.review import journal
from pipeline.review.claims_rows import Row
from pipeline.review.edits import EditedTable
from pipeline.review.intake import entries_of_edits, entries_of_old_table, without_known
from pipeline.review.journal import Entry, Journal
from pipeline.review.works import work_entries
from pipeline.tables.columns import schemas
from pipeline.tables.csv import load
from pipeline.tables.edited import read_edited, read_edited_works
from pipeline.tables.edited_sheet import read_edited_sheet

STATE = ".citetrail"  # what citetrail keeps for itself in an output folder
_JOURNAL_STATE = f"{STATE}/journal.json"
# the tables that a person edits → how they are read back, given the rows as they were written
_READERS: dict[str, Callable[[Path, Sequence[Row]], list[Row]]] = {
    "claims.csv": read_edited,
    "claims.xlsx": read_edited_sheet,
}
_WORKS = "verifications.csv"
_KEPT = (*_READERS, "sources.csv", _WORKS)


def take_in(out: Path) -> Journal:
    """Return the journal of a folder, with what a person wrote into its tables since they were written added to the file.

    Raises:
        ReadError, BusyError: a table cannot be read whole, or two contradict each other; nothing was changed.
    """
    earlier = _with_works(out, journal.read(out / journal.NAME))
    written = _rows(out / STATE / "claims.csv")
    edited = [_read(out / name, written or ()) for name in _READERS if _is_edited(out / name, out / STATE / name)]
    if not edited:
        return earlier
    now = datetime.now().astimezone().isoformat()  # to the microsecond: the last word counts
    hashes, columns = _hashes(out / STATE / "sources.csv"), schemas()["claims"].names
    until = _written_until(out)
    before = [e for e in earlier.entries if until is None or e.moment <= Entry(until).moment]
    later = [e for e in earlier.entries if until is None or e.moment > Entry(until).moment]
    if written is None:
        found = [e for table in edited for e in entries_of_old_table(table, hashes, columns, at=now)]
    else:
        found = list(entries_of_edits(edited, written, before, hashes, columns, at=now))
    new = without_known(found, later)
    journal.append(out / journal.NAME, new)
    return Journal((*earlier.entries, *new), earlier.unread, earlier.works)


def _with_works(out: Path, earlier: Journal) -> Journal:
    """Return the journal with what a person wrote into verifications.csv added to the file."""
    path, written = out / _WORKS, out / STATE / _WORKS
    if not _is_edited(path, written):
        return earlier
    before = _rows(written) or []
    now = datetime.now().astimezone().isoformat()
    edits = work_entries(read_edited_works(path, before), before, at=now, via="csv")
    new = [entry for entry in edits if not _is_repeated(entry, earlier.works)]
    journal.append(out / journal.NAME, new)
    return Journal(earlier.entries, earlier.unread, (*earlier.works, *new))


def _is_repeated(entry: Entry, works: Sequence[Entry]) -> bool:
    """Tell whether an edit was taken in before: until the table is written anew, it is found in every run."""
    about = (entry.article, entry.reference, entry.check)
    earlier = [e for e in works if (e.article, e.reference, e.check) == about and e.via == entry.via]
    return bool(earlier) and (earlier[-1].verdict, earlier[-1].note, earlier[-1].by) == (
        entry.verdict,
        entry.note,
        entry.by,
    )


def written_state(files: Mapping[str, bytes], entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return file name → bytes of what is kept beside the tables: what was written, to tell edits by, and when of the journal."""
    until = json.dumps({"until": entries[-1].at if entries else ""}).encode()
    return {**{f"{STATE}/{name}": files[name] for name in _KEPT if name in files}, _JOURNAL_STATE: until}


def _read(path: Path, written: Sequence[Row]) -> EditedTable:
    return EditedTable(str(path), path.suffix[1:], _READERS[path.name](path, written))


def _is_edited(path: Path, written: Path) -> bool:
    """Return whether a table is there and has other bytes than were written."""
    if not path.exists() and not path.is_symlink():
        return False
    same = path.is_file() and written.is_file() and path.stat().st_size == written.stat().st_size
    return not same or path.read_bytes() != written.read_bytes()


def _written_until(out: Path) -> str | None:
    """Return the time of the last entry that the tables show, "" where there was none; None where that is not known."""
    try:
        return str(json.loads((out / _JOURNAL_STATE).read_text(encoding="utf-8"))["until"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _rows(path: Path) -> list[Row] | None:
    """Return the rows of a table as it was written last, None where no run has kept it."""
    return load(path) if path.is_file() else None


def _hashes(path: Path) -> Mapping[tuple[str, str], str]:
    """Return (article, file) → SHA-256 of the sources that the tables were made from."""
    rows = _rows(path) or []
    return {(row["article"], row["source"]): row.get("sha256", "") for row in rows if row.get("source")}


def entries_elsewhere(entries: Sequence[Entry], articles: Sequence[str]) -> dict[str, int]:
    """Return article → how many of its claims have verdicts, of the articles that are not among these."""
    claims: dict[str, set[str]] = {}
    for entry in entries:
        if entry.claim and entry.article not in articles and (entry.verdict or entry.note):
            claims.setdefault(entry.article, set()).add(entry.claim)
    return {article: len(found) for article, found in claims.items()}
