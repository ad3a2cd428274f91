"""Everything that was found in one article."""

from dataclasses import dataclass, field

from pipeline.model.citation import Citation, Link
from pipeline.model.claim import Claim
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence, Source
from pipeline.model.mention import Mentions
from pipeline.model.problem import Problem
from pipeline.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Finding:
    """What the machine says of one claim in sum: the outcome of its evidence and how soon a person should look.

    outcome: of docs/tables.md, "" where nothing was held against it. why, reason: one sentence each.
    priority: 1 look first … 5 the rest.
    """

    claim: str
    outcome: str
    why: str
    priority: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The whole trail of one article; values refer to each other by id."""

    document: Document
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: Mentions = field(default_factory=Mentions)
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
