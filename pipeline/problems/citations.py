"""Citations that lead nowhere, or to several works."""

from collections.abc import Iterator

from pipeline.model import Extraction, Problem
from pipeline.model.problem import problem


def find(extraction: Extraction) -> Iterator[Problem]:
    """missing-reference; year-mismatch and name-mismatch where one entry is near; ambiguous-citation."""
    codes = {"": "missing-reference", "year": "year-mismatch", "name": "name-mismatch"}
    for link in extraction.links:
        if link.status == "missing":
            yield problem(codes[link.differs], link.citation, link.span, link.reason, link.suggestion)
        elif link.status == "ambiguous":
            yield problem("ambiguous-citation", link.citation, link.span, link.reason, link.suggestion)
        elif link.differs == "name":
            yield problem("name-mismatch", link.citation, link.span, link.reason, link.suggestion)
