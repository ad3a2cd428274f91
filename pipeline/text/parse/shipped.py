"""Our own parser, its parts called one by one.

On a text of two sentences spaCy's pipe takes three times as long as the arithmetic: it makes every word anew for each call, embeds
it however often it was seen, and walks the tokens once for each component. Here words stay for some calls, each word form is
embedded once, the classifiers are one product, and only the tokenizer and the transitions are spaCy's.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from itertools import accumulate, chain
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.lexicon import words
from pipeline.text.parse.analysis import Analysis
from pipeline.text.parse.blas import one_thread
from pipeline.text.parse.chunks import Chunk
from pipeline.text.parse.classifiers import Classifiers
from pipeline.text.parse.convolutions import Convolutions
from pipeline.text.parse.label_schemes import OTHER, label_table
from pipeline.text.parse.models import OWN, load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]
Form = tuple[int, int]  # hashes of a word as written and of its norm: "n't" is "not"

_FORMS = 10_000  # word forms that are kept, in 10 MB; then all are forgotten, and spaCy's words with them
_READ = ("IDX", "LENGTH", "HEAD", "DEP", "SENT_START")


@cache
def shipped() -> "ShippedParser":
    """Return our own parser, loaded once a process. Raises ModelError."""
    return ShippedParser(load(OWN))


class ShippedParser:
    """The pipeline of assets/syntax/."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX

        self._nlp = nlp
        self._parser = nlp.get_pipe("parser")
        embed, encoder = nlp.get_pipe("tok2vec").model.layers
        self._convolutions = Convolutions(encoder)
        self._columns = ["ORTH", *embed.layers[0].attrs["columns"]]
        self._hash, self._mix = embed.layers[2].layers[0], embed.layers[3].layers[0]
        self._classifiers = Classifiers(nlp)
        self._vectors: dict[Form, Floats] = {}
        self._words = ExitStack()  # the memory of spaCy's words
        self._lock = Lock()  # they are those of the whole process
        # what the network reads of a word; the rest ("is it an address?") takes time
        attributes = (LOWER, NORM, PREFIX, SHAPE, SUFFIX)
        nlp.vocab.lex_attr_getters = {key: get for key, get in nlp.vocab.lex_attr_getters.items() if key in attributes}
        self._relations = {nlp.vocab.strings[label]: relation for label, relation in label_table("ud").items()}
        # half of all words: spaCy's tokenizer keeps no word that it first meets while words are to be forgotten
        common = words("vocabulary.stopwords.en")
        nlp.make_doc(" ".join((*common, *map(str.capitalize, common))))

    def analyse(self, chunks: Sequence[Chunk]) -> list[Analysis]:
        """Return what the model says of some chunks; many at once cost less than one by one."""
        with self._lock, one_thread():
            self._make_room()
            docs = [self._nlp.make_doc(chunk.text) for chunk in chunks]
            vectors = self._convolutions.encode(self._embed(docs))
            ends = accumulate(map(len, docs))
            for chunk, doc, end in zip(chunks, docs, ends, strict=True):
                doc.tensor = vectors[end - len(doc) : end]
                _set_sentence_starts(doc, chunk)
            self._parser.set_annotations(docs, self._parser.predict(docs))
            return list(self._read(chunks, docs, vectors))

    def _make_room(self) -> None:
        """Forget all words once there are many, so that memory does not grow with the texts."""
        if not self._vectors or len(self._vectors) > _FORMS:
            self._words.close()
            self._words.enter_context(self._nlp.memory_zone())
            self._vectors.clear()
            self._classifiers.clear()

    def _embed(self, docs: "Sequence[Doc]") -> list[Floats]:
        """Return the vectors of the words of each text, out of context."""
        features = [doc.to_array(self._columns) for doc in docs]
        forms = [list(zip(f[:, 0].tolist(), f[:, 1].tolist(), strict=True)) for f in features]
        rows = zip(chain.from_iterable(forms), chain.from_iterable(features), strict=True)
        new = {form: row for form, row in rows if form not in self._vectors}
        if new:
            hashed = self._hash.predict(np.array(list(new.values()))[:, 1:])
            self._vectors.update(zip(new, self._mix.predict(hashed), strict=True))
        return [np.array([self._vectors[form] for form in of_text]) for of_text in forms]

    def _read(self, chunks: Sequence[Chunk], docs: "Sequence[Doc]", vectors: Floats) -> Iterator[Analysis]:
        """Yield the parse of each text, and what the classifiers say of its words."""
        classes = self._classifiers.predict(vectors)
        ends = accumulate(map(len, docs))
        for chunk, doc, end in zip(chunks, docs, ends, strict=True):
            offsets, lengths, heads, labels, starts = doc.to_array(_READ).astype(np.int64).T
            words = [chunk.text[at : at + length] for at, length in zip(offsets, lengths, strict=True)]
            yield Analysis(
                offsets.tolist(),
                lengths.tolist(),
                (starts == 1).tolist(),
                list(self._classifiers.read(words, classes, end - len(doc))),
                [self._relations.get(label, OTHER) for label in labels.astype(np.uint64).tolist()],
                (heads + np.arange(len(doc))).tolist(),
            )


def _set_sentence_starts(doc: "Doc", chunk: Chunk) -> None:
    """Let a sentence of ours begin a sentence of the parser, and nothing else."""
    offsets = doc.to_array("IDX").tolist()
    starts = [1 if at in chunk.sentence_starts or not at else -1 for at in offsets]
    doc.from_array(["SENT_START"], np.array(starts, dtype=np.int64).astype(np.uint64)[:, None])
