"""Tags, features and lemmas of our own parser: three linear classifiers of one vector, as one product."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.text.parse.analysis import WordClass

if TYPE_CHECKING:
    from spacy.language import Language

Floats = npt.NDArray[np.float32]


class Classes(NamedTuple):
    """The best class of each word, by tagger and morphologizer, and the scores of the edit trees that make its lemma."""

    tags: list[int]
    features: list[int]
    trees: list[int]
    tree_scores: Floats


class Classifiers:
    """The weights of tagger, morphologizer and lemmatizer, and what their classes stand for."""

    def __init__(self, nlp: "Language") -> None:
        from spacy.tokens.morphanalysis import MorphAnalysis

        tagger, morphologizer, lemmatizer = map(nlp.get_pipe, ("tagger", "morphologizer", "trainable_lemmatizer"))
        layers = [pipe.model.layers[1].layers[0] for pipe in (tagger, morphologizer, lemmatizer)]
        self._weights = np.concatenate([layer.get_param("W") for layer in layers]).T
        self._bias = np.concatenate([layer.get_param("b") for layer in layers])
        self._ends = np.cumsum([0, *(layer.get_dim("nO") for layer in layers)]).tolist()
        self._tags: list[str] = list(tagger.labels)
        morphs, poses = morphologizer.cfg["labels_morph"], morphologizer.cfg["labels_pos"]
        self._morphs = [str(MorphAnalysis(nlp.vocab, morphs.get(label, 0))) for label in morphologizer.labels]
        self._poses: list[str] = [nlp.vocab.strings[poses.get(label, 0)] for label in morphologizer.labels]
        self._trees, self._apply, self._tries = lemmatizer.cfg["labels"], lemmatizer.trees.apply, lemmatizer.top_k
        self._lemmas: dict[tuple[str, int], str | None] = {}

    def clear(self) -> None:
        """Forget the lemmas of the words that were read."""
        self._lemmas.clear()

    def predict(self, vectors: Floats) -> Classes:
        """Return the classes of words. vectors: [words, width]."""
        scores = vectors @ self._weights + self._bias
        tags, features, trees = (scores[:, start:end] for start, end in pairwise(self._ends))
        return Classes(tags.argmax(-1).tolist(), features.argmax(-1).tolist(), trees.argmax(-1).tolist(), trees)

    def read(self, words: Sequence[str], classes: Classes, start: int) -> Iterator[WordClass]:
        """Yield the classes of words by their names; the first of them is the word number start of all that were classified."""
        for i, word in enumerate(words, start):
            features = classes.features[i]
            yield WordClass(
                self._tags[classes.tags[i]],
                self._poses[features],
                self._lemma(word, classes, i),
                self._morphs[features],
            )

    def _lemma(self, word: str, classes: Classes, i: int) -> str:
        """Return the lemma by the best edit tree that fits the word; the word itself where none of the best few does."""
        lemma = self._edited(word, classes.trees[i])
        if lemma is not None:
            return lemma
        best = np.argsort(-classes.tree_scores[i], kind="stable")[1 : self._tries].tolist()
        return next((lemma for tree in best if (lemma := self._edited(word, tree)) is not None), word)

    def _edited(self, word: str, tree: int) -> str | None:
        key = word, tree
        if key not in self._lemmas:
            self._lemmas[key] = self._apply(self._trees[tree], word)
        return self._lemmas[key]
