"""A figure that the source has, but of another year or of somebody else: the neighbour's, which an article took by mistake."""

from collections.abc import Sequence

from pipeline.evidence.align import pairs
from pipeline.evidence.pair import LENT, Pair
from pipeline.evidence.said import Said
from pipeline.evidence.sighting import sightings
from pipeline.evidence.ties import tie

# so many digits tell that the equal value is that very figure, and no other one of the same size
_TELLING = 2


def neighbour(claim: Said, pair: Pair, around: Sequence[Said]) -> tuple[Pair, str] | None:
    """Return what the source has for the claim's own name or year, and the words of the name or year it took instead.

    pair: a figure of the claim and the equal one of the source. around: the passages near the claim, each a sentence.
    None where the source's figure is not plainly of something else, or where it has none for the claim's.

    "By 1890 it was 702,000 tonnes", where the source has "641,000 in 1890" and "702,000 tonnes in 1913".
    """
    claimed, found = pair.claimed, pair.found
    known = {said.text: said for said in around}
    if found.text not in known or claimed.limit or claimed.digits < _TELLING or not pair.exact:
        return None
    mine, theirs = tie(claim, claimed.figure), tie(known[found.text], found.figure)
    if not mine.against(theirs, claim.text):
        return None
    for said in around:
        for _, other in pairs(claimed, sightings(said, around)):
            apart = other.apart and other.closeness > 0 and other.unit >= min(LENT, pair.unit) and not other.found.limit
            if apart and mine.same(tie(said, other.found.figure)):
                return other, theirs.words
    return None
