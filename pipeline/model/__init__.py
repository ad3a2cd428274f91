"""The frozen values that flow from stage to stage; nothing here reads, writes or decides."""

from pipeline.model.citation import Citation, Link, Status
from pipeline.model.claim import Claim, Scope
from pipeline.model.document import Block, Document, Mark, Meta, Page, Part, Piece
from pipeline.model.errors import ModelError, ReadError, Trouble
from pipeline.model.evidence import Check, Evidence, Source
from pipeline.model.extraction import Extraction, Finding
from pipeline.model.mention import Acronym, Entity, Event, Figure, Mentions, Quote, Time
from pipeline.model.problem import Problem
from pipeline.model.reference import Organisation, Person, Reference
from pipeline.model.span import Span

__all__ = [
    "Acronym",
    "Block",
    "Check",
    "Citation",
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Extraction",
    "Figure",
    "Finding",
    "Link",
    "Mark",
    "Mentions",
    "Meta",
    "ModelError",
    "Organisation",
    "Page",
    "Part",
    "Person",
    "Piece",
    "Problem",
    "Quote",
    "ReadError",
    "Reference",
    "Scope",
    "Source",
    "Span",
    "Status",
    "Time",
    "Trouble",
]
