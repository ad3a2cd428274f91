"""The fast entity model: a spaCy CNN that learnt from the accurate one (made by training/entities/fast.py)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.model.span import Span
from pipeline.text.parse.blas import one_thread
from pipeline.text.parse.convolutions import Convolutions
from pipeline.text.parse.english import blank_english
from pipeline.text.parse.transitions import Actions, Floats
from pipeline.text.phrases import split_long

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOKEN = re.compile(r"\w{1,200}|[^\w\s]")
# no name goes over a line, or over the gap where a citation was blanked
_LINE = re.compile(r"(?:\S++|[^\S\n]{1,3}(?![^\S\n]))+")
_LONGEST = 5000  # characters of a segment
_BATCH = 15_000  # words that are read together; a last segment more
_FORMS = _BATCH + _LONGEST  # word forms whose vectors are kept, in 8 MB; once there are more all are forgotten
_WORDS_A_CALL = 1000  # their arrays stay in the processor's cache
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")  # spaCy cannot take it

Segment = list[Span]  # the tokens of a part of the text that no name goes beyond


class Named(NamedTuple):
    """A named entity; kind as in text/windows.py; confidence: 0…1."""

    span: Span
    kind: str
    confidence: float


def named(text: str) -> Iterator[Named]:
    """Yield the named entities of a text in text order; linear in its length."""
    encodable = _LONE_SURROGATE.sub("?", text)
    spans = (
        Span(line.start() + start, line.start() + end)
        for line in _LINE.finditer(encodable)
        for start, end in split_long(line.group(), _LONGEST)
    )
    segments = ([Span(*token.span()) for token in TOKEN.finditer(encodable, s.start, s.end)] for s in spans)
    for batch in _batches(filter(None, segments), _BATCH):
        yield from _named(encodable, batch)


def _named(text: str, segments: Sequence[Segment]) -> list[Named]:
    """Return the entities of some segments. Each word form is embedded once, however often and in how many texts it stands."""
    network = _network()
    forms = [[token.of(text) for token in segment] for segment in segments]
    entities = []
    with network.lock, one_thread():
        rows = network.rows_of(forms)
        for batch in _batches(segments, _WORDS_A_CALL):
            tokens = list(chain.from_iterable(batch))
            encoded = network.encode(list(islice(rows, len(batch))))
            for span, kind, confidence in network.actions.predict(encoded, [len(segment) for segment in batch]):
                entities.append(Named(Span(tokens[span.start].start, tokens[span.end - 1].end), kind, confidence))
    return entities


def _batches(segments: Iterable[Segment], size: int) -> Iterator[list[Segment]]:
    """Yield segments together, until they have so many words."""
    batch: list[Segment] = []
    words = 0
    for segment in segments:
        batch.append(segment)
        words += len(segment)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def doc_of(nlp: "Language", text: str, tokens: Sequence[Span]) -> "Doc":
    """Return the tokens as a spaCy Doc; spaCy never sees the text itself."""
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=[t.of(text) for t in tokens], spaces=[False] * len(tokens))


def blank() -> "Language":
    """Return the untrained network: hash embeddings of word forms, a CNN of depth 4, and a transition-based parser of entities."""
    nlp = blank_english()
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
        self._embed, convolutions = convolved.layers
        self._convolutions = Convolutions(convolutions)
        self._nlp = nlp
        self._row: dict[str, int] = {}
        self._vectors: Floats = np.empty((_FORMS, self._project.get_dim("nI")), dtype=np.float32)
        self.actions = Actions(ner)
        self.lock = Lock()  # one text at a time adds to the vectors

    def rows_of(self, segments: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Return where the vectors of the words of each segment stand; until the next call, which may forget them."""
        forms = list(dict.fromkeys(chain.from_iterable(segments)))
        new = [form for form in forms if form not in self._row]
        if len(self._row) + len(new) > _FORMS:
            self._row.clear()
            new = forms
        for start in range(0, len(new), _WORDS_A_CALL):
            added = new[start : start + _WORDS_A_CALL]
            at = len(self._row)
            self._vectors[at : at + len(added)] = self._embed_forms(added)
            self._row.update(zip(added, range(at, at + len(added)), strict=True))
        return ([self._row[form] for form in segment] for segment in segments)

    def _embed_forms(self, forms: Sequence[str]) -> Floats:
        """Return the embedding of each word form: [forms, width]."""
        from spacy.tokens import Doc

        with self._nlp.vocab.memory_zone():  # else every new word of every text stays in memory
            doc = Doc(self._nlp.vocab, words=list(forms), spaces=[False] * len(forms))
            vectors: Floats = self._embed.predict([doc])[0]
            return vectors

    def encode(self, segments: Sequence[Sequence[int]]) -> Floats:
        """Return the vector of each word in its context: [words, width of the parser], the segments in a row."""
        vectors: Floats = self._project.predict(self._convolutions.encode([self._vectors[rows] for rows in segments]))
        return vectors


@cache
def _network() -> _Network:
    return _Network(_model())


@cache
def _model() -> "Language":
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # a third quicker on matrices as small as these
        nlp = blank()
        nlp.from_bytes((files("pipeline.assets") / "entities_fast.bin").read_bytes())
    from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX

    # what the network reads of a word; the rest ("is it an address?") takes time
    attributes = (LOWER, NORM, PREFIX, SHAPE, SUFFIX)
    nlp.vocab.lex_attr_getters = {key: get for key, get in nlp.vocab.lex_attr_getters.items() if key in attributes}
    return nlp
