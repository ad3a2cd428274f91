"""Everything that was found in one article."""

from dataclasses import dataclass, field
from enum import IntEnum

from pipeline.model.citation import Citation, Link
from pipeline.model.claim import Claim
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence, Outcome, Source
from pipeline.model.mention import Mentions
from pipeline.model.problem import Problem
from pipeline.model.reference import Reference
from pipeline.model.system import ListUse


class Priority(IntEnum):
    """How soon a person should look at a claim."""

    FIRST = 1  # the source says something else
    MISSING = 2  # a citation leads nowhere
    UNSURE = 3  # a citation fits several works, or a figure, date or quotation has no counterpart
    UNCOMPARED = 4  # a passage is near and nothing in it could be compared, or a checkable claim cites nothing
    REST = 5  # what was compared agrees, or there is nothing to compare


@dataclass(frozen=True, slots=True)
class Finding:
    """The result for one claim: the outcome of its evidence, and how soon a person should look.

    outcome: None where it was compared with nothing. why, reason: one sentence each, for the outcome and for the priority.
    """

    claim: str
    outcome: Outcome | None
    why: str
    priority: Priority
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article; the values refer to each other by id. lists: how its lists of works were chosen."""

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
    lists: tuple[ListUse, ...] = ()
