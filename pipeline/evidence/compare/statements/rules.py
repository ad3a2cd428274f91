"""The decision table for statements: the first rule that finds a difference speaks; a sure one before a doubt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.statements.align import share_of, support
from pipeline.evidence.compare.statements.assertion_rules import find_lone_assertions
from pipeline.evidence.compare.statements.comparison_rules import find_reversed_comparisons
from pipeline.evidence.compare.statements.contrast_rules import (
    find_elliptic,
    find_other_owner,
    find_subjects,
    find_swaps,
)
from pipeline.evidence.compare.statements.date_rules import DATED_AXES, find_dated_opposites
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.figure_rules import find_owners, find_reversed_changes, find_signs
from pipeline.evidence.compare.statements.matching import (
    Match,
    Pairing,
    difference_of,
    have_other_figures,
    is_first_of_all,
    is_of_other_name,
    nearest,
    on_axis,
    outweighing,
    same_word,
)
from pipeline.evidence.compare.statements.name_rules import find_other_names
from pipeline.evidence.compare.statements.negation_rules import find_lone_denials, find_negations
from pipeline.evidence.compare.statements.poles import CHANGING
from pipeline.evidence.compare.statements.rank_rules import find_other_ranks, find_other_scopes
from pipeline.evidence.compare.statements.role_rules import (
    find_other_agents,
    find_other_recipients,
    find_swapped_roles,
)
from pipeline.evidence.compare.statements.subject_rules import find_other_subjects, find_owners_of_lists
from pipeline.evidence.compare.statements.words import Pole, Reading, Word
from pipeline.lexicon import words
from pipeline.model import CheckKind, CheckOutcome
from pipeline.text.stems import stem

# tuned on statements of known relation (statements_dev, evaluation/statements) and on our own articles
_SURE, _SURE_DIRECT, _DOUBT = 0.4, 0.25, 0.3
# "young stars" tells some things from others
_SURE_OF_PART, _SURE_DIRECT_OF_PART = 0.5, 0.3
_SURE_WITHOUT_ARGUMENT = 0.6
_QUANTIFIER, _LONE_UNIVERSAL, _LONE_UNIVERSAL_OF_OTHER, _MODALITY, _MODALITY_OF_NUMBER = 0.3, 0.7, 0.85, 0.35, 0.6
_HEDGED_SENTENCE = 0.35
# a use of the word that agrees counts when it has so much of the support of the one that does not; 0: any does
_AGREEING_OPPOSITE, _AGREEING_NEARBY, _AGREEING_MODALITY = 0.7, 0.4, 0.6
_UNCERTAINTY = {"future": 1, "intended": 2, "possible": 3, "reported": 3}
_ABOUT_AS_NEAR = 0.7
_SUPERLATIVE = "superlative"
# "before Varga", "after Dahl" are opposed only of one argument
_RELATING = ("ADP", "SCONJ")
# "did not change" tells no change, and "did not stagnate" one
_CHANGING = frozenset(stem(verb) for verb in CHANGING)
_CONTEST = "contest"
# how near a noun stands of which only a part is meant; "the number of vacancies" is no part of them
_NEAR, _FAR, _NUMBER = 2, 99, stem("number")
_AMOUNTS = frozenset(stem(word) for word in words("statements.comparisons.amounts"))
# what says less of a thing
_WEAKER = {"all": ("most", "some"), "most": ("some",)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: its name, the kind of its checks, and what finds the differences, the surest first."""

    name: str
    kind: CheckKind
    find: Callable[[Pairing], Iterator[Difference]]


def find_opposites(pairing: Pairing) -> Iterator[Difference]:
    """Yield words of the claim whose opposite the passage says of the same thing, where nothing there says what the claim says."""
    claim = pairing.claim
    for word in claim.words:
        for pole in () if claim.is_compared(word) else word.poles:
            if pole.axis in DATED_AXES:
                continue
            agreeing, opposed = _by_sign(pairing, word, pole)
            if any(word.near_numbers & match.other.near_numbers for match in agreeing):
                continue  # the passage says it of the very figure
            aligned = [match for match in opposed if _are_of_one_thing(claim, word, match)]
            best = outweighing(aligned, agreeing, _AGREEING_OPPOSITE)
            if best and best.support >= _DOUBT and not is_first_of_all(claim, best.passage):
                least, least_direct = (
                    (_SURE_OF_PART, _SURE_DIRECT_OF_PART) if word.is_attribute else (_SURE, _SURE_DIRECT)
                )
                sure = best.support >= least and best.direct(claim, word) >= least_direct
                sure = sure and not have_other_figures(claim, word, best) and not _is_said_as_well(best, agreeing)
                sure = sure and not (pole.converse and not _are_with_one_party(claim, word, best))
                sure = sure and not (is_of_other_name(claim, best) or _is_partial(claim, word))
                yield difference_of(claim, word, best, sure=sure)


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
    if word.pos not in (*_RELATING, "ADV") or word.polarity < 0:
        return 1
    above = _above(reading, word)
    if word.stem in _AMOUNTS:
        above = [w for a in above for w in _above(reading, a)]
    if all(w.polarity > 0 for w in above):
        return 1
    return -1 if word.pos in _RELATING else 0


def _above(reading: Reading, word: Word) -> list[Word]:
    return [w for w in reading.words if w.sentence == word.sentence and w.stem == word.head and w is not word]


def _are_of_one_thing(claim: Reading, word: Word, match: Match) -> bool:
    """Tell whether two opposed words can contradict each other: of one argument, of one name, under no condition of the passage."""
    return (
        (match.same_argument(word) or (_is_surely_aligned(match, word) and word.pos not in _RELATING))
        and not _are_of_two_sides(match, word)
        and _are_of_one_degree(match, word)
        and not match.is_of_another(word)
        and (bool(claim.conditions) or match.other.sentence not in match.passage.conditions)
    )


def _are_of_two_sides(match: Match, word: Word) -> bool:
    """Tell whether the passage tells of the other side of a contest, which the claim's subject won: "B lost it to A"."""
    theirs = match.other.subject
    beside = {w.stem for w in match.passage.words if w.sentence == match.other.sentence}
    is_contest = any(pole.axis == _CONTEST for pole in word.poles)
    return is_contest and bool(theirs and word.subject & beside) and not word.subject & theirs


def _is_of_one_agent(left: Word, right: Word) -> bool:
    return bool(left.subject & right.subject and left.roles.agent & right.roles.agent)


def _is_partial(claim: Reading, word: Word) -> bool:
    """Tell whether the claim speaks of a part of its thing: most gave what two of nine withheld."""
    near = (w for w in claim.words if w.sentence == word.sentence and word.neighbours.get(w.stem, _FAR) <= _NEAR)
    return any(w.quantity in ("most", "some") and w.head != _NUMBER for w in near)


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


def find_quantifiers(pairing: Pairing) -> Iterator[Difference]:
    """Yield statements about all or most of a thing where the passage speaks of less of it."""
    for word in pairing.claim.words:
        matches = same_word(pairing, word) if word.quantity in _WEAKER else []
        limited = [match for match in matches if match.other.quantity in _WEAKER[word.quantity]]
        best = outweighing(limited, [m for m in matches if m.other.quantity == word.quantity], 0.0)
        if best and best.support >= _QUANTIFIER:
            words = word.span.of(pairing.claim.text)
            claimed, found = f"{word.quantity} {words}", f"{best.other.quantity} {best.words}"
            yield Difference(claimed, found, CheckOutcome.MAY_DIFFER, best.number, "the source speaks of less")


def find_lone_universals(pairing: Pairing) -> Iterator[Difference]:
    """Yield what the claim says of all of a thing where no passage says so of anything."""
    universal = next((word for word in pairing.claim.words if word.quantity == "all"), None)
    if not universal or not pairing.passages or any(passage.universals for passage in pairing.passages):
        return
    covered, number = nearest(pairing)
    same_thing = any(universal.stem in passage.by_stem for passage in pairing.passages)
    if covered >= (_LONE_UNIVERSAL if same_thing else _LONE_UNIVERSAL_OF_OTHER):
        claimed = f"all {universal.span.of(pairing.claim.text)}"
        yield Difference(claimed, "", CheckOutcome.MAY_DIFFER, number, "the source does not speak of all")


def find_modality(pairing: Pairing) -> Iterator[Difference]:
    """Yield predicates that the claim asserts, or foresees, and the passage holds to be less certain."""
    claim = pairing.claim
    certainty = max((_uncertainty(word) for word in claim.words if word.is_predicate), default=0)
    for word in claim.words:
        matches = same_word(pairing, word) if word.is_predicate or word.is_number else []
        if word.polarity < 0:
            matches = [match for match in matches if match.other.polarity > 0]  # "cannot afford", "could not afford"
        hedged = [match for match in matches if _uncertainty(match.other) > certainty]
        unhedged = [match for match in matches if _uncertainty(match.other) <= certainty]
        best = outweighing(hedged, unhedged, _AGREEING_MODALITY)
        if best and best.support >= (_MODALITY_OF_NUMBER if word.is_number else _MODALITY):
            kinds = " and ".join(sorted(best.other.modality))
            words = word.span.of(claim.text)
            yield Difference(words, best.words, CheckOutcome.MAY_DIFFER, best.number, f"there it is {kinds}")


def find_hedged_sentences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the claim where the sentence nearest to it hedges its main statement, and the claim hedges nothing."""
    claim = pairing.claim
    certainty = max((_uncertainty(word) for word in claim.words), default=0)
    nearest_sentence = max(_sentences(pairing), key=lambda found: found[0], default=None)
    if nearest_sentence is None or nearest_sentence[0] < _HEDGED_SENTENCE or certainty >= _UNCERTAINTY["intended"]:
        return
    _, number, words = nearest_sentence
    root = next((word for word in words if word.relation == "root"), None)
    main = next((word for word in claim.words if word.relation == "root"), None)
    if (
        root
        and main
        and _uncertainty(root) > certainty
        and root.subject & main.subject
        and root.polarity == main.polarity
    ):
        kinds = " and ".join(sorted(root.modality))
        passage = pairing.passages[number]
        values = main.span.of(claim.text), root.span.of(passage.text)
        yield Difference(*values, CheckOutcome.MAY_DIFFER, number, f"there it is {kinds}")


def _sentences(pairing: Pairing) -> Iterator[tuple[float, int, list[Word]]]:
    """Yield the sentences of the passages: how much of the claim each has, the number of its passage, its words."""
    for number, passage in enumerate(pairing.passages):
        for sentence in range(1 + max((word.sentence for word in passage.words), default=-1)):
            words = [word for word in passage.words if word.sentence == sentence]
            yield share_of(pairing.claim, {word.stem for word in words}), number, words


def _uncertainty(word: Word) -> int:
    """Return 0 for what is asserted, 1 for what will be, 2 for what is intended, 3 for what is possible or alleged."""
    return max((_UNCERTAINTY[kind] for kind in word.modality), default=0)


RULES: Sequence[Rule] = (
    Rule("sign-of-figure", CheckKind.DIRECTION, find_signs),
    Rule("reversed-change", CheckKind.DIRECTION, find_reversed_changes),
    Rule("reversed-comparison", CheckKind.DIRECTION, find_reversed_comparisons),
    Rule("owner-of-figure", CheckKind.SUBJECT, find_owners),
    Rule("swapped-parts", CheckKind.SUBJECT, find_swaps),
    Rule("other-owner", CheckKind.SUBJECT, find_other_owner),
    Rule("other-subject", CheckKind.SUBJECT, find_other_subjects),
    Rule("owner-of-list", CheckKind.SUBJECT, find_owners_of_lists),
    Rule("swapped-roles", CheckKind.SUBJECT, find_swapped_roles),
    Rule("other-agent", CheckKind.SUBJECT, find_other_agents),
    Rule("other-recipient", CheckKind.SUBJECT, find_other_recipients),
    Rule("other-scope", CheckKind.SUBJECT, find_other_scopes),
    Rule("elliptic", CheckKind.NEGATION, find_elliptic),
    Rule("opposite-word", CheckKind.DIRECTION, find_opposites),
    Rule("opposite-at-date", CheckKind.DIRECTION, find_dated_opposites),
    Rule("other-rank", CheckKind.DIRECTION, find_other_ranks),
    Rule("negation", CheckKind.NEGATION, find_negations),
    Rule("lone-denial", CheckKind.NEGATION, find_lone_denials),
    Rule("lone-assertion", CheckKind.NEGATION, find_lone_assertions),
    Rule("subject", CheckKind.SUBJECT, find_subjects),
    Rule("other-name", CheckKind.SUBJECT, find_other_names),
    Rule("quantifier", CheckKind.QUANTIFIER, find_quantifiers),
    Rule("lone-universal", CheckKind.QUANTIFIER, find_lone_universals),
    Rule("modality", CheckKind.MODALITY, find_modality),
    Rule("hedged-sentence", CheckKind.MODALITY, find_hedged_sentences),
)
