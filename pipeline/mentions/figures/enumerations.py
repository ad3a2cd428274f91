"""Numbers that count the items of a list inside running text: "1. Take distance, 2. March, 3. Squad"."""

from collections.abc import Iterator, Sequence

from pipeline.model import Span
from pipeline.text.regex import regex

_ITEM = regex(
    r"(?<![\w.,$€£#-])(?P<n>[1-9][0-9]?)\.\s{1,12}(?=[_*“\"'‘(\[]{0,3}[A-Z]|[_*]{1,2}\w)"
    r"|(?<=[:;]\s)(?P<m>[1-9][0-9]?)(?=, [a-z(])"
    # behind what they count: a little (1), more (2)
    r"|(?<=[^\W\d_]\s\()(?P<k>[1-9][0-9]?)(?=\))"
)
_LARGEST_STEP = 2  # one item may stand elsewhere
_REACH = 600  # characters from one item to the next


def enumerations(text: str, within: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers of items that count up from one, two items at least.

    >>> text = "Being at a halt: 1. _Take distance_, 2. _March_. It was version 1. He left."
    >>> [span.of(text) for span in enumerations(text, [Span(0, len(text))])]
    ['1', '2']
    """
    run: list[Span] = []
    last = 0
    for part in within:
        for found in _ITEM.finditer(text, part.start, part.end):
            group = str(found.lastgroup)
            number, span = int(found[group]), Span(*found.span(group))
            if run and last < number <= last + _LARGEST_STEP and span.start - run[-1].end <= _REACH:
                run.append(span)
                last = number
                continue
            if len(run) > 1:
                yield from run
            run, last = ([span] if number == 1 else []), number
    if len(run) > 1:
        yield from run
