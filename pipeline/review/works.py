"""What people said of the cited works: edits of verifications.csv as entries of the journal, and back into its rows."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.review.journal import Entry

Row = Mapping[str, str]
Key = tuple[str, str, str]
PERSON = ("verdict", "note", "reviewer", "reviewed_at")


def work_entries(edited: Sequence[Row], written: Sequence[Row], *, at: str, via: str) -> Iterator[Entry]:
    """Yield an entry for each row whose cells of a person differ from what was written; a row that is missing takes nothing back.

    Args:
        edited: the rows as a person saved them.
        written: as citetrail wrote them.
        at: now, ISO 8601.
        via: csv or review.
    """
    before = {_key(row): row for row in written}
    for row in edited:
        cells = {name: row.get(name, "").strip() for name in PERSON}
        if all(_key(row)) and cells != {name: before.get(_key(row), {}).get(name, "").strip() for name in PERSON}:
            yield work_entry(row, cells, at=at, via=via)


def work_entry(row: Row, cells: Row, *, at: str, via: str) -> Entry:
    """Return the line that a person's cells of a row become."""
    return Entry(
        at=at,
        when=cells.get("reviewed_at", ""),
        by=cells.get("reviewer", ""),
        article=row["article"],
        reference=row["reference_id"],
        check=row["check"],
        text=row.get("message", ""),
        verdict=cells.get("verdict", ""),
        note=cells.get("note", ""),
        via=via,
    )


def with_words(rows: Sequence[Row], works: Sequence[Entry]) -> list[dict[str, str]]:
    """Return the rows with what was said last of each work; the key of an entry changes with its words, and then nothing is said.

    Args:
        rows: of verifications.csv.
        works: the entries of the journal about works, by time.
    """
    last = {(entry.article, entry.reference, entry.check): entry for entry in works}
    return [{**row, **_cells(last.get(_key(row)))} for row in rows]


def _cells(entry: Entry | None) -> dict[str, str]:
    if entry is None or not (entry.verdict or entry.note or entry.by):
        return dict.fromkeys(PERSON, "")
    return {
        "verdict": entry.verdict or "",
        "note": entry.note,
        "reviewer": entry.by,
        "reviewed_at": entry.when or entry.at[:10],
    }


def _key(row: Row) -> Key:
    return row.get("article", ""), row.get("reference_id", ""), row.get("check", "")
