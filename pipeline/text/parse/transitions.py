"""The names that spaCy's transition parser reads off word vectors, without its loop.

spaCy goes word by word, and takes the interpreter's lock some sixty times a word: that was half of the time. But a decision outside
a name looks at one word alone, so that one product decides on all of them; only the names of several words are walked. The actions
are BILUO: Begin, In, Last, Unit, Out (Ratinov and Roth, CoNLL 2009).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.model.span import Span

if TYPE_CHECKING:
    from spacy.pipeline.ner import EntityRecognizer

Floats = npt.NDArray[np.float32]


class Actions:
    """The weights of an entity recogniser whose steps look at three words: this one, the first of the open name, the one before."""

    def __init__(self, ner: "EntityRecognizer") -> None:
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        of, hidden, pieces, width = lower.get_param("W").shape
        self._look: Floats = lower.get_param("W").reshape(of * hidden * pieces, width).T
        self._shape = (of, hidden, pieces)
        self._bias: Floats = lower.get_param("b")
        # no name is open: no first word, no word before
        self._closed: Floats = self._bias + lower.get_param("pad")[0, 1:].sum(0)
        self._weights: Floats = upper.get_param("W").T
        self._offsets: Floats = upper.get_param("b")
        actions = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._place = {action: i for i, action in enumerate(actions)}
        self._label = [action[2:] for action in actions]
        self._begins = np.array([action.startswith("B-") for action in actions])
        # "U-" without a label is for names that were set beforehand
        self._inside = np.array([action.startswith(("I-", "L-")) or action == "U-" for action in actions])

    def names(self, vectors: Floats, lengths: Sequence[int]) -> Iterator[tuple[Span, str]]:
        """Yield the names, as ranges of words, with their labels; none goes over the end of a stretch.

        vectors: [words, width], of several stretches in a row; lengths: words of each stretch.
        """
        looks = (vectors @ self._look).reshape(-1, *self._shape)
        scores = self._scores(looks[:, 0] + self._closed)
        ends = np.cumsum(lengths)
        scores[:, self._inside] = -np.inf
        scores[np.ix_(ends - 1, self._begins)] = -np.inf  # the last word begins no name of two
        best = scores.argmax(-1)
        last = 0
        for i in np.flatnonzero(best != self._place["O"]).tolist():
            if i < last:
                continue
            label, last = self._label[best[i]], i + 1
            if self._begins[best[i]]:
                last = self._end(looks, i, int(ends[ends.searchsorted(i, "right")]), label)
            yield Span(i, last), label

    def _end(self, looks: Floats, first: int, stop: int, label: str) -> int:
        """Return where a name that begins here ends, at the latest at the end of its stretch."""
        go_on = [self._place[f"I-{label}"], self._place[f"L-{label}"]]
        for i in range(first + 1, stop - 1):
            more, end = self._scores(looks[i, 0] + looks[first, 1] + looks[i - 1, 2] + self._bias)[go_on]
            if end > more or (end == more and go_on[1] < go_on[0]):
                return i + 1
        return stop

    def _scores(self, summed: Floats) -> Floats:
        """Return the scores [..., actions] of what was added up, [..., hidden, pieces]."""
        scores: Floats = summed.max(-1) @ self._weights + self._offsets
        return scores
