"""What a shared date anchors: an event and its opposite are not of one day."""

from collections.abc import Iterator

from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Match, Pairing, difference_of, on_axis
from pipeline.evidence.compare.statements.words import Pole, Reading, Word

# each happens to everybody, once
DATED_AXES = frozenset(("lifespan",))
# how many arcs a word stands from its date
_REACH = 3


def find_dated_opposites(pairing: Pairing) -> Iterator[Difference]:
    """Yield an event whose opposite the passage has on the date of the claim: "died in 1928", "born in 1928"."""
    for word in pairing.claim.words:
        dates = _dates_near(pairing.claim, word)
        for pole in (pole for pole in word.poles if pole.axis in DATED_AXES and dates):
            matches = [m for m in on_axis(pairing, word, pole.axis) if dates & _dates_near(m.passage, m.other)]
            opposed = [match for match in matches if _is_opposed(word, pole, match)]
            if opposed and len(opposed) == len(matches):
                best = max(opposed, key=lambda match: match.support)
                yield difference_of(pairing.claim, word, best, sure=True)


def _dates_near(reading: Reading, word: Word) -> frozenset[str]:
    """Return the numbers of the dates near a word."""
    numbers = {w.stem for w in reading.words if w.is_number and any(date.overlaps(w.span) for date in reading.dates)}
    return frozenset(n for n in word.near_numbers & numbers if word.neighbours[n] <= _REACH)


def _is_opposed(word: Word, pole: Pole, match: Match) -> bool:
    signs = {other.sign for other in match.other.poles if other.axis == pole.axis}
    return len(signs) == 1 and signs == {-pole.sign} and match.other.polarity == word.polarity and pole.sign != 0
