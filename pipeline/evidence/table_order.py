"""Which of two rows or columns of a table is the greater, and which is the greatest of all, where the claim has it otherwise.

"Brock has fewer pupils than Dunmere", "the largest class was in Cawl": the cells of the table that the claim names tell.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pipeline.evidence.other_cell import Cell, cells_of
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.lexicon import fragment, numbers, words
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

_SIGNS = {word: sign for end, sign in (("more", 1), ("less", -1)) for word in words(f"vocabulary.comparatives.{end}")}
_SUPERLATIVES = {
    word: sign for end, sign in (("more", 1), ("less", -1)) for word in words(f"evidence.superlatives.{end}")
}
_ORDINALS = {word: rank for word, rank in numbers("vocabulary.ordinals").items() if rank > 1}
_COMPARED = regex(
    rf"(?P<theme>[^.;:]{{2,160}}?)\b(?P<word>{fragment('vocabulary.comparatives')})\b(?P<measure>[^.;:,]{{0,80}}?)"
    r"\bthan (?P<standard>[^.;:,]{2,80})"
)
_ANY_OTHER = regex(r"(?:in )?any other\b|(?:all|the) (?:the )?others?\b")
_EXTREME = regex(
    rf"(?<!\bof )(?<!\bat )\b(?:(?P<rank>{fragment('vocabulary.ordinals')})[ -])?(?P<word>{fragment('evidence.superlatives')})\b"
)
# "most of the", "most schools"; "the largest since 1990", "one of the largest"
_NO_EXTREME = regex(r"\b(?:one of|among|some of)(?: the)? \w{0,20} ?$")
_OF_TIME = regex(rf"[^.;:]{{0,60}}\b(?:{fragment('evidence.of_all_time')}|in [a-z]+ years)\b")
DENIED = regex(r"\b(?:not|no|never|nor|neither)\b|n['’]t\b")
YEAR = regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_TOTALS = frozenset(stem for word in words("evidence.totals") for stem in stems(word))
_FEWEST = 2


class Line(NamedTuple):
    """A row or a column of a table: the stems of its head, and its cells by what stands across."""

    head: frozenset[str]
    cells: dict[frozenset[str], Cell]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a table has otherwise: the words of the cells, and whether the claim names what they measure."""

    words: str
    named: bool


def check_table_order(claim: str, source: IndexedSource) -> Check | None:
    """Return the check of a claim that orders rows or columns of a table otherwise than their cells do; None of any other.

    Of several tables those speak whose rows and columns the claim names most.
    """
    order = _order_of(claim) if source.table_rows and not DENIED.search(claim) else None
    if not order:
        return None
    words = frozenset(stems(claim)) - STOPWORDS
    tables = {tuple(rows): list(cells_of(source, rows)) for rows in source.table_rows.values()}
    named = {table: max((len(cell.words & words) for cell in cells), default=0) for table, cells in tables.items()}
    for table in (table for table in tables if named[table] == max(named.values())):
        rows = rows_of(tables[table])
        context = frozenset(stems(caption_of(source, table[0]))) - STOPWORDS
        found = order.find(rows if named_lines(claim, rows) else _columns(tables[table]), context)
        if found:
            outcome = CheckOutcome.DIFFERS if found.named else CheckOutcome.MAY_DIFFER
            detail = f"article {order.word}, source {found.words}; the order is another in the table"
            return Check(CheckKind.DIRECTION, order.word, found.words, outcome, detail, by="order-of-table")
    return None


class _Order(NamedTuple):
    """An order that a claim states: its words, and what finds that lines of a table have another one."""

    word: str
    find: Callable[[Sequence[Line], frozenset[str]], _Found | None]


def _order_of(claim: str) -> _Order | None:
    """Return the order that a claim states: of two things, or of one among all others."""
    if compared := _COMPARED.search(claim):
        sides, sign = (compared["theme"] + compared["measure"], compared["standard"]), _SIGNS[compared["word"]]
        is_extreme = _ANY_OTHER.match(sides[1])
        return _Order(
            f"{compared['word']} than {sides[1].strip()}",
            partial(_not_extreme, claim, sign=sign) if is_extreme else partial(_reversed, sides, sign=sign),
        )
    extremes = list(_EXTREME.finditer(claim))
    extreme = extremes[0] if len(extremes) == 1 else None  # of two it is open what each is said of
    if not extreme or _is_qualified(claim, extreme.start(), extreme.end()):
        return None
    rank = _ORDINALS.get(extreme["rank"] or "", 1)
    return _Order(extreme.group(), partial(_not_extreme, claim, sign=_SUPERLATIVES[extreme["word"]], rank=rank))


def _is_qualified(claim: str, start: int, end: int) -> bool:
    return bool(_NO_EXTREME.search(claim[:start]) or _OF_TIME.match(claim, end))


def caption_of(source: IndexedSource, first: int) -> str:
    """Return the words above and at the head of a table."""
    return " ".join(source.annotated(i).text for i in (first - 1, first, first + 1) if 0 <= i < len(source.spans))


def rows_of(cells: Sequence[Cell]) -> list[Line]:
    """Return the rows of a table with their cells."""
    lines: dict[int, dict[frozenset[str], Cell]] = defaultdict(dict)
    for cell in cells:
        lines[cell.row][_column_of(cell)] = cell
    return [Line(next(iter(line.values())).head, line) for line in lines.values()]


def _columns(cells: Sequence[Cell]) -> list[Line]:
    lines: dict[frozenset[str], dict[frozenset[str], Cell]] = defaultdict(dict)
    for cell in cells:
        lines[_column_of(cell)][cell.head] = cell
    return [Line(head, line) for head, line in lines.items()]


def _column_of(cell: Cell) -> frozenset[str]:
    year = YEAR.findall(cell.quantity.text[cell.quantity.figure.span.end :].partition(";")[0])
    return frozenset((*(cell.words - cell.head), *year))


def named_lines(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines whose whole head stands in a text, without those whose head is a part of another's."""
    present = frozenset(stems(text))
    found = [line for line in lines if line.head and line.head <= present]
    return [line for line in found if not any(line.head < other.head for other in found)]


def _reversed(sides: tuple[str, str], lines: Sequence[Line], context: frozenset[str], *, sign: int) -> _Found | None:
    """Find two lines that stand the other way round in all cells that the claim may speak of."""
    theme, standard = named_lines(sides[0], lines), named_lines(sides[1], lines)
    if len(theme) != 1 or len(standard) != 1 or theme == standard:
        return None
    words = frozenset(stems(" ".join(sides))) - STOPWORDS - theme[0].head - standard[0].head
    across, named = _chosen(lines, words, context)
    pairs = [
        (theme[0].cells[k], standard[0].cells[k]) for k in across if k in theme[0].cells and k in standard[0].cells
    ]
    if not pairs or not all(
        _is_comparable(a, b) and sign * (a.quantity.value - b.quantity.value) < 0 for a, b in pairs
    ):
        return None
    return _Found(f"{pairs[0][0].quantity.words} and {pairs[0][1].quantity.words}", named)


def _not_extreme(
    claim: str, lines: Sequence[Line], context: frozenset[str], *, sign: int, rank: int = 1
) -> _Found | None:
    """Find that the only line that the claim names has another rank in all cells that it may speak of."""
    listed = [line for line in lines if line.head and not line.head & _TOTALS]
    theme = named_lines(claim, listed)
    if len(theme) != 1 or len(listed) <= _FEWEST:
        return None
    line = theme[0]
    words = frozenset(stems(claim)) - STOPWORDS - line.head
    across, named = _chosen(listed, words, context)
    found = ""
    for key in across:
        column = [other.cells[key] for other in listed if key in other.cells]
        if (
            key not in line.cells
            or len(column) <= _FEWEST
            or not all(_is_comparable(column[0], cell) for cell in column)
        ):
            return None
        ordered = sorted(column, key=lambda cell: -sign * cell.quantity.value)
        place = min(rank, len(ordered)) - 1
        if ordered[place].quantity.value == line.cells[key].quantity.value:
            return None
        found = found or f"{line.cells[key].quantity.words} and {ordered[place].quantity.words}"
    return _Found(found, named) if found else None


def _chosen(lines: Sequence[Line], words: frozenset[str], context: frozenset[str]) -> tuple[list[frozenset[str]], bool]:
    """Return what stands across the lines that the words name most of, and whether they name it; all, where the caption does."""
    across = list(dict.fromkeys(key for line in lines for key in line.cells))
    shared = {key: len(key & words) for key in across}
    most = max(shared.values(), default=0)
    if most:
        return [key for key in across if shared[key] == most], bool(words & context)
    return (across, False) if words & context else ([], False)


def _is_comparable(left: Cell, right: Cell) -> bool:
    return left.quantity.dimension == right.quantity.dimension


def find_table_order(claim: str, source: IndexedSource, rows: Sequence[Sequence[Check]]) -> Iterator[tuple[int, Check]]:
    """Yield the check of the order of a table with the first row of evidence, unless a check of direction stands there."""
    if rows and all(check.kind != CheckKind.DIRECTION for row in rows for check in row):
        check = check_table_order(claim, source)
        if check:
            yield 0, check
