"""Whether a row of a table rose or fell from one year to another, where the claim has it otherwise.

"In Holt the average crept up": the cells of that row tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.evidence.other_cell import Cell, cells_of
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.evidence.table_order import DENIED, YEAR, Line, named_lines, rows_of
from pipeline.lexicon import fragment
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

_RISES = regex(rf"\b(?:{fragment('vocabulary.change_verbs.up')}|{fragment('evidence.moving_verbs')} up(?:wards?)?)\b")
# what is lost is no value that falls: "days lost to illness"
_FALLS = regex(
    r"\b(?!los[et])"
    rf"(?:{fragment('vocabulary.change_verbs.down')}|{fragment('evidence.moving_verbs')} down(?:wards?)?)\b"
)
_FEWEST_YEARS = 2


def find_table_change(
    claim: str, source: IndexedSource, rows: Sequence[Sequence[Check]]
) -> Iterator[tuple[int, Check]]:
    """Yield the check of a change in a table with the first row of evidence, unless a check of direction stands there."""
    if rows and all(check.kind != CheckKind.DIRECTION for row in rows for check in row):
        check = check_table_change(claim, source)
        if check:
            yield 0, check


def check_table_change(claim: str, source: IndexedSource) -> Check | None:
    """Return the check of a claim that has a row of a table rise or fall against its cells of two years; None of any other."""
    rises, falls = _RISES.search(claim), _FALLS.search(claim)
    verb = rises or falls
    if verb is None or (rises and falls) or DENIED.search(claim):
        return None
    for table in {tuple(rows): None for rows in source.table_rows.values()}:
        named = named_lines(claim, rows_of(list(cells_of(source, table))))
        if len(named) != 1:
            continue
        words = frozenset(stems(claim)) - STOPWORDS - named[0].head
        series = _series(named[0], words, YEAR.findall(claim))
        if series and all(_moves_against(cells, rising=rises is not None) for cells in series):
            found = f"{series[0][0].quantity.words} and {series[0][-1].quantity.words}"
            detail = f"article {verb.group()}, source {found}; in the table it is the other way round"
            return Check(CheckKind.DIRECTION, verb.group(), found, CheckOutcome.DIFFERS, detail, by="change-in-table")
    return None


def _series(line: Line, words: frozenset[str], years: Sequence[str]) -> list[list[Cell]]:
    """Return the cells of a row that measure what the words name, each measure's in the order of their years.

    years: of the claim; where it states two and more, those count.
    """
    measured: dict[frozenset[str], dict[str, Cell]] = defaultdict(dict)
    for key, cell in line.cells.items():
        year = next((part for part in sorted(key) if YEAR.fullmatch(part)), "")
        if year and (len(years) < _FEWEST_YEARS or year in years):
            measured[frozenset(part for part in key if not YEAR.fullmatch(part))][year] = cell
    ordered = {
        key: [by_year[year] for year in sorted(by_year)] for key, by_year in measured.items() if len(by_year) > 1
    }
    return [cells for key, cells in ordered.items() if key & words]


def _moves_against(cells: Sequence[Cell], *, rising: bool) -> bool:
    """Tell whether the last of a row's values is below the first where the claim has it rise, above where it has it fall."""
    first, last = cells[0].quantity, cells[-1].quantity
    comparable = first.dimension == last.dimension
    return comparable and (last.value < first.value if rising else last.value > first.value)
