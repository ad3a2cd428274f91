"""Verdicts carried from the tables of the last run into those of this one. A verdict is never lost."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

Row = dict[str, str]

_HUMAN = ("verdict", "note", "reviewer", "reviewed_at")
_ALIKE = 0.75  # share of the words of two sentences that must agree to take one for the other's edit


def reviewed(row: Mapping[str, str]) -> bool:
    """Tell whether a person wrote into the row."""
    return any(row.get(column, "").strip() for column in _HUMAN)


def carry(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Return the new rows with the old ones' verdicts.

    Same id: kept. The sentence was edited: its nearest heir in the article, to be checked again (recheck).
    The sentence is gone: the old row stays at the end (orphaned). New rows nobody judged stay open.
    """
    said = {row["claim_id"]: row for row in old if reviewed(row)}
    ids = {row["claim_id"] for row in new}
    lost = [row for id_, row in said.items() if id_ not in ids]
    open_ = {row["claim_id"]: row for row in new if row["claim_id"] not in said}
    heirs: dict[str, Row] = {}
    orphans = []
    for row in lost:
        heir = _heir(row, open_)
        if heir:
            heirs[heir] = row
            del open_[heir]
        else:
            orphans.append({**row, "review": "orphaned"})
    return [_carried(row, said, heirs) for row in new] + orphans


def _carried(row: Row, said: Mapping[str, Row], heirs: Mapping[str, Row]) -> Row:
    """Put a person's words into a new row. What was to be checked again stays so until the person clears it."""
    id_ = row["claim_id"]
    if id_ in said:
        review = "recheck" if said[id_].get("review") == "recheck" else "kept"
        return {**row, **_human(said[id_]), "review": review}
    if id_ in heirs:
        return {**row, **_human(heirs[id_]), "review": "recheck"}
    return row


def _human(row: Mapping[str, str]) -> Row:
    return {column: row.get(column, "") for column in _HUMAN}


def _heir(row: Row, open_: Mapping[str, Row]) -> str:
    """Return the id of the unjudged claim of the same article that reads most like the lost one, "" if none does."""
    words = row.get("claim", "").split()
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    best, best_ratio = "", _ALIKE
    for id_, other in open_.items():
        if other["article"] != row.get("article"):
            continue
        matcher.set_seq1(other["claim"].split())
        if (
            matcher.real_quick_ratio() >= best_ratio
            and matcher.quick_ratio() >= best_ratio
            and matcher.ratio() >= best_ratio
        ):
            best, best_ratio = id_, matcher.ratio()
    return best
