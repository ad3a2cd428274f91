"""The entities that spaCy's transition-based parser reads off word vectors, without its loop.

spaCy goes word by word, and takes the interpreter's lock some sixty times a word: that was half of the time. But a decision outside
an entity reads one word alone, so that one product decides on all of them; only the entities of several words are walked. The
actions are BILUO: Begin, In, Last, Unit, Out (Ratinov and Roth, CoNLL 2009).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.model.span import Span

if TYPE_CHECKING:
    from spacy.pipeline.ner import EntityRecognizer

_DIGITS = 3  # of a sureness: the last ones depend on what is multiplied together
Floats = npt.NDArray[np.float32]


class Actions:
    """The weights of an entity recogniser that reads three words a step: this one, the first of the open entity, the one before."""

    def __init__(self, ner: "EntityRecognizer") -> None:
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        slots, hidden, pieces, width = lower.get_param("W").shape
        # piece by piece: the largest of two rows is found many times as fast as the largest of each pair in one
        self._hidden: Floats = lower.get_param("W").transpose(0, 2, 1, 3).reshape(-1, width).T
        self._shape = (slots, pieces, hidden)
        self._bias: Floats = lower.get_param("b").T
        # no entity is open: no first word, no word before
        self._closed: Floats = self._bias + lower.get_param("pad")[0, 1:].sum(0).T
        self._weights: Floats = upper.get_param("W").T
        self._offsets: Floats = upper.get_param("b")
        actions = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._index = {action: i for i, action in enumerate(actions)}
        self._label = [action[2:] for action in actions]
        self._labels = np.array(self._label)
        self._begins = np.array([action.startswith("B-") for action in actions])
        # "U-" without a label is for entities that were set beforehand
        self._inside = np.array([action.startswith(("I-", "L-")) or action == "U-" for action in actions])

    def predict(self, vectors: Floats, lengths: Sequence[int]) -> Iterator[tuple[Span, str, float]]:
        """Yield the entities, as ranges of words, with their labels and how sure their first word is of it, 0…1.

        None goes over the end of a segment.

        Args:
            vectors: [words, width], of several segments in a row.
            lengths: words of each segment.
        """
        hidden = (vectors @ self._hidden).reshape(-1, *self._shape)
        scores = self._scores(hidden[:, 0] + self._closed)
        ends = np.cumsum(lengths)
        scores[:, self._inside] = -np.inf
        scores[np.ix_(ends - 1, self._begins)] = -np.inf  # the last word begins no entity of two
        best = scores.argmax(-1)
        opened = np.flatnonzero(best != self._index["O"])
        sure = self._sureness(scores[opened], best[opened])
        end = 0
        for i, confidence in zip(opened.tolist(), sure.tolist(), strict=True):
            if i < end:
                continue
            label, end = self._label[best[i]], i + 1
            if self._begins[best[i]]:
                end = self._end(hidden, i, int(ends[ends.searchsorted(i, "right")]), label)
            yield Span(i, end), label, confidence

    def _sureness(self, scores: Floats, best: npt.NDArray[np.int64]) -> Floats:
        """Return the share of the softmax that goes to the label of the best action, by whichever of its actions."""
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        same = self._labels[best][:, None] == self._labels[None, :]
        shares: Floats = np.round((weights * same).sum(-1) / weights.sum(-1), _DIGITS)
        return shares

    def _end(self, hidden: Floats, first: int, stop: int, label: str) -> int:
        """Return where an entity that begins here ends, at the latest at the end of its segment."""
        inside_or_last = [self._index[f"I-{label}"], self._index[f"L-{label}"]]
        for i in range(first + 1, stop - 1):
            summed = hidden[i, 0] + hidden[first, 1] + hidden[i - 1, 2] + self._bias
            inside, last = self._scores(summed)[inside_or_last]
            if last > inside or (last == inside and inside_or_last[1] < inside_or_last[0]):
                return i + 1
        return stop

    def _scores(self, summed: Floats) -> Floats:
        """Return the scores [..., actions] of the sums [..., pieces, hidden] (maxout, then a linear layer)."""
        scores: Floats = summed.max(-2) @ self._weights + self._offsets
        return scores
