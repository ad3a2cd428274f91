"""The order of values and of events: which of two is the greater, which way a series goes, which of two is the cause.

"Climbed from 6,140 to 5,870" contradicts itself; "men are absent more often than women" contradicts "women 16.4 days, men 14.1";
"prices have not risen since 2019" contradicts "9.90 in 2019, 11.80 in 2023".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise, permutations
from operator import itemgetter

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.attribution import attribution_of
from pipeline.evidence.compare.causes import CAUSAL, find_doubtful_causes, find_other_causes, find_reversed_causes
from pipeline.evidence.compare.context import content
from pipeline.evidence.compare.quantity import NUMBERS
from pipeline.evidence.compare.statements.comparison_rules import find_reversed, find_same_standard
from pipeline.evidence.compare.statements.owners import Part, changes, parts, same_value
from pipeline.evidence.compare.statements.read import read_texts
from pipeline.evidence.compare.statements.words import Comparison, Reading, Word
from pipeline.lexicon import fragment, words
from pipeline.model import Check, CheckKind, CheckOutcome, Figure, FigureKind
from pipeline.text.regex import regex

_CHANGE = "change"
_CHANGE_VERB = regex(
    rf"\b(?:{fragment('vocabulary.change_verbs', 'vocabulary.multiplier_verbs')}|went)\b", re.IGNORECASE
)
# what a claim must have to be compared in words
_COMPARING = regex(r"\b(?:than|as|what|that of|those of)\b")
# which of two values is the greater
_SIGNS = {word: sign for end, sign in (("more", 1), ("less", -1)) for word in words(f"vocabulary.comparatives.{end}")}
_STABLE = regex(rf"\b{fragment('strength.stable')}\b", re.IGNORECASE)
# "stable" of two years at least
_FEWEST_YEARS = 2
# values so far apart are not the same
_UNSTABLE = Decimal("1.05")
_ONE_SIZE = 1000  # values without a unit are at most so many times each other
_PARTED = regex(r"[,;:](?!\d)")
# a level and what it was: 14.8 per cent at the end, against 15.6 a year earlier; 84 branches (2022: 97); 9, down from 11
_TO = regex(r"(?: [a-z]+ly)?(?: (?:up|down|back))? to ")
_AGAINST = regex(r"[^.;:]{0,60}[\s(](?:as )?(?:against|compared (?:with|to))\s")
_EARLIER = regex(
    r"\b(?:year|month|quarter|decade)s? (?:before|earlier|previously)\b|\b(?:in|for) (?:19|20)\d\d\b|\bpreviously\b"
)
_FROM = regex(r"[^.;:]{0,60}[\s(](?:up|down) from\s")
_UP_OR_DOWN_FROM = regex(r"\b(?:up|(?P<down>down)) from\b")
_OF_YEAR = regex(r"[^.;:]{0,40}\s\((?:in )?(?:19|20)\d\d: ")
# how far before its figures the word stands that says which way they go
_REACH = 60


# the words of the claim and of the passage, None where the order is the same or unknown
Found = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table.

    asks: what the words of a claim must have before anything is parsed for the rule. find: is given the claim, its reading, and a
    passage with the sentences beside it.
    """

    name: str
    asks: re.Pattern[str]
    find: Callable[[AnnotatedText, Reading, Sequence[AnnotatedText]], Found]
    outcome: CheckOutcome


def speaks_of_order(claim: str) -> bool:
    """Tell whether some rule reads a claim by its words, so that it is parsed with the passages relevant to it."""
    return bool(_rules_of(claim))


@lru_cache(maxsize=256)
def _rules_of(claim: str) -> "tuple[_Rule, ...]":
    """Return the rules that read a claim; several ask for the same words."""
    present = {asks for asks in {rule.asks for rule in RULES} if asks.search(claim)}
    return tuple(rule for rule in RULES if rule.asks in present)


def check_order(claim: AnnotatedText, windows: Sequence[Sequence[AnnotatedText]]) -> Iterator[tuple[int, Check]]:
    """Yield a check for the first rule that finds another order, with the number of the passage that speaks.

    windows: the passages about the claim, each with the sentences beside it.
    """
    rules = _rules_of(claim.text)
    if not rules or not windows:
        return
    reading, *_ = read_texts([claim, *(passage for window in windows for passage in window)])
    for rule in rules:
        for number, window in enumerate(windows):
            if found := rule.find(claim, reading, window):
                detail = f"article {found[0]}, source {found[1]}; the order is another"
                yield number, Check(CheckKind.DIRECTION, *found, rule.outcome, detail, by=rule.name)
                return


def _find_own_change(claim: AnnotatedText, reading: Reading, window: Sequence[AnnotatedText]) -> Found:
    """Find a change that goes the other way than the two values that claim and source have: "climbed from 6 to 5"."""
    figures = [figure for passage in window for figure in passage.figures]
    for before, after in changes(reading):
        word = _direction_before(reading, min(before.span.start, after.span.start))
        both = all(any(same_value(value, other) for other in figures) for value in (before, after))
        if word and both and _one_unit(before, after) and _sign(word) * (after.high - before.high) < 0:
            values = f"{before.span.of(claim.text)} to {after.span.of(claim.text)}"
            return f"{word.span.of(claim.text)} from {values}", after.span.of(claim.text)
    return None


def _find_up_from(claim: AnnotatedText, reading: Reading, window: Sequence[AnnotatedText]) -> Found:
    """Find "up from" before the greater of two values, or "down from" before the smaller, which claim and source have."""
    figures = [figure for passage in window for figure in passage.figures if figure.kind != FigureKind.RANK]
    for before, after in changes(reading):
        match = _UP_OR_DOWN_FROM.search(claim.text, after.span.end, before.span.start)
        both = all(any(same_value(value, other) for other in figures) for value in (before, after))
        step = (after.high - before.high) * (-1 if match and match["down"] else 1)
        if match and both and _one_unit(before, after) and step < 0:
            return claim.text[after.span.start : before.span.end], before.span.of(claim.text)
    return None


def _find_earlier_value(claim: AnnotatedText, reading: Reading, passage: AnnotatedText, _read: Reading) -> Found:
    """Find a change to a level that its earlier value contradicts: "rose to 14.8" of "14.8, against 15.6 a year before"."""
    for level in claim.figures:
        word = _direction_before(reading, level.span.start)
        if not word or not _TO.match(claim.text, word.span.end, level.span.end):
            continue
        for now, before in pairwise(sorted(passage.figures, key=lambda figure: figure.span.start)):
            step = now.high - before.high
            if same_value(level, now) and _sign(word) * step < 0 and _is_earlier(passage.text, now, before):
                values = f"{now.span.of(passage.text)} and {before.span.of(passage.text)} before"
                return f"{word.span.of(claim.text)} to {level.span.of(claim.text)}", values
    return None


def _is_earlier(text: str, now: Figure, before: Figure) -> bool:
    """Tell whether the text gives the second figure as what the first one was earlier."""
    between = text[now.span.end : before.span.start]
    is_dated = _AGAINST.fullmatch(between) and _EARLIER.search(text, before.span.start, before.span.end + _REACH)
    return bool(is_dated or _FROM.fullmatch(between) or _OF_YEAR.fullmatch(between))


def _each_passage(
    find: Callable[[AnnotatedText, Reading, AnnotatedText, Reading], Found],
) -> Callable[[AnnotatedText, Reading, Sequence[AnnotatedText]], Found]:
    """Return a rule that reads each sentence by itself."""

    def find_in_window(claim: AnnotatedText, reading: Reading, window: Sequence[AnnotatedText]) -> Found:
        return next((f for p in window if (f := find(claim, reading, p, read_texts([p])[0]))), None)

    return find_in_window


def _by_readings(
    find: Callable[[Reading, Reading], Found],
) -> Callable[[AnnotatedText, Reading, AnnotatedText, Reading], Found]:
    return lambda _claim, reading, _passage, read: find(reading, read)


def _direction_before(reading: Reading, offset: int) -> Word | None:
    """Return the nearest word of change before an offset; none where a comma parts them: "shrank, abstention going from"."""
    candidates = [w for w in reading.by_axis.get(_CHANGE, ()) if 0 <= offset - w.span.end <= _REACH]
    word = max(candidates, key=lambda word: word.span.end, default=None)
    return None if word and _PARTED.search(reading.text, word.span.end, offset) else word


def _sign(word: Word) -> int:
    return next(pole.sign for pole in word.poles if pole.axis == _CHANGE) * word.polarity


def _comparison_of_values(reading: Reading) -> Comparison | None:
    """Return the first comparison whose word says which of two values is the greater; none of "fewer than a third"."""
    first = next((c for c in reading.comparisons if c.span.of(reading.text).casefold() in _SIGNS), None)
    return None if first and NUMBERS.match(reading.text, first.standard_span.start) else first


def _find_comparison(
    claim: AnnotatedText, reading: Reading, passage: AnnotatedText, read: Reading
) -> tuple[str, str] | None:
    """Find two things whose values in the passage stand the other way round than the claim has them."""
    compared = _comparison_of_values(reading)
    if not compared:
        return None
    left, right = (content(side.of(claim.text)) for side in (compared.theme_span, compared.standard_span))
    named = content(claim.text[compared.theme_span.start : compared.span.start])
    listed = parts(read.text, [figure for figure in passage.figures if figure.kind != FigureKind.RANK])
    pairs = [
        (a, b)
        for a, b in permutations(listed, 2)
        if _listed_in_one_unit(a.figure, b.figure)
        and (a.words - b.words) & (named - right)
        and (b.words - a.words) & (right - left)
        and not (a.words - b.words) & (right - left)
        and _names_shared(a, b, left | right)
    ]
    if not pairs:
        return None
    a, b = min(pairs, key=lambda pair: abs(pair[0].figure.span.start - pair[1].figure.span.start))
    if _SIGNS[compared.span.of(claim.text).casefold()] * (a.figure.high - b.figure.high) >= 0:
        return None
    return reading.words_of(compared), f"{a.figure.span.of(passage.text)} and {b.figure.span.of(passage.text)}"


def _names_shared(a: Part, b: Part, words: frozenset[str]) -> bool:
    """Tell whether the words name what two parts are both of, as the label of their row; in a sentence often nothing."""
    shared = a.words & b.words
    return not shared or bool(shared & words)


def _one_unit(left: Figure, right: Figure) -> bool:
    return left.unit == right.unit or not left.unit or not right.unit


def _find_series(claim: AnnotatedText, reading: Reading, passage: AnnotatedText, read: Reading) -> Found:
    """Find a change without figures that the values of two years or more contradict."""
    word = next((w for w in reading.by_axis.get(_CHANGE, ()) if w.pos == "VERB"), None)
    if not word or claim.figures:
        return None
    about = frozenset(stem for stem in word.neighbours if not stem[0].isdigit())
    rows = [(_year(passage, p.figure), p.figure.high, p) for p in _of_subject(parts(read.text, passage.figures), about)]
    dated = sorted((row for row in rows if row[0]), key=itemgetter(0, 1))
    steps = [later[1] - earlier[1] for earlier, later in combinations(dated, 2) if earlier[0] < later[0]]
    if not steps or any(_sign(word) * step >= 0 for step in steps):
        return None
    claimed = f"not {word.span.of(claim.text)}" if word.polarity < 0 else word.span.of(claim.text)
    return claimed, f"{dated[0][2].figure.span.of(passage.text)} and {dated[-1][2].figure.span.of(passage.text)}"


def _listed_in_one_unit(left: Figure, right: Figure) -> bool:
    """Tell whether two figures have one unit, which the later of them may leave out: "girls left 66 grams, boys 58".

    Without any unit they are of one measure only where they are of one size.
    """
    later = max(left, right, key=lambda figure: figure.span.start)
    if left.unit or right.unit:
        return left.unit == right.unit or not later.unit
    return max(left.high, right.high) <= _ONE_SIZE * min(left.high, right.high)


def _of_subject(found: Sequence[Part], about: frozenset[str]) -> list[Part]:
    """Return the parts of one unit when one of them names what the claim is about."""
    named = [part for part in found if part.words & about]
    return [part for part in found if named and _one_unit(part.figure, named[0].figure)]


def _year(passage: AnnotatedText, figure: Figure) -> str:
    return attribution_of(passage, figure).year


def _find_same_measure(claim: AnnotatedText, reading: Reading, passage: AnnotatedText, read: Reading) -> Found:
    """Find what `_find_comparison` does where claim and passage plainly speak of one measure: they share another word."""
    found = _find_comparison(claim, reading, passage, read)
    compared = _comparison_of_values(reading)
    if not found or not compared:
        return None
    things = content(compared.standard_span.of(claim.text)) | frozenset(
        w.stem for w in reading.words if w.pos == "PROPN"
    )
    measured = content(compared.theme_span.of(claim.text)) - things
    subject = next((word.subject for word in reading.words if word.relation == "root"), frozenset[str]())
    if subject and not subject & read.by_stem.keys():
        return None  # "turnout was poorer" of a passage about abstention
    present = frozenset(stem for part in parts(read.text, passage.figures) for stem in part.words)
    # one shared word may be the thing itself ("men"), a second one is the measure ("absent")
    return found if len(measured & present) > 1 else None


def _find_unstable(claim: AnnotatedText, reading: Reading, passage: AnnotatedText, read: Reading) -> Found:
    """Find what a claim calls stable, and the values of two years that differ: "stable since 2015" of 9 and 18 crowns."""
    match = _STABLE.search(claim.text)
    if not match:
        return None
    about = frozenset(word.stem for word in reading.words if not word.is_number)
    listed = _of_subject(parts(read.text, passage.figures), about)
    years = {_year(passage, part.figure) for part in listed} - {""}
    values = [part.figure.high for part in listed]
    if len(years) < _FEWEST_YEARS or max(values) <= min(values) * _UNSTABLE:
        return None
    lowest, highest = min(listed, key=lambda p: p.figure.high), max(listed, key=lambda p: p.figure.high)
    return match.group(), f"{lowest.figure.span.of(passage.text)} and {highest.figure.span.of(passage.text)}"


# read top-down: the first that finds another order speaks
RULES = (
    _Rule("change-against-its-values", _CHANGE_VERB, _find_own_change, CheckOutcome.DIFFERS),
    _Rule("up-from-a-greater-value", _UP_OR_DOWN_FROM, _find_up_from, CheckOutcome.DIFFERS),
    _Rule("change-against-earlier-value", _CHANGE_VERB, _each_passage(_find_earlier_value), CheckOutcome.MAY_DIFFER),
    _Rule("comparison-reversed", _COMPARING, _each_passage(_by_readings(find_reversed)), CheckOutcome.DIFFERS),
    _Rule("standard-reversed", _COMPARING, _each_passage(_by_readings(find_same_standard)), CheckOutcome.MAY_DIFFER),
    _Rule("comparison-of-values", _COMPARING, _each_passage(_find_same_measure), CheckOutcome.DIFFERS),
    _Rule("comparison-of-other-values", _COMPARING, _each_passage(_find_comparison), CheckOutcome.MAY_DIFFER),
    _Rule("cause-reversed", CAUSAL, find_reversed_causes, CheckOutcome.DIFFERS),
    _Rule("cause-perhaps-reversed", CAUSAL, find_doubtful_causes, CheckOutcome.MAY_DIFFER),
    _Rule("other-cause", CAUSAL, find_other_causes, CheckOutcome.MAY_DIFFER),
    _Rule("stable-against-values", _STABLE, _each_passage(_find_unstable), CheckOutcome.MAY_DIFFER),
    _Rule("series-of-values", _CHANGE_VERB, _each_passage(_find_series), CheckOutcome.MAY_DIFFER),
)
