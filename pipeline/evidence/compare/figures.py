"""The figures of a claim held against the figures of its passages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.agree import contradicts, counts, doubt
from pipeline.evidence.compare.align import align, pairs
from pipeline.evidence.compare.neighbour import neighbours, own
from pipeline.evidence.compare.pair import SAME, UNNAMED, Pair
from pipeline.evidence.compare.readings import sightings
from pipeline.evidence.compare.reckon import reckoned
from pipeline.evidence.compare.sighting import NUMBERS, Sighting
from pipeline.model import Check, CheckOutcome
from pipeline.text.numbers import parse

# a part in words farther than this from all of the source's is not among them
_LIKE = 0.5


def check_figures(
    claim: AnnotatedText,
    passages: Sequence[AnnotatedText],
    topic: float,
    *,
    same_day: bool,
    beside: Sequence[AnnotatedText] = (),
) -> Iterator[Check]:
    """Yield one Check a figure of the claim.

    topic: how far the passages speak of the claim's subject, 0…1. same_day: whether no date of the claim contradicts theirs;
    a figure of another year is no contradiction. beside: other passages near the claim, for a value that is somebody else's.
    """
    claimed = sightings(claim)
    found = [sighting for passage in passages for sighting in sightings(passage, passages)]
    aligned = align(claimed, found)
    checks = [_one(i, aligned, claimed, found, topic, same_day) for i in range(len(claimed))]
    had = [figure for figure, check in zip(claimed, checks, strict=True) if check.outcome == CheckOutcome.MATCHES]
    around = tuple({said.text: said for said in (*passages, *beside)}.values())
    for i, (figure, check) in enumerate(zip(claimed, checks, strict=True)):
        if _by_value(check, aligned.get(i)) and (theirs := neighbours(claim, figure, found, around)):
            yield _told(theirs[0], CheckOutcome.DIFFERS, f"{figure.words} is of {theirs[1]} there")
        elif check.outcome == CheckOutcome.MAY_DIFFER and own(claim, aligned.get(i), around):
            yield _told(aligned[i], CheckOutcome.MATCHES)
        elif check.outcome == CheckOutcome.DIFFERS and any(_mentions(passage, figure) for passage in passages):
            yield replace(
                check, outcome=CheckOutcome.MAY_DIFFER, detail=f"{check.detail}; the source has {figure.words} as well"
            )
        elif check.outcome in {CheckOutcome.ABSENT, CheckOutcome.MAY_DIFFER} and (made := reckoned(figure, had)):
            detail = f"{figure.words} follows from {made}, which the source has"
            yield Check("figure", figure.words, made, CheckOutcome.MATCHES, detail, figure.figure.id)
        else:
            yield check


def _one(
    i: int,
    aligned: Mapping[int, Pair],
    claimed: Sequence[Sighting],
    found: Sequence[Sighting],
    topic: float,
    same_day: bool,
) -> Check:
    """Check the i-th figure of the claim."""
    figure = claimed[i]
    rivals = sorted((pair for _, pair in pairs(figure, found)), key=lambda pair: -pair.nearness)
    others = {pair.found.place for k, pair in aligned.items() if k != i and pair.fits}
    free = [pair for pair in rivals if pair.found.place not in others] or rivals
    check = _check(figure, aligned.get(i), free, topic, same_day)
    if check.outcome == CheckOutcome.MAY_DIFFER and figure.part and not _any_like(rivals):
        check = _nothing(figure)
    if check.outcome != CheckOutcome.MATCHES and (made := reckoned(figure, found)):
        detail = f"article {figure.words}, reckoned from {made} in the source"
        return Check("figure", figure.words, made, CheckOutcome.MATCHES, detail, figure.figure.id)
    return check


def _by_value(check: Check, pair: Pair | None) -> bool:
    """Tell whether only an equal value speaks for the claim, or nothing does."""
    return pair is not None and (
        (check.outcome == CheckOutcome.MATCHES and pair.exact) or check.outcome == CheckOutcome.MAY_DIFFER
    )


def _any_like(rivals: Sequence[Pair]) -> bool:
    """Tell whether one of the figures could be meant: "a sixth" may have been reckoned, and 31 per cent is no sign of it."""
    return any(pair.fits or pair.closeness >= _LIKE for pair in rivals)


def _nothing(figure: Sighting) -> Check:
    nothing = f"no figure in the passage to hold against {figure.words}"
    return Check("figure", figure.words, "", CheckOutcome.ABSENT, nothing, figure.figure.id)


def _mentions(passage: AnnotatedText, claimed: Sighting) -> bool:
    """Tell whether the passage has the number bare, of no unit: "Three ignored it" for "3 of the 17 sites"."""
    known = [*(f.span for f in passage.figures if f.unit), *(t.span for t in passage.times)]
    return claimed.figure.low == claimed.figure.high and any(
        parse(match.group()) == claimed.figure.low
        for match in NUMBERS.finditer(passage.text)
        if not any(span.start < match.end() and match.start() < span.end for span in known)
    )


def _check(figure: Sighting, pair: Pair | None, rivals: list[Pair], topic: float, same_day: bool) -> Check:
    if not pair and rivals and rivals[0].unit == SAME:
        return _told(
            rivals[0], CheckOutcome.MAY_DIFFER, "the source's figure already stands for another one of the claim"
        )
    if not pair or (pair.unit < UNNAMED and not (pair.fits or pair.close or pair.swapped or pair.slip or pair.points)):
        return _nothing(figure)
    if pair.fits and counts(pair, rivals):
        return _told(pair, CheckOutcome.MATCHES)
    if pair.apart and same_day and figure.dimension != "rank" and contradicts(pair, rivals, topic):
        return _told(pair, CheckOutcome.DIFFERS)
    return _told(pair, CheckOutcome.MAY_DIFFER, doubt(pair, same_day))


def _told(pair: Pair, outcome: CheckOutcome, why: str = "") -> Check:
    claimed, found = pair.claimed.words, pair.found.words
    detail = f"article {claimed}, source {found}" + (f"; {why}" if why else "")
    return Check("figure", claimed, found, outcome, detail, pair.claimed.figure.id)
