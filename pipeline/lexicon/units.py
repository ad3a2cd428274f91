"""Units of measure and currencies, read from units.toml and currencies.toml: one table of spellings, dimensions and factors."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

_FACTORS = Context(prec=15)  # so few digits that a value times a factor is exact, and can be divided back


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit in terms of its dimension's base unit: (value - zero) * factor are base units.

    zero: where the base scale's zero lies on the unit's own scale (32 for degrees Fahrenheit).
    """

    dimension: str
    factor: Decimal = Decimal(1)
    zero: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name, the words and symbols that texts write for it, and what it measures, the likeliest first."""

    name: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()

    def merged(self, other: "Unit") -> "Unit":
        """Return one unit of two rows of the table: a row may add spellings or a dimension to another."""
        return Unit(self.name, self.words + other.words, self.symbols + other.symbols, self.measures + other.measures)


@cache
def units() -> Mapping[str, Unit]:
    """Return name → unit, prefixed units included.

    >>> units()["kilometre"].words, [str(measure.factor) for measure in units()["kilometre"].measures]
    (('kilometre', 'kilometer'), ['1000'])
    """
    table: dict[str, Unit] = {}
    for unit in _rows():
        table[unit.name] = table[unit.name].merged(unit) if unit.name in table else unit
    return table


@cache
def dimensions() -> Mapping[str, tuple[Measure, ...]]:
    """Return dimension → the measures of its units.

    >>> [str(measure.factor) for measure in dimensions()["frame rate"]]
    ['1']
    """
    measures = [measure for unit in units().values() for measure in unit.measures]
    return {
        name: tuple(m for m in measures if m.dimension == name) for name in dict.fromkeys(m.dimension for m in measures)
    }


def _rows() -> Iterator[Unit]:
    """Yield the units of each row of units.toml: the unit itself, then its multiples."""
    raw = tomllib.loads((files("pipeline.lexicon") / "units.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    for dimension, rows in raw["dimension"].items():
        for name, row in rows.items():
            measures = _measures(dimension, row.get("factor", []))
            words, symbols = tuple(row.get("words", ())), tuple(row.get("symbols", ()))
            yield Unit(name, (*words, *row.get("unprefixed", ())), symbols, measures)
            for prefix in row.get("prefixes", ()):
                yield _multiple(Unit(name, words, symbols, measures), prefix, raw["prefixes"][prefix])


def _multiple(unit: Unit, prefix: str, row: Mapping[str, Any]) -> Unit:
    """Return the unit with a prefix: kilometre, km."""
    return Unit(
        prefix + unit.name,
        tuple(prefix + word for word in unit.words),
        tuple(short + symbol for symbol in unit.symbols for short in row["symbols"]),
        tuple(Measure(m.dimension, m.factor * Decimal(10) ** row["power"]) for m in unit.measures),
    )


def _measures(dimension: str, factors: Any) -> tuple[Measure, ...]:
    """Read the factors of a row: one or several, each a number, a quotient, or a table with a zero."""
    several = factors if isinstance(factors, list) else [factors]
    tables = [factor if isinstance(factor, dict) else {"factor": factor} for factor in several]
    return tuple(Measure(dimension, _number(t["factor"]), _number(t.get("zero", 0))) for t in tables)


def _number(value: Any) -> Decimal:
    """Return a number of the table; a quotient is written "1/3.6"."""
    above, _, below = str(value).partition("/")
    return _FACTORS.divide(Decimal(above), Decimal(below)) if below else Decimal(above)
