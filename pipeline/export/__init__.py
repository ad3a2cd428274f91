"""Tables as the files that other programs read: reference managers, annotation clients, fact-check feeds.

rows of references.csv ─► .bib, CSL-JSON, RIS        rows of claims.csv ─► Web Annotation, ClaimReview
"""

from pipeline.export.annotation import annotations
from pipeline.export.bibtex import bibtex
from pipeline.export.claim_review import claim_reviews, is_publishable
from pipeline.export.csl import csl_json
from pipeline.export.ris import ris

__all__ = ["annotations", "bibtex", "claim_reviews", "csl_json", "is_publishable", "ris"]
