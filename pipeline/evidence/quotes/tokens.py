"""A text as the tokens that a quotation must keep, and a quotation as fragments with gaps between them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Span
from pipeline.text.regex import regex

# curly apostrophes are the straight one; one for one, so that offsets hold
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
# words with inner apostrophes, numbers with inner marks, and the signs that change what a number says; "[12]" is no word
_TOKEN = regex(r"(?P<note>\[\d{1,3}\])|\d{1,20}(?:[.,]\d{1,20}){0,8}|[^\W_]{1,80}(?:'[^\W_]{1,20})?|[$€£¥%]")
# what an editor puts in: "…", "...", ". . .", "[...]", "(…)"; "[the state]", "[t]he", "[sic]"
_EDIT = regex(
    r"(?P<ellipsis>[\[(]?\s?(?:…|\.\s?\.\s?\.)(?:\s?\.)?\s?[\])]?)|\[(?P<letter>[^\W\d_])\](?=[^\W\d_])|(?P<insert>\[[^\]\[]{1,200}\])"
)
# how many words of the source may stand in the place of an ellipsis and of an insertion
_ELLIPSIS_GAP, _INSERTION_GAP = 250, 8


@dataclass(frozen=True, slots=True)
class TokenizedText:
    """The folded tokens of a text with their offsets. positions: token → the numbers of its occurrences, ascending."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    positions: dict[str, list[int]]

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens from the first to the one before the end."""
        return Span(self.starts[first], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Fragment:
    """Tokens that must follow each other. gap: how many tokens of the source may stand before them (0 for the first)."""

    tokens: tuple[str, ...]
    gap: int


def _folded_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (folded token, start, end)."""
    for match in _TOKEN.finditer(text.translate(_STRAIGHT)):
        if not match["note"]:
            word = match.group()
            normal = word if word.isascii() else unicodedata.normalize("NFKC", word)
            yield normal.casefold(), match.start(), match.end()


@lru_cache(maxsize=8)
def tokenize(text: str) -> TokenizedText:
    """Return the tokens of a text; linear. The last eight texts are kept, for a source has many quotations."""
    found = list(_folded_tokens(text))
    positions: dict[str, list[int]] = {}
    for i, (token, _, _) in enumerate(found):
        positions.setdefault(token, []).append(i)
    return TokenizedText(tuple(f[0] for f in found), tuple(f[1] for f in found), tuple(f[2] for f in found), positions)


def split_fragments(quote: str) -> tuple[Fragment, ...]:
    """Return the fragments of a quotation between its ellipses and insertions; those at its ends need nothing.

    >>> [f.tokens for f in split_fragments("[T]he war … had [been] lost")]
    [('the', 'war'), ('had',), ('lost',)]
    """
    quote = _EDIT.sub(lambda m: m["letter"] or m.group(), quote)
    fragments, gap, start = list[Fragment](), 0, 0
    for edit in [*_EDIT.finditer(quote), None]:
        tokens = tuple(token for token, _, _ in _folded_tokens(quote[start : edit.start() if edit else None]))
        if tokens:
            fragments.append(Fragment(tokens, gap if fragments else 0))
            gap = 0
        if edit:
            gap = max(gap, _ELLIPSIS_GAP if edit["ellipsis"] else _INSERTION_GAP)
            start = edit.end()
    return tuple(fragments)


def occurrences(
    tokens: tuple[str, ...], source: TokenizedText, first: int = 0, last: int | None = None
) -> Iterator[int]:
    """Yield where the tokens follow each other in the source, starting between first and last; by the rarest of them."""
    offset, rarest = min(enumerate(tokens), key=lambda pair: len(source.positions.get(pair[1], ())))
    for i in source.positions.get(rarest, ()):
        start = i - offset
        if start >= first and (last is None or start <= last) and source.tokens[start : start + len(tokens)] == tokens:
            yield start
