"""Who does what to whom: the noun phrases that fill the places of a predicate, active and passive in one form."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.evidence.compare.statements.features import NOTHING
from pipeline.text.parse import Token

Children = Sequence[Sequence[int]]
_NOMINAL = ("NOUN", "PROPN")
_PARTS = (
    "name",
    "compound",
    "title",
    "possessor",
    "adjective",
    "apposition",
    "modifier",
    "conjunct",
)
_OF_NAME = ("name", "compound", "title", "apposition", "possessor")
_SUBJECT, _PASSIVE_SUBJECT = "subject", "passive subject"
_LINKED = ("conjunct", "open complement", "adverbial clause")
_PARTICIPLE = "VBN"
_RELATIVE_TAGS = ("WDT", "WP", "WP$")
# to whom, from whom, against whom
_PARTY_CASES = frozenset(("to", "from", "against", "with", "over"))
_DEEPEST, _PHRASE_DEPTH = 4, 2


class Roles(NamedTuple):
    """The stems of the phrases that a predicate is said of.

    agent: who does it, or of what it is said. patient: to what it is done. party: who else takes part ("to B", "against B").
    """

    agent: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    party: frozenset[str] = frozenset()

    @property
    def others(self) -> frozenset[str]:
        """Return all but the agent."""
        return self.patient | self.party


def roles(tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int) -> Roles:
    """Return what fills the places of the predicate at i."""
    surface, passive = _surface_subject(tokens, children, i), is_passive(tokens, children, i)
    agents = [j for j in children[i] if tokens[j].relation == "agent"]
    objects = [j for j in children[i] if tokens[j].relation in ("object", "indirect object")]
    parties = [j for j in children[i] if tokens[j].relation == "oblique" and _case(tokens, children, j) in _PARTY_CASES]
    if surface is not None:
        (objects if passive else agents).append(surface)
    return Roles(*(_union(tokens, children, stems, places) for places in (agents, objects, parties)))


def is_passive(tokens: Sequence[Token], children: Children, i: int) -> bool:
    """Tell whether something is done to the subject of a verb: "was sold", "the house sold in May"."""
    if any(tokens[j].relation in ("passive auxiliary", "agent", _PASSIVE_SUBJECT) for j in children[i]):
        return True
    relation, head = tokens[i].relation, tokens[i].head
    if tokens[i].tag != _PARTICIPLE or any(tokens[j].relation == "auxiliary" for j in children[i]):
        return False
    return relation == "noun clause" or (relation == "conjunct" and is_passive(tokens, children, head))


def phrases(tokens: Sequence[Token], children: Children, stems: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield the stems of what names one thing: a noun with its names and titles, a subject with the noun said of it."""
    for i, token in enumerate(tokens):
        if token.pos in _NOMINAL and token.relation not in ("name", "compound"):
            found = _phrase(tokens, children, stems, i, _OF_NAME)
            if any(tokens[j].relation == "copula" for j in children[i]):
                subjects = (j for j in children[i] if tokens[j].relation == _SUBJECT)
                found |= _union(tokens, children, stems, subjects)
            if len(found) > 1:
                yield found


def phrase(tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int) -> frozenset[str]:
    """Return the stems of a noun with what names, describes and limits it; numbers are left out."""
    return _phrase(tokens, children, stems, i, _PARTS)


def _phrase(
    tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int, relations: Sequence[str]
) -> frozenset[str]:
    found, level = {i}, [i]
    for _ in range(_PHRASE_DEPTH):
        level = [j for k in level for j in children[k] if tokens[j].relation in relations]
        found.update(level)
    return frozenset(stems[j] for j in found if stems[j] and not stems[j][0].isdigit()) or NOTHING


def _union(
    tokens: Sequence[Token], children: Children, stems: Sequence[str], places: Iterator[int] | list[int]
) -> frozenset[str]:
    if not places:  # most places of most words are empty
        return NOTHING
    return NOTHING.union(*(phrase(tokens, children, stems, j) for j in places)) or NOTHING


def _case(tokens: Sequence[Token], children: Children, i: int) -> str:
    return next((tokens[j].lemma for j in children[i] if tokens[j].relation == "case"), "")


def _surface_subject(tokens: Sequence[Token], children: Children, i: int) -> int | None:
    """Return the subject of a verb: its own, the noun that its clause describes, or that of the verb it is joined to."""
    for _ in range(_DEEPEST):
        subject = next((j for j in children[i] if tokens[j].relation in (_SUBJECT, _PASSIVE_SUBJECT)), None)
        relation, head = tokens[i].relation, tokens[i].head
        if subject is not None:
            is_relative = tokens[subject].tag in _RELATIVE_TAGS and relation == "relative clause"
            return head if is_relative else subject
        if relation == "noun clause":
            return head
        if relation not in _LINKED or head == i or tokens[head].pos not in ("VERB", "ADJ", "NOUN"):
            return None
        i = head
    return None
