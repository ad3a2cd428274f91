"""Named entity tagging by the model of pipeline/assets/ (made by training/entities/); the only door to onnxruntime."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.model.span import Span
from pipeline.text.name_candidates import NAME_SHAPES, name_candidates
from pipeline.text.sentences import sentences
from pipeline.text.windows import LABELS, LENGTH, by_sentence, shape, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Scores = npt.NDArray[np.float32]

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")  # the tokenizer refuses it
_CHUNK = 100_000  # characters tokenised at a time, cut at a newline
# from → to: an I- may only follow its own B- or I-
_FORBIDDEN = np.array(
    [[-1e4 if b.startswith("I-") and a[1:] != b[1:] else 0.0 for b in LABELS] for a in LABELS], dtype=np.float32
)
_NO_START = np.array([-1e4 if label.startswith("I-") else 0.0 for label in LABELS], dtype=np.float32)


class Tagged(NamedTuple):
    """A named entity; kind as in text/windows.py; confidence: the least probability of its units, 0…1."""

    span: Span
    kind: str
    confidence: float


class Unit(NamedTuple):
    """A run of letters or one sign, its label (BIO, as in text/windows.py) and the label's probability."""

    span: Span
    label: str
    probability: float


class _Window(NamedTuple):
    """What the network reads of some units; first: the index of each unit's first word piece."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


def tag(text: str) -> Iterator[Tagged]:
    """Yield the named entities of a text in text order; linear in its length."""
    for units in label_units(text):
        yield from _spans(units)


def label_units(text: str, *, everywhere: bool = False) -> Iterator[list[Unit]]:
    """Yield the labelled units of runs of sentences, in text order. everywhere: of those as well that can hold no name."""
    start = 0
    while start < len(text):
        end = text.rfind("\n", start, start + _CHUNK) + 1
        end = end if end > start and start + _CHUNK < len(text) else min(len(text), start + _CHUNK)
        yield from _label_chunk(_LONE_SURROGATE.sub("?", text[start:end]), start, everywhere=everywhere)
        start = end


def _label_chunk(text: str, offset: int, *, everywhere: bool) -> Iterator[list[Unit]]:
    units, pieces = _tokenise(text)
    spans = sentences(text)
    candidates = by_sentence(units, spans) if everywhere else name_candidates(text, units, spans)
    chosen = [i for sentence in candidates for i in sentence]
    for window in windows([units[i] for i in chosen], [len(pieces[i]) for i in chosen], spans):
        numbers = [chosen[i] for i in window]
        read = _window(text, [(units[i], pieces[i]) for i in numbers])
        if not everywhere and not NAME_SHAPES.intersection(read.shapes):
            continue
        scores = _run(read)
        path = best_path(scores)
        logs = np.exp(scores - scores.max(-1, keepdims=True))
        probabilities = logs[range(len(path)), path] / logs.sum(-1)
        labelled = [
            Unit(units[i].shifted(offset), LABELS[label], float(probability))
            for i, label, probability in zip(numbers, path, probabilities, strict=True)
        ]
        # no name goes over a sentence that was left out
        gaps = [n for n, (i, j) in enumerate(pairwise(numbers), start=1) if j > i + 1]
        yield from (labelled[start:end] for start, end in pairwise((0, *gaps, len(labelled))))


def _tokenise(text: str) -> tuple[list[Span], list[list[int]]]:
    """Return the units of a text and the word pieces of each, at most LENGTH."""
    units: list[Span] = []
    pieces: list[list[int]] = []
    coded = _tokenizer().encode(text, add_special_tokens=False)
    last: int | None = -1
    for piece, word, (start, end) in zip(coded.ids, coded.word_ids, coded.offsets, strict=True):
        if word == last:
            units[-1] = Span(units[-1].start, end)
            if len(pieces[-1]) < LENGTH:
                pieces[-1].append(piece)
        else:
            units.append(Span(start, end))
            pieces.append([piece])
        last = word
    return units, pieces


def _window(text: str, units: Sequence[tuple[Span, list[int]]]) -> _Window:
    """Return what the network reads of units with their word pieces."""
    cls, sep = _tokenizer().encode("").ids  # [CLS] and [SEP], which it adds by itself
    ids, shapes, first = [cls], [7], []
    for unit, pieces in units:
        kind = shape(unit.of(text))
        first.append(len(ids))
        ids += pieces
        shapes += [kind] + [kind + 8] * (len(pieces) - 1)
    return _Window([*ids, sep], [*shapes, 7], first)


def _run(window: _Window) -> Scores:
    """Return the scores [units, labels].

    One window a call: several are no faster on one core, and the network rounds by the largest number of a call, so that a window
    would be read in the light of its neighbours.
    """
    ids, shapes = (np.array([row], dtype=np.int64) for row in (window.ids, window.shapes))
    scores: Scores = _session().run(["scores"], {"ids": ids, "shapes": shapes})[0]
    return scores[0, window.first]


def _spans(units: Sequence[Unit]) -> Iterator[Tagged]:
    """Yield the entities that the labelled units make."""
    start = 0
    while start < len(units):
        kind = units[start].label[2:]
        end = start + 1
        while kind and end < len(units) and units[end].label == f"I-{kind}":
            end += 1
        if kind:
            confidence = min(unit.probability for unit in units[start:end])
            yield Tagged(Span(units[start].span.start, units[end - 1].span.end), kind, confidence)
        start = end


def best_path(scores: Scores) -> list[int]:
    """Return the best allowed label path (Viterbi 1967). scores: [units, labels]."""
    if not len(scores):
        return []
    greedy = scores.argmax(-1)
    if not (_FORBIDDEN[greedy[:-1], greedy[1:]].any() or _NO_START[greedy[0]]):
        return [int(label) for label in greedy]  # the best path of all is allowed: no search is needed
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + _NO_START
    for i in range(1, len(scores)):
        through = best[:, None] + _FORBIDDEN
        back[i] = through.argmax(0)
        best = through.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import BertWordPieceTokenizer

    tokenizer: Tokenizer = BertWordPieceTokenizer(str(files("pipeline.assets") / "entities.vocab.txt"), lowercase=True)
    return tokenizer


@cache
def _session() -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # the same sums in the same order on every machine; corpora take a process a core
    options.inter_op_num_threads = 1
    return InferenceSession(
        str(files("pipeline.assets") / "entities.onnx"), options, providers=["CPUExecutionProvider"]
    )
