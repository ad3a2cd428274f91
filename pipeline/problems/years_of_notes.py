"""Notes that give a work another year than the first note of it does."""

import re
from collections.abc import Iterator

from pipeline.model import BlockKind, Extraction, LinkStatus, MarkKind, Problem, ProblemCode, Reference
from pipeline.model.problem import problem
from pipeline.model.reference import NOTE_LABEL
from pipeline.text.names import family_key, fold
from pipeline.text.regex import regex

_YEAR = regex(r"(?<![\d.,/–-])(?:1[5-9]|20)\d\d(?![\d.,]?\d)")
# another edition is of another year
_EDITION = regex(r"\b(?:edn?|edition|reprint(?:ed)?|rev)\b", re.IGNORECASE)
# so many words of a title tell the work
_TITLE_WORDS = 3


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield year-mismatch for a later note that names a work's author and title and has another year."""
    document = extraction.document
    notes = {block.label: block.span for block in document.blocks if block.kind == BlockKind.NOTE and block.label}
    labels = {mark.span.start: mark.value for mark in document.marks if mark.kind == MarkKind.NOTE}
    references = {reference.id: reference for reference in extraction.references}
    for citation, link in zip(extraction.citations, extraction.links, strict=True):
        span = notes.get(labels.get(citation.span.start, ""))
        reference = references.get(link.references[0]) if link.references else None
        if link.status != LinkStatus.LINKED or not span or not reference or not reference.span:
            continue
        if span.overlaps(reference.span) or not reference.label.startswith(NOTE_LABEL):
            continue
        note = span.of(document.text)
        years = [year for year in _YEAR.findall(note) if year not in reference.title]
        if years and reference.year and reference.year[:4] not in years and _names_work(note, reference):
            message = f"{years[0]} here, {reference.year} in “{reference.raw[:80]}”"
            yield problem(ProblemCode.YEAR_MISMATCH, citation.id, span, message, "check which year is right")


def _names_work(note: str, reference: Reference) -> bool:
    """Tell whether a note has the author and the title, or its first words, of a work, and speaks of no other edition."""
    if _EDITION.search(note) or not reference.authors:
        return False
    author = reference.authors[0]
    words = fold(note)
    title = fold(reference.title).split()
    named = family_key(getattr(author, "family", "") or str(author)) in words.replace(" ", "")
    return named and len(title) >= _TITLE_WORDS and " ".join(title[:_TITLE_WORDS]) in words
