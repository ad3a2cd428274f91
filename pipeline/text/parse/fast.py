"""The fast entity model: a spaCy CNN that learnt from the accurate one (made by training/entities/fast.py)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.span import Span
from pipeline.text.parse.phrases import chunks
from pipeline.text.parse.threads import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOKEN = re.compile(r"\w{1,200}|[^\w\s]")
# no name goes over a line, or over the gap where a citation was blanked
_STRETCH = re.compile(r"(?:[^\n\s]|[^\S\n]{1,3}(?![^\S\n]))+")
_LONGEST = 5000  # characters of a stretch
_BATCH = 64  # stretches at a time: more takes memory and is no faster
_LONE = re.compile(r"[\ud800-\udfff]")  # half a character: spaCy cannot take it


class Named(NamedTuple):
    """A named span; kind as in text/windows.py."""

    span: Span
    kind: str


def named(text: str) -> Iterator[Named]:
    """Yield the named spans of a text in text order; linear in its length."""
    stretches = [
        Span(m.start() + start, m.start() + end)
        for m in _STRETCH.finditer(text)
        for start, end in chunks(m.group(), _LONGEST)
    ]
    for first in range(0, len(stretches), _BATCH):
        yield from _named(_LONE.sub("?", text), stretches[first : first + _BATCH])


def _named(text: str, stretches: Iterable[Span]) -> Iterator[Named]:
    nlp = _model()
    with one_thread(), nlp.vocab.memory_zone():  # else every new word of every text stays in memory
        found = [[Span(*m.span()) for m in TOKEN.finditer(text, s.start, s.end)] for s in stretches]
        docs = [doc_of(nlp, text, tokens) for tokens in found]
        for _, component in nlp.pipeline:
            component.set_annotations(docs, component.predict(docs))
        out = [
            Named(Span(tokens[ent.start].start, tokens[ent.end - 1].end), ent.label_)
            for tokens, doc in zip(found, docs, strict=True)
            for ent in doc.ents
        ]
    yield from out


def doc_of(nlp: "Language", text: str, tokens: list[Span]) -> "Doc":
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
