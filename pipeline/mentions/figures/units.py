"""Units right behind a number, looked up in one table: assets/units.toml and the currencies of ISO 4217 (babel)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

# "km", "per", "m²", "°C", "%", "U.S.", "km/h"; hyphens part words ("12-cent-a-share", "kilowatt-hour")
_WORD = re.compile(r"[^\s\-–—,;:()\[\]{}<>\"“”!?'’`]{1,24}")
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]{0,2}(?:-|[\[{<(](?=[^\W\d]{1,3}[\]}>)]))?[ \t\u00a0\u2009\u202f]?")
_MEGA = {"M": 6, "B": 9, "K": 3}  # "48.5 MGBP"
_OBSOLETE = re.compile(r"[(\d&]|unit")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as found: where it ends, its name ("USD", "%", "kilometre"), its kind and the words it was read from.

    kind: money | cents | percent | time | measure. power: of ten, for "MUSD".
    """

    end: int
    name: str
    kind: str
    written: str
    power: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """written form (words in lower case, symbols as they are) → (name, kind); currency codes; signs before digits."""

    names: dict[str, tuple[str, str]]
    codes: frozenset[str]
    wary: frozenset[str]
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


def _currencies() -> dict[str, str]:
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
def table() -> Table:
    """Return the table, read once (about 100 ms, most of it babel)."""
    raw = tomllib.loads((files("pipeline") / "assets" / "units.toml").read_text(encoding="utf-8"))
    iso = _currencies()
    names: dict[str, tuple[str, str]] = {}
    for section in ("measure", "time", "percent"):
        names |= {_key(w.replace("-", " ")): (n, section) for n, forms in raw[section].items() for w in forms}
    names |= {_key(name): (code, "money") for name, code in iso.items()}
    names |= {_key(w): (code, "money") for code, forms in raw["names"].items() for w in forms}
    names |= {w: (code, "money") for code, forms in raw["symbols"].items() for w in forms if "$" not in w}
    names |= {w: (w, "money") for w in raw["loose"]} | {_key(w): ("cent", "cents") for w in raw["cents"]}
    names |= {_key(w): ("pence", "cents") for w in raw["pence"]} | {"$": ("$", "money")}
    signs = {w.replace(" ", ""): code for code, forms in raw["symbols"].items() for w in forms}
    return Table(names, frozenset(iso.values()) | {"RMB"}, frozenset(raw["wary"]), signs | {"$": "$"})


@lru_cache(maxsize=4096)
def lookup(written: str) -> tuple[str, str] | None:
    """Return (name, kind) of a unit's words, singular or plural, None when it is no unit.

    >>> lookup("metric tons"), lookup("US dollars")
    (('metric ton', 'measure'), ('USD', 'money'))
    """
    names, low = table().names, written.casefold()
    singular = low.removesuffix("s") if len(low) > 3 else low  # "has" is no plural of "ha"
    return names.get(_key(written)) or names.get(low) or names.get(singular)


def behind(text: str, at: int) -> Unit | None:
    """Return the longest unit that starts right behind `at`: up to four words, or a currency code.

    >>> behind("5 miles per hour", 1)
    Unit(end=16, name='mile per hour', kind='measure', written='miles per hour', power=0)
    """
    gap = _GAP.match(text, at)
    start = gap.end() if gap else at
    words: list[str] = []
    found: Unit | None = None
    while len(words) < 4 and (word := _WORD.match(text, start)):
        words.append(word.group())
        for written in (" ".join(words), " ".join(words).rstrip(".…")):
            code = _code(written) if len(words) == 1 else None
            # "GBP" is no "Gbps"
            hit = (code if written.isupper() else None) or lookup(written) or code
            if hit:
                end = word.end() - (len(" ".join(words)) - len(written))
                found = Unit(
                    end,
                    hit[0],
                    hit[1],
                    written,
                    _MEGA.get(written[0], 0) if hit[1] == "money" and len(written) == 4 and written.isupper() else 0,
                )
                break
        start = word.end() + 1
        if text[word.end() : start] not in (" ", "-", "\u00a0"):
            break
    return found


def _code(written: str) -> tuple[str, str] | None:
    """Read an ISO 4217 code, in capitals or (the great ones) small, perhaps with "M" for millions before it."""
    codes = table().codes
    bare = written[1:] if len(written) == 4 and written[0] in _MEGA else written
    if bare in codes or (bare.upper() in ("USD", "EUR", "GBP", "LBP") and bare.islower()):
        return bare.upper(), "money"
    return None
