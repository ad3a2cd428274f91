"""A reference string as words and the gaps between them: the words are labelled, the gaps show where fields end."""

from dataclasses import dataclass
from itertools import accumulate

from pipeline.references.parse.rules.placeholders import LINK
from pipeline.text.regex import regex

# "Top-down", "l’État", "2004a", "e20190191"; hyphens join letters only, so that "12-15" is two; a link is a word
_WORD = regex(rf"([^\W_]+(?:['’‐-](?=[^\W\d_])[^\W_]+)*|{LINK})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """words[i] is text[starts[i]:ends[i]]; gaps[i] is what stands before it, gaps[-1] what stands behind the last."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]


def tokenize(text: str) -> Tokens:
    """Return the words of a text and the gaps between them.

    >>> tokenize("Lind, P. (2018)").words, tokenize("Lind, P. (2018)").gaps
    (('Lind', 'P', '2018'), ('', ', ', '. (', ')'))
    """
    parts = _WORD.split(text)  # gap, word, gap, …, gap
    part_ends = list(accumulate(map(len, parts)))  # where each ends, and the next starts
    return Tokens(tuple(parts[1::2]), tuple(part_ends[:-1:2]), tuple(part_ends[1::2]), tuple(parts[::2]))
