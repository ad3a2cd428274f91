"""The figures of a claim held against the figures of its passages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.evidence.compare.align import align, pairs
from pipeline.evidence.compare.neighbour import neighbours, own
from pipeline.evidence.compare.pair import LENT, SAME, UNNAMED, Pair
from pipeline.evidence.compare.readings import sightings
from pipeline.evidence.compare.reckon import reckoned
from pipeline.evidence.compare.sighting import LASTING, MANY, NUMBERS, Sighting
from pipeline.evidence.compare.units import is_counted
from pipeline.evidence.said import Said
from pipeline.model import Check
from pipeline.model.evidence import Outcome
from pipeline.text.numbers import parse

# All thresholds are tuned on claims with known evidence (numeric_claims_dev), not learned.
# words and value together so near, and so much of the claim's subject in the passage: the same thing, another value
_NEAR, _BY_VALUE, _TOPIC = 0.25, 0.3, 0.35
# the only figure of that noun in the passage
_TOPIC_ALONE = 0.2
# the same digits at another scale need hardly any
_TOPIC_SCALE = 0.05
# values so close, of the same noun, are no coincidence
_CLOSE = 0.85
# an equal value counts although another figure's words are nearer by this; a limit fits too much to be given any
_MARGIN, _MARGIN_LIMIT = 0.15, 0.05
# an equal value of another unit counts when the words around it are so near, or it has three digits
_SAME_WORDS, _TELLING = 0.1, 2
# a part in words farther than this from all of the source's is not among them
_LIKE = 0.5
# two bare numbers whose words are so near count the same thing ("five of which were accepted", "accepted six of them")
_SAME_CLAUSE = 0.4
# "4.6 per cent" for 4.6 percentage points is no coincidence
_DIGITS_OF_POINTS = 2
# a figure that would fit a limit and is not farther by this: which of the two is meant is open
_RIVAL = 0.3


def check_figures(
    claim: Said, passages: Sequence[Said], topic: float, *, same_day: bool, beside: Sequence[Said] = ()
) -> Iterator[Check]:
    """Yield one Check a figure of the claim.

    beside: other passages near the claim, for a value that is somebody else's there.

    topic: how far the passages speak of the claim's subject, 0…1. same_day: whether no date of the claim contradicts theirs;
    a figure of another year is no contradiction.
    """
    claimed = sightings(claim)
    found = [sighting for passage in passages for sighting in sightings(passage, passages)]
    aligned = align(claimed, found)
    checks = [_one(i, aligned, claimed, found, topic, same_day) for i in range(len(claimed))]
    had = [figure for figure, check in zip(claimed, checks, strict=True) if check.outcome == "matches"]
    around = tuple({said.text: said for said in (*passages, *beside)}.values())
    for i, (figure, check) in enumerate(zip(claimed, checks, strict=True)):
        if _by_value(check, aligned.get(i)) and (theirs := neighbours(claim, figure, found, around)):
            yield _told(theirs[0], "differs", f"{figure.words} is of {theirs[1]} there")
        elif check.outcome == "may_differ" and own(claim, aligned.get(i), around):
            yield _told(aligned[i], "matches")
        elif check.outcome == "differs" and any(_mentions(passage, figure) for passage in passages):
            yield replace(check, outcome="may_differ", detail=f"{check.detail}; the source has {figure.words} as well")
        elif check.outcome in {"absent", "may_differ"} and (made := reckoned(figure, had)):
            detail = f"{figure.words} follows from {made}, which the source has"
            yield Check("figure", figure.words, made, "matches", detail, figure.figure.id)
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
    if check.outcome == "may_differ" and figure.part and not _any_like(rivals):
        check = _nothing(figure)
    if check.outcome != "matches" and (made := reckoned(figure, found)):
        detail = f"article {figure.words}, source {made}"
        return Check("figure", figure.words, made, "matches", detail, figure.figure.id)
    return check


def _by_value(check: Check, pair: Pair | None) -> bool:
    """Tell whether only an equal value speaks for the claim, or nothing does."""
    return pair is not None and ((check.outcome == "matches" and pair.exact) or check.outcome == "may_differ")


def _any_like(rivals: Sequence[Pair]) -> bool:
    """Tell whether one of the figures could be meant: "a sixth" may have been reckoned, and 31 per cent is no sign of it."""
    return any(pair.fits or pair.closeness >= _LIKE for pair in rivals)


def _nothing(figure: Sighting) -> Check:
    nothing = f"no figure in the passage to hold against {figure.words}"
    return Check("figure", figure.words, "", "absent", nothing, figure.figure.id)


def _mentions(passage: Said, claimed: Sighting) -> bool:
    """Tell whether the passage has the number bare, of no unit: "Three ignored it" for "3 of the 17 sites"."""
    known = [*(f.span for f in passage.figures if f.unit), *(t.span for t in passage.times)]
    return claimed.figure.low == claimed.figure.high and any(
        parse(match.group()) == claimed.figure.low
        for match in NUMBERS.finditer(passage.text)
        if not any(span.start < match.end() and match.start() < span.end for span in known)
    )


def _check(figure: Sighting, pair: Pair | None, rivals: list[Pair], topic: float, same_day: bool) -> Check:
    if not pair and rivals and rivals[0].unit == SAME:
        return _told(rivals[0], "may_differ", "the source's figure already stands for another one of the claim")
    if not pair or (pair.unit < UNNAMED and not (pair.fits or pair.close or pair.swapped or pair.slip or pair.points)):
        return _nothing(figure)
    if pair.fits and _counts(pair, rivals):
        return _told(pair, "matches")
    if pair.apart and same_day and figure.dimension != "rank" and _contradicts(pair, rivals, topic):
        return _told(pair, "differs")
    return _told(pair, "may_differ", _doubt(pair, same_day))


def _doubt(pair: Pair, same_day: bool) -> str:
    if not same_day:
        return "the dates differ as well"
    if pair.fits:
        return "the same value, but perhaps of something else"
    return "the two may measure different things" if pair.apart else "the source is less exact"


def _counts(pair: Pair, rivals: list[Pair]) -> bool:
    """Tell whether a figure that fits is the one meant."""
    margin = _MARGIN_LIMIT if pair.claimed.limit else _MARGIN
    if pair.exact and pair.unit == UNNAMED and pair.claimed.digits > _TELLING:
        return True
    if rivals[0].nearness - pair.nearness > margin or pair.widened or (pair.claimed.special and pair.unit < LENT):
        return False
    worded = pair.context >= _SAME_WORDS
    if pair.claimed.limit:
        near = pair.unit == SAME and (_alone(rivals) or pair.closeness >= _CLOSE)
        return pair.unit >= UNNAMED and (worded or pair.close or near)
    many = pair.unit >= UNNAMED and pair.claimed.value >= MANY
    return pair.unit == SAME or worded or many or pair.claimed.digits >= _TELLING


def _contradicts(pair: Pair, rivals: list[Pair], topic: float) -> bool:
    """Tell whether topic and unit agree so well that the values must."""
    same = [rival for rival in rivals if rival.unit == SAME]
    same_number = pair.found.limit and not pair.claimed.limit and pair.claimed.value == pair.found.value
    if same_number or any(r.fits and (not pair.claimed.limit or r.nearness > pair.nearness - _RIVAL) for r in same):
        return False
    if topic >= (_TOPIC_SCALE if pair.slip else _TOPIC_ALONE) and _slipped(pair):
        return True
    if pair.foreign or _loose(pair) or pair.points:
        return False
    noun = bool(pair.claimed.dimension) and is_counted(pair.claimed.figure.unit) and not pair.claimed.special
    if pair.unit == SAME:
        worded = pair.context + _BY_VALUE * pair.closeness >= _NEAR and topic >= _TOPIC
        return (
            worded
            or (
                noun and (pair.closeness >= _CLOSE or (pair.closeness > 0 and _alone(rivals) and topic >= _TOPIC_ALONE))
            )
            or pair.close
        )
    if pair.unit == UNNAMED and not pair.claimed.dimension and not pair.found.dimension:
        return pair.close or (pair.context >= _SAME_CLAUSE and pair.closeness > 0 and topic >= _TOPIC)
    return pair.close and pair.unit != LENT


def _slipped(pair: Pair) -> bool:
    """Tell whether the two are one value but for a slip: of scale, of two digits, of per cent for percentage points."""
    points = pair.points and pair.exact and pair.claimed.digits >= _DIGITS_OF_POINTS
    return points or pair.slip or (pair.swapped and (pair.closeness > 0 or pair.unit == SAME))


def _loose(pair: Pair) -> bool:
    """Tell whether the two are likely of two things: feet and inches far apart, a change and a level, any two durations."""
    change = pair.claimed.figure.kind == "change" != pair.found.figure.kind
    if pair.converted and not pair.closeness:
        return True
    if change and not is_counted(pair.claimed.figure.unit) and not pair.closeness and pair.context < _NEAR:
        return True
    if pair.claimed.part and pair.found.part and not pair.closeness:
        return True
    if pair.claimed.dimension not in LASTING:
        return False
    return pair.claimed.age != pair.found.age or (not pair.claimed.age and pair.context < _NEAR)


def _alone(rivals: list[Pair]) -> bool:
    """Tell whether the passage gives one value only in this unit."""
    return len({rival.found.exact for rival in rivals if rival.unit == SAME}) == 1


def _told(pair: Pair, outcome: Outcome, why: str = "") -> Check:
    claimed, found = pair.claimed.words, pair.found.words
    detail = f"article {claimed}, source {found}" + (f"; {why}" if why else "")
    return Check("figure", claimed, found, outcome, detail, pair.claimed.figure.id)
