"""The end of a run in a screenful of words."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.tables import Tables
from pipeline.tables.csv import Row

_WIDTH = 100
_FIRST = 8  # claims shown before the rest is left to the table


def summary(tables: Tables, out: Path) -> Iterator[str]:
    """Yield the lines: what was read, what to look at first, what is wrong, where the tables are, what to do next."""
    for article in dict.fromkeys(
        row["article"] for row in tables["claims"] + tables["references"] + tables["citations"]
    ):
        yield _article(article, tables)
    yield from _first(tables["claims"])
    if tables["problems"]:
        yield ""
        yield "Problems   " + _counts(tables["problems"], "code")
    if tables["errors"]:
        yield ""
        yield "Not read whole"
        yield from (f"  {row['path']}: {row['reason']} ({row['code']})" for row in tables["errors"][:_FIRST])
        if len(tables["errors"]) > _FIRST:
            yield f"  … and {len(tables['errors']) - _FIRST} more in {out / 'errors.csv'}"
    yield ""
    yield f"Tables     {out / 'claims.csv'} and {len(tables) - 1} more beside it"
    yield f"Next       open {out / 'claims.csv'}, lowest priority number first; fill in verdict and note. {_kept(tables['claims'])}"


def _article(article: str, tables: Tables) -> str:
    """One line an article."""
    mine = {name: [row for row in rows if row.get("article") == article] for name, rows in tables.items()}
    supplied = sum(row["source_status"] == "read" for row in mine["references"])
    counts = (
        f"{len(mine['claims'])} claims, {len(mine['figures'])} figures, {len(mine['dates'])} dates; "
        f"{len(mine['citations'])} citations ({_counts(mine['citations'], 'status') or 'none found'}); "
        f"{len(mine['references'])} references, {supplied} of them supplied and read"
    )
    return f"{article}: {counts}"


def _counts(rows: list[Row], column: str) -> str:
    return ", ".join(f"{n} {word}" for word, n in Counter(row[column] for row in rows).most_common())


def _first(claims: list[Row]) -> Iterator[str]:
    """The claims that a person should look at first."""
    urgent = sorted(
        (row for row in claims if row["priority"] in ("1", "2") and not row["verdict"]), key=lambda r: r["priority"]
    )
    if urgent:
        yield ""
        yield "Look first"
    for row in urgent[:_FIRST]:
        yield f"  {row['priority']}  {_short(row['priority_reason'], _WIDTH)}"
        yield f"     “{_short(row['claim'], _WIDTH)}”"
    if len(urgent) > _FIRST:
        yield f"  … and {len(urgent) - _FIRST} more"


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"


def _kept(claims: list[Row]) -> str:
    """What became of the verdicts of the last run."""
    of = Counter(row["review"] for row in claims)
    if not of["kept"] + of["recheck"] + of["orphaned"]:
        return "Your verdicts stay on every re-run."
    return f"Verdicts: {of['kept']} kept, {of['recheck']} to be checked again, {of['orphaned']} whose claim is gone."
