"""Tells whether a quotation is in the source word for word, with changes, or not at all."""

from collections.abc import Iterator

from pipeline.evidence.quotes.nearest import changes, lacks, nearest
from pipeline.evidence.quotes.wording import Fragment, Words, fragments, spots, words_of
from pipeline.model import Check, CheckOutcome, Span

_DIFFERENCES = 4


def check(quote: str, source_text: str, *, about: str = "") -> Check:
    """Hold a quotation against the source: matches | differs (detail says which words) | absent.

    Typography, case, ellipses and [insertions] are honoured. Linear in the source; a source is read once for many quotations.

    >>> check("trade has grown notably", "They said trade has grown largely because of rail.").detail
    "source has 'largely' where the article has 'notably'"
    """
    return place(quote, source_text, about=about)[0]


def place(quote: str, source_text: str, *, about: str = "") -> tuple[Check, Span | None]:
    """Do the same as `check`, and tell where in the source the quotation or its nearest wording stands."""
    source, parts = words_of(source_text), fragments(quote)
    if not parts:
        return Check("quote", quote, "", CheckOutcome.ABSENT, "the quotation holds no words", about), None
    exact = next(_in_order(parts, source), None)
    if exact:
        span = _span(source, *exact)
        return Check(
            "quote", quote, span.of(source_text), CheckOutcome.MATCHES, "word for word in the source", about
        ), span
    near = [nearest(part.words, source) for part in parts]
    found = [spot for spot in near if spot]
    if not found:
        return Check("quote", quote, "", CheckOutcome.ABSENT, "these words are not in the source", about), None
    told = [
        change
        for part, spot in zip(parts, near, strict=True)
        for change in (changes(part.words, source.words[spot[0] : spot[1]]) if spot else [lacks(part.words)])
    ]
    span = _span(source, *found[0])
    detail = "; ".join(told[:_DIFFERENCES]) or "its parts stand far apart or in another order in the source"
    return Check("quote", quote, span.of(source_text), CheckOutcome.DIFFERS, detail, about), span


def _span(source: Words, start: int, end: int) -> Span:
    return Span(source.starts[start], source.ends[end - 1])


def _in_order(parts: tuple[Fragment, ...], source: Words) -> Iterator[tuple[int, int]]:
    """Yield the stretches (first word, past the last) that hold all fragments in order, no further apart than allowed."""
    for start in spots(parts[0].words, source):
        end: int | None = start + len(parts[0].words)
        for part in parts[1:]:
            following = next(spots(part.words, source, end, end + part.gap), None) if end is not None else None
            end = None if following is None else following + len(part.words)
        if end is not None:
            yield start, end
