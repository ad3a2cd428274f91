"""Evidence: which file is which reference, which passages bear on a claim, and whether they agree.

references, documents ─ locate ─► Source…
claims, citations, links, mentions ─ find_subjects ─► Subject… (what a citation covers, its mentions, the works it cites)
Subject…, Source…, documents ─ find_evidence ─► Evidence… (passage, checks, outcome)
Assessment… (pipeline.outcomes) ─ find_findings ─► Finding… (outcome, why, priority)
"""

from pipeline.evidence.aggregate import find_findings
from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from pipeline.evidence.find import find_evidence
from pipeline.evidence.locate.locate import locate
from pipeline.evidence.quotes.find import check_quote
from pipeline.evidence.retrieve.rank import rank
from pipeline.evidence.subjects import Subject, find_subjects

__all__ = [
    "AnnotatedText",
    "Subject",
    "check_quote",
    "compare",
    "find_evidence",
    "find_findings",
    "find_subjects",
    "locate",
    "rank",
]
