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
# "eleven different makes" are several, and are compared with nothing; Penn tags of plurals
_SEVERAL, _PLURAL = frozenset(words("statements.comparisons.several")), ("NNS", "NNPS")
# "no longer", "no more" say nothing of the kind
_BOUNDED = ("longer", "more")
# "rarer", which a parser may take for a verb
_GRADED, _SHORTEST_POSITIVE = ("ADJ", "ADV", "VERB"), 3
# "invalid", "unpaid"
_PREFIXED, _SHORTEST_REST = ("ADJ", "ADV"), 4
_PREFIXES, _NOT_PREFIXED = words("statements.prefixes.denying"), frozenset(words("statements.prefixes.other"))
_AMOUNTS = frozenset(words("statements.comparisons.amounts"))
_MAGNITUDES = frozenset(words("statements.comparisons.magnitudes"))
_DEGREE_WORDS, _ENDING, _DETERMINING = ("more", "less", "fewer"), "er", ("determiner", "possessor")
_BOUNDING = ("ADP", "SCONJ", "ADV")
# "varieties that are grown", "to grow rice": no change
_CULTIVATING, _PARTICIPLE = ("grow",), "grown"
_CHANGE = "change"
COUNTED = frozenset(words("statements.still.counted"))
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
    if turn := _poles_of_turn(tokens, i):
        return turn
    if _is_idiom(text, tokens, children, i) or (form in _BOUNDED and i and tokens[i - 1].lemma == "no"):
        return ()
    listed = _listed_poles(text, tokens, children, i)
    found = tuple(pole for pole in listed if pole.pos in ("", token.pos))
    if token.lemma in COUNTED and not any(span.overlaps(other.span) for span in masked.figures for other in tokens):
        found = tuple(pole for pole in found if pole.axis != _CHANGE)  # lost, and not "lost 4 per cent"
    found = (*found, *_graded_change(text, tokens, children, i, found))
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
    if _is_graded(token, form) and token.lemma not in _AMOUNTS:  # "cheaper" moves, and is "cheap"
        return tuple(dict.fromkeys(pole for listed in found for pole in listed))
    return next(found, ())


def _is_idiom(text: str, tokens: Sequence[Token], children: features.Children, i: int) -> bool:
    """Tell whether a word opposes nothing here: "fell victim", "grew rice", "eleven different makes"."""
    idioms = _IDIOMS.get(tokens[i].lemma, ())
    if tokens[i].lemma in _SEVERAL and tokens[i].relation == "adjective" and tokens[tokens[i].head].tag in _PLURAL:
        return True
    is_participle = tokens[i].relation == "noun clause" and tokens[i].span.of(text).endswith(_PARTICIPLE)
    is_cultivated = tokens[i].lemma in _CULTIVATING and (
        is_participle or any(_is_done_to(tokens[j]) for j in children[i])
    )
    return is_cultivated or any(tokens[j].span.of(text).casefold() in idioms for j in children[i])


def _is_done_to(token: Token) -> bool:
    """Tell whether a dependent of a verb shows that something is done to something: not "grew a third"."""
    is_thing = token.relation == "object" and token.pos == "NOUN" and stem(token.lemma) not in features.MEASURES
    return is_thing or token.relation == "passive auxiliary"


@cache
def _turns() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Pole, ...]], ...]]:
    """Return the turns of several words, each with its poles, by the word that carries them: a verb the first, else the last."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[Pole, ...]]]] = {}
    for turn, poles in poles_of().items():
        if len(lemmas := tuple(turn.split())) > 1:
            for carrier in {lemmas[0], lemmas[-1]}:
                found.setdefault(carrier, []).append((lemmas, poles))
    return {carrier: tuple(turns) for carrier, turns in found.items()}


def _poles_of_turn(tokens: Sequence[Token], i: int) -> tuple[Pole, ...]:
    """Return the poles of a turn that a verb opens ("fell short") or a noun or an adverb closes ("ahead of schedule")."""
    for lemmas, poles in _turns().get(tokens[i].lemma, ()):
        start = i if tokens[i].pos == "VERB" else i + 1 - len(lemmas)
        is_carried = start == i or (start >= 0 and tokens[start].pos != "VERB")
        if is_carried and tuple(token.lemma for token in tokens[start : start + len(lemmas)]) == lemmas:
            return poles
    return ()


def _graded_change(
    text: str, tokens: Sequence[Token], children: features.Children, i: int, found: Sequence[Pole]
) -> tuple[Pole, ...]:
    """Return the change that a comparative tells of its thing: "more visitors", "became rarer", "less frequent".

    "The larger hospitals" are some of them, and none has grown.
    """
    token, head = tokens[i], tokens[tokens[i].head]
    if token.pos not in ("ADJ", "ADV") or any(pole.axis == _CHANGE for pole in found):
        return ()
    degrees = [
        tokens[j].lemma for j in children[i] if tokens[j].tag in features.DEGREES and tokens[j].lemma in _DEGREE_WORDS
    ]
    form = token.span.of(text).casefold()
    is_comparative = form.endswith(_ENDING) and _is_graded(token, form) and token.lemma not in _DEGREE_WORDS
    of_amount = token.lemma in _DEGREE_WORDS and head.pos == "NOUN" and token.relation == "adjective"
    if not (degrees or is_comparative or of_amount):
        return ()
    if token.relation == "adjective" and any(tokens[j].relation in _DETERMINING for j in children[tokens[i].head]):
        return ()
    if token.relation == "adjective" and any(pole.axis == _CHANGE for pole in poles_of().get(head.lemma, ())):
        return ()  # "a greater loss"
    sign = next((pole.sign for pole in found if pole.axis in _MAGNITUDES), 0)
    turned = -1 if "less" in degrees else 1
    return (Pole(_CHANGE, sign * turned),) if sign else ()


def _is_graded(token: Token, form: str) -> bool:
    """Tell whether a word is a comparative or a superlative; a parser may take "rarer" for a verb."""
    return token.tag in features.DEGREES or (token.pos in _GRADED and any(p in poles_of() for p in _positives(form)))


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
