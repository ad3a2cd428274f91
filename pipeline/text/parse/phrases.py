"""Lists of phrases in a text.

A text is cut into tokens by one pattern, not by spaCy's tokenizer: that one costs six times as much and is quadratic on long
runs of brackets. Finding the phrases is PhraseMatcher's work, at ten million words a second.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.span import Span

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# words, marks, and what parts two names: the end of a line, the gap where a citation was blanked
_TOKEN = re.compile(r"\w+|[^\w\s]|\s*\n\s*|\s{4,}")
_CHUNK = 100_000  # characters looked at in one go: more takes memory and is no faster

# typewriter forms, letter for letter, so that every offset stays
_PLAIN = str.maketrans("’‘ʼ´`“”„«»\u00a0\u2009\u202f\t", "'''''\"\"\"\"\"    ")

_LONE = re.compile(r"[\ud800-\udfff]")  # half a character, left over from a damaged file: spaCy cannot take it


class Hit(NamedTuple):
    """A phrase of a list where it stands in the text; label: the name of its list."""

    span: Span
    label: str


def plain(text: str) -> str:
    """Return the text with typewriter quotes and plain blanks, of the same length.

    >>> plain("the people’s republic")
    "the people's republic"
    """
    return text.translate(_PLAIN)


def phrases(text: str, lists: Callable[[], Mapping[str, Sequence[str]]]) -> Iterator[Hit]:
    """Yield every phrase of the lists that stands in the text, letter case kept; hits may overlap.

    lists: label → phrases; called once a process. Quotes and blanks may be written otherwise in the text. Linear in the text.
    """
    vocab, matcher = _matcher(lists)
    same = _LONE.sub("?", plain(text))
    for start, end in chunks(same):
        found = [(m.start(), m.end()) for m in _TOKEN.finditer(same, start, end)]
        with vocab.memory_zone():  # else every new word of every text stays in memory
            doc = _doc(vocab, [same[a:b] for a, b in found])
            hits = [(vocab.strings[label], first, last) for label, first, last in matcher(doc)]
        for label, first, last in hits:
            yield Hit(Span(found[first][0], found[last - 1][1]), label)


def chunks(text: str, size: int = _CHUNK) -> Iterator[tuple[int, int]]:
    """Cut a text into stretches of at most so many characters, at the end of a line where there is one, else at a blank.

    >>> list(chunks("one two", 5))
    [(0, 4), (4, 7)]
    """
    start = 0
    while start < len(text):
        end = min(len(text), start + size)
        if end < len(text):
            end = (
                max(text.rfind("\n", start, end), text.rfind(" ", start, end) if "\n" not in text[start:end] else -1)
                + 1
            )
            end = end if end > start else start + size
        yield start, end
        start = end


@cache
def _matcher(lists: Callable[[], Mapping[str, Sequence[str]]]) -> "tuple[Vocab, PhraseMatcher]":
    """Build the matcher of some lists, once."""
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

    vocab = Vocab()
    matcher = PhraseMatcher(vocab, attr="ORTH")
    for label, names in lists().items():
        matcher.add(label, [_doc(vocab, _TOKEN.findall(plain(name))) for name in names])
    return vocab, matcher


def _doc(vocab: "Vocab", words: list[str]) -> "Doc":
    from spacy.tokens import Doc

    return Doc(vocab, words=words, spaces=[False] * len(words))
