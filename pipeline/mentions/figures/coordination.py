"""Coordinated amounts: ranges ("33-35 billion"), lists ("8 or $9"), units that one conjunct lends to another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.lexicon import fragment
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

_ABOUT = rf"(?:{fragment('vocabulary.approximators.about', 'vocabulary.approximators.below')} )"
_DASH = regex(r"\s?-?\s?[-–—]\s?$")
_TO = regex(rf"\s?-?,? (?:to|through|till|up to) (?:{_ABOUT}|as (?:much|many|high) as )?$")
_AND = regex(r"\s?-?,? and $")
_OR = regex(
    rf"\s?-?,? (?:or|and|and/or) (?:(?:even|about|{fragment('vocabulary.hedges')}) )?$|\s?-?, $|/$| ?(?:±|\+/-) ?$"
)
# "4 by 7 feet", "2½ by upwards of 3 feet"
_BY = regex(rf" (?:feet |ft |metres |meters )?by (?:{_ABOUT}|{fragment('vocabulary.bounds')} )?$")
_BETWEEN = regex(rf"\b[Bb]etween {_ABOUT}?$")
_FROM = regex(rf"\b[Ff]rom (?:{_ABOUT}|just )?$")
# " in France, " between two counts, " in Germany" behind the second
_PLACE_AND = regex(
    rf" (?:in|from|for|at|by|on) (?:the )?[A-Z][\w.’' -]{{1,40}}?,? (?:and |while |then |another |{_ABOUT})?"
)
_PLACE = regex(r" (?:in|from|for|at|by|on) (?:the )?[A-Z]")
# with these before "from A to B" the two are levels, before and after
_CHANGE_WORDS = (
    rf"\b(?:{fragment('vocabulary.change_verbs', 'vocabulary.multiplier_verbs', 'figures.transition_verbs')}|up|down)\b"
)
_CHANGE = regex(_CHANGE_WORDS, re.IGNORECASE)
# "rose 9p to 85p", "fell by 9,000 to 2.74 million": how much, and then the level
_ROSE = regex(
    rf"(?:{_CHANGE_WORDS}(?: {fragment('figures.change_adverbs')})?(?: by)?|\b{fragment('vocabulary.change_nouns')} of)"
    rf"(?: {fragment('vocabulary.approximators', 'vocabulary.bounds', 'figures.additives')})* $",
    re.IGNORECASE,
)
# "0.76, 95% CI": the share is that of the interval
_INTERVAL = regex(r" ?\(?(?:CI\b|confidence|credib|uncertainty)", re.IGNORECASE)
_FAR = 20
_STOP = regex(r"[.!?][ ](?=[A-Z])|\n")
# letters or a name before its number
_NAMING = regex(r"\b(?:[A-Z]{2,4}|[A-Z][a-z]{2,12}) $")
_RANGE_BEHIND = regex(r" ?[-–] ?[0-9]")
# "by the Yeas and Nays: 143 - 245": the two sides of a vote
_VOTED = regex(rf"\b{fragment('figures.vote_words')}\b[^.;\n]{{0,40}}$", re.IGNORECASE)
_VOTE_REACH = 60
# "218 votes to 206"
_TALLY = regex(r" (?:to|against) $")


def coordinate(amounts: Iterable[Amount], text: str) -> Iterator[Amount]:
    """Yield the amounts with ranges made one and with units that a neighbour lends.

    "33-35 billion" is one amount of 33–35 billion; "8 or $9" are two in dollars; "rose from 4.8 to 4.7 percent" are two levels.
    """
    pending: list[Amount] = []
    for amount in amounts:
        if not pending:
            pending = [amount]
            continue
        left = pending[-1]
        lent = _lend(left, amount, text)
        if lent is None:
            yield from pending
            pending = [amount]
        elif len(lent) == 1:
            pending[-1] = lent[0]
        else:
            pending[-1:] = lent
    yield from pending


def resolve_ellipsis(amounts: Iterable[Amount], text: str) -> Iterator[Amount]:
    """Yield the amounts; in "4,300 jobs in France, 3,700 in Germany and 400 in Spain" all three count jobs."""
    before: Amount | None = None
    for amount in _lend_back(amounts, text):
        resolved = amount
        unitless = not amount.kind and amount.by == "rule:number"
        tally = before and before.unit == "votes" and _TALLY.fullmatch(text[before.end : amount.start])
        if before and unitless and tally:
            resolved = replace(amount, unit=before.unit, phrase=before.phrase, kind="count", by="rule:count ellipsis")
        if (
            before
            and unitless
            and _PLACE.match(text, amount.end)
            and _PLACE_AND.fullmatch(text[before.end : amount.start])
        ):
            resolved = replace(amount, unit=before.unit, phrase=before.phrase, kind="count", by="rule:count ellipsis")
        yield resolved
        before = resolved if resolved.kind == "count" else None


def _lend_back(amounts: Iterable[Amount], text: str) -> Iterator[Amount]:
    """Yield the amounts; in "from 18.4 to 21–23 billion euros" the first takes unit and scale of the range."""
    before: Amount | None = None
    for amount in amounts:
        if before:
            spans_to = amount.low != amount.high and amount.kind and not before.kind and before.by == "rule:number"
            is_first = (
                spans_to
                and _TO.fullmatch(text[before.end : amount.start])
                and _FROM.search(text, max(0, before.start - 16), before.start)
            )
            shared = _shared(before, amount, scales=True) if is_first else None
            yield shared[0] if shared else before
        before = amount
    if before:
        yield before


def _are_amount_and_count(left: Amount, right: Amount, text: str) -> bool:
    """Tell whether the second is of those that got the first: "paid $12.5 million to nine of them", "6.9 million to 46 farms"."""
    spelled = bool(left.leads) and text[left.digits[0]].isdigit() and text[right.digits[0]].isalpha()
    falls = _FROM.search(text, max(0, left.start - 16), left.start) is not None
    return spelled or (not left.kind and right.kind == "count" and left.low > right.high * _FAR and not falls)


def _is_of_name(amount: Amount, text: str) -> bool:
    """Tell whether a name or letters stand before a number: "the star KD 1184, 147 light-years away"."""
    return _NAMING.search(text, max(0, amount.start - 12), amount.start) is not None


def _lend(left: Amount, right: Amount, text: str) -> list[Amount] | None:
    """Join two neighbours into a range (one amount), share a unit (two amounts), or leave them (None)."""
    between = text[left.end : right.start]
    if (
        (left.by == "rule:fraction") != (right.by == "rule:fraction")
        or len(between) > 24
        or "\n" in between
        or left.low != left.high
    ):
        return None
    dash, to = _DASH.match(between), _TO.match(between)
    # "from 18.4 to 21–23 billion": the range is that of the last two
    ends_other = to and (
        _are_amount_and_count(left, right, text) or (not right.kind and _RANGE_BEHIND.match(text, right.end))
    )
    if ends_other or (between.strip() == "," and _is_of_name(left, text)):
        return None
    spanned = dash or to or (_AND.match(between) and _BETWEEN.search(text, max(0, left.start - 40), left.start))
    sides = _BY.match(between) and right.kind == "measure"
    if not (spanned or sides or _OR.match(between)) or _INTERVAL.match(text, right.end):
        return None
    shared = _shared(left, right, scales=bool(spanned) or " or " in between)
    if shared is None:
        return None
    both_named = bool(left.kind and right.kind)
    left, right = shared
    if dash and left.low > right.high and not left.leads and right.kind == "count":
        return [_score(left), _score(right)]
    # "down by 20 to 84" has a change and a level, "by 20 to 30 per cent" is a range
    without_unit = not right.kind and text.endswith("by ", 0, left.start)
    moved = to and (
        _is_change(text, left) or ((both_named or without_unit or right.low > left.high * _FAR) and _rose(text, left))
    )
    voted = dash and _VOTED.search(text, max(0, left.start - _VOTE_REACH), left.start)
    return [_range(left, right, text)] if spanned and left.low < right.high and not (moved or voted) else [left, right]


def _score(amount: Amount) -> Amount:
    """Make a bare number of one side of "a 3-1 win"."""
    return replace(amount, end=amount.digits[1], unit="", kind="", phrase="", by="rule:score")


def _is_change(text: str, left: Amount) -> bool:
    """Tell "rose from A to B" from "prices from A to B"."""
    before = _STOP.split(text[max(0, left.start - 160) : left.start])[-1]
    came = _FROM.search(before)
    return bool(came and _CHANGE.search(before))


def _rose(text: str, left: Amount) -> bool:
    """Tell "rose 9p to 85p", where the first says how much."""
    return bool(_ROSE.search(text, max(0, left.start - 60), left.start))


def _shared(left: Amount, right: Amount, *, scales: bool) -> tuple[Amount, Amount] | None:
    """Give both the same unit; None where the units differ or where nothing tells that they belong together."""
    if left.kind and right.kind:
        return _scaled(left, right, scales=scales and left.leads) if left.unit == right.unit else None
    if not left.kind and right.kind:
        lender, taker = right, left
    elif left.kind and not right.kind and (left.leads or left.by == "rule:age"):
        lender, taker = left, right
    elif not left.kind and not right.kind:
        return _scaled(left, right, scales=scales)
    else:
        return None
    taken = replace(taker, unit=lender.unit, kind=lender.kind, phrase=lender.phrase, by=lender.by)
    return _scaled(*((taken, right) if lender is right else (left, taken)), scales=scales)


def _scaled(left: Amount, right: Amount, *, scales: bool) -> tuple[Amount, Amount]:
    """Let "33" take the billion of "33-35 billion", unless it is large or has a scale already."""
    room = right.high if left.leads and right.leads else right.high * 10  # "$500 to $1 million" lends nothing
    if scales and left.power == 1 and right.power > 1 and left.low < 1000 and left.low * right.power <= room:
        value = left.low * right.power
        return replace(left, low=value, high=value, power=right.power), right
    return left, right


def _range(left: Amount, right: Amount, text: str) -> Amount:
    """Make one amount of the two; "between" belongs to the span."""
    bounds = _BETWEEN.search(text, max(0, left.start - 40), left.start)
    start = bounds.start() if bounds else left.start
    low, high = (Decimal(min(left.low, right.low)), Decimal(max(left.high, right.high)))
    return replace(right, start=start, digits=(left.digits[0], right.digits[1]), low=low, high=high, leads=left.leads)
