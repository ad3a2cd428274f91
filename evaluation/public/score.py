"""The scorers of the public gold: one function a file, each returns a line of figures in per cent."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Hashable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pipeline
from pipeline.model import Figure, Person


def f1(pairs: Iterable[tuple[Counter[Any], Counter[Any]]]) -> float:
    """Return the F1 over all (gold, found) multisets, in per cent.

    >>> f1([(Counter("aab"), Counter("ab"))])
    80.0
    """
    hit = gold = found = 0
    for left, right in pairs:
        hit, gold, found = hit + (left & right).total(), gold + left.total(), found + right.total()
    return 200 * hit / (gold + found) if gold + found else 0.0


def dates() -> str:
    """Values of time expressions: EDTF, or TIMEX3 of durations and recurring times."""
    pairs = []
    for row in _rows("dates", "text"):
        written = dt.date.fromisoformat(row["written"]) if row.get("written") else None
        found = [time.edtf if time.kind == "date" else time.timex for time in pipeline.find_dates(row["text"], written)]
        pairs.append((Counter(row["values"]), Counter(value.rstrip("~") for value in found)))
    return f"value F1 {f1(pairs):.1f}"


def figures() -> str:
    """Values of figures, and values with their units."""
    values, units = [], []
    for row in _rows("figures", "text"):
        gold = [
            (tuple(Decimal(number) for number in (*value[:-1], value[-2])[:2]), value[-1]) for value in row["values"]
        ]
        found = [(_bounds(figure), figure.unit) for figure in pipeline.find_figures(row["text"])]
        values.append((_counter(value for value, _ in gold), _counter(value for value, _ in found)))
        units.append((_counter(gold), _counter(found)))
    return f"value F1 {f1(values):.1f} | with unit {f1(units):.1f}"


def references() -> str:
    """Entries whose authors, year, title and container are all right."""
    rows = _rows("references", "entry")
    parsed = pipeline.parse_references([row["raw"] for row in rows])
    right = sum(
        [_name(author) for author in reference.authors] == row["authors"]
        and (reference.year == row["year"] or not row["year"])
        and reference.title.strip("‘’“”.,") == row["title"]
        and reference.container.strip(".") == row["container"].strip(".")
        for row, reference in zip(rows, parsed, strict=True)
    )
    return f"whole {100 * right / len(rows):.1f}"


def citations() -> str:
    """Citations found, and led to the right entry or to none."""
    pairs = []
    for row in _rows("citations", "text"):
        numbers = {reference.id: n for n, reference in enumerate(pipeline.parse_references(row["entries"]), start=1)}
        links = pipeline.link_citations(row["text"], pipeline.parse_references(row["entries"]))
        found = _counter(numbers[link.references[0]] if link.references else 0 for link in links)
        pairs.append((_counter(number for _, number in row["links"]), found))
    return f"linked F1 {f1(pairs):.1f}"


def comparisons() -> str:
    """Pairs of a claim and its source with the right outcome over figures and dates."""
    rows = _rows("comparisons", "pair")
    right = sum(_worst(row["claim"], row["passages"]) == row["outcome"] for row in rows)
    return f"right {100 * right / len(rows):.1f}"


def quotes() -> str:
    """Quotations with the right outcome."""
    rows = _rows("quotes", "quote")
    right = sum(pipeline.check_quote(row["quote"], row["source"]).outcome == row["outcome"] for row in rows)
    return f"right {100 * right / len(rows):.1f}"


def passages() -> str:
    """Claims whose best passage is ranked first."""
    rows = _rows("passages", "claim")
    right = sum(pipeline.rank_passages(row["claim"], row["sentences"])[0] == row["best"] for row in rows)
    return f"hit@1 {100 * right / len(rows):.1f}"


SCORERS = {scorer.__name__: scorer for scorer in (dates, figures, references, citations, comparisons, quotes, passages)}


def _rows(file: str, key: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[key]
    return rows


def _counter(values: Iterable[Hashable]) -> Counter[Any]:
    return Counter(values)


def _bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.low, figure.high


def _name(author: object) -> str:
    return author.family if isinstance(author, Person) else str(author)


def _worst(claim: str, passages: list[str]) -> str:
    """Return the worst outcome of the checks; a claim with none has nothing that the source could have."""
    outcomes = {check.outcome for check in pipeline.compare(claim, passages) if check.kind in ("figure", "date")}
    return next((str(o) for o in ("differs", "may_differ", "absent", "matches") if o in outcomes), "none")
