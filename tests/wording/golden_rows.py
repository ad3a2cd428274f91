"""The golden tables of the sample corpus, which these tests read."""

from functools import cache
from pathlib import Path

from pipeline.tables.csv import Row, load

EXPECTED = Path(__file__).parent.parent / "articles" / "corpus" / "expected"


@cache
def rows(table: str) -> list[Row]:
    return load(EXPECTED / f"{table}.csv")


def claim(words: str) -> Row:
    [found] = [row for row in rows("claims") if words in row["claim"]]
    return found
