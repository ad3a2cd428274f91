"""Comparisons that the passage has the other way round: "A is older than B", "B is older than A", "A is younger than B"."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.lexicon import words
from pipeline.model import CheckOutcome

# axes of verbs that compare: "exceed", "predate"
_COMPARING = frozenset(words("statements.comparisons.axes"))
# axes that tell how much there is of what the two sides name
_MAGNITUDES = frozenset(words("statements.comparisons.magnitudes"))
_MAGNITUDE, _COMPARISON = "magnitude", "comparison"


class _Compared(NamedTuple):
    """A comparison: its word, the sign on each axis, what is compared with what, what is counted ("more ships")."""

    word: Word
    signs: dict[str, int]
    theme: frozenset[str]
    standard: frozenset[str]
    counted: str = ""


def find_reversed_comparisons(pairing: Pairing) -> Iterator[Difference]:
    """Yield a comparison that the passage has the other way round and nowhere as the claim has it."""
    for ours in _comparisons(pairing.claim):
        verdicts = [
            (_agreement(ours, theirs), number, theirs)
            for number, passage in enumerate(pairing.passages)
            for theirs in _comparisons(passage)
        ]
        if any(agreement > 0 for agreement, _, _ in verdicts):
            continue
        for agreement, number, theirs in verdicts:
            if agreement < 0:
                passage = pairing.passages[number]
                words = _shown(pairing.claim, ours), _shown(passage, theirs)
                yield Difference(*words, CheckOutcome.DIFFERS, number, "the comparison is reversed")


def _comparisons(reading: Reading) -> Iterator[_Compared]:
    """Yield the comparisons of a text: comparatives with "than", and verbs such as "exceed"."""
    for word, (theme, standard, modified) in reading.comparatives:
        more = next((w for w in reading.by_stem.get(modified, ()) if w.sentence == word.sentence), None)
        if signs := _signs(word, more):
            counted = more.stem if more and more.pos == "NOUN" and not more.poles else ""
            left, right = _with_poles(reading, word, theme), _with_poles(reading, word, standard)
            yield _Compared(word, signs, left, right, counted)
    for word in reading.words:
        if word.pos == "VERB" and word.roles.agent and word.roles.patient and _is_comparing(word):
            signs = {axis: sign * word.polarity for axis, sign in _axes(word).items()}
            left, right = (_with_poles(reading, word, side) for side in (word.roles.agent, word.roles.patient))
            yield _Compared(word, signs, left, right)


def _is_comparing(word: Word) -> bool:
    return any(pole.axis in _COMPARING for pole in word.poles)


def _signs(word: Word, modified: Word | None) -> dict[str, int]:
    """Return the sign on each axis: of "more common" that of "common", of "more" alone that of amounts."""
    signs = _axes(word)
    amount = signs.get(_MAGNITUDE)
    if modified and modified is not word and amount and any(pole.axis == _COMPARISON for pole in word.poles):
        signs = {axis: sign * amount for axis, sign in _axes(modified).items()} or signs
    return {axis: sign * word.polarity for axis, sign in signs.items() if sign}


def _axes(word: Word) -> dict[str, int]:
    return {_MAGNITUDE if pole.axis in _MAGNITUDES else pole.axis: pole.sign for pole in word.poles}


def _with_poles(reading: Reading, word: Word, stems: frozenset[str]) -> frozenset[str]:
    """Return stems with the poles of their words, so that "died" stands beside "deaths"."""
    named = (w for stem in stems for w in reading.by_stem.get(stem, ()) if w.sentence == word.sentence)
    return stems | {f"{pole.axis}{pole.sign:+}" for w in named for pole in w.poles if not pole.converse and pole.sign}


def _agreement(ours: _Compared, theirs: _Compared) -> int:
    """Return 1 where two comparisons say the same, -1 where they contradict each other, 0 where they are of different things."""
    axes = ours.signs.keys() & theirs.signs.keys()
    if not axes or (ours.counted and theirs.counted and ours.counted != theirs.counted):
        return 0
    same_sign = any(ours.signs[axis] == theirs.signs[axis] for axis in axes)
    left, right = ours.theme - ours.standard, ours.standard - ours.theme
    first, second = theirs.theme - theirs.standard, theirs.standard - theirs.theme
    crossed = bool(left & second and right & first)
    straight = bool(right & second and ours.theme & theirs.theme)
    if crossed is straight:
        return 0
    return 1 if same_sign is straight else -1


def _shown(reading: Reading, compared: _Compared) -> str:
    stems = {compared.word.stem, *compared.theme, *compared.standard}
    spans = [w.span for w in reading.words if w.sentence == compared.word.sentence and w.stem in stems]
    return reading.text[min(s.start for s in spans) : max(s.end for s in spans)]
