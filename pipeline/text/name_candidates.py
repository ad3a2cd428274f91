"""Which sentences can hold a name: a quarter to a third of prose has no capital but that of its first word."""

from collections.abc import Collection, Iterator, Sequence

from pipeline.model.span import Span
from pipeline.text.stems import STOPWORDS
from pipeline.text.windows import by_sentence, shape

NAME_SHAPES = frozenset((1, 2, 3, 4))  # of units that can begin a name
_LETTERS = NAME_SHAPES | {0}
_PRONOUN = "I"


def name_candidates(text: str, units: Sequence[Span], sentences: Sequence[Span]) -> Iterator[range]:
    """Yield the units of each sentence that may hold a name, in text order; linear.

    The first word of a sentence is no sign of a name where it is a function word, or stands elsewhere in small letters. Who opens
    a sentence in small letters may write names so too. A lone sentence between two that may hold names stays, for the network reads
    it with them.

    >>> text = "Trade grew. It fell. Peru sold more trade."
    >>> ends = [5, 10, 14, 19, 25, 30, 35, 41]
    >>> units = [Span(end - size, end) for end, size in zip(ends, [5, 4, 2, 4, 4, 4, 4, 5])]
    >>> list(name_candidates(text, units, [Span(0, 11), Span(12, 20), Span(21, 42)]))
    [range(4, 8)]
    """
    words = [unit.of(text) for unit in units]
    shapes = [shape(word) for word in words]
    small = STOPWORDS.union(word for word, kind in zip(words, shapes, strict=True) if not kind)
    ranges = list(by_sentence(units, sentences))
    named = [False, *(_may_hold_name(sentence, words, shapes, small) for sentence in ranges), False]
    for i, sentence in enumerate(ranges, start=1):
        if named[i] or (named[i - 1] and named[i + 1]):
            yield sentence


def _may_hold_name(sentence: range, words: Sequence[str], shapes: Sequence[int], small: Collection[str]) -> bool:
    # a quotation mark may stand before the first word
    first = next((i for i in sentence if shapes[i] in _LETTERS), None)
    if first is None or shapes[first] not in NAME_SHAPES:
        return first is not None
    capitals = (i for i in sentence if shapes[i] in NAME_SHAPES and words[i] != _PRONOUN)
    return any(i != first or words[i].lower() not in small for i in capitals)
