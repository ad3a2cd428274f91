"""Our own parser called part by part says what spaCy's pipe says."""

import numpy as np
import pytest

from pipeline.text.parse import shipped, syntax
from pipeline.text.parse.chunks import chunks
from pipeline.text.parse.models import OWN, load

TEXTS = (
    "The ministers of both states signed the agreement in Astana. It hadn't been read, and they can't say why.",
    "Trade grew by 12.5% to $4bn; nobody has said what it is to cost or who is to pay for it.",
    "The U.S. Senate (see http://example.org/a?b=c) met at 5pm…\nA heading without a verb\n\nIt rose again.",
    "“Better late than never,” said Ana Lima’s aide; the geese flew off.",
    "x",
)


@pytest.fixture
def parser():
    return shipped.ShippedParser(load.__wrapped__(OWN))


def chunks_of(texts):
    return [chunk for text in texts for chunk in chunks(text)]


def test_it_says_what_spacys_own_pipe_says(parser, monkeypatch):
    nlp = load.__wrapped__(OWN)
    monkeypatch.setattr(syntax, "parser", lambda: nlp)
    found = chunks_of(TEXTS)
    assert parser.analyse(found) == syntax.analyse_by_users_model(found)


def test_a_word_form_is_embedded_once(parser, monkeypatch):
    embedded = []
    predict = type(parser._hash).predict

    def count(layer, rows):
        if layer is parser._hash:
            embedded.append(len(rows))
        return predict(layer, rows)

    monkeypatch.setattr(type(parser._hash), "predict", count)
    parser.analyse(chunks_of(["The port grew. The port grew again."]))
    parser.analyse(chunks_of(["Again the port grew."]))
    assert embedded == [5, 2]  # The port grew . again; Again the


def test_memory_does_not_grow_with_new_words_and_what_was_forgotten_reads_the_same(parser, monkeypatch):
    monkeypatch.setattr(shipped, "_FORMS", 50)
    before = parser.analyse(chunks_of(TEXTS[:1]))
    sizes = []
    for n in range(30):
        parser.analyse(chunks_of([" ".join(f"word{n}x{i}" for i in range(20))]))
        sizes.append((len(parser._vectors), len(list(parser._nlp.vocab))))
    assert max(vectors for vectors, _ in sizes) <= 50 + 20
    assert max(words for _, words in sizes[15:]) <= max(words for _, words in sizes[:15])
    assert parser.analyse(chunks_of(TEXTS[:1])) == before


def test_the_lemma_is_of_the_best_edit_tree_that_fits_else_the_word_itself(parser):
    classifiers = parser._classifiers
    scores = np.zeros((1, len(classifiers._trees)), dtype=np.float32)
    scores[0, :3] = 3, 2, 1
    fitting = {classifiers._trees[1]: "second"}
    classifiers._apply = lambda tree, _: fitting.get(tree)
    classes = type(classifiers.predict(np.zeros((1, 128), dtype=np.float32)))([0], [0], [0], scores)
    assert next(classifiers.read(["word"], classes, 0)).lemma == "second"
    fitting.clear()
    classifiers.clear()
    assert next(classifiers.read(["word"], classes, 0)).lemma == "word"


def test_it_is_the_model_that_is_used_where_no_other_is_named():
    assert load(OWN) is shipped.shipped()._nlp


def test_the_commonest_words_are_split_once_for_all_texts():
    searched = []
    nlp = load.__wrapped__(OWN)
    find = nlp.tokenizer.suffix_search
    nlp.tokenizer.suffix_search = lambda word: searched.append(word) or find(word)
    parser = shipped.ShippedParser(nlp)
    searched.clear()
    parser.analyse(chunks_of(["The river of the town was in flood"]))
    assert searched == ["river", "town", "flood"]
