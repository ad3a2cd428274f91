"""Edits of a reviewed table as entries of the journal: what differs from the table as it was written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.model import Review, Verdict
from pipeline.review.claims_rows import Place, Row, places, shown
from pipeline.review.journal import Entry, Saw

_WORDS = {verdict.casefold(): str(verdict) for verdict in Verdict}
_PERSON = ("verdict", "note", "reviewer")
_HUMAN = (*_PERSON, "reviewed_at")
Hashes = Mapping[tuple[str, str], str]


def entries_of_edits(
    path: Path,
    edited: Sequence[Row],
    written: Sequence[Row],
    hashes: Hashes,
    columns: Iterable[str],
    *,
    at: str,
    via: str,
) -> Iterator[Entry]:
    """Yield an entry for each cell of a person that differs from the table as it was written.

    A row that is missing takes nothing back; a verdict is taken back by emptying its cell.

    Args:
        path: of the table, for messages.
        edited: the rows as they are now.
        written: the rows as citetrail wrote them.
        hashes: of the sources that were shown.
        columns: names of citetrail's columns; every other one is the user's own.
        at: now, ISO 8601.
        via: csv or xlsx.

    Raises:
        ReadError: a word that is no verdict, or two rows of one reviewer that differ.
    """
    ours = set(columns)
    located = {(place.article, place.claim): (place, row) for place, row in zip(places(written), written, strict=True)}
    for key, rows in _by_claim(edited).items():
        if key in located:
            place, before = located[key]
            for row in _distinct(path, rows, before):
                user_columns = {
                    name: cell for name, cell in row.items() if name not in ours and cell != before.get(name, "")
                }
                if _is_edited(row, before) or user_columns:
                    yield _entry(path, row, before, place, user_columns, saw=shown(before, hashes), at=at, via=via)
    added = [_filled(row) for row in edited if not row["claim_id"].strip()]
    if added != [_filled(row) for row in written if not row["claim_id"]]:
        yield Entry(at=at, via=via, user_rows=added)


def _entry(
    path: Path, row: Row, before: Row, place: Place, user_columns: dict[str, str], *, saw: Saw, at: str, via: str
) -> Entry:
    """Return the entry of an edited row; of one in which only the user's own columns changed it says no verdict."""
    edited = _is_edited(row, before)
    return Entry(
        at=at,
        when=_changed(row, before, "reviewed_at"),
        by=row["reviewer"].strip(),
        article=place.article,
        claim=place.claim,
        text=place.text,
        before=place.before,
        after=place.after,
        equal=place.equal,
        verdict=_verdict(path, row) if edited else None,
        note=row["note"].strip() if edited else "",
        via=via,
        saw=saw,
        user_columns=user_columns,
    )


def _is_edited(row: Row, before: Row) -> bool:
    """Return whether a person changed his verdict, his note or his name."""
    return any(row.get(name, "").strip() != before.get(name, "").strip() for name in _PERSON)


def _filled(row: Row) -> Row:
    return {name: cell for name, cell in row.items() if cell}


def entries_of_old_table(
    path: Path, rows: Sequence[Row], hashes: Hashes, columns: Iterable[str], *, at: str
) -> Iterator[Entry]:
    """Yield an entry for each row that a person wrote into, of a table that was written before there was a journal.

    What was to be checked again stays so: of such a row it is not known what the reviewer saw.

    Raises:
        ReadError: a word that is no verdict.
    """
    ours = set(columns)
    for place, row in zip(places(rows), rows, strict=True):
        user_columns = {name: cell for name, cell in row.items() if name not in ours and cell}
        judged = any(row.get(name, "").strip() for name in _HUMAN)
        if (judged or user_columns) and place.claim:
            yield Entry(
                at=at,
                when=row.get("reviewed_at", "").strip(),
                by=row.get("reviewer", "").strip(),
                article=place.article,
                claim=place.claim,
                text=place.text,
                before=place.before,
                after=place.after,
                equal=place.equal,
                verdict=_verdict(path, row) if judged else None,
                note=row.get("note", "").strip(),
                via="csv",
                saw=None if row.get("review") == Review.RECHECK else shown(row, hashes),
                user_columns=user_columns,
            )


def _by_claim(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["article"].strip(), row["claim_id"].strip()].append(row)
    return groups


def _distinct(path: Path, rows: Sequence[Row], before: Row) -> list[Row]:
    """Return the rows of a claim, one a reviewer: a copied row is a second reviewer's where it names him."""
    if len(rows) == 1:
        return list(rows)
    changed = [
        row for row in rows if any(row.get(name, "").strip() != before.get(name, "").strip() for name in _PERSON)
    ]
    by_reviewer: dict[str, Row] = {}
    for row in changed:
        other = by_reviewer.setdefault(row["reviewer"].strip(), row)
        if any(row.get(name, "").strip() != other.get(name, "").strip() for name in _PERSON):
            claim = row["claim"][:80]
            reason = f"the claim “{claim}” has two rows of one reviewer that differ; name the reviewers or delete one"
            raise ReadError(str(path), "DAMAGED", f"{reason}. Nothing was changed")
    return list(by_reviewer.values())


def _verdict(path: Path, row: Row) -> str:
    """Return the verdict as citetrail spells it, "" where the cell is empty."""
    written = " ".join(row.get("verdict", "").split())
    if not written:
        return ""
    if written.casefold() not in _WORDS:
        verdicts = ", ".join(_WORDS.values())
        reason = f"“{written}” is no verdict (claim “{row.get('claim', '')[:80]}”); use one of: {verdicts}. Nothing was changed"
        raise ReadError(str(path), "DAMAGED", reason)
    return _WORDS[written.casefold()]


def _changed(row: Row, before: Row, column: str) -> str:
    """Return the cell where it was written anew, "" where it stands as before."""
    cell = row.get(column, "").strip()
    return "" if cell == before.get(column, "").strip() else cell


def without_known(new: Iterable[Entry], verdicts: Sequence[Entry]) -> list[Entry]:
    """Return the entries that say something new: a run that was killed behind the journal takes the same edits in again."""
    last: dict[tuple[str, str, str], Entry] = {}
    for entry in verdicts:
        last[entry.article, entry.claim, entry.by] = entry
    return [
        entry
        for entry in new
        if (before := last.get((entry.article, entry.claim, entry.by))) is None or _content(before) != _content(entry)
    ]


def _content(entry: Entry) -> object:
    return entry.verdict, entry.note, entry.user_columns, entry.user_rows
