"""python -m evaluation.relative FILE.jsonl … [--why]: accuracy on dates that lack their year or are offsets from another time.

Of the gold's TIMEX3 those count that name no year, decade or century of their own ("Friday", "last month", "9 May") and have
a place on the calendar. A gold date is right when the time that overlaps it most has the same value; a missed one is wrong.
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

_NAMES_YEAR = re.compile(r"\d{3}|centur|\b(?:B\.?C|A\.?D)\b|['’]\d\d", re.IGNORECASE)
_ON_CALENDAR = re.compile(r"(?:BC)?\d{2,4}(?:-|T|$)")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def relative_gold(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the gold dates of a text that are relative or lack their year."""
    for span in row["spans"]:
        if _ON_CALENDAR.match(str(span.get("value") or "")) and not _NAMES_YEAR.search(span["text"]):
            yield span


def same_value(left: str, right: str) -> bool:
    """Tell whether two TIMEX3 values are equal: seasons by letters or numbers, "198X" or "198"."""

    def normalise(value: str) -> str:
        value = re.sub(r"T00:00(?::00)?$", "", value.upper()).rstrip("Z")
        value = re.sub(r"(?<=-)(SP|SU|FA|WI)$", lambda m: _SEASONS[m[1]], value)
        return re.sub(r"^(\d{3})(?:0S|X)$", r"\1", value)

    return normalise(left) == normalise(right)


def predicted_value(span: dict[str, Any], times: tuple[Time, ...]) -> str:
    """Return the TIMEX3 value of the time that overlaps the gold span most, "" where none does."""
    overlaps = [(min(span["end"], t.span.end) - max(span["start"], t.span.start), t.timex) for t in times]
    overlap, value = max(overlaps, default=(0, ""))
    return value if overlap > 0 else ""


def main() -> None:
    """Print the accuracy, a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--why", action="store_true", help="list what is not right")
    arguments = parser.parse_args()
    for path in arguments.files:
        right = total = 0
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            written = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else None
            times = find_dates(row["text"], written=written)
            for span in relative_gold(row):
                value = predicted_value(span, tuple(times))
                is_right = same_value(span["value"], value)
                right, total = right + is_right, total + 1
                if arguments.why and not is_right:
                    print(row["id"], span["text"], span["value"], value or "missed", sep=" | ")
        print(f"{path.name}: {100 * right / max(1, total):.1f} % right of {total}")


if __name__ == "__main__":
    main()
