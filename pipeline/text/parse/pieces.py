"""A text cut for a parser: no piece goes over the end of a line, no word is longer than WORD, every word knows its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.phrases import plain
from pipeline.text.sentences import sentences

WORD = 200  # characters without a blank: spaCy's tokenizer is quadratic on long runs of brackets and quotes
SIZE = 2000  # characters of a piece: more is no faster and takes memory

_RUN = re.compile(r"\S{1,200}")
_LONE = re.compile(r"[\ud800-\udfff]")  # half a character, left over from a damaged file: spaCy cannot take it


class Piece(NamedTuple):
    """Words joined by single blanks.

    joined, starts: where each word begins there, and in our text; first: which of joined begin a sentence by our rules.
    """

    text: str
    joined: tuple[int, ...]
    starts: tuple[int, ...]
    first: frozenset[int]

    def place(self, start: int, end: int) -> Span:
        """Return where a stretch of one word stands in our text."""
        word = bisect_right(self.joined, start) - 1
        by = self.starts[word] - self.joined[word]
        return Span(start + by, end + by)


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text: whole sentences of one line, as many as fit into SIZE; a longer one is cut between words. Linear.

    >>> [piece.text for piece in pieces("One  two. Three.")]
    ['One two. Three.']
    """
    same = _LONE.sub("?", plain(text))
    words: list[tuple[str, int, bool]] = []
    size, end = 0, 0
    for sentence in sentences(text):
        here = [(m.group(), m.start(), False) for m in _RUN.finditer(same, sentence.start, sentence.end)]
        here[:1] = [(word, start, True) for word, start, _ in here[:1]]
        length = sum(len(word) + 1 for word, _, _ in here)
        if words and (size + length > SIZE or "\n" in text[end : sentence.start]):
            yield from _made(words)
            words, size = [], 0
        words += here
        size, end = size + length, sentence.end
    yield from _made(words)


def _made(words: list[tuple[str, int, bool]]) -> Iterator[Piece]:
    """Yield the piece of these words, or several of a sentence that is too long for one."""
    start = 0
    while start < len(words):
        joined, at, end = [], 0, start
        while end < len(words) and (at + len(words[end][0]) <= SIZE or end == start):
            joined.append(at)
            at += len(words[end][0]) + 1
            end += 1
        taken = words[start:end]
        first = frozenset(at for at, (_, _, opens) in zip(joined, taken, strict=True) if opens)
        yield Piece(" ".join(word for word, _, _ in taken), tuple(joined), tuple(w[1] for w in taken), first)
        start = end
