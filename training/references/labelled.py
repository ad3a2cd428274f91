"""A reference string whose fields are known, and the words of it with their labels.

Labels: A author, Y date, T title, C container, V volume, I issue, G pages, P publisher, L place, E editor, O anything else.
"""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_classes import word_classes

Span = tuple[int, int, str]

# "vol.", "no.", "pp.": cues, never part of the number
_CUE = re.compile(r"vols?|volume|nos?|n|nr|issue|pp?|pages?|s|bd|heft|v|in|t|tome|núm|num|suppl", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """raw[start:end] of a span is the field that its label names."""

    raw: str
    spans: tuple[Span, ...]


def word_labels(known: Labelled, text: str, tokens: Tokens) -> list[str]:
    """Return a label for each word of text, which is raw as the parser reads it: tidied, without links."""
    chars = _aligned(known, text)
    out: list[str] = []
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        label = Counter(c for c in chars[start:end] if c).most_common(1)
        out.append("O" if not label or (label[0][0] in "VIG" and _CUE.fullmatch(word)) else label[0][0])
    for i in range(1, len(out)):
        # "16(8)" labelled as a volume: the second number is the issue
        before = out[i - 2] if out[i - 1] == "O" and i > 1 else out[i - 1]
        if out[i] == "V" and before in "VI":
            out[i] = "I"
    _add_days(tokens.words, out)
    return out


def _add_days(words: Sequence[str], labels: list[str]) -> None:
    """Let a date have its month and day: "March 12, 2019", "12. März 2019"."""
    for step in (-1, 1) * 2:
        for i in range(len(words))[::step]:
            near = labels[i - step : i - step + 1] if 0 <= i - step < len(words) else []
            day = words[i].isdigit() and len(words[i]) <= 2 and "m" in word_classes(words[i - step]) if near else False
            if labels[i] == "O" and near == ["Y"] and ("m" in word_classes(words[i]) or day):
                labels[i] = "Y"


def _aligned(known: Labelled, text: str) -> list[str]:
    """Return the label of each letter and digit of text, "" where raw has no such."""
    labels = ["O"] * len(known.raw)
    for start, end, label in known.spans:
        labels[start:end] = [label] * (end - start)
    ours = [i for i, c in enumerate(text) if c.isalnum()]
    theirs = [i for i, c in enumerate(known.raw) if c.isalnum()]
    out = [""] * len(text)
    for a, b, size in _blocks([known.raw[i].lower() for i in theirs], [text[i].lower() for i in ours]):
        for k in range(size):
            out[ours[b + k]] = labels[theirs[a + k]]
    return out


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return matching stretches; the common start is found first, for it is most of the string."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    rest = difflib.SequenceMatcher(None, a[same:], b[same:], autojunk=False).get_matching_blocks()
    return [(0, 0, same), *((i + same, j + same, size) for i, j, size in rest)]
