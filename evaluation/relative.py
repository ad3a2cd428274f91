"""python -m evaluation.relative FILE.jsonl … [--why]: dates that lack their year or are told from another time.

Of the gold's TIMEX3 those are asked for that name no year, decade or century of their own ("Friday", "last month", "9 May")
and have a place on the calendar; right: a time that overlaps them has the same value. What is missed counts as wrong.
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline import find_dates
from pipeline.model import Time

_OWN_YEAR = re.compile(r"\d{3}|centur|\b(?:B\.?C|A\.?D)\b|['’]\d\d", re.IGNORECASE)
_PLACE = re.compile(r"(?:BC)?\d{2,4}(?:-|T|$)")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def asked(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the gold dates of a text that are relative or lack their year."""
    for span in row["spans"]:
        if _PLACE.match(str(span.get("value") or "")) and not _OWN_YEAR.search(span["text"]):
            yield span


def same(gold: str, said: str) -> bool:
    """Tell whether two TIMEX3 values are one: seasons by letters or numbers, "198X" or "198"."""

    def plain(value: str) -> str:
        value = re.sub(r"T00:00(?::00)?$", "", value.upper()).rstrip("Z")
        value = re.sub(r"(?<=-)(SP|SU|FA|WI)$", lambda m: _SEASONS[m[1]], value)
        return re.sub(r"^(\d{3})(?:0S|X)$", r"\1", value)

    return plain(gold) == plain(said)


def answer(span: dict[str, Any], times: tuple[Time, ...]) -> str:
    """Return the TIMEX3 of the time that overlaps the gold span most, "" where none does."""
    over = [(min(span["end"], t.span.end) - max(span["start"], t.span.start), t.timex) for t in times]
    most = max(over, default=(0, ""))
    return most[1] if most[0] > 0 else ""


def main() -> None:
    """Print the share that is right, a line a file."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("files", nargs="+", type=Path)
    asks.add_argument("--why", action="store_true", help="list what is not right")
    said = asks.parse_args()
    for path in said.files:
        right = total = 0
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            written = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else None
            times = find_dates(row["text"], written=written)
            for span in asked(row):
                found = answer(span, tuple(times))
                ok = same(span["value"], found)
                right, total = right + ok, total + 1
                if said.why and not ok:
                    print(row["id"], span["text"], span["value"], found or "missed", sep=" | ")
        print(f"{path.name}: {100 * right / max(1, total):.1f} % right of {total}")


if __name__ == "__main__":
    main()
