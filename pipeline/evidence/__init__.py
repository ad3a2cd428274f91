"""Evidence: which file is which reference, which passage is nearest to a claim, and whether the two agree.

references, documents ─ locate ─► Source…
Subject… (a claim's text, its mentions, the works it cites) ─ find_evidence ─► Evidence… (passage, checks, outcome)
"""

from pipeline.evidence.aggregate import summarise_claim
from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from pipeline.evidence.find import Subject, find_evidence
from pipeline.evidence.locate.files import locate
from pipeline.evidence.quotes.check import check as check_quote
from pipeline.evidence.retrieve.rank import rank

__all__ = ["AnnotatedText", "Subject", "check_quote", "compare", "find_evidence", "locate", "rank", "summarise_claim"]
