"""Dependency labels of the two schemes in use, Universal Dependencies and ClearNLP (spaCy's own models), in one scheme of ours.

In UD content words govern. ClearNLP's trees are turned round to be alike:

    joined in 2015   joined ─prep► in ─pobj► 2015      becomes   joined ─oblique► 2015 ─case► in
    was a partner    ROOT was ─attr► partner           becomes   root partner ─copula► was
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.lexicon.loader import entry

OTHER = "other"
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_PREDICATE_LABELS = frozenset(("attr", "acomp"))
_HAS_OBJECT = frozenset(("prep", "agent", "dative"))


class Node(NamedTuple):
    """A token as a model labels it. label: the model's. head: index in the sentence; a root's is its own."""

    label: str
    head: int
    pos: str
    lemma: str


def detect_scheme(labels: Collection[str]) -> str:
    """Return "clearnlp" or "ud", by the labels of a parser.

    >>> detect_scheme(["nsubj", "dobj", "pobj"])
    'clearnlp'
    """
    return "clearnlp" if {"dobj", "pobj"} & set(labels) else "ud"


def label_table(name: str) -> dict[str, str]:
    """Return label → our relation, or our kind of entity; name: ud, clearnlp or names."""
    table: dict[str, str] = entry(f"relations.{name}")
    return table


def unify(nodes: Sequence[Node], scheme: str) -> tuple[list[str], list[int]]:
    """Return relation and head of each token of a sentence, content words governing. A label that no table has is "other"."""
    table = label_table(scheme)
    relations, heads = [table.get(node.label, OTHER) for node in nodes], [node.head for node in nodes]
    if scheme == "clearnlp":
        for i in sorted(range(len(nodes)), key=_depths(heads).__getitem__, reverse=True):
            if nodes[i].label in _HAS_OBJECT:
                _lower_preposition(nodes, relations, heads, i)
        for i, node in enumerate(nodes):
            if node.lemma == "be" and node.pos in ("AUX", "VERB"):
                _lower_copula(nodes, relations, heads, i)
    return relations, heads


def _lower_preposition(nodes: Sequence[Node], relations: list[str], heads: list[int], i: int) -> None:
    """Attach the object of a preposition in its place: "out of the house" depends by "house", with two cases."""
    dependents = [j for j, head in enumerate(heads) if head == i != j]
    noun = next((j for j in dependents if nodes[j].label == "pobj" or relations[j] in ("oblique", "modifier")), None)
    clause = next((j for j in dependents if nodes[j].label == "pcomp"), None)
    object_ = noun if noun is not None else clause
    if object_ is None:
        return
    governor = heads[i]
    nominal = nodes[governor].pos in _NOMINAL
    if noun is None:
        relations[object_] = "noun clause" if nominal else "adverbial clause"
    elif nodes[i].label == "prep":
        relations[object_] = "modifier" if nominal else "oblique"
    else:
        relations[object_] = "agent" if nodes[i].label == "agent" else "indirect object"
    for j in dependents:
        heads[j] = object_
    heads[object_] = governor if governor != i else object_
    heads[i], relations[i] = object_, "case" if noun is not None else "marker"


def _lower_copula(nodes: Sequence[Node], relations: list[str], heads: list[int], i: int) -> None:
    """Attach "be" to its predicate; in "there are five" the five are the subject."""
    dependents = [j for j, head in enumerate(heads) if head == i != j]
    predicate = next((j for j in dependents if nodes[j].label in _PREDICATE_LABELS), None)
    if predicate is None:
        return
    if any(nodes[j].label == "expl" for j in dependents):
        relations[predicate] = "subject"
        return
    for j in dependents:
        heads[j] = predicate
    relations[predicate], heads[predicate] = relations[i], predicate if heads[i] == i else heads[i]
    relations[i], heads[i] = "copula", predicate


def _depths(heads: Sequence[int]) -> list[int]:
    """Return how far each token is from its root; each is visited once."""
    depths = [-1] * len(heads)
    for i in range(len(heads)):
        path = []
        at = i
        while depths[at] < 0 and heads[at] != at:
            path.append(at)
            at = heads[at]
        depth = max(depths[at], 0)
        depths[at] = depth
        for token in reversed(path):
            depth += 1
            depths[token] = depth
    return depths
