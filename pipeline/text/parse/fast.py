"""The fast entity model: a spaCy CNN that learnt from the accurate one (made by training/entities/fast.py)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.model.span import Span
from pipeline.text.parse.phrases import chunks
from pipeline.text.parse.threads import one_thread
from pipeline.text.parse.transitions import Actions, Floats

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOKEN = re.compile(r"\w{1,200}|[^\w\s]")
# no name goes over a line, or over the gap where a citation was blanked
_STRETCH = re.compile(r"(?:[^\n\s]|[^\S\n]{1,3}(?![^\S\n]))+")
_LONGEST = 5000  # characters of a stretch
_MANY = 20_000  # words whose vectors are held at a time
_FEW = 1000  # words a call: their arrays stay in the processor's cache
_LONE = re.compile(r"[\ud800-\udfff]")  # half a character: spaCy cannot take it


class Named(NamedTuple):
    """A named span; kind as in text/windows.py."""

    span: Span
    kind: str


def named(text: str) -> Iterator[Named]:
    """Yield the named spans of a text in text order; linear in its length."""
    same = _LONE.sub("?", text)
    stretches = (
        Span(m.start() + start, m.start() + end)
        for m in _STRETCH.finditer(same)
        for start, end in chunks(m.group(), _LONGEST)
    )
    found = ([Span(*m.span()) for m in TOKEN.finditer(same, s.start, s.end)] for s in stretches)
    for several in _batches(filter(None, found), _MANY):
        yield from _named(same, several)


def _named(text: str, stretches: Sequence[list[Span]]) -> list[Named]:
    """Name what some stretches say. What a word looks like is embedded once, however often it stands there."""
    network = _network()
    words = {token.of(text): token for stretch in stretches for token in stretch}
    row = {word: i for i, word in enumerate(words)}
    out = []
    with one_thread():
        vectors = network.embedded(text, list(words.values()))
        for few in _batches(stretches, _FEW):
            tokens = list(chain.from_iterable(few))
            encoded = network.encoded([vectors[[row[token.of(text)] for token in stretch]] for stretch in few])
            for span, kind in network.actions.names(encoded, [len(stretch) for stretch in few]):
                out.append(Named(Span(tokens[span.start].start, tokens[span.end - 1].end), kind))
    return out


def _batches(stretches: Iterable[list[Span]], size: int) -> Iterator[list[list[Span]]]:
    """Yield stretches together, until they have so many words."""
    batch: list[list[Span]] = []
    words = 0
    for stretch in stretches:
        batch.append(stretch)
        words += len(stretch)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def doc_of(nlp: "Language", text: str, tokens: Sequence[Span]) -> "Doc":
    """Return the tokens as spaCy holds them; spaCy never sees the text itself."""
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=[t.of(text) for t in tokens], spaces=[False] * len(tokens))


def blank() -> "Language":
    """Return the network before it has learnt anything: hashed word shapes, a CNN of depth 4, and a parser of names over it."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": _NETWORK})
    return nlp


_NETWORK = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 96,
        "depth": 4,
        "embed_size": 4000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}


class _Network:
    """The parts of the entity recogniser, called one by one."""

    def __init__(self, nlp: "Language") -> None:
        ner = nlp.get_pipe("ner")
        convolved, _, self._project = ner.model.get_ref("tok2vec").layers
        self._embed, self._convolve = convolved.layers
        self._nlp = nlp
        self.actions = Actions(ner)

    def embedded(self, text: str, words: Sequence[Span]) -> Floats:
        """Return what each word looks like: [words, width]."""
        with self._nlp.vocab.memory_zone():  # else every new word of every text stays in memory
            docs = [doc_of(self._nlp, text, words[i : i + _FEW]) for i in range(0, len(words), _FEW)]
            return np.concatenate([self._embed.predict([doc])[0] for doc in docs])

    def encoded(self, stretches: Sequence[Floats]) -> Floats:
        """Return each word in its surroundings: [words, width of the parser], the stretches in a row."""
        vectors: Floats = self._project.predict(np.concatenate(self._convolve.predict(list(stretches))))
        return vectors


@cache
def _network() -> _Network:
    return _Network(_model())


@cache
def _model() -> "Language":
    from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # a third quicker on matrices as small as these
        nlp = blank()
        nlp.from_bytes((files("pipeline.assets") / "entities_fast.bin").read_bytes())
    seen = (
        LOWER,
        NORM,
        PREFIX,
        SHAPE,
        SUFFIX,
    )  # what the network reads of a word; the rest ("is it an address?") takes time
    nlp.vocab.lex_attr_getters = {key: get for key, get in nlp.vocab.lex_attr_getters.items() if key in seen}
    return nlp
