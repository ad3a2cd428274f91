"""One adapter for the two label schemes in use: Universal Dependencies, and ClearNLP as in spaCy's own models.

In UD content words govern. ClearNLP's trees are turned round to be alike:

    joined in 2015   joined ─prep► in ─pobj► 2015      becomes   joined ─oblique► 2015 ─case► in
    was a partner    ROOT was ─attr► partner           becomes   root partner ─copula► was
"""

import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_OTHER = "other"
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_TO_PREDICATE = frozenset(("attr", "acomp"))
_HAS_OBJECT = frozenset(("prep", "agent", "dative"))


class Node(NamedTuple):
    """A token as a model sees it. label: the model's. head: place in the sentence, a root's is its own."""

    label: str
    head: int
    pos: str
    lemma: str


def scheme(labels: Collection[str]) -> str:
    """Return "clearnlp" or "ud", by the labels that a parser knows.

    >>> scheme(["nsubj", "dobj", "pobj"])
    'clearnlp'
    """
    return "clearnlp" if {"dobj", "pobj"} & set(labels) else "ud"


@cache
def table(name: str) -> dict[str, str]:
    """Return label → our word; name: ud, clearnlp or names (of entities)."""
    text = (files("pipeline.lexicon") / "relations.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[name]
    return found


def relations(nodes: Sequence[Node], which: str) -> tuple[list[str], list[int]]:
    """Return relation and head of each token of a sentence, content words governing. A label that no table has is "other"."""
    words = table(which)
    found, heads = [words.get(node.label, _OTHER) for node in nodes], [node.head for node in nodes]
    if which == "clearnlp":
        for i in sorted(range(len(nodes)), key=_depths(heads).__getitem__, reverse=True):
            if nodes[i].label in _HAS_OBJECT:
                _preposition(nodes, found, heads, i)
        for i, node in enumerate(nodes):
            if node.lemma == "be" and node.pos in ("AUX", "VERB"):
                _copula(nodes, found, heads, i)
    return found, heads


def _preposition(nodes: Sequence[Node], found: list[str], heads: list[int], i: int) -> None:
    """Let the object of a preposition take its place: "out of the house" hangs by "house", with two cases."""
    below = [j for j, head in enumerate(heads) if head == i != j]
    thing = next((j for j in below if nodes[j].label == "pobj" or found[j] in ("oblique", "modifier")), None)
    clause = next((j for j in below if nodes[j].label == "pcomp"), None)
    chosen = thing if thing is not None else clause
    if chosen is None:
        return
    governor = heads[i]
    nominal = nodes[governor].pos in _NOMINAL
    if thing is None:
        found[chosen] = "noun clause" if nominal else "adverbial clause"
    elif nodes[i].label == "prep":
        found[chosen] = "modifier" if nominal else "oblique"
    else:
        found[chosen] = "agent" if nodes[i].label == "agent" else "indirect object"
    for j in below:
        heads[j] = chosen
    heads[chosen] = governor if governor != i else chosen
    heads[i], found[i] = chosen, "case" if thing is not None else "marker"


def _copula(nodes: Sequence[Node], found: list[str], heads: list[int], i: int) -> None:
    """Let the predicate govern "be"; in "there are five" the five are the subject."""
    below = [j for j, head in enumerate(heads) if head == i != j]
    predicate = next((j for j in below if nodes[j].label in _TO_PREDICATE), None)
    if predicate is None:
        return
    if any(nodes[j].label == "expl" for j in below):
        found[predicate] = "subject"
        return
    for j in below:
        heads[j] = predicate
    found[predicate], heads[predicate] = found[i], predicate if heads[i] == i else heads[i]
    found[i], heads[i] = "copula", predicate


def _depths(heads: Sequence[int]) -> list[int]:
    """Return how far each token is from its root; each is walked once."""
    depths = [-1] * len(heads)
    for i in range(len(heads)):
        path = []
        at = i
        while depths[at] < 0 and heads[at] != at:
            path.append(at)
            at = heads[at]
        depth = max(depths[at], 0)
        depths[at] = depth
        for step in reversed(path):
            depth += 1
            depths[step] = depth
    return depths
