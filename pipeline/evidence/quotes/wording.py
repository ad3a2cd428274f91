"""A text as the words that a quotation must keep, and a quotation as fragments with gaps between them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# curly apostrophes are the straight one; one for one, so that offsets hold
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
# words with inner apostrophes, numbers with inner marks, and the signs that change what a number says; "[12]" is no word
_TOKEN = re.compile(r"(?P<note>\[\d{1,3}\])|\d{1,20}(?:[.,]\d{1,20}){0,8}|[^\W_]{1,80}(?:'[^\W_]{1,20})?|[$€£¥%]")
# what an editor puts in: "…", "...", ". . .", "[...]", "(…)"; "[the state]", "[t]he", "[sic]"
_EDIT = re.compile(
    r"(?P<ellipsis>[\[(]?\s?(?:…|\.\s?\.\s?\.)(?:\s?\.)?\s?[\])]?)|\[(?P<letter>[^\W\d_])\](?=[^\W\d_])|(?P<insert>\[[^\]\[]{1,200}\])"
)
# how many words of the source may stand in the place of an ellipsis and of an insertion
_LEFT_OUT, _REPLACED = 250, 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, with their places; where: word → its positions in words, ascending."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    where: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that must follow each other; gap: how many words of the source may stand before them (0 for the first)."""

    words: tuple[str, ...]
    gap: int


def _folded(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _TOKEN.finditer(text.translate(_PLAIN)):
        if not match["note"]:
            word = match.group()
            yield (
                (word if word.isascii() else unicodedata.normalize("NFKC", word)).casefold(),
                match.start(),
                match.end(),
            )


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """Read a text once; linear. Sources are asked for many quotations, so the last eight are kept."""
    found = list(_folded(text))
    where: dict[str, list[int]] = {}
    for i, (word, _, _) in enumerate(found):
        where.setdefault(word, []).append(i)
    return Words(tuple(f[0] for f in found), tuple(f[1] for f in found), tuple(f[2] for f in found), where)


def fragments(quote: str) -> tuple[Fragment, ...]:
    """Cut a quotation at its ellipses and insertions; the outer ones need nothing.

    >>> [f.words for f in fragments("[T]he war … had [been] lost")]
    [('the', 'war'), ('had',), ('lost',)]
    """
    quote = _EDIT.sub(lambda m: m["letter"] or m.group(), quote)
    out, gap, at = list[Fragment](), 0, 0
    for edit in [*_EDIT.finditer(quote), None]:
        words = tuple(word for word, _, _ in _folded(quote[at : edit.start() if edit else None]))
        if words:
            out.append(Fragment(words, gap if out else 0))
            gap = 0
        if edit:
            gap = max(gap, _LEFT_OUT if edit["ellipsis"] else _REPLACED)
            at = edit.end()
    return tuple(out)


def spots(words: tuple[str, ...], source: Words, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Yield where the words stand one after the other, looking only at the places of the rarest of them."""
    at, rarest = min(enumerate(words), key=lambda pair: len(source.where.get(pair[1], ())))
    for i in source.where.get(rarest, ()):
        start = i - at
        if start >= first and (last is None or start <= last) and source.words[start : start + len(words)] == words:
            yield start
