"""Verdicts merged from the tables of the last run into those of this one. A verdict is never lost."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from pipeline.model import Review

Row = dict[str, str]

_COLUMNS = ("verdict", "note", "reviewer", "reviewed_at")
_SIMILAR = 0.75  # share of the words of two sentences that must agree for one to be an edit of the other


def is_reviewed(row: Mapping[str, str]) -> bool:
    """Tell whether a person wrote into the row."""
    return any(row.get(column, "").strip() for column in _COLUMNS)


def merge_verdicts(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Return the new rows with the verdicts of the old ones.

    The same id: kept. The sentence was edited: the verdict goes to the most similar open claim of the article, to be checked again
    (recheck). The sentence is gone: the old row stays at the end (orphaned). New rows without a verdict stay open.
    """
    reviewed = {row["claim_id"]: row for row in old if is_reviewed(row)}
    ids = {row["claim_id"] for row in new}
    lost = [row for id_, row in reviewed.items() if id_ not in ids]
    open_ = {row["claim_id"]: row for row in new if row["claim_id"] not in reviewed}
    edited: dict[str, Row] = {}
    orphans = []
    for row in lost:
        successor = _successor(row, open_)
        if successor:
            edited[successor] = row
            del open_[successor]
        else:
            orphans.append({**row, "review": Review.ORPHANED})
    return [_with_verdict(row, reviewed, edited) for row in new] + orphans


def _with_verdict(row: Row, reviewed: Mapping[str, Row], edited: Mapping[str, Row]) -> Row:
    """Put a verdict into a new row. What was to be checked again stays so until the person clears it."""
    id_ = row["claim_id"]
    if id_ in reviewed:
        review = Review.RECHECK if reviewed[id_].get("review") == Review.RECHECK else Review.KEPT
        return {**row, **_verdict_cells(reviewed[id_]), "review": review}
    if id_ in edited:
        return {**row, **_verdict_cells(edited[id_]), "review": Review.RECHECK}
    return row


def _verdict_cells(row: Mapping[str, str]) -> Row:
    return {column: row.get(column, "") for column in _COLUMNS}


def _successor(row: Row, open_: Mapping[str, Row]) -> str:
    """Return the id of the open claim of the same article that is most similar to the lost one, "" if none is."""
    words = row.get("claim", "").split()
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    best, best_ratio = "", _SIMILAR
    for id_, candidate in open_.items():
        if candidate["article"] != row.get("article"):
            continue
        matcher.set_seq1(candidate["claim"].split())
        if (
            matcher.real_quick_ratio() >= best_ratio
            and matcher.quick_ratio() >= best_ratio
            and matcher.ratio() >= best_ratio
        ):
            best, best_ratio = id_, matcher.ratio()
    return best
