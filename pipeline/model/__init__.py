"""The frozen values that flow from stage to stage; nothing here reads, writes or decides."""

from pipeline.model.citation import Citation, Difference, Link, LinkStatus, Lookup
from pipeline.model.claim import Claim, ClaimKind, Scope, ScopeKind
from pipeline.model.document import Block, BlockKind, BlockRole, Document, Mark, MarkKind, Meta, Page, Part, Piece
from pipeline.model.evidence import Check, CheckKind, CheckOutcome, Evidence, Outcome, Source, SourceStatus
from pipeline.model.extraction import Extraction, Finding, Priority
from pipeline.model.lookup import Answer, LinkAnswer, LinkLookup, LinkState, WorkLookup
from pipeline.model.mention import (
    Acronym,
    Comparator,
    Entity,
    EntityKind,
    Event,
    EventRelation,
    Figure,
    FigureKind,
    Mentions,
    Modality,
    Quote,
    Time,
    TimeKind,
    WhenSource,
)
from pipeline.model.problem import Problem, ProblemCode, Severity
from pipeline.model.reference import Organisation, Person, Reference, ReferenceKind
from pipeline.model.review import Review, Verdict
from pipeline.model.sign import Sign
from pipeline.model.span import Span
from pipeline.model.system import ListUse
from pipeline.model.trouble import ErrorCode, Trouble
from pipeline.model.work import FieldDifference, Notice, NoticeKind, Record, Verification, WorkState

__all__ = [
    "Acronym",
    "Answer",
    "Block",
    "BlockKind",
    "BlockRole",
    "Check",
    "CheckKind",
    "CheckOutcome",
    "Citation",
    "Claim",
    "ClaimKind",
    "Comparator",
    "Difference",
    "Document",
    "Entity",
    "EntityKind",
    "ErrorCode",
    "Event",
    "EventRelation",
    "Evidence",
    "Extraction",
    "FieldDifference",
    "Figure",
    "FigureKind",
    "Finding",
    "Link",
    "LinkAnswer",
    "LinkLookup",
    "LinkState",
    "LinkStatus",
    "ListUse",
    "Lookup",
    "Mark",
    "MarkKind",
    "Mentions",
    "Meta",
    "Modality",
    "Notice",
    "NoticeKind",
    "Organisation",
    "Outcome",
    "Page",
    "Part",
    "Person",
    "Piece",
    "Priority",
    "Problem",
    "ProblemCode",
    "Quote",
    "Record",
    "Reference",
    "ReferenceKind",
    "Review",
    "Scope",
    "ScopeKind",
    "Severity",
    "Sign",
    "Source",
    "SourceStatus",
    "Span",
    "Time",
    "TimeKind",
    "Trouble",
    "Verdict",
    "Verification",
    "WhenSource",
    "WorkLookup",
    "WorkState",
]
