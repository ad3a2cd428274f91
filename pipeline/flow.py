"""THE flow of one article: plain calls in order. Read this first."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from pipeline.citations import find_citations
from pipeline.claims import find_claims, priority
from pipeline.evidence import AnnotatedText, Subject, find_evidence, locate, summarise_claim
from pipeline.links import link
from pipeline.mentions import find_mentions
from pipeline.model import (
    Citation,
    Claim,
    Document,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Finding,
    Link,
    Mentions,
    Reference,
    Span,
    Time,
)
from pipeline.model.span import blank
from pipeline.outcomes import assess
from pipeline.problems import find_problems
from pipeline.references import carried, find_references, merge
from pipeline.text.numbers import pointed

M = TypeVar("M", Figure, Time, Entity)


def extract(
    article: Document,
    sources: Sequence[Document] = (),
    given: Sequence[Reference] = (),
    *,
    named: Mapping[str, str] | None = None,
    fast: bool = False,
) -> Extraction:
    """Return everything found in one article.

    sources: saved works. given: references of a .bib. named: file name → reference, as the user's sources.csv says.
    fast: name the entities by the small model.
    """
    listed, lists = find_references(article)
    references = merge(listed, (*carried(article), *given))
    citations = find_citations(article, references, excluded=lists)
    masked = prose(article, citations, lists)
    mentions = find_mentions(article.text, masked=masked, written=written(article), fast=fast)
    acronyms = {a.short: a.expansion for a in mentions.acronyms if a.expansion}
    links = link(citations, references, article.text, acronyms=acronyms)
    claims = find_claims(article, citations, mentions, apart=lists)
    located = locate(references, sources, named=named)
    asked = subjects(masked, citations, claims, links, mentions)
    evidence = tuple(find_evidence(list(asked), located, sources, annotate_passage))
    findings = tuple(find_findings(claims, links, evidence))
    found = Extraction(article, references, citations, links, mentions, claims, located, evidence, findings)
    return replace(found, problems=find_problems(found))


def prose(article: Document, citations: Sequence[Citation], lists: Sequence[Span]) -> str:
    """Blank what is no prose: reference lists, code, marks of notes, and citations (of a narrative one not the name)."""
    code = [block.span for block in article.blocks if block.kind == "code"]
    notes = [mark.span for mark in article.marks if mark.kind in ("note", "superscript")]
    return blank(article.text, [*lists, *code, *notes, *(_bracket(article.text, c) for c in citations)])


def _bracket(text: str, citation: Citation) -> Span:
    """Return the part of a citation that is not read as prose: "Lee (2017, p. 4)" says Lee, and no date."""
    if not citation.narrative:
        return citation.group
    at = text.find("(", citation.group.start, citation.group.end)
    return Span(at, citation.group.end) if at >= 0 else citation.group


def written(article: Document) -> dt.date | None:
    """Return the day that the article says it was written, for "last month"."""
    try:
        return dt.date.fromisoformat(article.meta.date)
    except ValueError:
        return None


def subjects(
    masked: str, citations: Sequence[Citation], claims: Sequence[Claim], links: Sequence[Link], mentions: Mentions
) -> Iterator[Subject]:
    """Yield what is asked of the sources: each stretch that a citation covers, and the works it leads to.

    What a citation may possibly cover (scope "paragraph (possible)") is not held against its source; nor is the cited
    name asked of its own source.
    """
    groups = [citation.group for citation in citations]
    masked = blank(masked, groups)
    mentions = replace(mentions, entities=_outside(groups, mentions.entities))
    by_citation = {found.citation: found for found in links}
    for claim in claims:
        stretches: dict[Span, list[str]] = defaultdict(list)
        for scope in claim.scope:
            if scope.kind != "paragraph (possible)":
                stretches[_inside(scope.span, claim.span)] += by_citation[scope.citation].references
        for span, works in stretches.items():
            quotes = tuple((q.id, q.span.of(masked)) for q in mentions.quotes if span.start < q.span.end <= span.end)
            yield Subject(claim.id, _cut(masked, span, mentions), tuple(dict.fromkeys(works)), quotes)


def _outside(groups: Sequence[Span], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Drop the names that stand in a citation; both in text order."""
    taken = sorted(groups)
    starts = [span.start for span in taken]
    at = [bisect_right(starts, entity.span.start) - 1 for entity in entities]
    return tuple(e for e, i in zip(entities, at, strict=True) if i < 0 or taken[i].end <= e.span.start)


def _inside(span: Span, claim: Span) -> Span:
    """Return the claim itself where a scope reaches over from another sentence."""
    return span if claim.contains(span) else claim


def _cut(masked: str, span: Span, mentions: Mentions) -> AnnotatedText:
    """Return a stretch of the article with its mentions, whose spans count in the stretch."""

    def cut(values: Sequence[M]) -> tuple[M, ...]:
        return tuple(replace(v, span=v.span.shifted(-span.start)) for v in values if span.contains(v.span))

    return AnnotatedText(pointed(span.of(masked)), cut(mentions.figures), cut(mentions.times), cut(mentions.entities))


@lru_cache(maxsize=20_000)
def annotate_passage(text: str) -> AnnotatedText:
    """Return a passage with what is compared of it; many claims ask for the same sentence."""
    found = find_mentions(text, fields=("times", "figures"), values_only=True)
    return AnnotatedText(text, found.figures, found.times)


def find_findings(claims: Sequence[Claim], links: Sequence[Link], evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """Yield for each claim its outcome, why, and how soon a person should look."""
    for assessed in assess(claims, links, evidence):
        outcome = assessed.row.outcome if assessed.row else ""
        yield Finding(assessed.claim.id, outcome, summarise_claim(assessed), *priority(assessed, links))
