"""What a parsed sentence says about one of its words: certainty, quantity, subject, arguments and neighbours in the tree."""

from collections.abc import Sequence

from pipeline.lexicon import labels, words
from pipeline.text.parse import Token
from pipeline.text.stems import stem

# how many arcs of the tree a neighbour may be away
REACH = 4
_SUBJECTS = ("subject", "passive subject")
_SHARING_SUBJECT = ("open complement", "adverb", "conjunct", "adjective")
_NAME_PARTS = ("name", "compound", "title", "possessor", "adjective")
# what a word takes over from its head: "expected to rise" is as unsure as "expected"
_INHERITING = frozenset(
    ("open complement", "complement", "noun clause", "object", "subject", "passive subject", "oblique")
)
_MODALITY = labels("statements.modality")
QUANTITY = labels("statements.quantity")
# "of the staff" of "most of the staff", "few of the staff"
_OF_PHRASE = ("modifier", "oblique")
_DISTRIBUTIVE, _PERIODS = frozenset(("each", "every")), frozenset(words("statements.measures.periods"))
_SHARE_SIGNS = frozenset(words("statements.measures.shares"))
_DEEPEST = 4
# nouns that measure, and are no sign of the same thing
MEASURES = frozenset(stem(word) for word in words("statements.measures.nouns"))

# Penn tags of adjectives and adverbs
DEGREES = {"JJR": "comparative", "RBR": "comparative", "JJS": "superlative", "RBS": "superlative"}

Children = Sequence[Sequence[int]]
# one for all words that have none: Python makes every empty set anew, and passages are kept by the thousand
NOTHING: frozenset[str] = frozenset()


def modality(tokens: Sequence[Token], children: Children, i: int) -> frozenset[str]:
    """Return the kinds of the hedges over a word: its auxiliaries and adverbs, and those of what it depends on."""
    found: set[str] = set()
    for _ in range(_DEEPEST):
        for j in (i, *children[i]):
            kind = _MODALITY.get(tokens[j].lemma)
            if kind and (
                j == i
                or tokens[j].relation in ("auxiliary", "adverb", "adjective", "marker", "parataxis", "open complement")
            ):
                found.add(kind)
        if tokens[i].relation not in _INHERITING or tokens[i].head == i:
            break
        i = tokens[i].head
    return frozenset(found) or NOTHING


def quantity(tokens: Sequence[Token], children: Children, i: int) -> str:
    """Return how much of a whole a noun or a predicate stands for: "all" of "all tenants", "most" of "most of the tenants"."""
    if tokens[i].pos in ("PROPN", "NUM"):
        return ""
    limits = [tokens[j] for j in children[i] if tokens[j].relation in ("determiner", "adjective", "adverb", "number")]
    head = tokens[tokens[i].head]
    if tokens[i].relation in _OF_PHRASE and any(tokens[j].lemma == "of" for j in children[i]):
        limits.append(head)
        if head.lemma in _SHARE_SIGNS:
            exceeds = any(tokens[j].lemma in ("more", "over") for j in children[tokens[i].head])
            return "most" if exceeds else "some"
    kinds = [kind for token in limits if (kind := QUANTITY.get(token.lemma))]
    if any(token.pos == "NUM" for token in limits):
        return ""  # "all five", "all but two": a count that the comparison of figures reads
    distributive = any(token.lemma in _DISTRIBUTIVE for token in limits)
    if distributive and (tokens[i].lemma in _PERIODS or any(token.pos == "NUM" for token in tokens)):
        return ""  # "for every 1,000 women", "each year": a rate
    return kinds[0] if kinds else ""


def subject(tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int) -> frozenset[str]:
    """Return the stems of the subject of the predicate that a word belongs to."""
    for _ in range(_DEEPEST * 2):
        subject = next((j for j in children[i] if tokens[j].relation in _SUBJECTS), None)
        if subject is not None:
            parts = [subject, *(j for j in children[subject] if tokens[j].relation in _NAME_PARTS)]
            return frozenset(stems[j] for j in parts if stems[j]) or NOTHING
        if tokens[i].head == i:
            return NOTHING
        i = tokens[i].head
    return NOTHING


def arguments(tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int) -> frozenset[str]:
    """Return the stems of the nouns that a word is said of or says something about, subject and object foremost.

    What is measured counts for its measure: "admissions" for "the number of admissions".
    """
    around = set(children[i])
    if tokens[i].pos != "NOUN" or tokens[i].relation == "open complement":
        around.add(tokens[i].head)
        if tokens[i].relation in _SHARING_SUBJECT:
            around |= {k for k in children[tokens[i].head] if tokens[k].relation in _SUBJECTS}
    nouns = [j for j in around if j != i and tokens[j].pos in ("NOUN", "PROPN")]
    nouns += [k for j in nouns if stems[j] in MEASURES for k in children[j] if tokens[k].relation == "modifier"]
    return frozenset(stems[j] for j in nouns if stems[j] and stems[j] not in MEASURES) or NOTHING


def _listed(tokens: Sequence[Token], children: Children, i: int) -> list[int]:
    """Return what a list joins to a noun: "a Grammy" and "a Tony" of "an Emmy, a Grammy and a Tony"."""
    if tokens[i].pos not in ("NOUN", "PROPN"):
        return []
    joined = [j for j in children[i] if tokens[j].relation == "conjunct"]
    return [*joined, *(k for j in joined for k in children[j] if tokens[k].relation == "conjunct")]


def neighbours(tokens: Sequence[Token], children: Children, stems: Sequence[str], i: int) -> dict[str, int]:
    """Return stem → distance of the content words up to REACH arcs away; function words between cost an arc as well."""
    neighbours: dict[str, int] = {}
    level, seen = [i], {i}
    for distance in range(1, REACH + 1):
        reached: list[int] = []
        for j in level:
            for k in (*children[j], tokens[j].head):
                if k not in seen:
                    seen.add(k)
                    reached.append(k)
                    if stems[k]:
                        neighbours.setdefault(stems[k], distance)
        level = reached
    return neighbours
