"""Marks that lead nowhere because no list of works was found, and headings below which no work could be read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model import Citation, Extraction, Link, LinkStatus, ListUse, Lookup, Problem, ProblemCode
from pipeline.model.citation import NO_LIST
from pipeline.model.problem import problem

_FEWEST = 2  # citations that lead nowhere; a single one is a slip
_LONGEST_ENTRY = 300  # characters of an entry on average; below a heading "Sources" may also stand prose


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield one marks-unread a way of citing of which no mark leads anywhere, and one list-unread a list that nobody could read."""
    status = {link.citation: link for link in extraction.links}
    by_system: dict[str, list[Citation]] = defaultdict(list)
    for citation in extraction.citations:
        by_system["names" if citation.names else citation.style].append(citation)
    for citations in by_system.values():
        yield from _marks_unread(citations, status, extraction)
    if not extraction.references:
        for use in extraction.lists:
            yield from _list_unread(use)


def _marks_unread(citations: Sequence[Citation], links: dict[str, Link], extraction: Extraction) -> Iterator[Problem]:
    first = citations[0]
    unlisted = first.by == NO_LIST or (not extraction.references and first.lookup != Lookup.CITEKEY)
    if not unlisted or len(citations) < _FEWEST or any(links[c.id].status != LinkStatus.MISSING for c in citations):
        return
    message = f"{len(citations)} citations like “{first.group.of(extraction.document.text)[:60]}”, and no list of works was found"
    yield problem(ProblemCode.MARKS_UNREAD, first.id, first.span, message, "add the list, or give it with --bib")


def _list_unread(use: ListUse) -> Iterator[Problem]:
    is_list = use.by == "heading" and use.entries and len(use.span) <= _LONGEST_ENTRY * use.entries
    if is_list and not use.taken:
        message = f"{use.entries} entries stand below this heading, and none could be read as a work"
        yield problem(ProblemCode.LIST_UNREAD, "", use.span, message, "look at how the list was read")
