"""Units and currencies right behind a number, by the tables of the lexicon and the currency names of Unicode CLDR (babel)."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import labels, words
from pipeline.lexicon.units import units
from pipeline.text.compound_units import compound_behind
from pipeline.text.regex import regex

# "km", "per", "m²", "°C", "%", "U.S.", "km/h"; hyphens part words ("12-cent-a-share", "kilowatt-hour")
_WORD = regex(r"[^\s\-–—,;:()\[\]{}<>\"“”!?'’`]{1,24}")
_GAP = regex(r"[ \t\u00a0\u2009\u202f]{0,3}(?:-|[\[{<(](?=[^\W\d]{1,3}[\]}>)]))?[ \t\u00a0\u2009\u202f]?")
_MEGA = {"M": 6, "B": 9, "K": 3}  # "48.5 MGBP"
_OBSOLETE = regex(r"[(\d&]|unit")
_KINDS = {"time": "time", "span of months": "time", "share": "percent", "points": "percent"}


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit as found: where it ends, its name ("USD", "%", "kilometre"), its kind and the words it was read from.

    kind: money | cents | percent | time | measure. power: of ten, for "MUSD".
    """

    end: int
    name: str
    kind: str
    written: str
    power: int = 0


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Spelling (words in lower case, symbols as they are) → (name, kind); currency codes; signs before digits."""

    names: dict[str, tuple[str, str]]
    codes: frozenset[str]
    signs: dict[str, str]


def _key(written: str) -> str:
    """Fold words of four letters and more and make them singular; short forms keep their case ("MW" is not "mw").

    >>> _key("Degrees Celsius"), _key("MW"), _key("yuan")
    ('degree celsiu', 'MW', 'yuan')
    """
    return " ".join(
        w.casefold().removesuffix("s") if len(w) > 3 else w.casefold() if " " in written else w
        for w in written.split(" ")
    )


def _currency_names() -> dict[str, str]:
    """Return ISO 4217 names, singular and plural, of present and recent currencies → code."""
    from babel import Locale
    from babel.numbers import get_currency_name

    names: dict[str, str] = {}
    for code in sorted(Locale.parse("en").currencies):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en")
            if not _OBSOLETE.search(name) and (code[0] != "X" or code in ("XAF", "XOF", "XCD", "XPF", "XDR")):
                names.setdefault(name.casefold().replace("-", " "), code)
    return names


@cache
def unit_table() -> UnitTable:
    """Return the table, read once (about 100 ms, most of it babel)."""
    iso, signs = _currency_names(), labels("currencies.signs")
    names: dict[str, tuple[str, str]] = {}
    for unit in units().values():
        kind = _KINDS.get(unit.measures[0].dimension, "measure")
        names |= {_key(written): (unit.name, kind) for written in (*unit.words, *unit.symbols)}
    names |= {_key(name): (code, "money") for name, code in (iso | labels("currencies.names")).items()}
    names |= {sign: (code, "money") for sign, code in signs.items() if "$" not in sign} | {"$": ("$", "money")}
    names |= {name: (name, "money") for name in words("currencies.unspecified")}
    names |= {_key(written): (name, "cents") for written, name in labels("currencies.subunits").items()}
    signs = {sign.replace(" ", ""): code for sign, code in signs.items()}
    return UnitTable(names, frozenset(iso.values()), signs | {"$": "$"})


@lru_cache(maxsize=4096)
def look_up_unit(written: str) -> tuple[str, str] | None:
    """Return (name, kind) of a unit's words, singular or plural, None when it is no unit.

    >>> look_up_unit("metric tons"), look_up_unit("US dollars")
    (('metric ton', 'measure'), ('USD', 'money'))
    """
    names, low = unit_table().names, written.casefold()
    singular = low.removesuffix("s") if len(low) > 3 else low  # "has" is no plural of "ha"
    return names.get(written) or names.get(_key(written)) or names.get(low) or names.get(singular)


def unit_behind(text: str, at: int) -> UnitMatch | None:
    """Return the longest unit that starts right behind `at`: up to four words, or a currency code.

    >>> unit_behind("5 miles per hour", 1)
    UnitMatch(end=16, name='mile per hour', kind='measure', written='miles per hour', power=0)
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    if compound := compound_behind(text, start):
        return UnitMatch(compound[0], compound[1], "measure", text[start : compound[0]])
    parts: list[str] = []
    found: UnitMatch | None = None
    while len(parts) < 4 and (word := _WORD.match(text, start)):
        parts.append(word.group())
        phrase = " ".join(parts)
        for written in (phrase, phrase.rstrip(".…")):
            if hit := _read_unit(written):
                found = UnitMatch(word.end() - len(phrase) + len(written), *hit, written, _mega(written, hit[1]))
                break
        start = word.end() + 1
        if text[word.end() : start] not in (" ", "-", "\u00a0"):
            break
    return found


def _read_unit(written: str) -> tuple[str, str] | None:
    """Return (name, kind) of a unit or a currency code; a code in capitals comes first: "GBP" is no "Gbps"."""
    code = _read_code(written) if " " not in written else None
    return (code if written.isupper() else None) or look_up_unit(written) or code


def _read_code(written: str) -> tuple[str, str] | None:
    """Read an ISO 4217 code, in capitals or (the great ones) small, perhaps with "M" for millions before it."""
    code = written[1:] if len(written) == 4 and written[0] in _MEGA else written
    if code in unit_table().codes or code in words("currencies.lower_case_codes"):
        return code.upper(), "money"
    return None


def _mega(written: str, kind: str) -> int:
    """Return the power of ten before a currency code: 6 for "MUSD"."""
    return _MEGA.get(written[0], 0) if kind == "money" and len(written) == 4 and written.isupper() else 0
