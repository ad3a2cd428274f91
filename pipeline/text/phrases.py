"""Phrase lookup: every phrase of a list where it stands in a text.

A text is cut into tokens by one pattern, and the phrases are looked up by their first token: a list has few that begin alike.
spaCy's PhraseMatcher finds the same ones no faster, and importing it takes half a second.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.span import Span
from pipeline.text.regex import regex

# words, marks, and what separates two names: the end of a line, the gap where a citation was blanked
_TOKEN = regex(r"\w+|[^\w\s]|\s*\n\s*|\s{4,}")
_LONGEST = 100_000  # characters tokenised at a time: more takes memory and is no faster

# typewriter forms, letter for letter, so that every offset stays
_PLAIN = str.maketrans("’‘ʼ´`“”„«»\u00a0\u2009\u202f\t", "'''''\"\"\"\"\"    ")


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


def find_phrases(text: str, lists: Callable[[], Mapping[str, Sequence[str]]]) -> Iterator[Hit]:
    """Yield every phrase of the lists that stands in the text, letter case kept; hits may overlap.

    Linear in the text. Quotes and blanks may be written otherwise in the text.

    Args:
        text: the text.
        lists: returns label → phrases; called once a process.
    """
    by_first_token = _by_first_token(lists)
    plain_text = plain(text)
    for start, end in split_long(plain_text):
        matches = list(_TOKEN.finditer(plain_text, start, end))
        tokens = [match.group() for match in matches]
        for i, token in enumerate(tokens):
            for phrase, label in by_first_token.get(token, ()):
                last = i + len(phrase)
                if tokens[i:last] == phrase:
                    yield Hit(Span(matches[i].start(), matches[last - 1].end()), label)


def split_long(text: str, size: int = _LONGEST) -> Iterator[tuple[int, int]]:
    """Yield parts of a text of at most so many characters, cut at the end of a line where there is one, else at a blank.

    >>> list(split_long("one two", 5))
    [(0, 4), (4, 7)]
    """
    start = 0
    while start < len(text):
        end = min(len(text), start + size)
        if end < len(text):
            separator = "\n" if "\n" in text[start:end] else " "
            cut = text.rfind(separator, start, end) + 1
            end = cut if cut > start else start + size
        yield start, end
        start = end


@cache
def _by_first_token(lists: Callable[[], Mapping[str, Sequence[str]]]) -> dict[str, list[tuple[list[str], str]]]:
    """Return first token → the phrases that begin with it, as tokens, each with the name of its list; once a process."""
    index = defaultdict(list)
    for label, phrases in lists().items():
        for phrase in phrases:
            tokens = _TOKEN.findall(plain(phrase))
            index[tokens[0]].append((tokens, label))
    return dict(index)
