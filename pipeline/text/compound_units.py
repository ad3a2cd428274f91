"""Units made of others: "mg/L", "kcal/mol", "t/ha", "µg L−1", "kg m-2 s-1", "m² s⁻¹"."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from pipeline.lexicon import labels, words
from pipeline.lexicon.units import Measure, units
from pipeline.text.regex import regex

_SYMBOL = r"(?:sq ?)?[A-Za-zµμ°]{1,6}"
_POWER = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_FIRST = regex(rf"{_SYMBOL}(?:\^?[23](?![0-9])|[²³])?")
# "mg/L", "W/m2", "mg/kg/day"
_SLASHED = regex(rf"{_SYMBOL}[23²³]?(?:/{_SYMBOL}[23²³]?){{1,2}}(?![\w/])")
# "mg L−1", "kg m-2", "m s^-1", "µmol m⁻² s⁻¹"
_INVERSE = r"\^?\{?(?:[-−–](?P<power>[123])|⁻(?P<raised>[¹²³]))\}?"
_RAISED = regex(
    rf"{_FIRST.pattern}(?:[ ·⋅.\u00a0\u2009]?{_SYMBOL}\^?\{{?(?:[-−–][123]|⁻[¹²³])\}}?){{1,2}}(?![\w%]|[.,][0-9])"
)
_FACTOR = regex(rf"(?P<symbol>{_SYMBOL}?){_INVERSE}")
_RAISED_POWERS = {"¹": "1", "²": "2", "³": "3"}


@cache
def _symbols() -> Mapping[str, tuple[str, str]]:
    """Return the symbols and words of units that go into others → (name in the singular, dimension)."""
    dimensions = frozenset({*words("units_in_compounds.above"), *words("units_in_compounds.below")})
    table: dict[str, tuple[str, str]] = {}
    for unit in units().values():
        dimension = next((m.dimension for m in unit.measures if m.dimension in dimensions), "")
        if dimension:
            name = unit.name if dimension != "time" else unit.words[0] if unit.words else unit.name.removesuffix("s")
            table |= dict.fromkeys(chain(unit.symbols, unit.words), (name, dimension))
    return table | {symbol: (name, "time") for symbol, name in labels("units_in_compounds.time_symbols").items()}


def _part(symbol: str, power: str = "") -> tuple[str, str] | None:
    """Return (name, dimension) of a factor, "m" and "2" being a square metre; None where it is no unit."""
    if not power and symbol[-1:] in _POWER and symbol not in _symbols():
        symbol, power = symbol[:-1], symbol[-1]
    found = _symbols().get(symbol)
    if not found or power in ("", "1"):
        return found
    return (
        (f"{_POWER[power]} {found[0]}", {"2": "area", "²": "area"}.get(power, "volume"))
        if found[1] == "length"
        else None
    )


def compound_behind(text: str, at: int) -> tuple[int, str] | None:
    """Return (end, name) of a unit made of others that begins at the offset.

    >>> compound_behind("5 mg/L", 2), compound_behind("3 kg m-2 of it", 2), compound_behind("3 and/or 4", 2)
    ((6, 'milligram per litre'), (8, 'kilogram per square metre'), None)
    """
    for pattern in (_SLASHED, _RAISED):
        found = pattern.match(text, at)
        if found and (name := look_up_compound(found.group())):
            return found.end(), name
    return None


@lru_cache(maxsize=1024)
def look_up_compound(written: str) -> str:
    """Return the name of a unit made of others, "" where a part of it is none."""
    if "/" in written:
        parts = [_part(symbol) for symbol in written.split("/")]
    else:
        first = _FIRST.match(written)
        end = first.end() if first else 0
        below = [
            _part(factor["symbol"], factor["power"] or _RAISED_POWERS[factor["raised"]])
            for factor in _FACTOR.finditer(written, end)
        ]
        parts = [_part(written[:end].replace("^", "")), *below] if below else []
    named = [part for part in parts if part]
    if len(named) < 2 or len(named) < len(parts) or named[0][1] not in words("units_in_compounds.above"):
        return ""
    return " per ".join(name for name, _ in named)


@lru_cache(maxsize=1024)
def compound_measures(name: str) -> tuple[Measure, ...]:
    """Return what a unit made of others measures: its dimension is theirs, its factor their quotient.

    >>> compound_measures("milligram per litre") == compound_measures("gram per cubic metre")
    True
    """
    parts = [units().get(part) or units().get(f"{part}s") for part in name.split(" per ")]
    measured = [part.measures[0] for part in parts if part and part.measures]
    if len(measured) < 2 or len(measured) < len(parts):
        return ()
    factor = measured[0].factor
    for measure in measured[1:]:
        factor /= measure.factor
    return (Measure(" per ".join(m.dimension for m in measured), factor),)
