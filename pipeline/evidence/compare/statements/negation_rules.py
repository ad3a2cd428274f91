"""What one side denies and the other asserts."""

from collections.abc import Iterator

from pipeline.evidence.compare.parts import speaks_of_rest
from pipeline.evidence.compare.statements.contrast_rules import answers
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import (
    Match,
    Pairing,
    difference_of,
    has_synonym,
    have_other_figures,
    is_first_of_all,
    is_of_other_name,
    nearest,
    outweighing,
    same_word,
    synonyms,
)
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.lexicon import words
from pipeline.model import CheckOutcome
from pipeline.text.stems import stem

# tuned on statements of known relation (statements_dev, evaluation/statements) and on our own articles
_DOUBT, _SURE, _SURE_BY_FIGURE, _SURE_DIRECT = 0.4, 0.5, 0.45, 0.3
_LONE_DENIAL, _LONE_DENIAL_SURE = 0.7, 0.8
# a use of the word that agrees counts when it has so much of the support of the one that does not
_AGREEING = 0.5
# what a word is denied of, and how many arcs away it is
_LIMITS, _LIMIT_REACH = ("oblique", "object"), 1
_COMPARATIVE = "comparative"
# verbs that say little without their object
_LIGHT = frozenset(stem(word) for word in words("statements.light_verbs"))


def find_negations(pairing: Pairing) -> Iterator[Difference]:
    """Yield predicates that one side denies and the other asserts, where that other side denies nothing near it."""
    for word in pairing.claim.words:
        if not word.is_predicate and word.polarity > 0:
            continue
        matches = [
            match for match in (*same_word(pairing, word), *synonyms(pairing, word)) if _is_comparable(match, word)
        ]
        opposed = [m for m in matches if m.other.polarity != word.polarity and not m.is_of_another(word)]
        agreeing = [match for match in matches if match.other.polarity == word.polarity]
        best = outweighing(opposed, agreeing, _AGREEING)
        if not best or best.support < _DOUBT or has_synonym(pairing, word) or answers(word, best.passage):
            continue
        if word.polarity < 0 and (is_first_of_all(pairing.claim, best.passage) or speaks_of_rest(pairing.claim.text)):
            continue
        if have_other_figures(pairing.claim, word, best):
            continue  # "11,000 were not positive", "7,000 were positive"
        asserting = (best.passage, best.other) if word.polarity < 0 else (pairing.claim, word)
        is_permitted = (
            best.other.relation == "noun clause" and "possible" in word.modality
        )  # "no right to sue" denies "may sue"
        if asserting[1].sentence not in asserting[0].denials and (not word.modality or is_permitted):
            sure = _is_surely_denied(pairing.claim, word, best) and not _is_of_pronoun(word, best)
            sure = sure and not is_of_other_name(pairing.claim, best)
            yield difference_of(pairing.claim, word, best, sure=sure)


def _is_surely_denied(claim: Reading, word: Word, match: Match) -> bool:
    """Tell whether most neighbours agree, the nearest among them; a figure in common needs less."""
    least = _SURE_BY_FIGURE if word.near_numbers & match.other.near_numbers else _SURE
    if match.support < least or match.direct(claim, word) < _SURE_DIRECT:
        return False
    denied, asserted = ((claim, word), match.passage) if word.polarity < 0 else ((match.passage, match.other), claim)
    return not _is_limited(*denied, asserted)


def _is_of_pronoun(word: Word, match: Match) -> bool:
    """Tell whether a pronoun stands for the subject, and the claim's comes only later: "he failed to win; they lost to Wick"."""
    other = match.other
    mentions = [w for w in match.passage.words if w.sentence == other.sentence and w.stem in word.subject]
    return not other.subject and bool(mentions) and all(w.span.start > other.span.end for w in mentions)


def _is_limited(reading: Reading, denied: Word, other: Reading) -> bool:
    """Tell whether a denial holds only of something that the other text lacks: "never rose above freezing", "rose to -6"."""
    behind = (w for w in reading.words if w.sentence == denied.sentence and w.span.start > denied.span.start)
    close = (w for w in behind if denied.neighbours.get(w.stem, _LIMIT_REACH + 1) <= _LIMIT_REACH)
    limits = [w for w in close if w.relation in _LIMITS and not (w.is_number or reading.is_in_figure(w))]
    return bool(limits) and all(w.stem not in other.by_stem for w in limits)


def _is_comparable(match: Match, word: Word) -> bool:
    """Tell whether a denial of one of two words would deny the other: not "never lower" and "lowest", nor "go" of all that goes."""
    if word.degree != match.other.degree:
        return False
    return word.stem not in _LIGHT or match.same_argument(word)


def find_lone_denials(pairing: Pairing) -> Iterator[Difference]:
    """Yield what the claim denies where the passage speaks of the very thing and denies nothing."""
    claim = pairing.claim
    denied = next((word for word in claim.words if word.polarity < 0 and word.is_predicate), None)
    if any(word.degree == _COMPARATIVE and not claim.is_in_figure(word) for word in claim.words):
        return  # "no region receives more" is a superlative
    if not denied or not pairing.passages or (pairing.agreeing and speaks_of_rest(claim.text)):
        return
    covered, number = nearest(pairing)
    if any(have_other_figures(claim, denied, match) for match in same_word(pairing, denied)):
        return  # "11,000 were not granted", "7,000 were granted"
    if covered < _LONE_DENIAL or any(p.denials or is_first_of_all(claim, p) for p in pairing.passages):
        return
    outcome = CheckOutcome.DIFFERS if covered >= _LONE_DENIAL_SURE else CheckOutcome.MAY_DIFFER
    words = denied.span.of(claim.text)
    passage = pairing.passages[number]
    found = next((w.span.of(passage.text) for w in passage.words if w.stem == denied.stem), "")
    yield Difference(f"not {words}", found, outcome, number, "the source denies nothing of it")
