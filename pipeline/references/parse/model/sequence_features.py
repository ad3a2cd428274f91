"""What a whole path of labels is like, which a CRF cannot see, two labels at a time: the order of fields, their ends and length."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.references.parse.model.token_features import gap_class
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_features import look

Run = tuple[str, int, int]  # label, first word, word after the last

_RUN = re.compile(r"(.)\1*")
_START, _END = ("^", 0, 0), ("$", -1, -1)
_TEXTS = frozenset("TCP")  # what is told of these is more than where they stand
# lengths: exact when short, coarse when long
_LENGTHS = [i if i < 4 else 4 if i < 6 else 6 if i < 9 else 9 if i < 14 else 14 if i < 22 else 22 for i in range(36)]


def told(paths: Sequence[str], tokens: Tokens) -> Iterator[list[str]]:
    """Yield the features of each path, a letter a word; what all paths share is left out.

    >>> from pipeline.references.parse.model.tokens import tokens
    >>> next(told(["ATTCC", "ATTTT"], tokens("Lind. Tides, ports. Harbour Affairs")))[:6]
    ['order ATC', 'has CT', 'T. |C', 'C|$', 'length T2', 'stops T0']
    """
    every = [[(found[1], *found.span()) for found in _RUN.finditer(labels)] for labels in paths]
    joints = [[(a, b, at) for (a, *_), (b, at, _) in pairwise([_START, *runs, _END])] for runs in every]
    met = set(joints[0]).intersection(*joints[1:])
    known: dict[Run, list[str]] = {run: [] for run in set(every[0]).intersection(*every[1:])}
    for runs, meets in zip(every, joints, strict=True):
        out = _ordered(runs)
        out += [f"{a}{gap_class(tokens.gaps[at])}|{b}" for a, b, at in meets if (a, b, at) not in met]
        for run in runs:
            if run not in known:
                known[run] = _run_told(run, tokens)
            out += known[run]
        yield out


def _ordered(runs: Sequence[Run]) -> list[str]:
    """Return how the fields follow, which of them there are, and which are torn."""
    order = "".join([label for label, _, _ in runs if label != "O"])
    held = "".join([label for label in "CEGPTV" if label in order])
    torn = [f"torn {label}{min(order.count(label), 4)}" for label in sorted(set(order)) if order.count(label) > 1]
    return [f"order {order}", f"has {held}", *torn]


def _run_told(run: Run, tokens: Tokens) -> list[str]:
    """Return how long a title, container or publisher is, what stands in it, and which telling words it has."""
    label, first, last = run
    if label not in _TEXTS:
        return []
    words, marks = tokens.words[first:last], "".join(tokens.gaps[first + 1 : last])
    stops = sum(
        "." in gap and len(word) > 2 and behind[0].isupper()
        for gap, (word, behind) in zip(tokens.gaps[first + 1 :], pairwise(words), strict=False)
    )
    telling = "".join(sorted(set("".join([look(word).telling for word in words]))))
    return [
        f"length {label}{_LENGTHS[min(last - first, 35)]}",
        f"stops {label}{min(stops, 3)}",
        f"marks {label}{min(3, marks.count(','))}{':' in marks:d}{'?' in marks:d}{';' in marks:d}",
        f"tells {label}{telling}",
    ]
