"""Edited tables of claims: which claim each row is about, and the cells of a person that differ from what was written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipeline.errors import ReadError
from pipeline.review.claims_rows import Place, Row, places, wording_of
from pipeline.review.journal import Entry, latest
from pipeline.review.resolve import resolve

_EDITED = 0.5  # share of the words of a sentence that must be as they were written
PERSON = ("verdict", "note", "reviewer", "reviewed_at")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EditedTable:
    """A table as a person saved it. path: for messages. via: csv or xlsx."""

    path: str
    via: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim as the tables were written: its place, its row, and what the journal says of it, reviewer → entry.

    was: the key under which the journal has it, where its sentence was edited since.
    """

    place: Place
    row: Row
    entries: Mapping[str, Entry] = field(default_factory=dict)
    was: str = ""


def cell(row: Mapping[str, str], column: str) -> str:
    """Return a cell without blanks around it."""
    return row.get(column, "").strip()


def is_edited(row: Row, written: Row) -> bool:
    """Return whether a cell that a person fills differs from what was written."""
    return any(cell(row, column) != cell(written, column) for column in PERSON)


def refuse(path: str, reason: str) -> ReadError:
    """Return the error of a table that says something that cannot be taken in."""
    return ReadError(path, "DAMAGED", f"{reason}. Nothing was changed")


def written_claims(written: Sequence[Row], entries: Sequence[Entry]) -> dict[Key, WrittenClaim]:
    """Return the claims of the tables by key, each with its last entry of every reviewer. written: without the user's own rows."""
    located = places(written)
    resolved = resolve(entries, located)
    claims = {}
    for i, (place, row) in enumerate(zip(located, written, strict=True)):
        about = resolved.found.get(i, ())
        claims[place.article, place.claim] = WrittenClaim(place, row, latest(about), earlier_key(about, place))
    return claims


def earlier_key(entries: Sequence[Entry], place: Place) -> str:
    """Return the key under which the journal has a claim whose sentence was edited since, "" where it was not."""
    return next((entry.claim for entry in reversed(entries) if wording_of(entry.claim) != place.wording), "")


def rows_by_claim(
    tables: Iterable[EditedTable], claims: Mapping[Key, WrittenClaim]
) -> dict[Key, list[tuple[EditedTable, Row]]]:
    """Return the rows of all tables by the claim that they are about; rows of no claim are left out.

    The sentence that a row shows counts, where it is that of another claim than its key: a person judges what stands there, and
    sorting some columns without the others parts the two.

    Raises:
        ReadError: such a sentence stands several times in the articles.
    """
    by_text: defaultdict[str, list[Key]] = defaultdict(list)
    for key, claim in claims.items():
        by_text[_plain(claim.place.text)].append(key)
    found: defaultdict[Key, list[tuple[EditedTable, Row]]] = defaultdict(list)
    for table in tables:
        for row in table.rows:
            key = _key(table, row, claims, by_text)
            if key[1]:
                found[key].append((table, row))
    return found


def _key(table: EditedTable, row: Row, claims: Mapping[Key, WrittenClaim], by_text: Mapping[str, Sequence[Key]]) -> Key:
    key, text = (cell(row, "article"), cell(row, "claim_id")), _plain(row.get("claim", ""))
    same_text = by_text.get(text, ())
    if not key[1] or not text or key in same_text:
        return key
    if len(same_text) == 1:
        return same_text[0]
    if same_text or (key in claims and not _is_edit(text, _plain(claims[key].place.text))):
        reason = f"the row of “{text[:80]}” has the key of another claim; undo the sorting of single columns"
        raise refuse(table.path, reason)
    return key


def _is_edit(text: str, written: str) -> bool:
    """Return whether a sentence in a table is the one that was written, edited."""
    return SequenceMatcher(None, text.split(), written.split(), autojunk=False).ratio() >= _EDITED


def _plain(text: str) -> str:
    return " ".join(text.split())
