"""The sheets of claims.xlsx beside the claims: problems, sources, and the words of verdicts and signs."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.model import Sign, Verdict
from pipeline.outcomes import ROWS
from pipeline.tables.csv import Row
from pipeline.tables.sheet import RUN, WORDS, run_of
from pipeline.wording import outcome_words, sign_of, verdict_words, work_sign

Tables = Mapping[str, Sequence[Row]]
Listed = tuple[tuple[str, ...], tuple[int, ...], Callable[[Tables], Iterator[tuple[str, ...]]]]


def _problems(tables: Tables) -> Iterator[tuple[str, ...]]:
    for row in tables["problems"]:
        cells = ("severity", "message", "text", "suggestion", "page", "article", "code")
        yield tuple(row.get(cell, "") for cell in cells)


def _sources(tables: Tables) -> Iterator[tuple[str, ...]]:
    entries = {(row["article"], row["reference_id"]): row.get("raw", "") for row in tables["references"]}
    for row in tables["sources"]:
        entry = entries.get((row["article"], row.get("reference_id", "")), "")
        cells = ("matched_by", "title", "pages", "sha256", "article")
        yield (row["source"], row.get("status", ""), entry, *(row.get(cell, "") for cell in cells))


def _works(tables: Tables) -> Iterator[tuple[str, ...]]:
    entries = {(row["article"], row["reference_id"]): row.get("raw", "") for row in tables["references"]}
    for row in tables.get("verifications", ()):
        entry = entries.get((row["article"], row["reference_id"]), "")
        by_person = " · ".join(row.get(cell, "") for cell in ("verdict", "note", "reviewer") if row.get(cell))
        found = f"{work_sign(row).symbol} {row['message']}"
        yield entry, row["check"], found, row.get("candidates", "").replace(" || ", "\n"), by_person, row["article"]


def _words(tables: Tables) -> Iterator[tuple[str, ...]]:
    yield from ((verdict, verdict_words(verdict)) for verdict in Verdict)
    yield "", ""
    for sign in Sign:
        outcomes = [outcome_words(outcome) for outcome in (*ROWS, "") if sign_of(outcome) == sign]
        yield sign.symbol, "; ".join(outcomes)
    yield "", ""
    yield RUN, run_of(tables["claims"])  # a sheet of an earlier run that is saved over a newer one is known by it


# name of the sheet → its header, the widths of its columns, its rows
LISTS: dict[str, Listed] = {
    "Problems": (
        ("Severity", "Problem", "In the article", "What to do", "Page", "Article", "Code"),
        (10, 60, 50, 50, 8, 20, 22),
        _problems,
    ),
    "Sources": (
        ("File", "Read", "Reference", "Recognised by", "Title", "Pages", "SHA-256", "Article"),
        (30, 14, 60, 30, 40, 8, 24, 20),
        _sources,
    ),
    "Works": (
        (
            "Reference",
            "Check",
            "What the indexes have",
            "Nearest",
            "A person",
            "Article",
        ),
        (60, 12, 60, 40, 30, 20),
        _works,
    ),
    WORDS: (("Verdict", "What it means"), (28, 90), _words),
}
