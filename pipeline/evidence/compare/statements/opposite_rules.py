"""Words of the claim whose opposite the passage says of the same thing."""

import re
from collections.abc import Iterator, Sequence

from pipeline.evidence.compare.statements.align import support
from pipeline.evidence.compare.statements.date_rules import DATED_AXES
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import (
    Match,
    Pairing,
    difference_of,
    have_other_figures,
    is_first_of_all,
    is_of_other_name,
    on_axis,
    outweighing,
)
from pipeline.evidence.compare.statements.poles import CHANGING
from pipeline.evidence.compare.statements.words import Pole, Reading, Word
from pipeline.lexicon import fragment, words
from pipeline.text.regex import regex
from pipeline.text.stems import stem

# tuned on statements of known relation (statements_dev, evaluation/statements) and on our own articles
_SURE, _SURE_DIRECT, _DOUBT = 0.4, 0.25, 0.3
# "young stars" tells some things from others
_SURE_OF_PART, _SURE_DIRECT_OF_PART = 0.5, 0.3
_SURE_WITHOUT_ARGUMENT = 0.6
# a use of the word that agrees counts when it has so much of the support of the one that does not
_AGREEING, _AGREEING_NEARBY = 0.7, 0.4
_ABOUT_AS_NEAR = 0.7
_COMPARATIVE, _SUPERLATIVE = "comparative", "superlative"
# "before Varga", "after Dahl" are opposed only of one argument
_RELATING, _NOMINAL = ("ADP", "SCONJ"), ("NOUN", "PROPN", "NUM")
# "did not change" tells no change, and "did not stagnate" one
_CHANGING = frozenset(stem(verb) for verb in CHANGING)
_CONTEST = "contest"
_EXCLUDING = regex(rf"\b{fragment('statements.comparisons.excluding')}\b", re.IGNORECASE)
# how near a noun stands of which only a part is meant; "the number of vacancies" is no part of them
_NEAR, _FAR, _NUMBER = 2, 99, stem("number")
_NO_BEFORE = regex(r"\b[Nn]o\s(?:[^\W\d_]+\s){0,2}$")
_AMOUNTS = frozenset(stem(word) for word in words("statements.comparisons.amounts"))


def find_opposites(pairing: Pairing) -> Iterator[Difference]:
    """Yield words of the claim whose opposite the passage says of the same thing, where nothing there says what the claim says."""
    claim = pairing.claim
    for word in claim.words:
        for pole in () if claim.is_compared(word) or _is_highest(claim, word) else word.poles:
            if pole.axis in DATED_AXES:
                continue
            agreeing, opposed = _by_sign(pairing, word, pole)
            if any(word.near_numbers & match.other.near_numbers for match in agreeing):
                continue  # the passage says it of the very figure
            aligned = [match for match in opposed if _are_of_one_thing(claim, word, match)]
            best = outweighing(aligned, agreeing, _AGREEING)
            if best and best.support >= _DOUBT and not is_first_of_all(claim, best.passage):
                least, least_direct = (
                    (_SURE_OF_PART, _SURE_DIRECT_OF_PART) if word.is_attribute else (_SURE, _SURE_DIRECT)
                )
                sure = best.support >= least and best.direct(claim, word) >= least_direct
                sure = sure and not have_other_figures(claim, word, best) and not _is_said_as_well(best, agreeing)
                sure = sure and not (pole.converse and not _are_with_one_party(claim, word, best))
                sure = sure and not (is_of_other_name(claim, best) or _is_partial(claim, word))
                if sure or _share_argument(best, word):
                    yield difference_of(claim, word, best, sure=sure)


def _share_argument(match: Match, word: Word) -> bool:
    return match.same_argument(word) or (_is_surely_aligned(match, word) and word.pos not in _RELATING)


def _is_said_as_well(best: Match, agreeing: Sequence[Match]) -> bool:
    """Tell whether the passage that opposes the claim agrees with it as well: "began in May and ended in June"."""
    least = best.support * _AGREEING_NEARBY
    return any(m.number == best.number and m.support >= least for m in agreeing)


def _by_sign(pairing: Pairing, word: Word, pole: Pole) -> tuple[list[Match], list[Match]]:
    """Return the matches of a word on the axis of its pole: those that say the same, those that say the opposite."""
    agreeing, opposed = [], []
    for match in on_axis(pairing, word, pole.axis):
        sign, *others = {p.sign for p in match.other.poles if p.axis == pole.axis}
        if others or match.passage.is_compared(match.other):
            continue  # what is compared with what is read by another rule
        if any(row.overlaps(match.other.span) for row in match.passage.table_rows):
            continue  # the head of a column says nothing of its row
        turned = _turns(pairing.claim, word) * _turns(match.passage, match.other)
        if not turned:
            continue
        same = sign * match.other.polarity == pole.sign * word.polarity * turned
        if same or _may_stand_still(sign, match, pole, word):
            agreeing.append(match)
        elif sign == pole.sign or (pole.converse and not _is_of_one_agent(word, match.other)):
            continue  # the same word denied is what the negation rule speaks of
        elif not _is_said_by_another(pairing.claim, word, pole, match):
            opposed.append(match)
    return agreeing, opposed


def _turns(reading: Reading, word: Word) -> int:
    """Return -1 where the denial of its verb turns a word round: "not before May"; 0 where it leaves it open: "not more often"."""
    if word.pos not in (*_RELATING, "ADV", "NOUN") or word.polarity < 0:
        return 1
    above = _verbs_above(reading, word)
    if all(w.polarity > 0 for w in above):
        return 1
    if word.pos == "NOUN":
        return 1 if _NO_BEFORE.search(reading.text, 0, word.span.start) else -1  # "no danger" is turned round already
    return -1 if word.pos in _RELATING else 0


def _verbs_above(reading: Reading, word: Word) -> list[Word]:
    """Return the predicates that govern a word, through the noun of its phrase or the adverb that it grades."""
    found = [w for w in reading.words if w.sentence == word.sentence and w.stem == word.head and w is not word]
    if word.stem in _AMOUNTS or (word.pos in _RELATING and any(w.pos in _NOMINAL for w in found)):
        heads = {w.head for w in found}
        found = [w for w in reading.words if w.sentence == word.sentence and w.stem in heads]
    return found


def _are_of_one_thing(claim: Reading, word: Word, match: Match) -> bool:
    """Tell whether two opposed words can contradict each other: of one argument, of one name, under no condition of the passage."""
    return (
        (_share_argument(match, word) or (_may_share_subject(match, word) and match.same_subject(word)))
        and not _are_of_two_sides(match, word)
        and _are_of_one_degree(match, word)
        and not match.is_of_another(word)
        and (bool(claim.conditions) or match.other.sentence not in match.passage.conditions)
    )


def _may_share_subject(match: Match, word: Word) -> bool:
    kinds = {word.pos, match.other.pos}
    return "ADP" not in kinds and (len(kinds) == 1 or kinds.isdisjoint(_RELATING))


def _are_of_two_sides(match: Match, word: Word) -> bool:
    """Tell whether the passage tells of the other side of a contest, which the claim's subject won: "B lost it to A"."""
    theirs = match.other.subject
    beside = {w.stem for w in match.passage.words if w.sentence == match.other.sentence}
    is_contest = any(pole.axis == _CONTEST for pole in word.poles)
    return is_contest and bool(theirs and word.subject & beside) and not word.subject & theirs


def _is_highest(claim: Reading, word: Word) -> bool:
    """Tell whether a comparative stands for a superlative: "only one place had a higher turnout"."""
    return word.degree == _COMPARATIVE and _EXCLUDING.search(claim.text, 0, word.span.start) is not None


def _is_of_one_agent(left: Word, right: Word) -> bool:
    return bool(left.subject & right.subject and left.roles.agent & right.roles.agent)


def _is_partial(claim: Reading, word: Word) -> bool:
    """Tell whether the claim speaks of a part of its thing: most gave what two of nine withheld."""
    neighbours = (w for w in claim.words if w.sentence == word.sentence and word.neighbours.get(w.stem, _FAR) <= _NEAR)
    return any(w.quantity in ("most", "some") and w.head != _NUMBER for w in neighbours)


def _are_with_one_party(claim: Reading, word: Word, match: Match) -> bool:
    """Tell whether both sides of a sale name one other party: who sold a thing to one has bought it from another."""
    named = {stem for name in claim.names for stem in name} - word.subject
    return bool(named & word.neighbours.keys() & match.other.neighbours.keys())


def _may_stand_still(sign: int, match: Match, pole: Pole, word: Word) -> bool:
    """Tell whether one side denies a change and the other tells none: "did not rise", "was frozen"."""
    if 0 not in (sign, pole.sign):
        return False
    still, moved = (match.other, word) if sign == 0 else (word, match.other)
    return moved.polarity < 0 or (still.polarity < 0 and still.stem not in _CHANGING)


def _is_said_by_another(claim: Reading, word: Word, pole: Pole, match: Match) -> bool:
    """Tell whether another word of the claim says what the passage says, about as near: "fell, although elsewhere it rose"."""
    return any(
        support(claim, other, match.passage, match.other) >= match.support * _ABOUT_AS_NEAR
        for other in claim.by_axis.get(pole.axis, ())
        if other is not word
        and any(p.axis == pole.axis and p.sign * other.polarity != pole.sign * word.polarity for p in other.poles)
    )


def _are_of_one_degree(match: Match, word: Word) -> bool:
    """Tell whether both words are superlatives or neither: many may do what the fewest do as well."""
    return (word.degree == _SUPERLATIVE) is (match.other.degree == _SUPERLATIVE)


def _is_surely_aligned(match: Match, word: Word) -> bool:
    """Tell whether two words of one part of speech have so many neighbours in common that no argument need be shared."""
    return match.support >= _SURE_WITHOUT_ARGUMENT and match.other.pos == word.pos
