"""Whether a pair of figures agrees, contradicts, or leaves it open."""

from pipeline.evidence.compare.pair import LENT, SAME, UNNAMED, Pair
from pipeline.evidence.compare.sighting import LASTING, MANY
from pipeline.evidence.compare.units import is_counted

# All thresholds are tuned on claims with known evidence (numeric_claims_dev) and on our own articles; none is learned.
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
# an equal value of another unit counts when the words around it are so near, or it has so many digits
_SAME_WORDS, _TELLING = 0.1, 2
# two bare numbers whose words are so near count the same thing ("five of which were accepted", "accepted six of them")
_SAME_CLAUSE = 0.4
# "4.6 per cent" for 4.6 percentage points is no coincidence
_DIGITS_OF_POINTS = 2
# a figure that would fit a limit and is not farther by this: which of the two is meant is open
_RIVAL = 0.3


def counts(pair: Pair, rivals: list[Pair]) -> bool:
    """Tell whether a figure that fits is the one meant."""
    margin = _MARGIN_LIMIT if pair.claimed.limit else _MARGIN
    if pair.exact and pair.unit == UNNAMED and pair.claimed.digits > _TELLING:
        return True
    if (
        pair.beyond
        or rivals[0].nearness - pair.nearness > margin
        or pair.widened
        or (pair.claimed.special and pair.unit < LENT)
    ):
        return False
    worded = pair.context >= _SAME_WORDS
    if pair.claimed.limit:
        near = pair.unit == SAME and (_alone(rivals) or pair.closeness >= _CLOSE)
        return pair.unit >= UNNAMED and (worded or pair.close or near)
    many = pair.unit >= UNNAMED and pair.claimed.value >= MANY
    return pair.unit == SAME or worded or many or pair.claimed.digits >= _TELLING


def contradicts(pair: Pair, rivals: list[Pair], topic: float) -> bool:
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


def doubt(pair: Pair, same_day: bool) -> str:
    """Say why it is left open. same_day: no date of the claim contradicts the source's."""
    if not same_day:
        return "the dates differ as well"
    if pair.fits:
        return "the same value, but perhaps of something else"
    return "the two may measure different things" if pair.apart else "the source is less exact"


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
