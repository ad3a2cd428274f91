"""Comparisons that the passage has the other way round: "A is older than B", "B is older than A", "A is younger than B"."""

from collections.abc import Iterator

from pipeline.evidence.compare.statements.comparisons import ANY, MAGNITUDE
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Comparison, Reading
from pipeline.model import CheckOutcome

# two things are compared, of something that is shared too
_THINGS = 2
# axes of what is more or less, or better or worse, in whatever respect
_GRADED = frozenset((ANY, MAGNITUDE, "quality"))


def find_reversed_comparisons(pairing: Pairing) -> Iterator[Difference]:
    """Yield a comparison that the passage has the other way round and nowhere as the claim has it."""
    for ours in pairing.claim.comparisons:
        verdicts = [
            (_agreement(ours, theirs), number, theirs)
            for number, passage in enumerate(pairing.passages)
            for theirs in passage.comparisons
        ]
        if any(agreement > 0 for agreement, _, _ in verdicts):
            continue
        for agreement, number, theirs in verdicts:
            if agreement < 0:
                words = pairing.claim.words_of(ours), pairing.passages[number].words_of(theirs)
                yield Difference(*words, CheckOutcome.DIFFERS, number, "the comparison is reversed")


def find_reversed(claim: Reading, passage: Reading) -> tuple[str, str] | None:
    """Find a comparison that a sentence near the claim has the other way round: "greater in towns than in villages".

    So much is shared that both are about one thing; another comparison that has more of the claim's words is not the one meant.
    """
    for ours in claim.comparisons:
        for theirs in passage.comparisons:
            about = len((ours.theme | ours.standard) & (theirs.theme | theirs.standard)) > _THINGS
            if about and _agreement(ours, theirs, on_any_axis=True) < 0 and not _has_rival(ours, theirs, passage):
                return claim.words_of(ours), passage.words_of(theirs)
    return None


def find_same_standard(claim: Reading, passage: Reading) -> tuple[str, str] | None:
    """Find what is put above a thing of several words in the claim, and below it in the passage, whatever it is called."""
    for ours in claim.comparisons:
        for theirs in passage.comparisons:
            shared = _named(claim, ours) & _named(passage, theirs)
            if (
                len(shared) >= _THINGS
                and not ours.theme & theirs.standard
                and _same_sign(ours, theirs, on_any_axis=True) is False
                and not _has_rival(ours, theirs, passage)
            ):
                return claim.words_of(ours), passage.words_of(theirs)
    return None


def _named(reading: Reading, compared: Comparison) -> frozenset[str]:
    """Return the stems of the nouns that a thing is compared with, and of what describes them."""
    beside = (word for word in reading.words if compared.standard_span.overlaps(word.span))
    return frozenset(word.stem for word in beside if word.pos in ("NOUN", "PROPN", "ADJ"))


def _has_rival(ours: Comparison, theirs: Comparison, passage: Reading) -> bool:
    """Tell whether another comparison of the passage has words of the claim that this one lacks."""
    claimed, compared = ours.theme | ours.standard, theirs.theme | theirs.standard
    return any(
        claimed & (other.theme | other.standard) - compared for other in passage.comparisons if other is not theirs
    )


def _same_sign(ours: Comparison, theirs: Comparison, *, on_any_axis: bool) -> bool | None:
    """Tell whether two comparisons have one sign on a shared axis, or as well on any where things are graded; None on no axis."""
    if axes := ours.signs.keys() & theirs.signs.keys():
        return any(ours.signs[axis] == theirs.signs[axis] for axis in axes)
    left, right = ({sign for axis, sign in c.signs.items() if axis in _GRADED} for c in (ours, theirs))
    return bool(left & right) if on_any_axis and left and right else None


def _agreement(ours: Comparison, theirs: Comparison, *, on_any_axis: bool = False) -> int:
    """Return 1 where two comparisons say the same, -1 where they contradict each other, 0 where they are of different things."""
    same_sign = _same_sign(ours, theirs, on_any_axis=on_any_axis)
    if same_sign is None or (ours.counted and theirs.counted and ours.counted != theirs.counted):
        return 0
    left, right = ours.theme - ours.standard, ours.standard - ours.theme
    first, second = theirs.theme - theirs.standard, theirs.standard - theirs.theme
    crossed = bool(left & second and right & first)
    straight = bool(right & second and ours.theme & theirs.theme)
    if crossed is straight:
        return 0
    return 1 if same_sign is straight else -1
