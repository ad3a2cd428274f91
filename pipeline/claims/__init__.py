"""Sentences worth a check: which they are, what kind, what each citation covers, what to look at first."""

from pipeline.claims.checkworthy import checkworthiness
from pipeline.claims.priority import priority
from pipeline.claims.select import find_claims

__all__ = ["checkworthiness", "find_claims", "priority"]
