"""A figure that the source has, but of another year or of somebody else: the neighbour's, which an article took by mistake."""

from collections.abc import Sequence

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.align import pairs
from pipeline.evidence.compare.pair import LENT, UNNAMED, Pair
from pipeline.evidence.compare.readings import sightings
from pipeline.evidence.compare.sighting import Sighting
from pipeline.evidence.compare.ties import Tie, tie

# so many digits tell that the equal value is that very figure, and no other one of the same size
_TELLING = 2


def own(claim: AnnotatedText, pair: Pair | None, around: Sequence[AnnotatedText]) -> bool:
    """Tell whether an equal figure of the source is of the very name, year or whole that the claim's is."""
    known = {said.text: said for said in around}
    if (
        pair is None
        or not pair.exact
        or pair.unit < LENT
        or pair.claimed.digits < _TELLING
        or pair.found.text not in known
    ):
        return False
    return tie(claim, pair.claimed.figure).same(tie(known[pair.found.text], pair.found.figure))


def neighbours(
    claim: AnnotatedText, claimed: Sighting, found: Sequence[Sighting], around: Sequence[AnnotatedText]
) -> tuple[Pair, str] | None:
    """Return what the source has for the claim's own name or year, and the words of the name or year it took instead.

    found: the figures of the passages. around: all passages near the claim, each a sentence. None where an equal figure is
    not plainly of something else, or where the source has none for the claim's own.

    "By 1890 it was 702,000 tonnes", where the source has "641,000 in 1890" and "702,000 tonnes in 1913".
    """
    if claimed.limit or claimed.digits < _TELLING:
        return None
    known = {said.text: said for said in around}
    mine = tie(claim, claimed.figure)
    equal = [pair.found for _, pair in pairs(claimed, found) if pair.exact and pair.unit >= UNNAMED]
    theirs = [tie(known[figure.text], figure.figure) for figure in equal]
    if not theirs or not all(mine.against(other, claim.text) for other in theirs):
        return None
    mine_there = _own(claimed, mine, around, frozenset(figure.text for figure in equal))
    return (mine_there, theirs[0].words) if mine_there else None


def _own(claimed: Sighting, mine: Tie, around: Sequence[AnnotatedText], series: frozenset[str]) -> Pair | None:
    """Return the nearest value that the source has of the same name or year.

    series: the sentences that have the equal value; the other values in them may differ by any factor.
    """
    rows = (
        pair
        for said in around
        for _, pair in pairs(claimed, sightings(said, around))
        if pair.apart
        and (pair.closeness > 0 or mine.whole or said.text in series)
        and pair.unit >= LENT
        and not pair.found.limit
        if mine.same(tie(said, pair.found.figure))
    )
    return max(rows, key=lambda pair: pair.closeness, default=None)
