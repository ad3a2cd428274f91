"""What people read of the tables: the words of every code, and which values of a claim and a passage are compared.

Report, spreadsheet and review page show the same rows in the same words.

    row of claims.csv + its rows of evidence.csv ─ compare ─► Comparison: pairs of values, marks in the claim, passages with marks
"""

from pipeline.wording.check_cells import read_checks
from pipeline.wording.comparison import Comparison, Pair, Passage, compare
from pipeline.wording.marks import Mark, segments
from pipeline.wording.settling import settling_passage, summarise_claim
from pipeline.wording.words import (
    kind_words,
    link_words,
    outcome_words,
    review_words,
    scope_words,
    sign_of,
    verdict_words,
)
from pipeline.wording.works import EXISTS, differing_fields, is_settled, work_sign

__all__ = [
    "EXISTS",
    "Comparison",
    "Mark",
    "Pair",
    "Passage",
    "compare",
    "differing_fields",
    "is_settled",
    "kind_words",
    "link_words",
    "outcome_words",
    "read_checks",
    "review_words",
    "scope_words",
    "segments",
    "settling_passage",
    "sign_of",
    "summarise_claim",
    "verdict_words",
    "work_sign",
]
