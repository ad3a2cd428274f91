"""Everything that was found in one article."""

from dataclasses import dataclass

from pipeline.model.citation import Citation, Link
from pipeline.model.claim import Claim
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence, Source
from pipeline.model.mention import Mentions
from pipeline.model.problem import Problem
from pipeline.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Extraction:
    """The whole trail of one article; values refer to each other by id."""

    document: Document
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: Mentions = Mentions()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()
