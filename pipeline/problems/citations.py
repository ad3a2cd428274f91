"""Citations that lead nowhere, or to several works, or whose names differ from those of the work."""

from collections.abc import Iterator, Mapping

from pipeline.model import Citation, Difference, Extraction, Link, LinkStatus, Person, Problem, ProblemCode, Reference
from pipeline.model.problem import problem
from pipeline.problems.unread import unlisted_citations
from pipeline.text.names import family_key
from pipeline.text.spelling import one_edit_apart

_MISSING = {
    Difference.NONE: ProblemCode.MISSING_REFERENCE,
    Difference.YEAR: ProblemCode.YEAR_MISMATCH,
    Difference.NAME: ProblemCode.NAME_MISMATCH,
}
# of a letter more or less of a shorter name, another one is made
_SHORTEST_NAME = 5


def find(extraction: Extraction) -> Iterator[Problem]:
    """Yield missing-reference; year-mismatch and name-mismatch where one entry is near; ambiguous-citation.

    name-mismatch also where a citation leads to its work and spells an author otherwise; names beside it: misspelt.py.
    Nothing of citations whose list was not found: unread.py tells that once.
    """
    unlisted = {citation.id for citations in unlisted_citations(extraction) for citation in citations}
    for link in extraction.links:
        code = _code(link)
        if code and link.citation not in unlisted:
            yield problem(code, link.citation, link.span, link.reason, link.suggestion)
    references = {reference.id: reference for reference in extraction.references}
    for citation, link in zip(extraction.citations, extraction.links, strict=True):
        if (
            link.references[:1]
            and link.references[0] in references
            and link.status == LinkStatus.LINKED
            and not _code(link)
        ):
            yield from _misspelt_author(citation, references[link.references[0]], references)


def _code(link: Link) -> ProblemCode | None:
    if link.status == LinkStatus.MISSING:
        return _MISSING[link.differs]
    if link.status == LinkStatus.AMBIGUOUS:
        return ProblemCode.AMBIGUOUS_CITATION
    return ProblemCode.NAME_MISMATCH if link.differs == Difference.NAME else None


def _misspelt_author(citation: Citation, cited: Reference, references: Mapping[str, Reference]) -> Iterator[Problem]:
    """Yield name-mismatch where a name of the citation is a letter from an author's."""
    authors = {family_key(author.family): author.family for author in cited.authors if isinstance(author, Person)}
    for name in citation.names:
        key = family_key(name.removesuffix("’s").removesuffix("'s"))
        similar = next((a for a in authors if len(key) >= _SHORTEST_NAME <= len(a) and one_edit_apart(key, a)), "")
        if similar and key not in authors and not _is_author(key, references):
            message = f"the text has “{name}”, the work that it cites is by {authors[similar]}"
            yield problem(
                ProblemCode.NAME_MISMATCH, citation.id, citation.span, message, "check how the name is spelled"
            )
            return


def _is_author(key: str, references: Mapping[str, Reference]) -> bool:
    """Tell whether a name is that of another author of the list."""
    people = (author for reference in references.values() for author in reference.authors)
    return any(isinstance(author, Person) and family_key(author.family) == key for author in people)
