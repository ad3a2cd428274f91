"""Features of segments, the parts of a reference between marks that may end a field: how each opens, its length, what follows."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.references.parse.model.word_features import WordFeatures

_STRONG_MARKS = frozenset(':;()[]"“”«»„,，、；：（）《》「」『』。')
_FAR = 9  # segments and words; further off is all the same


def segment_features(
    words: Sequence[str], features: Sequence[WordFeatures], gaps: Sequence[str]
) -> list[tuple[str, ...]]:
    """Return for each word the features of its segment; gaps[i] stands before words[i].

    The strings are part of the trained weights (assets/references.npz): S the place of the segment, Sl length, Sd distance of
    numbers, Sf its first word, Sn what follows, Sh the cue classes in it.

    >>> from pipeline.references.parse.model.word_features import word_features
    >>> segment_features(("Ports", "Lancet"), (word_features("Ports"), word_features("Lancet")), ("", ". ", ""))[1]
    ('S1', 'Sl1|3', 'Sd9|1', 'Sd9|3|1', 'SfXxC', 'Sn|$', 'ShC')
    """
    n = len(words)
    bounds = [0, *[i for i in range(1, n) if gaps[i] != " " and _may_end_field(gaps[i], words[i - 1])], n]
    distances = _distances_to_numbers(features, bounds)
    capitalised, cues = [word.is_capitalised for word in features], [word.cue_classes for word in features]
    out: list[tuple[str, ...]] = []
    for k, (first, last) in enumerate(pairwise(bounds)):
        length = last - first
        measures = _measures(min(k, 5), min(length, _FAR), 3 * sum(capitalised[first:last]) // length, distances[k])
        following = features[last].shape if last < n else "$"
        cue_feature = _cue_feature("".join(cues[first:last]))
        segment = *measures, features[first].opens_segment, f"Sn{gaps[last][:2]}|{following}", cue_feature
        out += [segment] * length
    return out


@lru_cache(maxsize=1 << 11)
def _measures(k: int, length: int, capitals: int, distance: int) -> tuple[str, ...]:
    """Return the features of a segment's place, length and capitals, and of the distance of numbers, in segments."""
    return f"S{k}", f"Sl{length}|{capitals}", f"Sd{distance}|{min(k, 2)}", f"Sd{distance}|{capitals}|{length}"


@lru_cache(maxsize=1 << 12)
def _cue_feature(classes: str) -> str:
    """Return the feature of the cue classes in a segment, each once."""
    return "Sh" + "".join(sorted(set(classes)))


def _may_end_field(gap: str, word: str) -> bool:
    """Tell whether the marks behind a word may end a field; the stop of "J." and "ed." does not."""
    return not _STRONG_MARKS.isdisjoint(gap) or ("." in gap and len(word) > 2)


def _distances_to_numbers(features: Sequence[WordFeatures], bounds: Sequence[int]) -> list[int]:
    """Return for each segment how many segments on the next one opens with a number."""
    out, distance = [], _FAR
    for first in reversed(bounds[:-1]):
        distance = 0 if features[first].is_number else min(distance + 1, _FAR)
        out.append(distance)
    return out[::-1]
