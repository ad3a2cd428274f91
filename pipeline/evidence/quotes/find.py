"""Find a quotation in its source: word for word, altered, or not at all."""

from collections.abc import Iterator

from pipeline.evidence.quotes.diff import differences, missing_fragment, skipped_negation
from pipeline.evidence.quotes.nearest import find_nearest
from pipeline.evidence.quotes.tokens import Fragment, TokenizedText, occurrences, split_fragments, tokenize
from pipeline.model import Check, CheckKind, CheckOutcome, Span

_MOST_DIFFERENCES = 4


def check_quote(quote: str, source_text: str, *, about: str = "") -> Check:
    """Return the check of a quotation against its source: matches | differs (detail says which words) | absent.

    Typography, case, ellipses and [insertions] are honoured. Linear in the source, which is tokenized once for many quotations.

    >>> check_quote("trade has grown notably", "They said trade has grown largely because of rail.").detail
    "source has 'largely' where the article has 'notably'"
    """
    return find_quote(quote, source_text, about=about)[0]


def find_quote(quote: str, source_text: str, *, about: str = "") -> tuple[Check, Span | None]:
    """Return what `check_quote` does, and the span of the quotation or of its nearest wording in the source."""

    def check(outcome: CheckOutcome, detail: str, span: Span | None = None) -> tuple[Check, Span | None]:
        found = span.of(source_text) if span else ""
        return Check(CheckKind.QUOTE, quote, found, outcome, detail, about), span

    source, fragments = tokenize(source_text), split_fragments(quote)
    if not fragments:
        return check(CheckOutcome.ABSENT, "the quotation holds no words")
    exact = next(_in_order(fragments, source), None)
    if exact:
        span = source.span(exact[0][0], exact[-1][1])
        skipped = skipped_negation(exact, source.tokens)
        if skipped:
            return check(CheckOutcome.DIFFERS, f"the ellipsis leaves out '{skipped}'", span)
        return check(CheckOutcome.MATCHES, "word for word in the source", span)
    nearest = [find_nearest(fragment.tokens, source) for fragment in fragments]
    located = [position for position in nearest if position]
    if not located:
        return check(CheckOutcome.ABSENT, "these words are not in the source")
    details: list[str] = []
    for fragment, position in zip(fragments, nearest, strict=True):
        if position:
            details += differences(fragment.tokens, source.tokens[position[0] : position[1]])
        else:
            details.append(missing_fragment(fragment.tokens))
    detail = "; ".join(details[:_MOST_DIFFERENCES]) or "its parts stand far apart or in another order in the source"
    return check(CheckOutcome.DIFFERS, detail, source.span(*located[0]))


def _in_order(fragments: tuple[Fragment, ...], source: TokenizedText) -> Iterator[list[tuple[int, int]]]:
    """Yield the places (first token, past the last) of all fragments, in order, no further apart than allowed."""
    for start in occurrences(fragments[0].tokens, source):
        places = [(start, start + len(fragments[0].tokens))]
        for fragment in fragments[1:]:
            end = places[-1][1]
            following = next(occurrences(fragment.tokens, source, end, end + fragment.gap), None)
            if following is None:
                break
            places.append((following, following + len(fragment.tokens)))
        else:
            yield places
