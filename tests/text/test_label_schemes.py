import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.span import Span
from pipeline.text.parse import Sentence, Token, noun_phrases
from pipeline.text.parse.label_schemes import Node, detect_scheme, label_table, unify
from tests.cases import load

_BOTH = [(case, which) for case in load("label_schemes") for which in ("ud", "clearnlp") if which in case]


@pytest.mark.parametrize(("case", "which"), _BOTH, ids=lambda x: x if isinstance(x, str) else x["says"][-1])
def test_both_schemes_say_the_same(case, which):
    rows = [line.split() for line in case[which].strip().splitlines()]
    said, heads = unify([Node(label, int(head), pos, lemma) for _, pos, label, head, lemma in rows], which)
    assert [f"{rows[i][0]} {said[i]} {rows[heads[i]][0]}" for i in range(len(rows))] == case["says"]


def test_the_scheme_is_told_by_labels_that_only_one_has():
    assert detect_scheme(label_table("clearnlp")) == "clearnlp"
    assert detect_scheme(label_table("ud")) == "ud"
    assert detect_scheme([]) == "ud"


def test_a_long_chain_of_prepositions_is_quick():
    depth = 3000
    nodes = [Node("prep" if i else "ROOT", max(i - 1, 0), "ADP", "of") for i in range(depth)]
    said, heads = unify(nodes, "clearnlp")
    assert len(said) == len(heads) == depth


@st.composite
def trees(draw):
    """Any tree with any labels: what a parser may say of nonsense."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    label = st.sampled_from(["prep", "pobj", "pcomp", "attr", "acomp", "expl", "agent", "dative", "conj", "odd"])
    nodes = {}
    for rank, i in enumerate(order):
        head = order[draw(st.integers(0, rank - 1))] if rank else i
        pos = draw(st.sampled_from(["AUX", "NOUN", "ADP"]))
        nodes[i] = Node(draw(label) if rank else "ROOT", head, pos, "be" if pos == "AUX" else "x")
    return [nodes[i] for i in range(size)]


@given(trees(), st.sampled_from(["ud", "clearnlp"]))
def test_a_tree_stays_a_tree(nodes, which):
    said, heads = unify(nodes, which)
    assert sorted(i for i, head in enumerate(heads) if head == i) == [said.index("root")]
    at = list(range(len(heads)))
    for _ in heads:  # everybody climbs; after as many steps as there are tokens all stand on the root
        at = [heads[i] for i in at]
    assert set(at) == {said.index("root")}


def sentence(rows):
    words, at, tokens = [], 0, []
    for row in rows.strip().splitlines():
        word, pos, relation, head = row.split()
        tokens.append(Token(Span(at, at + len(word)), "", pos, word, "", relation.replace("_", " "), int(head)))
        words.append(word)
        at += len(word) + 1
    return " ".join(words), Sentence(Span(0, at - 1), tuple(tokens))


@pytest.mark.parametrize("case", load("noun_phrases"), ids=lambda c: c["says"][0])
def test_noun_phrases(case):
    text, parsed = sentence(case["parse"])
    assert [phrase.span.of(text) for phrase in noun_phrases(parsed)] == case["says"]


def test_what_hangs_on_a_token():
    text, parsed = sentence(
        "the DET determiner 1\nlaw NOUN subject 4\nof ADP case 3\n1991 NUM modifier 1\nheld VERB root 4"
    )
    assert list(parsed.below(4)) == [1]
    assert list(parsed.below(1)) == [0, 3]
    assert list(parsed.below(1, "modifier")) == [3]
    assert parsed.under(1).of(text) == "the law of 1991"
