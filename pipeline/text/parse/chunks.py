"""A text cut into chunks for a parser: none goes over the end of a line, no word is longer than WORD, words keep their offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.span import Span
from pipeline.text.phrases import plain
from pipeline.text.sentences import sentences

WORD = 200  # characters without a blank: spaCy's tokenizer is quadratic on long runs of brackets and quotes
SIZE = 2000  # characters of a chunk: more is no faster and takes memory

_RUN = re.compile(r"\S{1,200}")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")  # left over from a damaged file: spaCy cannot take it


class Chunk(NamedTuple):
    """Words joined by single blanks.

    Attributes:
        text: the words.
        offsets: where each word begins in it.
        starts: where each word begins in the whole text.
        sentence_starts: which of the offsets begin a sentence by our rules.
    """

    text: str
    offsets: tuple[int, ...]
    starts: tuple[int, ...]
    sentence_starts: frozenset[int]

    def span_in_text(self, start: int, end: int) -> Span:
        """Return where a part of one word stands in the whole text."""
        word = bisect_right(self.offsets, start) - 1
        shift = self.starts[word] - self.offsets[word]
        return Span(start + shift, end + shift)

    def spans_in_text(self, offsets: Sequence[int], lengths: Sequence[int]) -> Iterator[Span]:
        """Yield where parts of words stand in the whole text; offsets: in text order. Linear."""
        word = 0
        for start, length in zip(offsets, lengths, strict=True):
            while word + 1 < len(self.offsets) and self.offsets[word + 1] <= start:
                word += 1
            begin = start + self.starts[word] - self.offsets[word]
            yield Span(begin, begin + length)


class _Word(NamedTuple):
    text: str
    start: int
    opens_sentence: bool


def chunks(text: str) -> Iterator[Chunk]:
    """Yield chunks: whole sentences of one line, as many as fit into SIZE; a longer one is cut between words. Linear.

    >>> [chunk.text for chunk in chunks("One  two. Three.")]
    ['One two. Three.']
    """
    encodable = _LONE_SURROGATE.sub("?", plain(text))
    words: list[_Word] = []
    size, end = 0, 0
    for sentence in sentences(text):
        runs = _RUN.finditer(encodable, sentence.start, sentence.end)
        of_sentence = [_Word(run.group(), run.start(), i == 0) for i, run in enumerate(runs)]
        length = sum(len(word.text) + 1 for word in of_sentence)
        if words and (size + length > SIZE or "\n" in text[end : sentence.start]):
            yield from _chunks_of(words)
            words, size = [], 0
        words += of_sentence
        size, end = size + length, sentence.end
    yield from _chunks_of(words)


def _chunks_of(words: list[_Word]) -> Iterator[Chunk]:
    """Yield the chunk of these words, or several of a sentence that is too long for one."""
    start = 0
    while start < len(words):
        offsets, at, end = [], 0, start
        while end < len(words) and (at + len(words[end].text) <= SIZE or end == start):
            offsets.append(at)
            at += len(words[end].text) + 1
            end += 1
        part = words[start:end]
        opening = frozenset(offset for offset, word in zip(offsets, part, strict=True) if word.opens_sentence)
        yield Chunk(" ".join(word.text for word in part), tuple(offsets), tuple(word.start for word in part), opening)
        start = end
