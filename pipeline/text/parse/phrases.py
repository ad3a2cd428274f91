"""Lists of phrases in a text.

A text is cut into tokens by one pattern. The phrases are looked up by their first token: a list has few that begin alike. spaCy's
PhraseMatcher finds the same ones no faster, and importing it takes half a second.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.span import Span

# words, marks, and what parts two names: the end of a line, the gap where a citation was blanked
_TOKEN = re.compile(r"\w+|[^\w\s]|\s*\n\s*|\s{4,}")
_CHUNK = 100_000  # characters looked at in one go: more takes memory and is no faster

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


def phrases(text: str, lists: Callable[[], Mapping[str, Sequence[str]]]) -> Iterator[Hit]:
    """Yield every phrase of the lists that stands in the text, letter case kept; hits may overlap.

    lists: label → phrases; called once a process. Quotes and blanks may be written otherwise in the text. Linear in the text.
    """
    begun = _by_first(lists)
    same = plain(text)
    for start, end in chunks(same):
        found = list(_TOKEN.finditer(same, start, end))
        words = [m.group() for m in found]
        for i, word in enumerate(words):
            for phrase, label in begun.get(word, ()):
                last = i + len(phrase)
                if words[i:last] == phrase:
                    yield Hit(Span(found[i].start(), found[last - 1].end()), label)


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
def _by_first(lists: Callable[[], Mapping[str, Sequence[str]]]) -> dict[str, list[tuple[list[str], str]]]:
    """Return first token → the phrases that begin with it, as tokens, each with the name of its list; once a process."""
    begun = defaultdict(list)
    for label, names in lists().items():
        for name in names:
            words = _TOKEN.findall(plain(name))
            begun[words[0]].append((words, label))
    return dict(begun)
