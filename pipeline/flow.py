"""THE flow of one article: plain calls in order. Read this first."""

from collections.abc import Mapping, Sequence

from pipeline.citations import find_citations
from pipeline.claims import find_claims
from pipeline.evidence import find_evidence, locate
from pipeline.links import link
from pipeline.mentions import find_mentions
from pipeline.model import Document, Extraction, Reference
from pipeline.problems import find_problems
from pipeline.references import find_references, merge


def extract(
    article: Document,
    sources: Sequence[Document] = (),
    given: Sequence[Reference] = (),
    *,
    named: Mapping[str, str] | None = None,
) -> Extraction:
    """Return everything found in one article.

    sources: saved works. given: references of a .bib. named: file name → reference, as the user's sources.csv says.
    """
    listed, lists = find_references(article)
    references = merge(listed, given)
    citations = find_citations(article, references, apart=lists)
    mentions = find_mentions(article.text, masked=prose(article, citations, lists), written=written(article))
    acronyms = {a.short: a.expansion for a in mentions.acronyms if a.expansion}
    links = link(citations, references, article.text, acronyms=acronyms)
    claims = find_claims(article, citations, mentions, apart=lists)
    located = locate(references, sources, named=named or {})
    evidence = tuple(find_evidence(subjects(article, claims, links, mentions), located, sources, said))
    found = Extraction(article, references, citations, links, mentions, claims, located, evidence)
    found = replace(found, findings=findings(found))
    return replace(found, problems=find_problems(found))
