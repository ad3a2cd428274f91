"""The summary of a run: a screenful of words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model import Review
from pipeline.report import rows_by_article
from pipeline.run.batch import Result
from pipeline.run.ignored import ignored_line
from pipeline.tables import Tables
from pipeline.tables.csv import Row

_WIDTH = 100  # characters of a claim or a reason
_LISTED = 8  # rows listed before the rest is left to the table


def summary(result: Result, tables: Tables, out: Path) -> Iterator[str]:
    """Yield the lines: what was read, what to look at first, what is wrong, where the tables are, what to do next."""
    by_article = rows_by_article(tables)
    for extraction in result.extractions:
        yield _article_counts(extraction.document.key, by_article[extraction.document.key])
    yield from (f"{path}: among the sources, read as a library of references" for path in result.found_bibs)
    yield from _urgent_claims(tables["claims"])
    if tables["problems"]:
        yield ""
        yield "Problems   " + _counts(tables["problems"], "code")
    if result.ignored:
        yield "Ignored    " + ignored_line(result.ignored)
    if tables["errors"]:
        yield ""
        yield "Not read whole"
        yield from (f"  {row['path']}: {row['reason']} ({row['code']})" for row in tables["errors"][:_LISTED])
        if len(tables["errors"]) > _LISTED:
            yield f"  … and {len(tables['errors']) - _LISTED} more in {out / 'errors.csv'}"
    yield ""
    yield f"Tables     {out / 'claims.csv'} and {len(tables) - 1} more beside it"
    yield f"Report     {out / 'report.html'}"
    next_step = f"open {out / 'claims.csv'}, lowest priority number first; fill in verdict and note."
    yield f"Next       {next_step} {_verdict_counts(tables['claims'])}"


def _article_counts(article: str, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Return one line with the counts of an article."""
    if not rows["claims"] and not rows["references"] and not rows["citations"]:
        return f"{article}: no claim, citation or reference was found; is it the right file? `citetrail read` shows what was read"
    supplied = sum(row["source_status"] == "read" for row in rows["references"])
    return (
        f"{article}: {len(rows['claims'])} claims, {len(rows['figures'])} figures, {len(rows['dates'])} dates; "
        f"{len(rows['citations'])} citations ({_counts(rows['citations'], 'status') or 'none found'}); "
        f"{len(rows['references'])} references, {supplied} of them supplied and read"
    )


def _counts(rows: Sequence[Mapping[str, str]], column: str) -> str:
    return ", ".join(f"{n} {word}" for word, n in Counter(row[column] for row in rows).most_common())


def _urgent_claims(claims: list[Row]) -> Iterator[str]:
    """Yield the claims without a verdict that a person should look at first, with the reason of their priority."""
    unreviewed = (row for row in claims if row.get("priority") in ("1", "2") and not row["verdict"])
    urgent = sorted(unreviewed, key=lambda row: row["priority"])
    if urgent:
        yield ""
        yield "Look first"
    for row in urgent[:_LISTED]:
        yield f"  {row['priority']}  {_shorten(row['priority_reason'], _WIDTH)}"
        yield f"     “{_shorten(row['claim'], _WIDTH)}”"
    if len(urgent) > _LISTED:
        yield f"  … and {len(urgent) - _LISTED} more"


def _shorten(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"


def _verdict_counts(claims: list[Row]) -> str:
    """Return what became of the verdicts of the last run."""
    count = Counter(row.get("review") for row in claims)
    kept, recheck, orphaned = (count[review] for review in (Review.KEPT, Review.RECHECK, Review.ORPHANED))
    if not kept + recheck + orphaned:
        return "Your verdicts stay on every re-run."
    return f"Verdicts: {kept} kept, {recheck} to be checked again, {orphaned} whose claim is gone."
