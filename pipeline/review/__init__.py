"""What people said of the claims: a journal that only grows, and the tables as views of it.

    edited claims.csv ─ entries_of_edits ─► verdicts.jsonl ─ reviewed_claims ─► claims.csv of the next run

A verdict is never lost, never moved to another claim and never made up: where a table cannot be read whole, the run stops.
"""

from pipeline.review.merge import reviewed_claims

__all__ = ["reviewed_claims"]
