"""Marks that lead nowhere because no list of works was found, and headings below which no work could be read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Citation, Extraction, Link, LinkStatus, ListUse, Lookup, Problem, ProblemCode
from pipeline.model.citation import NO_LIST
from pipeline.model.problem import problem
from pipeline.model.reference import ADDRESS_ONLY, NOTE_LABEL

_FEWEST = 2  # citations that lead nowhere; a single one is a slip
_MISSING = 0.8  # of the citations; the others lead to works that a note names
_LONGEST_ENTRY = 300  # characters of an entry on average; below a heading "Sources" may also stand prose


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield one marks-unread a way of citing of which no mark leads anywhere, and one list-unread a list that nobody could read."""
    for citations in unlisted_citations(extraction):
        yield _marks_unread(citations, extraction)
    if not extraction.references:
        for use in extraction.lists:
            yield from _list_unread(use)


def unlisted_citations(extraction: Extraction) -> Iterator[tuple[Citation, ...]]:
    """Yield the citations of each way of citing whose list was not found: one cause, told once and not for every mark."""
    status = {link.citation: link for link in extraction.links}
    by_system: dict[str, list[Citation]] = defaultdict(list)
    for citation in extraction.citations:
        by_system["names" if citation.lookup == Lookup.NAMES_AND_YEAR else citation.style].append(citation)
    for citations in by_system.values():
        if len(citations) >= _FEWEST and _is_unlisted(citations, status, extraction):
            yield tuple(citations)


def _is_unlisted(citations: Sequence[Citation], status: Mapping[str, Link], extraction: Extraction) -> bool:
    """Tell whether the marks of a way of citing lead nowhere, because there is no list for it; works of notes are none."""
    first = citations[0]
    listed = any(r.by != ADDRESS_ONLY and not r.label.startswith(NOTE_LABEL) for r in extraction.references)
    unlisted = first.by == NO_LIST or (not listed and first.lookup != Lookup.CITEKEY)
    missing = sum(status[c.id].status == LinkStatus.MISSING for c in citations)
    return unlisted and missing >= _MISSING * len(citations)


def _marks_unread(citations: Sequence[Citation], extraction: Extraction) -> Problem:
    first = citations[0]
    message = f"{len(citations)} citations like “{first.group.of(extraction.document.text)[:60]}”, and no list of works was found"
    return problem(ProblemCode.MARKS_UNREAD, first.id, first.span, message, "add the list, or give it with --bib")


def _list_unread(use: ListUse) -> Iterator[Problem]:
    is_list = use.by == "heading" and use.entries and len(use.span) <= _LONGEST_ENTRY * use.entries
    if is_list and not use.taken:
        message = f"{use.entries} entries stand below this heading, and none could be read as a work"
        yield problem(ProblemCode.LIST_UNREAD, "", use.span, message, "look at how the list was read")
