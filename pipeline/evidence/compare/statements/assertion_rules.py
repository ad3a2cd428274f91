"""What the claim asserts where the passage that speaks of the same denies, refuses or rules it out, in whatever words."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.evidence.retrieve.idf import corpus_idf
from pipeline.lexicon import words
from pipeline.model import CheckOutcome, Figure, FigureKind
from pipeline.text.regex import regex
from pipeline.text.stems import stem

# tuned on our own articles and paraphrases: how much of the claim stands in the scope of the denial, and not outside of one
_IN_SCOPE, _IN_SCOPE_BESIDE_FIGURE, _OUTSIDE = 0.45, 0.65, 0.8
# what a name counts, of which a passage speaks in several sentences
_NAME = 0.4
# how many arcs a denial reaches
_REACH = 3
_REFUSING = frozenset(stem(word) for word in words("statements.denials.refusing"))
_QUOTATION = regex(r"[“”\"]")
_PER_CENT = "%"
_RULE, _OUT = "rule", " out"
# relations of clauses that a denial does not reach
_ASSERTED_BESIDE = frozenset(("advcl", "conj", "parataxis", "acl:relcl", "relcl"))


class _Denied(NamedTuple):
    """A denial of a passage: the share of the claim in its scope, its word, the number of the passage."""

    share: float
    word: Word
    number: int


def find_lone_assertions(pairing: Pairing) -> Iterator[Difference]:
    """Yield what the claim asserts, where of the passages only what one denies has so much of it.

    "It will move its yard to Corrie" beside "It ruled out moving its yard to Corrie".
    """
    claim = pairing.claim
    denies = claim.denials or any(word.polarity < 0 or _denies(claim, word) for word in claim.words)
    if denies or _QUOTATION.search(claim.text):
        return
    least = _IN_SCOPE_BESIDE_FIGURE if pairing.agreeing else _IN_SCOPE
    named = {stem for name in claim.names for stem in name}
    weights = {word.stem: corpus_idf(word.stem) for word in claim.words if not word.is_number}
    weights = {stem: weight * (_NAME if stem in named else 1.0) for stem, weight in weights.items()}
    found: list[_Denied] = []
    outside = 0.0
    for number, passage in enumerate(pairing.passages):
        for of_sentence in _sentences(passage):
            scopes = [(word, _scope(word)) for word in of_sentence if _denies(passage, word)]
            rest = {word.stem for word in of_sentence}.difference(*(scope for _, scope in scopes))
            outside = max(outside, _share(weights, rest))
            found += [_Denied(_share(weights, scope), word, number) for word, scope in scopes]
    best = max(found, key=lambda denial: denial.share, default=None)
    if (
        best
        and best.share >= least
        and outside < best.share * _OUTSIDE
        and _is_predicate_denied(claim, pairing.passages[best.number], best.word)
    ):
        passage = pairing.passages[best.number]
        if _is_complement(claim, passage, best.word) or _is_said_too(claim, passage, best.word):
            return
        words_found = best.word.span.of(passage.text)
        source = f"not {words_found}" if best.word.polarity < 0 else words_found
        yield Difference("no denial", source, CheckOutcome.MAY_DIFFER, best.number, "the source denies it")


def _is_predicate_denied(claim: Reading, passage: Reading, word: Word) -> bool:
    """Tell whether a denial reaches the main word of the claim: "stayed away" is not denied by "took no part".

    What the sentence asserts beside the denial is not denied: "was unable to keep up, selling 11 million". What is refused was
    not given, got or done, in whatever words the claim has it.
    """
    predicates = {w.stem for w in claim.words if w.is_predicate and not w.head}
    beside = [w for w in passage.words if w.sentence == word.sentence and w.stem in predicates]
    if not beside:
        return word.stem in _REFUSING or not predicates
    scope = _scope(word)
    return any(w.stem in scope and w.relation not in _ASSERTED_BESIDE for w in beside)


def _is_said_too(claim: Reading, passage: Reading, word: Word) -> bool:
    """Tell whether the claim says the same with another word: "gave up" and "abandoned", "different" and "not the same"."""
    denied = (w for w in passage.words if w.sentence == word.sentence and (w is word or w.polarity < 0))
    poles = {(pole.axis, pole.sign * w.polarity) for w in denied for pole in w.poles}
    return any((pole.axis, pole.sign) in poles for other in claim.words for pole in other.poles)


def _is_complement(claim: Reading, passage: Reading, word: Word) -> bool:
    """Tell whether the claim speaks of the others: "three quarters could", "a quarter could not"."""
    shares = [_share_of_whole(figure) for figure in passage.figures_near(word)]
    return any(share and 1 - share in shares for share in map(_share_of_whole, claim.figures))


def _share_of_whole(figure: Figure) -> Decimal | None:
    """Return a share as a part of one, None of what is none."""
    if figure.unit == _PER_CENT:
        return figure.low / 100
    return figure.low if figure.kind == FigureKind.RATIO and figure.low < 1 else None


def _sentences(passage: Reading) -> Iterator[list[Word]]:
    """Yield the words of each sentence."""
    for _, of_sentence in groupby(passage.words, key=lambda word: word.sentence):
        yield list(of_sentence)


def _scope(word: Word) -> frozenset[str]:
    """Return the stems that a denying or denied word reaches, its own among them."""
    return frozenset((word.stem, *(near for near, arcs in word.neighbours.items() if arcs <= _REACH)))


def _share(weights: Mapping[str, float], stems: Collection[str]) -> float:
    """Return which share of the claim these stems have."""
    return sum(weight for stem, weight in weights.items() if stem in stems) / (sum(weights.values()) or 1.0)


def _denies(passage: Reading, word: Word) -> bool:
    """Tell whether a word is denied, or refuses or rules something out."""
    if word.stem == _RULE:
        return passage.text.startswith(_OUT, word.span.end)
    if word.stem in _REFUSING:
        return word.polarity > 0  # "could not exclude" denies nothing
    return word.polarity < 0 and word.pos == "VERB"
