"""The decision table for statements: the first rule that finds a difference speaks; a sure one before a doubt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.statements.align import share_of
from pipeline.evidence.compare.statements.assertion_rules import find_lone_assertions
from pipeline.evidence.compare.statements.comparison_rules import find_reversed_comparisons
from pipeline.evidence.compare.statements.contrast_rules import (
    find_elliptic,
    find_other_owner,
    find_swaps,
)
from pipeline.evidence.compare.statements.date_rules import find_dated_opposites
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.figure_rules import find_owners, find_reversed_changes, find_signs
from pipeline.evidence.compare.statements.matching import Pairing, nearest, outweighing, same_word
from pipeline.evidence.compare.statements.name_rules import find_other_names
from pipeline.evidence.compare.statements.negation_rules import find_lone_denials, find_negations
from pipeline.evidence.compare.statements.opposite_rules import find_opposites
from pipeline.evidence.compare.statements.rank_rules import find_other_ranks, find_other_scopes
from pipeline.evidence.compare.statements.role_rules import (
    find_other_agents,
    find_other_recipients,
    find_swapped_roles,
)
from pipeline.evidence.compare.statements.subject_rules import find_other_subjects, find_owners_of_lists
from pipeline.evidence.compare.statements.words import Word
from pipeline.model import CheckKind, CheckOutcome

# tuned on statements of known relation (statements_dev, evaluation/statements) and on our own articles
_QUANTIFIER, _LONE_UNIVERSAL, _LONE_UNIVERSAL_OF_OTHER, _MODALITY, _MODALITY_OF_NUMBER = 0.3, 0.7, 0.85, 0.35, 0.6
_HEDGED_SENTENCE = 0.35
# a use of the word that agrees counts when it has so much of the support of the one that does not
_AGREEING_MODALITY = 0.6
_UNCERTAINTY = {"future": 1, "intended": 2, "possible": 3, "reported": 3}
# what says less of a thing
_WEAKER = {"all": ("most", "some"), "most": ("some",)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: its name, the kind of its checks, and what finds the differences, the surest first."""

    name: str
    kind: CheckKind
    find: Callable[[Pairing], Iterator[Difference]]


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
    Rule("other-name", CheckKind.SUBJECT, find_other_names),
    Rule("quantifier", CheckKind.QUANTIFIER, find_quantifiers),
    Rule("lone-universal", CheckKind.QUANTIFIER, find_lone_universals),
    Rule("modality", CheckKind.MODALITY, find_modality),
    Rule("hedged-sentence", CheckKind.MODALITY, find_hedged_sentences),
)
