"""Rows of claims.csv as the review sees them: which claim a row is, its neighbours, and what it shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Review
from pipeline.review.journal import Saw

Row = dict[str, str]

GAP = "[…]"  # between the sentence before and the one after, in the column context


@dataclass(frozen=True, slots=True)
class Place:
    """A claim in its article: its key, its sentence and the sentences around it, which tell equal sentences apart.

    equal: how many claims of the article have the same sentence.
    """

    article: str
    claim: str
    text: str
    before: str = ""
    after: str = ""
    equal: int = 1

    @property
    def wording(self) -> str:
        """The key without the number that equal sentences get by their order."""
        return wording_of(self.claim)


def wording_of(claim: str) -> str:
    """Return the key of a claim without the number that equal sentences get by their order.

    >>> wording_of("c-12ab"), wording_of("c-12ab-2")
    ('c-12ab', 'c-12ab')
    """
    return "-".join(claim.split("-")[:2])


def places(rows: Sequence[Mapping[str, str]]) -> list[Place]:
    """Return the place of each row; where a sentence opens or ends a block, the claim before or after stands for it.

    A claim that is gone is no neighbour, and does not count among equal ones.
    """
    present = [row.get("review") != Review.ORPHANED for row in rows]
    wordings = Counter(
        (row["article"], wording_of(row["claim_id"])) for row, there in zip(rows, present, strict=True) if there
    )
    found = []
    for i, row in enumerate(rows):
        before, _, after = row.get("context", "").partition(GAP)
        neighbours = [
            rows[j]["claim"]
            if present[i] and 0 <= j < len(rows) and present[j] and rows[j]["article"] == row["article"]
            else ""
            for j in (i - 1, i + 1)
        ]
        before, after = before.strip() or neighbours[0], after.strip() or neighbours[1]
        equal = max(1, wordings[row["article"], wording_of(row["claim_id"])])
        found.append(Place(row["article"], row["claim_id"], row.get("claim", ""), before, after, equal))
    return found


def shown(row: Mapping[str, str], hashes: Mapping[tuple[str, str], str]) -> Saw:
    """Return what a row shows of its claim.

    Args:
        row: of claims.csv.
        hashes: (article, file name of a source) → SHA-256 of its bytes, from sources.csv.
    """
    files = [file for file in row.get("sources", "").split(" | ") if file]
    return Saw(
        outcome=row.get("outcome", ""),
        why=row.get("why", ""),
        references=row.get("reference_ids", ""),
        source=row.get("sources", ""),
        sha256=" ".join(hashes.get((row["article"], file), "") for file in files).strip(),
        page=row.get("evidence_page", ""),
        passage=row.get("evidence", ""),
    )
