"""The claims of an article: every sentence that cites, and every other one that is worth a check."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.claims.body import paragraphs, within
from pipeline.claims.checkworthy import checkworthiness
from pipeline.claims.kinds import kinds
from pipeline.claims.scope import around, firm
from pipeline.model import Citation, Claim, Document, Entity, Event, Figure, Mentions, Quote, Scope, Span, Time
from pipeline.model.ids import name_all
from pipeline.model.span import blank
from pipeline.text.sentences import sentences

Mention = Entity | Time | Event | Figure | Quote
_CHECKABLE = 0.5
_HOLDS = {Figure: "figure", Time: "date", Event: "event", Quote: "quote"}


def find_claims(
    document: Document, citations: Sequence[Citation], mentions: Mentions, *, apart: Sequence[Span] = ()
) -> tuple[Claim, ...]:
    """Return the claims in text order, named c-….

    citations, mentions: of the same document, named. apart: its reference lists. A claim is a whole sentence; the
    citations and mentions in it are listed by id. Never raises.
    """
    text = document.text
    bare = blank(text, (citation.group for citation in citations))
    body = tuple(paragraphs(document, citations, apart))
    spans = [span for paragraph in body for span in paragraph]
    cited = {spans[i]: values for i, values in within(citations, spans).items()}
    held = {spans[i]: values for i, values in within(_all(mentions), spans).items()}
    covered = _covered(body, cited, bare)
    claims = (_claim(span, bare, cited.get(span, ()), held.get(span, ()), covered[span]) for span in spans)
    return name_all("c", (claim for claim in claims if claim), text, sentences(text))


def _all(mentions: Mentions) -> Iterator[Mention]:
    for values in (mentions.entities, mentions.times, mentions.events, mentions.figures, mentions.quotes):
        yield from values


def _covered(
    body: Iterable[Sequence[Span]], cited: dict[Span, list[Citation]], bare: str
) -> defaultdict[Span, list[Scope]]:
    """Sentence without a citation → what may cover it."""
    out: defaultdict[Span, list[Scope]] = defaultdict(list)
    for paragraph in body:
        for span, scope in around(paragraph, cited, bare):
            # one answer a citation: what is inferred is told before what is merely possible
            if scope.citation not in {told.citation for told in out[span]}:
                out[span].append(scope)
    return out


def _claim(
    span: Span, bare: str, cited: Sequence[Citation], held: Sequence[Mention], covered: Sequence[Scope]
) -> Claim | None:
    """Make the claim of a sentence, None where it neither cites nor is worth a check."""
    said = " ".join(span.of(bare).split())
    score = checkworthiness(said)
    holds = {_HOLDS[type(value)] for value in held if type(value) in _HOLDS}
    if not cited and score < _CHECKABLE and not (covered and "quote" in holds):
        return None
    holds |= {"narrative" for citation in cited if citation.narrative}
    return Claim(
        id="",
        span=span,
        kinds=kinds(said, holds),
        score=score,
        citations=tuple(citation.id for citation in cited),
        scope=tuple(firm(span, cited, bare)) if cited else tuple(covered),
        mentions=tuple(value.id for value in sorted(held, key=lambda v: v.span)),
        by="rule:cites" if cited else "rule:checkworthy",
    )
