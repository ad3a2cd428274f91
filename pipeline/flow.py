"""THE flow of one article: plain calls in order. Read this first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.citations import find_citations, find_named, mask_non_prose
from pipeline.claims import find_claims, priority
from pipeline.evidence import AnnotatedText, find_evidence, find_findings, find_subjects, locate
from pipeline.links import link
from pipeline.mentions import find_mentions
from pipeline.model import BlockKind, Document, Extraction, Quote, Reference
from pipeline.outcomes import assess
from pipeline.problems import find_problems
from pipeline.references import embedded_references, find_references, merge, works_by_address
from pipeline.text.furniture import find_furniture
from pipeline.text.language import language_of


def extract(
    article: Document,
    sources: Sequence[Document] = (),
    given: Sequence[Reference] = (),
    *,
    named: Mapping[str, str] | None = None,
    fast: bool = False,
    so_far: Callable[[Extraction], object] = bool,
) -> Extraction:
    """Return everything found in one article.

    Args:
        article: the article.
        sources: the saved works that it cites.
        given: references of a .bib, .ris or CSL-JSON file.
        named: file name → reference, as the user's sources.csv says.
        fast: name the entities by the small model.
        so_far: is given what was found before each of the long steps, should one of them never end.
    """
    language = language_of(article.text)
    if not article.meta.language:
        article = replace(article, meta=replace(article.meta, language=language))
    listed, lists, uses = find_references(article)
    references = merge(listed, (*embedded_references(article), *given))
    citations = find_citations(article, references, excluded=lists)
    references = (*references, *works_by_address(citations, references))
    so_far(Extraction(article, references, lists=uses))
    furniture = find_furniture(article)
    prose = mask_non_prose(article, citations, lists, furniture)
    rows = tuple(block.span for block in article.blocks if block.kind == BlockKind.TABLE)
    mentions = find_mentions(
        article.text, masked=prose, written=article.meta.day, fast=fast, language=language, rows=rows
    )
    acronyms = {a.short: a.expansion for a in mentions.acronyms if a.expansion}
    links = link(citations, references, article.text, acronyms=acronyms)
    named_works = find_named(article, references, citations, links, excluded=lists)
    links = (*links, *link(named_works, references, article.text))
    citations = tuple(sorted((*citations, *named_works), key=lambda citation: citation.span))
    claims = find_claims(article, citations, mentions, excluded=lists, furniture=furniture)
    located = locate(references, sources, named=named)
    unchecked = tuple(find_findings(assess(claims, links, ()), lambda assessment: priority(assessment, links)))
    so_far(Extraction(article, references, citations, links, mentions, claims, located, (), unchecked, lists=uses))
    subjects = tuple(find_subjects(prose, citations, claims, links, mentions))
    evidence = tuple(find_evidence(subjects, located, sources, annotate_passage, references, find_quotes))
    assessed = assess(claims, links, evidence)
    findings = tuple(find_findings(assessed, lambda assessment: priority(assessment, links)))
    found = Extraction(article, references, citations, links, mentions, claims, located, evidence, findings, lists=uses)
    return replace(found, problems=find_problems(found))


@lru_cache(maxsize=4_096)
def annotate_passage(text: str, *, dated: bool = True) -> AnnotatedText:
    """Return a passage with its figures and dates, which claims are compared with; many claims read the same passage.

    dated: find the dates too; a passage is looked up by its figures alone.
    """
    if dated:
        times = find_mentions(text, fields=("times",)).times
        return AnnotatedText(text, annotate_passage(text, dated=False).figures, times)
    return AnnotatedText(text, find_mentions(text, fields=("figures",), values_only=True).figures)


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a paragraph of a source, with their speakers."""
    return find_mentions(text, fields=("quotes",)).quotes
