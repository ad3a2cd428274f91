"""The poles of a word of a parsed sentence: on which axes of opposed words it stands, and at which end."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipeline.evidence.compare.statements import features
from pipeline.evidence.compare.statements.polarity import NEGATORS
from pipeline.evidence.compare.statements.words import Pole
from pipeline.lexicon import words
from pipeline.lexicon.loader import entry
from pipeline.model import Span
from pipeline.text.parse import Token
from pipeline.text.stems import stem

# "goes up", "was brought down", "up 7 per cent": the particle tells the direction
PARTICLES = {word: sign for end, sign in (("up", 1), ("down", -1)) for word in words(f"statements.particles.{end}")}
_MOVING = frozenset(words("statements.particles.verbs"))
_PARTICLE_POS, _PARTICLE_RELATIONS = ("ADV", "ADP", "PART"), ("particle", "adverb")
# "fell victim", "lost sight of": no change
_IDIOMS = {verb: frozenset(nouns) for verb, nouns in entry("statements.idioms").items()}
# "no longer", "no more"
_BOUNDED = ("longer", "more")
# "rarer", which a parser may take for a verb
_GRADED, _SHORTEST_POSITIVE = ("ADJ", "ADV", "VERB"), 3
# "invalid", "unpaid"
_PREFIXED, _SHORTEST_REST = ("ADJ", "ADV"), 4
_PREFIXES, _NOT_PREFIXED = words("statements.prefixes.denying"), frozenset(words("statements.prefixes.other"))
_AMOUNTS = frozenset(words("statements.comparisons.amounts"))
_BOUNDING = ("ADP", "SCONJ", "ADV")
_CHANGE = "change"
_COUNTED = frozenset(words("statements.still.counted"))
CHANGING, _KEEPING = frozenset(words("statements.still.changing")), frozenset(words("statements.still.keeping"))


class Masked(NamedTuple):
    """Where words oppose nothing: in figures and dates ("more than 40"), and before a date that they bound ("before May")."""

    figures: Sequence[Span]
    mentions: Sequence[Span]
    bounds: Sequence[Span]


@cache
def poles_of() -> dict[str, tuple[Pole, ...]]:
    """Return base form → its poles, of all opposed words and converses of lexicon/statements.toml."""
    found: dict[str, list[Pole]] = {}
    for table in ("opposites", "converses"):
        for axis, ends in entry(f"statements.{table}").items():
            for end, sign in (("plus", 1), ("minus", -1), ("still", 0)):
                for word in ends.get(end, ()):
                    found.setdefault(word, []).append(Pole(axis, sign, table == "converses", ends.get("pos", "")))
    return {word: tuple(dict.fromkeys(poles)) for word, poles in found.items()}


def poles(text: str, tokens: Sequence[Token], children: features.Children, i: int, masked: Masked) -> tuple[Pole, ...]:
    """Return the poles of a word; a name has none, nor what belongs to a figure or bounds a date ("more than", "before")."""
    token, form = tokens[i], tokens[i].span.of(text).casefold()
    spans = [*masked.mentions, *(masked.bounds if token.pos in _BOUNDING else ())]
    modifies = token.relation in ("compound", "particle", "fixed")
    if token.pos == "PROPN" or modifies or any(span.overlaps(token.span) for span in spans):
        return ()
    if direction := _direction(text, tokens, children, i):
        return (Pole(_CHANGE, direction),)
    if _stands_still(tokens, children, i, masked.figures):
        return (Pole(_CHANGE, 0),)
    if any(tokens[j].span.of(text).casefold() in _IDIOMS.get(token.lemma, ()) for j in children[i]):
        return ()
    if form in _BOUNDED and i and tokens[i - 1].lemma == "no":
        return ()  # "no longer", "no more"
    listed = _listed_poles(text, tokens, children, i)
    found = tuple(pole for pole in listed if pole.pos in ("", token.pos))
    if token.lemma in _COUNTED and not any(span.overlaps(other.span) for span in masked.figures for other in tokens):
        found = tuple(pole for pole in found if pole.axis != _CHANGE)  # lost, and not "lost 4 per cent"
    if token.pos == "NOUN" and any(tokens[j].lemma == "no" for j in children[i]):
        found = tuple(replace(pole, sign=-pole.sign) for pole in found)  # "there was no dissent"
    return (*found, *_prefix_poles(form)) if token.pos in _PREFIXED else found


def _listed_poles(text: str, tokens: Sequence[Token], children: features.Children, i: int) -> tuple[Pole, ...]:
    """Return the poles that the lexicon has of a word: with its particle ("turn down"), as it stands, or by its base form."""
    token, form, poles = tokens[i], tokens[i].span.of(text).casefold(), poles_of()
    particles = (tokens[j].lemma for j in children[i] if tokens[j].relation == "particle")
    inflected = form.endswith(("ed", "ing")) and token.pos in ("VERB", "NOUN")  # a lemma may be wrong: "acquitt"
    forms = [*(f"{token.lemma} {particle}" for particle in particles), form, token.lemma]
    forms += [stem(form)] if inflected else []
    forms += _positives(form) if token.pos in _GRADED else []
    found = (poles[name] for name in forms if name in poles)
    if token.tag in features.DEGREES and token.lemma not in _AMOUNTS:  # "cheaper" moves, and is "cheap"
        return tuple(dict.fromkeys(pole for listed in found for pole in listed))
    return next(found, ())


def _positives(form: str) -> list[str]:
    """Return what a comparative or superlative may come from: "rarer" from "rare", "thinnest" from "thin"."""
    positive = next((form.removesuffix(ending) for ending in ("er", "est") if form.endswith(ending)), "")
    if len(positive) < _SHORTEST_POSITIVE:
        return []
    undoubled = [positive[:-1]] if positive[-1] == positive[-2] else []
    return [f"{positive[:-1]}y"] if positive.endswith("i") else [positive, f"{positive}e", *undoubled]


@cache
def _prefix_poles(form: str) -> tuple[Pole, ...]:
    """Return the poles of an adjective or adverb that come of its prefix: "invalid" opposes "valid"."""
    affirmed = Pole(f"prefix {stem(form)}", 1)
    rests = [form.removeprefix(prefix) for prefix in _PREFIXES if form.startswith(prefix)]
    rests = [rest for rest in rests if len(rest) >= _SHORTEST_REST and form not in _NOT_PREFIXED]
    return (affirmed, *(Pole(f"prefix {stem(rest)}", -1) for rest in rests))


def _stands_still(tokens: Sequence[Token], children: features.Children, i: int, figures: Sequence[Span]) -> bool:
    """Tell whether a verb says that a value stays: "hardly changed", "kept its rate at 4 per cent"."""
    lemma = tokens[i].lemma
    if tokens[i].pos != "VERB":
        return False
    if lemma in CHANGING:
        return any(tokens[j].lemma in NEGATORS for j in children[i])
    if lemma not in _KEEPING:
        return False
    levels = (j for j in range(i, len(tokens) - 1) if tokens[j].lemma == "at" and tokens[j].pos == "ADP")
    return any(span.overlaps(tokens[j + 1].span) for j in levels for span in figures)


def _direction(text: str, tokens: Sequence[Token], children: features.Children, i: int) -> int:
    """Return the sign of a particle that tells where something goes: of its verb ("came down"), or its own ("up 7 per cent")."""
    if tokens[i].pos == "VERB" and tokens[i].lemma in _MOVING:
        particles = [
            j for j in children[i] if tokens[j].pos in _PARTICLE_POS and tokens[j].relation in _PARTICLE_RELATIONS
        ]
        return sum(PARTICLES.get(tokens[j].span.of(text).casefold(), 0) for j in particles)
    word = tokens[i].span.of(text).casefold()
    head = tokens[tokens[i].head]
    by_noun = tokens[i].pos == "ADV" and (tokens[i].relation == "root" or head.pos in ("NOUN", "NUM", "PROPN"))
    return PARTICLES.get(word, 0) if by_noun else 0
