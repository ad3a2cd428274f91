"""Verdicts as schema.org ClaimReview: a person's word only, never what the machine found.

Vocabulary: https://schema.org/ClaimReview
"""

import json
from collections.abc import Sequence

from pipeline.export.entries import Row

_STANDING = frozenset({"kept", "settled"})
Json = str | list["Json"] | dict[str, "Json"]


def claim_reviews(claims: Sequence[Row]) -> bytes:
    """Return the reviews of the claims whose verdict stands, as a JSON-LD graph."""
    graph: list[Json] = [_review(row) for row in claims if is_publishable(row)]
    return (
        json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"
    ).encode()


def is_publishable(row: Row) -> bool:
    """Tell whether a claim has a person's verdict that stands: none to be looked at again, none that reviewers disagree on."""
    return bool(row.get("claim_id") and row.get("verdict")) and row.get("review") in _STANDING


def _review(row: Row) -> dict[str, Json]:
    review: dict[str, Json] = {
        "@type": "ClaimReview",
        "claimReviewed": row["claim"],
        "itemReviewed": {"@type": "Claim", "appearance": {"@type": "CreativeWork", "name": row["article"]}},
        "reviewRating": {"@type": "Rating", "alternateName": row["verdict"]},
    }
    names: list[Json] = [{"@type": "Person", "name": name} for name in row.get("reviewer", "").split(" | ") if name]
    if names:
        review["author"] = names
    if row.get("reviewed_at"):
        review["datePublished"] = row["reviewed_at"]
    if row.get("note"):
        review["reviewBody"] = row["note"]
    return review
