"""Differences between a claim and two parts of a passage that stand beside each other: what the one has is said of the other."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

from pipeline.evidence.compare.statements.contrasts import Part, contrasts, ends_in_auxiliary, split, with_names
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.model import CheckOutcome, Figure, FigureKind


def find_swaps(pairing: Pairing) -> Iterator[Difference]:
    """Yield two parts of the claim that each mix what the passage tells of two: "A got 5 and B 7", "A got 7, B got 5"."""
    parts = split(pairing.claim)
    for number, passage in enumerate(pairing.passages) if len(parts) > 1 else ():
        found = split(passage)
        names = frozenset[str]().union(*(part.names for part in found))
        claimed = [with_names(part, names) for part in parts]
        of_claim = frozenset[str]().union(*(part.marks for part in claimed))
        about = [part for part in found if not part.marks.isdisjoint(of_claim)]
        pairs = tuple(contrasts(about))
        for left, right in combinations(claimed, 2):
            for first, second in pairs:
                if _are_crossed(_Four(left, right, first, second)):
                    words = left.span.of(pairing.claim.text).strip(), first.span.of(passage.text).strip()
                    yield Difference(*words, CheckOutcome.DIFFERS, number, "the source has it of another")


class _Four(NamedTuple):
    """Two parts of a claim and two of a passage."""

    left: Part
    right: Part
    first: Part
    second: Part

    def shared(self, what: Callable[[Part], frozenset[str]]) -> "_Shared":
        """Return what only one part of the claim and only one part of the passage have."""
        left, right, first, second = map(what, self)
        of_left, of_right, of_first, of_second = left - right, right - left, first - second, second - first
        return _Shared(of_left & of_first, of_right & of_second, of_left & of_second, of_right & of_first)


class _Shared(NamedTuple):
    """What the left part shares with the first, the right with the second, and across."""

    left_first: frozenset[str]
    right_second: frozenset[str]
    left_second: frozenset[str]
    right_first: frozenset[str]

    @property
    def is_straight(self) -> bool:
        """Tell whether both parts of the claim have something of the part in the same place."""
        return bool(self.left_first and self.right_second)

    @property
    def has_straight(self) -> bool:
        """Tell whether one part of the claim has something of the part in the same place."""
        return bool(self.left_first or self.right_second)

    @property
    def is_crossed(self) -> bool:
        """Tell whether both have something of the other part."""
        return bool(self.left_second and self.right_first)


def _are_crossed(parts: _Four) -> bool:
    """Tell whether two parts of a claim agree with two of a passage in one respect, and cross in what belongs to it."""
    values, names = parts.shared(lambda part: part.values), parts.shared(lambda part: part.names)
    poles, owners = parts.shared(lambda part: part.poles), parts.shared(lambda part: part.owners)
    rest = parts.shared(lambda part: part.marks - part.names)
    crossing_owners = owners.is_crossed and not owners.is_straight
    return (
        (values.is_straight and values.is_crossed)
        or (values.is_straight and crossing_owners)
        or (names.is_straight and not names.is_crossed and rest.is_crossed and not rest.is_straight)
        or (poles.is_straight and not poles.is_crossed and crossing_owners)
        or (_is_clause(parts.left) and values.has_straight and names.is_crossed and not names.has_straight)
    )


def _is_clause(part: Part) -> bool:
    """Tell whether a part says something: not "Noordmelk" of "Noordmelk, with 2,300 suppliers, sold it"."""
    return bool(part.predicates or part.is_denied)


def find_other_owner(pairing: Pairing) -> Iterator[Difference]:
    """Yield a figure of the claim that the passage has in a list beside that of the thing which the claim speaks of.

    "The railway bore 60 per cent", "the canton paid 60 per cent and the railway 40".
    """
    claim = pairing.claim
    claimed = split(claim)
    of_claim = frozenset[str]().union(*(part.marks for part in claimed))
    for part in claimed:
        for number, passage in enumerate(pairing.passages) if part.figures else ():
            found = split(passage)
            for first, second in contrasts(found):
                if (
                    _has_other_owner(part, first, second, of_claim)
                    and sum(bool(p.values & part.values) for p in found) == 1
                ):
                    words = part.span.of(claim.text).strip(), first.span.of(passage.text).strip()
                    yield Difference(*words, CheckOutcome.MAY_DIFFER, number, "the source has it of another")


def _has_other_owner(part: Part, first: Part, second: Part, of_claim: frozenset[str]) -> bool:
    shared = [f for f in first.figures if any(_is_same(f, g) for g in part.figures)]
    listed = [g for f in shared for g in second.figures if _same_unit(f, g) and f.kind == g.kind]
    if not shared or not listed or second.values & of_claim or first.sentence != second.sentence:
        return False
    owners, others = second.names - first.names, first.names - second.names
    return bool(owners & part.names and others) and not others & of_claim


def _is_same(left: Figure, right: Figure) -> bool:
    """Tell whether two figures are one; a rank is no figure of a list."""
    if FigureKind.RANK in (left.kind, right.kind):
        return False
    same_value = left.low == right.low and left.high == right.high
    return same_value and _same_unit(left, right) and left.comparator == right.comparator


def _same_unit(left: Figure, right: Figure) -> bool:
    """Tell whether two figures have one unit, which the second of a list may lack: "40 per cent and the county 60"."""
    return left.unit == right.unit or not left.unit or not right.unit


def find_elliptic(pairing: Pairing) -> Iterator[Difference]:
    """Yield what the claim says of a thing of which a short part of the passage says the contrary: "…, those in Japan have not"."""
    claim = pairing.claim
    of_claim = frozenset[str]().union(*(part.names for part in split(claim)))
    for part in split(claim):
        for number, passage in (
            enumerate(pairing.passages) if part.sentence not in claim.denials or part.is_denied else ()
        ):
            for first, second in contrasts(split(passage)):
                if _is_contrary(part, first, second) and not (first.names - second.names) & of_claim:
                    words = part.span.of(claim.text).strip(), second.span.of(passage.text).strip()
                    yield Difference(*words, CheckOutcome.DIFFERS, number, "the source says the contrary")


def _is_contrary(part: Part, first: Part, second: Part) -> bool:
    is_elliptic = not second.predicates and not second.values and second.index > first.index
    if not is_elliptic or first.is_denied == second.is_denied or second.is_denied is part.is_denied:
        return False
    return bool((second.owners - first.owners) & part.owners and first.predicates & part.predicates)


def answers(word: Word, passage: Reading) -> bool:
    """Tell whether a short part of the passage says of the word's subject what the claim says: "…, Toconao did"."""
    denied = word.polarity < 0
    return any(
        part.is_denied is denied
        and not part.predicates
        and ends_in_auxiliary(passage, part)
        and part.owners & word.subject
        for part in split(passage)
    )
