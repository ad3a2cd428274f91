"""The convolutions of a spaCy tok2vec in plain numpy: the same sums, in fewer passes over memory than thinc's layers take.

A layer adds to each word what a maxout of three linear pieces makes of it and its two neighbours, normalised (He et al. 2016;
Goodfellow et al. 2013; Ba et al. 2016). Between texts stand rows of nothing, as many as there are layers.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from thinc.api import Model

Floats = npt.NDArray[np.float32]

_EPSILON = np.float32(1e-8)  # thinc's


class _Layer(NamedTuple):
    """weights: [3 × width, pieces × width], the columns piece by piece; the rest: [pieces × width] and [width]."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Convolutions:
    """The layers of one tok2vec."""

    def __init__(self, model: "Model[Any, Any]") -> None:
        maxouts = [layer for layer in model.walk() if layer.name == "maxout"]
        norms = [layer for layer in model.walk() if layer.name == "layernorm"]
        self._layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]

    def encode(self, texts: Sequence[Floats]) -> Floats:
        """Return the vectors of the words in their context, those of all texts in a row. texts: [words, width] of each."""
        width, pad = texts[0].shape[1], len(self._layers)
        lengths = [len(text) for text in texts]
        rows = np.zeros((sum(lengths) + pad * (len(texts) + 1), width), dtype=np.float32)
        places = list(_places(lengths, pad))
        for text, place in zip(texts, places, strict=True):
            rows[place] = text
        for layer in self._layers:
            rows += _convolve(rows, layer)
        return np.concatenate([rows[place] for place in places])


def _places(lengths: Sequence[int], pad: int) -> Iterator[slice]:
    """Yield the rows of each text."""
    start = pad
    for length in lengths:
        yield slice(start, start + length)
        start += length + pad


def _layer(maxout: "Model[Any, Any]", norm: "Model[Any, Any]") -> _Layer:
    weights, bias = _parameter(maxout, "W"), _parameter(maxout, "b")
    by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T
    return _Layer(by_piece, bias.T.reshape(-1), _parameter(norm, "G"), _parameter(norm, "b"))


def _parameter(model: "Model[Any, Any]", name: str) -> Floats:
    return np.asarray(model.get_param(name), dtype=np.float32)


def _convolve(rows: Floats, layer: _Layer) -> Floats:
    """Return what a layer makes of each row with its neighbours."""
    width = rows.shape[1]
    windows = np.zeros((len(rows), 3 * width), dtype=np.float32)
    windows[1:, :width] = rows[:-1]
    windows[:, width : 2 * width] = rows
    windows[:-1, 2 * width :] = rows[1:]
    pieces = windows @ layer.weights
    pieces += layer.bias
    largest = pieces[:, :width]
    for start in range(width, pieces.shape[1], width):
        largest = np.maximum(largest, pieces[:, start : start + width])
    largest -= largest.mean(1, keepdims=True)
    deviation = np.square(largest).mean(1, keepdims=True)
    deviation += _EPSILON
    largest *= deviation ** np.float32(-0.5)
    largest *= layer.scale
    largest += layer.shift
    return largest
