"""Subjects: the parts of an article that its citations cover, each compared with the works they lead to."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.evidence.annotated import AnnotatedText
from pipeline.model import Citation, Claim, Entity, Figure, Link, Mentions, Quote, ScopeKind, Span, Time
from pipeline.model.span import blank
from pipeline.text.numbers import pointed
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS

# a clause with fewer words, names and function words apart, only says who said it
_FEWEST_WORDS = 2
_SMALL_WORD = regex(r"\b[a-zß-ÿ]{3,40}\b|\d+")

M = TypeVar("M", Figure, Time, Entity)


@dataclass(frozen=True, slots=True)
class Subject:
    """The part of a claim that some citations cover, and the works that it is compared with.

    claim: id. annotated: the text with its mentions (their ids come back in Check.about), citations blanked.
    references: ids of the works it is linked to, best first. quotes: each quotation in it, with its words. is_possible: nobody
    says that these works are its sources; they are cited in its paragraph.
    """

    claim: str
    annotated: AnnotatedText
    references: tuple[str, ...] = ()
    quotes: tuple[tuple[Quote, str], ...] = ()
    is_possible: bool = False


def find_subjects(
    prose: str, citations: Sequence[Citation], claims: Sequence[Claim], links: Sequence[Link], mentions: Mentions
) -> Iterator[Subject]:
    """Yield a subject for each part of a claim that citations cover.

    The cited name itself is not looked for in its own source. Of what a citation only may cover (scope "paragraph (possible)")
    the differences alone count. prose: the article's text, whatever is no prose blanked.
    """
    groups = [citation.group for citation in citations]
    prose = blank(prose, groups)
    mentions = replace(mentions, entities=_outside(groups, mentions.entities))
    link_of = {link.citation: link for link in links}
    for claim in claims:
        references: dict[tuple[Span, bool], list[str]] = defaultdict(list)
        for scope in claim.scope:
            span = scope.span if claim.span.contains(scope.span) and _states(scope.span.of(prose)) else claim.span
            references[span, scope.kind == ScopeKind.PARAGRAPH_POSSIBLE] += link_of[scope.citation].references
        for (span, is_possible), cited in references.items():
            quotes = tuple((q, q.span.of(prose)) for q in mentions.quotes if span.start < q.span.end <= span.end)
            works = tuple(dict.fromkeys(cited))
            yield Subject(claim.id, _annotate(prose, span, mentions), works, quotes, is_possible)


def _states(clause: str) -> bool:
    """Tell whether a clause says something by itself; "according to Lee and Diaz [4], who followed 820 farms" says it behind."""
    return len([word for word in _SMALL_WORD.findall(clause) if word not in STOPWORDS]) >= _FEWEST_WORDS


def _outside(groups: Sequence[Span], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities outside of the citations; both in text order."""
    ordered = sorted(groups)
    starts = [span.start for span in ordered]
    before = [bisect_right(starts, entity.span.start) - 1 for entity in entities]
    return tuple(e for e, i in zip(entities, before, strict=True) if i < 0 or ordered[i].end <= e.span.start)


def _start(mention: Figure | Time | Entity) -> int:
    return mention.span.start


def _annotate(prose: str, span: Span, mentions: Mentions) -> AnnotatedText:
    """Return a part of the article with its mentions, whose spans are in the part. mentions: in text order."""

    def inside(values: Sequence[M]) -> tuple[M, ...]:
        first, last = (bisect_left(values, place, key=_start) for place in (span.start, span.end))
        return tuple(replace(v, span=v.span.shifted(-span.start)) for v in values[first:last] if v.span.end <= span.end)

    text = pointed(span.of(prose))
    return AnnotatedText(text, inside(mentions.figures), inside(mentions.times), inside(mentions.entities))
