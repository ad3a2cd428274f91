"""What each reviewer says of one claim in the edited tables: several rows and two files put together, or refused."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Review, Verdict
from pipeline.review.claims_rows import Row
from pipeline.review.edits import EditedTable, WrittenClaim, cell, is_edited, refuse
from pipeline.review.journal import Entry

_WORDS = {verdict.casefold(): str(verdict) for verdict in Verdict}
_SAID = ("verdict", "note", "reviewed_at")
Edit = tuple[EditedTable, Row]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one reviewer says of a claim. when: as he wrote it. settles: it ends a disagreement.

    earlier: his entry whose finding he still speaks of: only the name was added.
    """

    table: EditedTable
    by: str
    verdict: str
    note: str
    when: str = ""
    settles: bool = False
    earlier: Entry | None = None


def statements(edits: Sequence[Edit], written: WrittenClaim) -> Iterator[Statement]:
    """Yield what the edited rows of one claim say, a statement a reviewer. A row that nobody edited says nothing.

    Raises:
        ReadError: rows of one reviewer that contradict each other, in one file or in two; a word that is no verdict.
    """
    by_reviewer: defaultdict[str, list[Edit]] = defaultdict(list)
    for table, row in _without_contradictions(edits, written):
        if is_edited(row, written.row):
            by_reviewer[cell(row, "reviewer")].append((table, {**row, "verdict": verdict_of(table, row)}))
    copied = len(edits) > len({table.via for table, _ in edits})
    for same_reviewer in by_reviewer.values():
        table, row = _merged(same_reviewer, written)
        yield from _of_row(table, row, written, copied=copied)


def verdict_of(table: EditedTable, row: Row) -> str:
    """Return the verdict as citetrail spells it, "" where the cell is empty.

    Raises:
        ReadError: a word that is no verdict.
    """
    word = " ".join(row.get("verdict", "").split())
    if word and word.casefold() not in _WORDS:
        verdicts = ", ".join(_WORDS.values())
        raise refuse(
            table.path, f"“{word[:80]}” is no verdict (claim “{row.get('claim', '')[:80]}”); use one of: {verdicts}"
        )
    return _WORDS[word.casefold()] if word else ""


def _without_contradictions(edits: Sequence[Edit], written: WrittenClaim) -> list[Edit]:
    """Return the rows; a table must not have two of one reviewer that say different things. An empty one says nothing."""
    seen: dict[tuple[str, str], Row] = {}
    changed = []
    alone = len(edits) == len({table.via for table, _ in edits})
    for table, row in edits:
        if not alone and not cell(row, "verdict") and not cell(row, "note"):
            continue
        before = seen.setdefault((table.via, cell(row, "reviewer")), row)
        if any(cell(before, column).casefold() != cell(row, column).casefold() for column in ("verdict", "note")):
            raise refuse(
                table.path,
                f"the claim “{written.place.text[:80]}” has two rows of one reviewer that differ; "
                "name the reviewers or delete one",
            )
        changed.append((table, row))
    return changed


def _merged(edits: Sequence[Edit], written: WrittenClaim) -> Edit:
    """Return the rows of one reviewer as one: of each cell what was written anew, in whichever file."""
    table, row = edits[0]
    for other_table, other in edits[1:]:
        for column in _SAID:
            left, right, before = cell(row, column), cell(other, column), cell(written.row, column)
            if left != right and before not in (left, right):
                raise refuse(
                    other_table.path,
                    f"{table.path} and this file say different things of the claim “{written.place.text[:80]}” "
                    f"(“{left[:40]}”, “{right[:40]}”); make them the same, or name the reviewers",
                )
            row = {**row, column: right if left == before else left}
    return table, row


def _of_row(table: EditedTable, row: Row, written: WrittenClaim, *, copied: bool) -> Iterator[Statement]:
    """Yield what an edited row says. A row shows one verdict, whoever gave one: the cell of the reviewer says whose it is now.

    copied: the claim has several rows, so that a new name is another reviewer's.
    """
    verdict, note, when = row["verdict"], _note(row, written), _changed(row, written.row, "reviewed_at")
    names = [name.strip() for name in cell(written.row, "reviewer").split("|") if name.strip()]
    by = cell(row, "reviewer")
    shared = len(names) > 1 and by == cell(written.row, "reviewer")
    if not verdict and not note and (not by or shared):
        yield from _withdrawals(table, written, when)
    elif shared:
        if not verdict:
            reason = f"the claim “{written.place.text[:80]}” has verdicts of {' and '.join(names)}"
            raise refuse(table.path, f"{reason}; leave in reviewer the name of the one whose verdict is taken back")
        settles = cell(written.row, "review") == Review.DISAGREE
        yield Statement(table, "", verdict, note, when, settles=settles)
    else:
        unnamed = written.entries.get("")
        if by and unnamed and not names and not copied and (unnamed.verdict or "") == verdict:
            yield Statement(table, "", "", "")  # a name was added to it
            earlier = unnamed if unnamed.note.strip() == note and not when else None
            yield Statement(table, by, verdict, note, when, earlier=earlier)
        else:
            earlier = written.entries.get(by)
            yield Statement(
                table, by, verdict, note or (earlier.note if earlier and _is_note_of_all(row, written) else ""), when
            )


def _withdrawals(table: EditedTable, written: WrittenClaim, when: str) -> Iterator[Statement]:
    """Yield what takes a verdict back whose cells were all emptied.

    Raises:
        ReadError: several reviewers gave one.
    """
    if len(written.entries) > 1:
        names = " and ".join(name or "somebody unnamed" for name in written.entries)
        reason = f"the claim “{written.place.text[:80]}” has verdicts of {names}"
        raise refuse(table.path, f"{reason}; leave in reviewer the name of the one whose verdict is taken back")
    for by in written.entries or ("",):
        yield Statement(table, by, "", "", when)


def _is_note_of_all(row: Row, written: WrittenClaim) -> bool:
    """Return whether the note is the one that names what each reviewer said."""
    return len(written.entries) > 1 and cell(row, "note") == cell(written.row, "note")


def _note(row: Row, written: WrittenClaim) -> str:
    return "" if _is_note_of_all(row, written) else cell(row, "note")


def _changed(row: Row, written: Row, column: str) -> str:
    """Return the cell where it was written anew, "" where it stands as before."""
    return "" if cell(row, column) == cell(written, column) else cell(row, column)
