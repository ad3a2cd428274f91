"""Unit attachment: a number becomes money, a measure, an age or a count by what stands beside it."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.lexicon import fragment, words
from pipeline.mentions.figures import money
from pipeline.mentions.figures.counted_nouns import counted_noun
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.numbers import parse
from pipeline.text.regex import regex
from pipeline.text.units import UnitMatch, unit_behind

_HYPHEN = regex(r"-(?=[^\W\d])")
_VAGUE_OF = regex(r" of (?=[^\W\d])")
# "17 of 29 cases": two figures
_OF_SOME = regex(r" of (?=\w)")
# "1,100 of its dealerships, 35m of its devices": the m is no metre where a counted noun follows
_METRE = regex(rf"\s?m\b(?= (?:{fragment('figures.behind_metres')}|x|×)|[),]| ?[x×])")
# "half a percent", "a quarter of a percentage point"
_PART_OF_ONE = regex(r" (?:of )?(?:an?|one) (?=[^\W\d])")
# "half a point", "three-quarters of a point"
_POINT = regex(r" points?\b")
# "300+ homes", "300 or more homes"
_OR_MORE = regex(r"\s?\+(?=\s)|(?:-plus|-odd| or (?:more|fewer|less|so)| plus)(?= )")
_AGE_BEFORE = regex(r"\b(?:[Aa]ge[ds]?|(?:age|ages) of|(?:aged|ages) between) $")
# "I'm 67.", "he turned 40 and"
_AGE_SPOKEN = regex(
    r"\b(?:[Ii](?:['’]m| am)|[Ss]?[Hh]e(?:['’]s| is| was)|who (?:is|was)|[Tt]urn(?:s|ed|ing)?)"
    rf" (?:{fragment('figures.age_adverbs')} )?$"
)
_AGE_ENDS = regex(r"[.!?;,”\"](?![0-9])|$|\n| (?:and|or|but|then)\b")
_NAME_COMMA = regex(r"[^\W\d_][^\W\d_’'.-]{2,30}, $")
_INCHES = regex(
    r"(?:,? and)? (?P<n>[0-9]{1,2}(?:\.[0-9])?)[ -]?(?:inch(?:es)?|ins?)\b"
    r"|\.? (?P<m>1[01]|[0-9])(?=\+?[,;)\n]|\+?\.?$|\. [A-Z])"  # "6 ft 2, slim"
)
# a noun behind "second", a name behind "C"; no preposition, conjunction or auxiliary
_NAME_OR_NOUN = regex(rf"(?:-|\.? (?!{fragment('vocabulary.stopwords.en', 'vocabulary.prepositions')}\b))[^\W\d_]")
# what is said of temperatures: "18F" and "5C" alone are names
_DEGREES = regex(rf"°|\b{fragment('figures.temperature_words')}", re.IGNORECASE)
_DEGREES_REACH = 90
# around "bp" where it counts the bases of a chain, and no hundredths of a per cent
_OF_GENES = regex(rf"\b{fragment('figures.genetics_words')}", re.IGNORECASE)
# around "mb" where it is megabytes, and no pressure
_OF_MEMORY = regex(rf"\b{fragment('figures.memory_words')}\b", re.IGNORECASE)
# "298 K", and what is said around it
_KELVIN = regex(r"[0-9.]{1,6}[ \u00a0\u202f]K")
_COLD = regex(rf"°|\b{fragment('figures.temperature_words', 'figures.kelvin_words')}", re.IGNORECASE)
_KELVIN_REACH = 160
_PHYSICAL = regex(r"[0-9][ \u00a0]?(?:°C|[nµμ]m|m?[AV]|[kMG]?Hz|[kMG]?eV|[kMG]?Pa|mmol|[mµμ]M|[mkM]W|mK|kJ)(?![\w])")
_SIGN_BEHIND = regex(r"[ \u00a0]?[€£$]")
# "$99 USD", "$5 Canadian"
_DOLLARS_BEHIND = regex(rf" {fragment('figures.dollar_qualifiers')}")
# "75 USD million"
_SCALE_LAST = regex(r" (?P<scale>million|billion|trillion|bn|m)\b", re.IGNORECASE)


def attach_unit(text: str, amount: Amount, dollar: tuple[str, str]) -> Amount:
    """Return the amount with its unit and span; unit "" when nothing tells one.

    dollar: what a bare "$" is, and the rule that says so.
    """
    if amount.by == "rule:vague":
        return _vague(text, amount, dollar)
    if kelvin := _kelvin(text, amount):
        return kelvin
    at = amount.digits[0]
    sign = money.before(text, at)
    if sign and ((sign[1] == "#" and amount.power < 10**6) or _belongs_before(text, sign[0], amount.end)):
        sign = None
    if sign:
        return _money_before(text, amount, sign, dollar)
    if _is_age(text, amount):
        return replace(amount, unit="years", kind="time", by="rule:age")
    attached = amount.end < len(text) and text[amount.end].isalpha()
    code = None if attached else money.code_before(text, at, scaled=amount.power > 1)
    if code:
        factor = Decimal(10) ** code[2]
        return replace(
            amount,
            start=code[0],
            low=amount.low * factor,
            high=amount.high * factor,
            unit=code[1],
            kind="money",
            leads=True,
            by=_by(code[1]),
        )
    return _unit_behind(text, amount, dollar)


def _kelvin(text: str, amount: Amount) -> Amount | None:
    """Read "298 K" where temperatures are spoken of, else None: elsewhere a K behind digits means thousands."""
    if not _KELVIN.fullmatch(text, *amount.digits):
        return None
    is_near = _COLD.search(text, max(0, amount.start - _KELVIN_REACH), amount.end + _KELVIN_REACH)
    if not is_near and not _measures(text):
        return None
    low = amount.low / 1000
    return replace(amount, low=low, high=low, unit="kelvin", kind="measure", power=Decimal(1), by="rule:unit")


@lru_cache(maxsize=64)
def _measures(text: str) -> bool:
    """Tell whether a text measures volts, hertz, nanometres or the like, so that its "K" behind a blank is kelvin."""
    return _PHYSICAL.search(text) is not None


def _belongs_before(text: str, sign: int, end: int) -> bool:
    """Tell whether a sign between two amounts is that of the first, as a sign behind the second shows: "5,00 € 0,00 €"."""
    return bool(_SIGN_BEHIND.match(text, end) and text[max(0, sign - 2) : sign].strip()[-1:].isdigit())


def _is_age(text: str, amount: Amount) -> bool:
    """Tell "aged 34" and "Lee, 34, left" from other bare numbers."""
    if not 0 < amount.low < 120 or amount.low != amount.low.to_integral_value():
        return False
    before, after = text[max(0, amount.start - 36) : amount.start], text[amount.end : amount.end + 2]
    if _AGE_BEFORE.search(before):
        return not re.match(r"[ -]?[a-z%]", after) or after[0] == " "
    if _AGE_SPOKEN.search(before):
        return _AGE_ENDS.match(text, amount.end) is not None
    return bool(_NAME_COMMA.search(before)) and amount.low > 13 and after[:1] in (",", ".")


def _by(code: str) -> str:
    """Name the rule by which the currency was read."""
    return "rule:money" if len(code) == 3 else "rule:money loose"


def _money_before(text: str, amount: Amount, sign: tuple[int, str, int], dollar: tuple[str, str]) -> Amount:
    """Read "$42.3 billion", "€10B", "$99 (USD)", "US$ 5"."""
    start, code, minus = sign
    by = "rule:money"
    code, by = ("GBP", "rule:money #-for-£") if code == "#" else (code, by)  # ISO 646-GB prints # as £
    code, by = dollar if code == "$" else (code, by)
    low, end, power = abs(amount.low) * (minus if amount.low >= 0 else -1), amount.end, amount.power
    if power == 1 and (short := money.scale_behind(text, end)):
        end, power = short[0], short[1]
        low *= power
    tail = unit_behind(text, end)
    if tail and tail.kind == "money" and _DOLLARS_BEHIND.match(text, end):
        code, end = (tail.name if tail.name != "USD" or code == "USD" else code), tail.end
    joined = replace(
        amount, start=start, end=end, low=low, high=low, unit=code, kind="money", power=power, leads=True, by=by
    )
    return (
        money.with_cents(text, joined, UnitMatch(end, code, "money", "")) if text.startswith(" and ", end) else joined
    )


def _unit_behind(text: str, amount: Amount, dollar: tuple[str, str]) -> Amount:
    """Read what follows the number: a short scale, a unit, a counted noun."""
    if short := _short_scale(text, amount):
        return short
    part = _PART_OF_ONE.match(text, amount.end) if amount.by == "rule:fraction" else None
    at = part.end() - 1 if part else amount.end
    if unit := _unit_at(text, at, amount):
        return _with_unit(text, amount, unit, dollar)
    if amount.by == "rule:fraction":
        point = _POINT.match(text, at) if part else None
        return replace(amount, end=point.end(), unit="points", by="rule:unit", kind="measure") if point else amount
    return _with_counted_noun(text, amount)


def _unit_at(text: str, at: int, amount: Amount) -> UnitMatch | None:
    """Return the unit at the offset, None where the words are no unit there; pounds are of money or of weight."""
    unit = unit_behind(text, at)
    if not unit:
        return None
    if unit.name == "degree" and text.startswith(" of freedom", unit.end):
        return None
    if unit.kind == "measure" and unit.name == "pound" and money.pounds_are_money(text, amount, unit.end):
        unit = replace(unit, name="GBP", kind="money")
    if unit.name == "basis points" and unit.written == "bp" and _OF_GENES.search(text) and "basis point" not in text:
        unit = replace(unit, name="base pair", kind="measure")
    if unit.name == "millibar" and unit.written == "mb" and _OF_MEMORY.search(text):
        unit = replace(unit, name="megabyte")
    ambiguous = unit.written in words("figures.words_and_symbols")
    return None if _is_adjunct(text, unit, amount) or (ambiguous and _is_word(text, unit, amount)) else unit


def _with_unit(text: str, amount: Amount, unit: UnitMatch, dollar: tuple[str, str]) -> Amount:
    """Return the amount in the unit, with the scale, the inches or the cents behind it: "75 USD million", "5 feet 2 inches"."""
    factor = Decimal(10) ** unit.power
    if unit.kind == "money" and amount.power == 1 and (scale := _SCALE_LAST.match(text, unit.end)):
        factor, unit = factor * (parse(f"1 {scale['scale']}") or 1), replace(unit, end=scale.end())
    name, by = _name_and_rule(unit, dollar)
    measured = replace(
        amount,
        end=unit.end,
        low=amount.low * factor,
        high=amount.high * factor,
        unit=name,
        kind="money" if unit.kind == "cents" else unit.kind,
        hyphen=_is_hyphenated(text, amount),
        by=by,
    )
    if unit.name == "foot":
        return _with_inches(text, measured)
    return money.with_cents(text, measured, unit) if unit.kind == "money" else measured


def _name_and_rule(unit: UnitMatch, dollar: tuple[str, str]) -> tuple[str, str]:
    """Return the name of the unit and the rule that reads it; plain dollars are those of the text."""
    if unit.name == "$" or (unit.name == "USD" and unit.written.casefold() in ("dollar", "dollars")):
        return dollar
    return unit.name, f"rule:{'unit' if unit.kind in ('measure', 'time') else unit.kind}"


def _with_counted_noun(text: str, amount: Amount) -> Amount:
    """Return the amount as a count of the noun behind it, unchanged where none follows."""
    more, hyphen = _OR_MORE.match(text, amount.end), _is_hyphenated(text, amount)
    noun = counted_noun(text, more.end() if more else amount.end, one=(amount.low == 1 and not more) or hyphen)
    if not noun:
        return amount
    end = amount.end if _OF_SOME.match(text, amount.end) else noun.end
    return replace(amount, end=end, unit=noun.unit, phrase=noun.phrase, kind="count", hyphen=hyphen, by="rule:count")


def _is_hyphenated(text: str, amount: Amount) -> bool:
    """Tell whether a hyphen joins the number to a word: "a 500-page report"."""
    return _HYPHEN.match(text, amount.end) is not None


def _is_adjunct(text: str, unit: UnitMatch, amount: Amount) -> bool:
    """Tell whether "night" only says of what kind the counted nouns are: "1,000 night workers"; "30 year bonds" last 30 years."""
    return (
        unit.written == "night"
        and text[amount.end] == " "
        and amount.low > 1
        and counted_noun(text, unit.end) is not None
    )


def _with_inches(text: str, amount: Amount) -> Amount:
    """Add the inches of "5 feet 2 inches", "5 ft 2 in"; the unit stays foot."""
    found = _INCHES.match(text, amount.end)
    if not found:
        return amount
    value = amount.low + Decimal(found["n"] or found["m"]) / 12
    return replace(amount, low=value, high=value, end=found.end())


def _is_word(text: str, unit: UnitMatch, amount: Amount) -> bool:
    """Tell "two second chances", "20 C programmers" and "35 m" said of money from seconds, degrees and metres."""
    if unit.written == "m":
        return amount.digits[1] - amount.digits[0] > 6
    if unit.written in ("PC", "NS"):  # computers, a hundredth is "pc"; not significant
        return True
    if text[amount.end : amount.end + 1] != " ":
        context = text[max(0, amount.start - _DEGREES_REACH) : unit.end + _DEGREES_REACH]
        return unit.written in ("C", "F") and not _DEGREES.search(context)
    if unit.written in ("t", "T"):  # "20 t of grain", "20 t-shirts", "20 T cells"
        return unit.written == "T" or text.startswith("-", unit.end)
    digits = text[amount.digits[0]].isdigit()
    if digits and unit.written == "second":  # "a 10 second delay", "2 second homes"
        return counted_noun(text, unit.end) is not None
    return not digits or _NAME_OR_NOUN.match(text, unit.end) is not None


def _short_scale(text: str, amount: Amount) -> Amount | None:
    """Read "35m of its devices", "10M users", "3b people", "100k": a scale, unless it must be metres or bytes."""
    if amount.power > 1 or not (short := money.scale_behind(text, amount.end)):
        return None
    scale = text[amount.end : short[0]].strip()
    if scale in ("mm", "MM") or (text[amount.end] == " " and scale in ("m", "b", "t", "T", "M", "B")):
        return None
    noun = counted_noun(text, short[0])
    tail = unit_behind(text, short[0])
    is_money = tail is not None and tail.kind == "money"
    if scale == "m" and not is_money and (_METRE.match(text, amount.end) or not noun):
        return None
    if scale in ("t", "b", "T", "B") and not noun and not is_money and "." not in text[amount.digits[0] : amount.end]:
        return None
    scaled = replace(amount, end=short[0], low=amount.low * short[1], high=amount.high * short[1], power=short[1])
    if is_money and tail:
        return replace(scaled, end=tail.end, unit=tail.name, kind="money", by="rule:money")
    return replace(scaled, unit=noun.unit, phrase=noun.phrase, kind="count", by="rule:count") if noun else scaled


def _vague(text: str, amount: Amount, dollar: tuple[str, str]) -> Amount:
    """Read "billions of dollars", "tens of millions of people"."""
    of = _VAGUE_OF.match(text, amount.end)
    at = of.end() - 1 if of else amount.end
    unit = unit_behind(text, at)
    if unit:
        name = dollar[0] if unit.name == "USD" else unit.name
        return replace(amount, end=unit.end, unit=name, kind="money" if unit.kind == "cents" else unit.kind)
    noun = counted_noun(text, at)
    return replace(amount, unit=noun.unit, phrase=noun.phrase, kind="count") if noun else amount
