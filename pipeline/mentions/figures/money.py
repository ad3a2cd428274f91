"""Money: signs and codes before the digits, names and codes behind, cents after, which dollar is meant."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pipeline.lexicon import fragment, labels, words
from pipeline.mentions.figures.numerals import Amount
from pipeline.text.number_patterns import CARDINAL
from pipeline.text.numbers import parse
from pipeline.text.regex import regex
from pipeline.text.units import UnitMatch, look_up_unit, unit_table

# "35m", "€10B", "$7 b": a scale behind money; "$5m-long" is none
_SCALE = regex(r"[ \u00a0]?(?P<short>k|K|mm|MM|m|M|b|B|t|T)\b(?!['’&/])")
_POWER = {"k": 3, "m": 6, "b": 9, "t": 12}
# "MAUD 60", "USD 22.5", "dollar 22.5", "ringgit 42" right before the digits
_CODE = regex(r"(?<![^\W_])(?P<mega>[MBK]|)(?P<code>[A-Z]{3}|usd|eur|gbp) ?$")
_NAME = regex(r"(?<![\w-])(?P<name>(?:[^\W\d_]{2,12} )?[^\W\d_]{3,9}) $")
# currencies that are also words: "they won 45 seats"
_WORDS = frozenset(words("currencies.ordinary_words"))
_SMALL = rf"(?:[0-9]{{1,2}}(?![0-9]|[.,][0-9])|{CARDINAL})"
_DOLLARS = {
    code: regex(rf"(?<![^\W_]){fragment(f'currencies.dollar_names.{code}')}")
    for code in dict.fromkeys(labels("currencies.dollar_names").values())
}
# "$US70", "US$ 70", not "$70": the American dollar is marked, as where it is a foreign one
_MARKED_USD = regex(r"\$US|US[ ]?\$")
_PLAIN_DOLLAR = regex(r"(?<![\w.$])\$(?=[0-9])")
_COUNTRIES = {
    code: regex(rf"\b{fragment(f'currencies.dollar_countries.{code}')}\b")
    for code in dict.fromkeys(labels("currencies.dollar_countries").values())
}
_LEAST_NAMED = 3  # times that a text names the country of its own dollar
_ANY_DOLLAR = regex("[dD]ollar|\\$|" + "|".join(_DOLLARS))

# around "5 pounds": a weight, or money; a beginning of the word is enough
_OF_MASS = regex(rf"\b{fragment('figures.mass_words')}\b", re.IGNORECASE)
_OF_MONEY = regex(rf"\b{fragment('figures.money_words')}", re.IGNORECASE)


@cache
def _signs() -> re.Pattern[str]:
    """Match a money sign that ends where the digits start, the longest first, blanks inside allowed ("C $ ")."""
    # "A $2 trillion bill" begins with an article
    spaced = (
        ("" if s == "A$" else "[ \u00a0]?").join(map(re.escape, s))
        for s in sorted(unit_table().signs, key=len, reverse=True)
        if s
    )
    return re.compile(
        rf"(?P<minus>(?:(?<![\w%)])[-−])?)(?<![^\W_])(?P<sign>{'|'.join(spaced)})(?P<inner>[-−]?)[ \u00a0\u202f]{{0,2}}$"
    )


def before(text: str, at: int) -> tuple[int, str, int] | None:
    """Return (start, currency, sign) of what stands right before the digits; currency "$" is still open.

    >>> before("about US$ 5", 10)
    (6, 'USD', 1)
    """
    preceding = text[max(0, at - 28) : at]
    offset = at - len(preceding)
    if found := _signs().search(preceding):
        sign = unit_table().signs[re.sub(r"\s", "", found["sign"])]
        return offset + found.start(), sign, -1 if found["minus"] or found["inner"] else 1
    if found := re.search(r"(?<!\w)#$", preceding):
        return offset + found.start(), "#", 1
    return None


def code_before(text: str, at: int, *, scaled: bool) -> tuple[int, str, int] | None:
    """Return (start, currency, power) of a code or a name right before the digits: "USD 200", "MAUD 60", "ringgit 42"."""
    preceding = text[max(0, at - 28) : at]
    offset = at - len(preceding)
    if (found := _CODE.search(preceding)) and found["code"].upper() in unit_table().codes:
        code = found["code"].upper()
        if scaled or code not in words("currencies.ordinary_word_codes"):
            return offset + found.start(), code, _POWER[found["mega"].lower()] * 1 if found["mega"] else 0
    if found := _NAME.search(preceding):
        for name in (found["name"], found["name"].rsplit(" ", 1)[-1]):
            unit = None if name.casefold() in _WORDS else look_up_unit(name.casefold())
            if (unit and unit[1] == "money" and len(unit[0]) == 3 and not name.casefold().endswith("s")) or (
                unit and " " in name and unit[1] == "money"
            ):
                return offset + found.end() - 1 - len(name), unit[0], 0
    return None


def scale_behind(text: str, at: int) -> tuple[int, Decimal] | None:
    """Return (end, factor) of a short scale behind money."""
    found = _SCALE.match(text, at)
    return (found.end(), Decimal(10) ** _POWER[found["short"][0].lower()]) if found else None


def with_cents(text: str, amount: Amount, unit: UnitMatch) -> Amount:
    """Add what follows whole money: "3 dollars 50 cents", "ten dollars and five cents", "20 ringgit 43"."""
    found = _cents().match(text, unit.end)
    cents = parse(found["n"]) if found else None
    if not found or cents is None or not 0 < cents < 100 or amount.low != amount.low.to_integral_value():
        return amount
    if not found["name"] and (found["next"] or cents < 10):
        return amount
    value = amount.low + cents / 100
    return replace(amount, low=value, high=value, end=found.end())


@cache
def _cents() -> re.Pattern[str]:
    """Match " 50 cents", " and 43 sen", " 50" at the end of a phrase."""
    return re.compile(
        rf"(?:,? and)? (?P<n>{_SMALL})(?:[ ]?(?P<name>{fragment('currencies.hundredths')})\b|(?P<next> ?[^\W\d_]| ?[$€£%]|-)?)",
        re.IGNORECASE,
    )


def dollar(text: str, currency: str) -> tuple[str, str]:
    """Say which dollar a bare "$" is: the document's, the one the text names, else the US dollar; and by which rule.

    >>> dollar("It cost $5, in Canadian dollars.", "")
    ('CAD', 'rule:money text-CAD')
    """
    if currency:
        return currency, f"rule:money document-{currency}"
    if not _ANY_DOLLAR.search(text):
        return "USD", "rule:money default-USD"
    if _MARKED_USD.search(text) and _PLAIN_DOLLAR.search(text):
        counts = {code: len(pattern.findall(text)) for code, pattern in _COUNTRIES.items()}
        home = [code for code, count in counts.items() if count >= _LEAST_NAMED]
        if len(home) == 1:
            return home[0], f"rule:money country-{home[0]}"
    named = [code for code, pattern in _DOLLARS.items() if pattern.search(text)]
    others = [code for code in named if code != "USD"]
    if len(others) == 1 and "USD" not in named:
        return others[0], f"rule:money text-{others[0]}"
    return "USD", "rule:money text-USD" if "USD" in named and not others else "rule:money default-USD"


def pounds_are_money(text: str, amount: Amount, end: int) -> bool:
    """Tell pounds sterling from the weight by what stands around: a scale, "£" in the text, a word of money or of mass."""
    around = text[max(0, amount.start - 60) : end + 40]
    if _OF_MASS.search(around):
        return False
    return amount.power >= 10**6 or "£" in text or bool(_OF_MONEY.search(around))
