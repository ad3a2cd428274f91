"""The view of the journal: claims.csv with what people said of each claim, worked out anew in every run."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from pipeline.model import Review
from pipeline.review.claims_rows import GAP, Place, Row, places, shown, wording_of
from pipeline.review.journal import Entry, Saw, latest
from pipeline.review.recheck import reasons
from pipeline.review.resolve import resolve

LATER = "later"  # a state of the review page: in the tables such a claim is open
HUMAN = ("verdict", "note", "reviewer", "reviewed_at")
Tables = Mapping[str, Sequence[Row]]
# of equal sentences it could not be told which one was judged
_UNTOLD = "the same words still stand there, with other sentences around them; judge the right one anew"


def reviewed_claims(tables: Tables, entries: Sequence[Entry]) -> list[Row]:
    """Return the rows of claims.csv with verdicts and review states; verdicts whose claim is gone at the end, then own rows.

    Verdicts on articles that these tables do not have stay in the journal and out of the rows.
    """
    rows = tables["claims"]
    located = places(rows)
    resolved = resolve(entries, located)
    hashes = source_hashes(tables)
    passages = passages_by_claim(tables)
    out = []
    for i, (row, place) in enumerate(zip(rows, located, strict=True)):
        about = resolved.found.get(i, ())
        now = shown(row, hashes)
        found = passages[row["article"], row["claim_id"]]
        out.append({**row, **_user_columns(about), **review_cells(about, place, now, found)})
    taken = {(row["article"], row["claim_id"]) for row in rows}
    present = {(article, wording_of(claim)) for article, claim in taken}
    for about in resolved.orphans:
        if latest(about) or any(_user_columns(about).values()):
            out.append(_orphan(about, taken, _UNTOLD if _wording(about) in present else ""))
            taken.add((out[-1]["article"], out[-1]["claim_id"]))
    return out + _user_rows(entries)


def source_hashes(tables: Tables) -> dict[tuple[str, str], str]:
    """Return (article, file name of a source) → SHA-256 of its bytes."""
    return {(row["article"], row["source"]): row.get("sha256", "") for row in tables["sources"]}


def passages_by_claim(tables: Tables) -> defaultdict[tuple[str, str], set[str]]:
    """Return (article, claim) → the passages that the tables show of it."""
    passages: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables["evidence"]:
        passages[row["article"], row["claim_id"]].add(row.get("passage", ""))
    return passages


def review_cells(entries: Sequence[Entry], place: Place, now: Saw, passages: Collection[str]) -> Row:
    """Return the cells that a person fills, the review state and the reason to look again.

    Where reviewers differ the last verdict is shown, and the note names them all.
    """
    verdicts = latest(entries)
    if not verdicts:
        # a name or a day that somebody typed without a verdict stays
        typed = {name: _user_columns(entries).get(name, "") for name in HUMAN}
        return {"review": Review.OPEN, "recheck_why": "", **typed}
    settling = [entry for entry in verdicts.values() if entry.settles]
    last = (settling or list(verdicts.values()))[-1]
    recheck = "; ".join(reasons(last, place, now, passages))
    disagree = len({entry.verdict for entry in verdicts.values() if entry.verdict}) > 1
    if recheck:
        review = Review.RECHECK
    elif settling:
        review = Review.SETTLED
    else:
        review = Review.DISAGREE if disagree else Review.KEPT
    note = last.note
    if len(verdicts) > 1:
        note = "; ".join(_attributed(entry) for entry in verdicts.values())
    return {
        "review": review,
        "recheck_why": recheck,
        "verdict": last.verdict or "",
        "note": note,
        "reviewer": " | ".join(reviewer for reviewer in verdicts if reviewer),
        "reviewed_at": last.when or last.at,
    }


def page_state(cells: Row, entries: Sequence[Entry], reviewer: str) -> str:
    """Return the state of a claim as a reviewer's page shows it: "later", or its review, open where there is a note alone.

    Args:
        cells: of review_cells.
        entries: about the claim, by time.
        reviewer: whose page it is.
    """
    mine = [entry for entry in entries if entry.by == reviewer]
    if mine and mine[-1].later:
        return LATER
    return Review.OPEN if cells["review"] == Review.KEPT and not cells["verdict"] else cells["review"]


def last_undoable(entries: Sequence[Entry], reviewer: str) -> Entry | None:
    """Return the line of the review page that undo takes back: the reviewer's last one that no undo has taken back yet."""
    stack: list[Entry] = []
    for entry in entries:
        if entry.by == reviewer and entry.via == "review":
            if not entry.undo:
                stack.append(entry)
            elif stack:
                stack.pop()
    return stack[-1] if stack else None


def taken_back(entry: Entry, entries: Sequence[Entry], at: str) -> Entry:
    """Return the line that takes an entry back: what its reviewer had said of the claim before.

    Args:
        entry: to take back.
        entries: all about its claim, by time.
        at: now.
    """
    before = [other for other in entries if other.by == entry.by and other.moment < entry.moment]
    verdicts = [other for other in before if other.verdict is not None]
    verdict = verdicts[-1] if verdicts else replace(entry, verdict="", note="", settles=False)
    return replace(
        verdict, at=at, when="", via="review", seconds=0.0, later=bool(before) and before[-1].later, undo=True
    )


def _attributed(entry: Entry) -> str:
    """Return "AK: confirmed (p. 3)"."""
    note = f" ({entry.note})" if entry.note else ""
    return f"{entry.by or 'unnamed'}: {entry.verdict or 'no verdict'}{note}"


def _user_columns(entries: Sequence[Entry]) -> Row:
    """Return the cells of the user's own columns, the last that was written into each."""
    return {column: cell for entry in entries for column, cell in entry.user_columns.items()}


def _wording(entries: Sequence[Entry]) -> tuple[str, str]:
    return entries[-1].article, wording_of(entries[-1].claim)


def _orphan(entries: Sequence[Entry], taken: Collection[tuple[str, str]], why: str) -> Row:
    """Return the row of a verdict whose claim is gone: the sentence as it was, and what was said of it.

    taken: the keys of the other rows; of equal sentences the one that is left may have the key of the one that is gone.
    why: the reason, beyond that the sentence is gone.
    """
    last = entries[-1]
    keys = (last.claim, *(f"{wording_of(last.claim)}-gone-{number}" for number in range(1, len(taken) + 2)))
    key = next(key for key in keys if (last.article, key) not in taken)
    place = Place(last.article, last.claim, last.text, last.before, last.after)
    context = f"{last.before} {GAP} {last.after}".strip()
    row = {"claim_id": key, "article": last.article, "claim": last.text, "context": context}
    return {
        **row,
        **_user_columns(entries),
        **review_cells(entries, place, Saw(), ()),
        "review": Review.ORPHANED,
        "recheck_why": why,
    }


def _user_rows(entries: Sequence[Entry]) -> list[Row]:
    """Return the rows that the user added, of no claim."""
    return next((list(entry.user_rows) for entry in reversed(entries) if entry.user_rows is not None), [])
