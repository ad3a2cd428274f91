"""Features of a whole sequence of labels, which a CRF cannot see: the order of the fields, their ends and lengths."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.references.parse.model.token_features import gap_class
from pipeline.references.parse.model.tokens import Tokens
from pipeline.references.parse.model.word_features import word_features
from pipeline.text.regex import regex

LabelledSegment = tuple[str, int, int]  # label, first word, word after the last

_SEGMENT = regex(r"(.)\1*")
_START, _END = ("^", 0, 0), ("$", -1, -1)
_MEASURED = frozenset("TCP")  # title, container, publisher: their length and content count too
# lengths: exact when short, coarse when long
_LENGTHS = [i if i < 4 else 4 if i < 6 else 6 if i < 9 else 9 if i < 14 else 14 if i < 22 else 22 for i in range(36)]


def sequence_features(sequences: Sequence[str], tokens: Tokens) -> Iterator[list[str]]:
    """Yield the features of each sequence, a letter for each word; what all sequences share is left out.

    >>> from pipeline.references.parse.model.tokens import tokenize
    >>> next(sequence_features(["ATTCC", "ATTTT"], tokenize("Lind. Tides, ports. Harbour Affairs")))[:6]
    ['order ATC', 'has CT', 'T. |C', 'C|$', 'length T2', 'stops T0']
    """
    segmented = [[(found[1], *found.span()) for found in _SEGMENT.finditer(labels)] for labels in sequences]
    boundaries = [
        [(left, right, at) for (left, *_), (right, at, _) in pairwise([_START, *segments, _END])]
        for segments in segmented
    ]
    shared = set(boundaries[0]).intersection(*boundaries[1:])
    cached: dict[LabelledSegment, list[str]] = {
        segment: [] for segment in set(segmented[0]).intersection(*segmented[1:])
    }
    for segments, ends in zip(segmented, boundaries, strict=True):
        features = _order_features(segments)
        features += [
            f"{left}{gap_class(tokens.gaps[at])}|{right}" for left, right, at in ends if (left, right, at) not in shared
        ]
        for segment in segments:
            if segment not in cached:
                cached[segment] = _content_features(segment, tokens)
            features += cached[segment]
        yield features


def _order_features(segments: Sequence[LabelledSegment]) -> list[str]:
    """Return the features of how the fields follow, which of them there are, and which are split in several."""
    order = "".join([label for label, _, _ in segments if label != "O"])
    present = "".join([label for label in "CEGPTV" if label in order])
    split = [f"split {label}{min(order.count(label), 4)}" for label in sorted(set(order)) if order.count(label) > 1]
    return [f"order {order}", f"has {present}", *split]


def _content_features(segment: LabelledSegment, tokens: Tokens) -> list[str]:
    """Return the features of a title, container or publisher: its length, the marks and the cue words in it."""
    label, first, last = segment
    if label not in _MEASURED:
        return []
    words, marks = tokens.words[first:last], "".join(tokens.gaps[first + 1 : last])
    stops = sum(
        "." in gap and len(word) > 2 and following[0].isupper()
        for gap, (word, following) in zip(tokens.gaps[first + 1 :], pairwise(words), strict=False)
    )
    cues = "".join(sorted(set("".join([word_features(word).cue_classes for word in words]))))
    return [
        f"length {label}{_LENGTHS[min(last - first, 35)]}",
        f"stops {label}{min(stops, 3)}",
        f"marks {label}{min(3, marks.count(','))}{':' in marks:d}{'?' in marks:d}{';' in marks:d}",
        f"cues {label}{cues}",
    ]
