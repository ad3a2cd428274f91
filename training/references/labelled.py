"""A reference string whose fields are known, and its words with their labels (pipeline/references/parse/model/labels.py)."""

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.lexicon import words
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_classes import word_classes

Span = tuple[int, int, str]

_CUE_LISTS = ("field_cues.volume", "field_cues.issue", "field_cues.pages", "number_words", "not_given_names")
# "vol.", "no.", "pp.", "suppl.": cues, never part of the number
_CUES = frozenset(word.rstrip(".") for name in _CUE_LISTS for word in words(f"references.{name}")) | {"in"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """raw[start:end] of a span is the field that its label names."""

    raw: str
    spans: tuple[Span, ...]


def word_labels(reference: Labelled, text: str, tokens: Tokens) -> list[str]:
    """Return a label for each word of text, which is raw as the parser reads it: tidied, without links."""
    chars = _aligned(reference, text)
    out: list[str] = []
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        label = Counter(c for c in chars[start:end] if c).most_common(1)
        out.append("O" if not label or (label[0][0] in "VIG" and word.lower() in _CUES) else label[0][0])
    for i in range(1, len(out)):
        # "16(8)" labelled as a volume: the second number is the issue
        before = out[i - 2] if out[i - 1] == "O" and i > 1 else out[i - 1]
        if out[i] == "V" and before in "VI":
            out[i] = "I"
    _add_days(tokens.words, out)
    return out


def _add_days(tokens: Sequence[str], labels: list[str]) -> None:
    """Let a date have its month and day: "March 12, 2019", "12. März 2019"."""
    for step in (-1, 1) * 2:
        for i in range(len(tokens))[::step]:
            neighbour = labels[i - step : i - step + 1] if 0 <= i - step < len(tokens) else []
            if labels[i] != "O" or neighbour != ["Y"]:
                continue
            is_day = tokens[i].isdigit() and len(tokens[i]) <= 2 and "m" in word_classes(tokens[i - step])
            if is_day or "m" in word_classes(tokens[i]):
                labels[i] = "Y"


def _aligned(reference: Labelled, text: str) -> list[str]:
    """Return the label of each letter and digit of text, "" where raw has no such."""
    labels = ["O"] * len(reference.raw)
    for start, end, label in reference.spans:
        labels[start:end] = [label] * (end - start)
    text_letters = [i for i, c in enumerate(text) if c.isalnum()]
    raw_letters = [i for i, c in enumerate(reference.raw) if c.isalnum()]
    out = [""] * len(text)
    for left, right, size in _matching_blocks(
        [reference.raw[i].lower() for i in raw_letters], [text[i].lower() for i in text_letters]
    ):
        for k in range(size):
            out[text_letters[right + k]] = labels[raw_letters[left + k]]
    return out


def _matching_blocks(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return start, start and size of the matching blocks; the common start is found first, for it is most of the string."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    rest = difflib.SequenceMatcher(None, left[start:], right[start:], autojunk=False).get_matching_blocks()
    return [(0, 0, start), *((i + start, j + start, size) for i, j, size in rest)]
