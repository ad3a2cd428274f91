"""The claims of an article: every sentence that cites, and every other one that is worth a check."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.claims.checkworthy import checkworthiness
from pipeline.claims.dialogue import start_of_dialogue
from pipeline.claims.kinds import kinds
from pipeline.claims.own import is_own, is_printed
from pipeline.claims.prose_sentences import prose_sentences, values_by_span
from pipeline.claims.scope import comparable_scopes, direct_scopes, inferred_scopes, quoted_scopes
from pipeline.claims.sections import Section, sections_of
from pipeline.claims.study import Study, study_of
from pipeline.model import Citation, Claim, Document, Entity, Event, Figure, Mentions, Quote, Scope, Span, Time
from pipeline.model.ids import name_all
from pipeline.model.span import blank
from pipeline.settings import current
from pipeline.text.sentences import sentences

Mention = Entity | Time | Event | Figure | Quote
# what a mention tells of the kind of its sentence
_KIND_CUES = {Figure: "figure", Time: "date", Event: "event", Quote: "quote"}


def find_claims(
    document: Document,
    citations: Sequence[Citation],
    mentions: Mentions,
    *,
    excluded: Sequence[Span] = (),
    furniture: Sequence[Span] = (),
) -> tuple[Claim, ...]:
    """Return the claims in text order, named c-….

    A claim is a whole sentence; the citations and mentions in it are listed by id. Never raises.

    Args:
        citations, mentions: of the same document, named.
        excluded: its reference lists.
        furniture: what else of it is no prose, as text/furniture.py finds it.
    """
    text = document.text
    masked = blank(text, (citation.group for citation in citations))
    paragraphs = tuple(prose_sentences(document, citations, excluded, furniture))
    spans = [span for paragraph in paragraphs for span in paragraph]
    cited = {spans[i]: values for i, values in values_by_span(citations, spans).items()}
    mentioned = {spans[i]: values for i, values in values_by_span(_all(mentions), spans).items()}
    compared = {span for span, values in mentioned.items() if any(isinstance(value, Figure | Time) for value in values)}
    inferred = _inferred(paragraphs, cited, masked, [quote.span for quote in mentions.quotes], compared)
    sections = sections_of(document)
    context = _Context(document, masked, sections, study_of(text, spans, sections), start_of_dialogue(document))
    claims = (_claim(context, s, cited.get(s, ()), mentioned.get(s, ()), inferred[s]) for s in spans)
    return name_all("c", (claim for claim in claims if claim), text, sentences(text))


def _all(mentions: Mentions) -> Iterator[Mention]:
    for values in (mentions.entities, mentions.times, mentions.events, mentions.figures, mentions.quotes):
        yield from values


def _inferred(
    paragraphs: Iterable[Sequence[Span]],
    cited: dict[Span, list[Citation]],
    masked: str,
    quotes: Sequence[Span],
    compared: Collection[Span],
) -> defaultdict[Span, list[Scope]]:
    """Return sentence without a citation → the scopes that may cover it, one a citation; where none does, those to compare it with.

    compared: the sentences with a figure or a date.
    """
    scopes: defaultdict[Span, list[Scope]] = defaultdict(list)
    seen: set[tuple[Span, str]] = set()
    for paragraph in paragraphs:
        for span, scope in (*quoted_scopes(paragraph, cited, quotes), *inferred_scopes(paragraph, cited, masked)):
            # what is inferred comes before what is merely possible
            if (span, scope.citation) not in seen:
                seen.add((span, scope.citation))
                scopes[span].append(scope)
        covered = set(scopes)
        for span, scope in comparable_scopes(paragraph, cited):
            if span in compared and span not in covered:
                scopes[span].append(scope)
    return scopes


class _Context(NamedTuple):
    """What a sentence is read in; masked: the text without its citations; spoken_from: where a transcript starts."""

    document: Document
    masked: str
    sections: Mapping[int, Section]
    study: Study
    spoken_from: int


def _claim(
    context: _Context,
    span: Span,
    cited: Sequence[Citation],
    mentioned: Sequence[Mention],
    inferred: Sequence[Scope],
) -> Claim | None:
    """Return the claim of a sentence, None where it neither cites nor is worth a check."""
    document, masked = context.document, context.masked
    sentence = " ".join(span.of(masked).split())
    score = checkworthiness(sentence)
    cues = {_KIND_CUES[type(value)] for value in mentioned if type(value) in _KIND_CUES}
    worth_it = score >= current().thresholds.checkworthy or (
        "quote" in cues and any(scope.may_cover(span) for scope in inferred)
    )
    if not cited and (not worth_it or is_printed(document, span, sentence)):
        return None
    section = context.sections.get(document.block_at(span.start), Section.UNKNOWN)
    names = [value.span.of(document.text) for value in mentioned if isinstance(value, Entity)]
    if not cited and is_own(sentence, section, context.study, names):
        cues.add("own")
    cues |= {"narrative" for citation in cited if citation.narrative}
    if span.start >= context.spoken_from:
        cues.add("speaker")
    return Claim(
        id="",
        span=span,
        kinds=kinds(sentence, cues),
        score=score,
        citations=tuple(citation.id for citation in cited),
        scope=tuple(direct_scopes(span, cited, masked)) if cited else tuple(inferred),
        mentions=tuple(value.id for value in sorted(mentioned, key=lambda v: v.span)),
        by="rule:cites" if cited else "rule:checkworthy",
    )
