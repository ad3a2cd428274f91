"""A figure that stands in another cell of the table: "1,460 coho", where 1,460 are the steelhead of that row and 1,290 the coho.

A row of a table is read as "2020: coho 1,290; 2020: steelhead 1,460" (source/table_rows.py); its pieces are the cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.alignment import pair_with
from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.compare.pair import NO_UNIT
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.revise import Rows
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.lexicon import fragment
from pipeline.model import Check, CheckKind, CheckOutcome
from pipeline.outcomes import mention
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

# rules by which a figure follows from others, and stands in no cell
_RECKONED = frozenset(("derived", "derived-in-paragraph", "follows-from-claim", "multiple-of-sentence"))
# a longer table is a list of its own
_LONGEST_TABLE = 80
# "1.91 ± 0.02": the value, and how far it may be off
_MARGIN = regex(r"\s?±")
# "PX 1614": the number of a name
_NAMED = regex(r"\b[A-Z][^\W\d_]{0,20}[ -]$")
_CELL_END = regex(r"; |$")
# what parts the words of two figures of a claim
_PARTED = regex(rf"[,;:](?!\d)|\b(?:and|{fragment('statements.lists.contrasts')})\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table. words: stems of its row and its column. row, column: where it stands. head: stems of its row's head."""

    quantity: Quantity
    words: frozenset[str]
    row: int
    column: int
    head: frozenset[str] = frozenset()

    def is_beside(self, other: "Cell") -> bool:
        """Tell whether two cells share their row or their column."""
        return (self.row == other.row) != (self.column == other.column)


def find_other_cells(claim: AnnotatedText, source: IndexedSource, passages: Sequence[int], rows: Rows) -> Rows:
    """Return the checks, in which a figure differs that only a cell of something else has, while the claim names another cell."""
    windows = sorted({j for i in passages for j in source.neighbours(i)})
    listed = [i for i in windows if i in source.table_rows]
    if not listed:
        return rows
    prose = [source.annotated(i).text for i in windows if i not in source.table_rows]
    tables = {tuple(source.table_rows[i]) for i in listed}
    cells = [cell for table in tables for cell in cells_of(source, table)]
    reckoned = {mention(check) for row in rows for check in row if check.by in _RECKONED}
    differing: dict[tuple[str, str, str], Check] = {}
    quantities = {quantity.figure.id: quantity for quantity in interpret_figures(claim)}
    for check in (check for row in rows for check in row):
        matched = check.kind == CheckKind.FIGURE and check.outcome == CheckOutcome.MATCHES and check.about in quantities
        if not matched or mention(check) in reckoned:
            continue
        quantity, misattributed = quantities[check.about], _misattributed(check, rows)
        if misattributed and _is_unnamed(claim, quantity, cells):
            differing[mention(check)] = misattributed
        elif not any(check.found in text for text in prose):
            cell = _other_cell(claim, quantity, cells, list(quantities.values()))
            if cell:
                differing[mention(check)] = _differ(check, cell)
    return [tuple(differing.get(mention(check), check) for check in row) for row in rows]


def _misattributed(check: Check, rows: Rows) -> Check | None:
    """Return the contradiction of another passage, which has the figure of somebody else; the table took it back."""
    others = (other for row in rows for other in row if mention(other) == mention(check))
    return next((replace(o, outcome=CheckOutcome.DIFFERS) for o in others if o.by == "misattributed"), None)


def _is_unnamed(claim: AnnotatedText, claimed: Quantity, cells: Sequence[Cell]) -> bool:
    """Tell whether the claim has none of the words that tell the figure's cell from the others of its row."""
    context = frozenset(stems(claim.text))
    equal = [cell for cell in cells if _bears_out(claimed, cell.quantity)]
    return bool(equal) and all(_own_words(cell, cells) and not _own_words(cell, cells) & context for cell in equal)


def _own_words(cell: Cell, cells: Sequence[Cell]) -> frozenset[str]:
    """Return the words of a cell that no other cell of its row has."""
    return cell.words.difference(*(other.words for other in cells if other.row == cell.row and other is not cell))


def _differ(check: Check, cell: Cell) -> Check:
    found = cell.quantity.words
    detail = f"article {check.claimed}, source {found}; {check.found} stands in another cell of the table"
    return replace(check, found=found, outcome=CheckOutcome.DIFFERS, detail=detail, by="other-cell")


def cells_of(source: IndexedSource, table: Sequence[int]) -> Iterator[Cell]:
    """Yield the figures of a table, row by row; none of a long one."""
    for row in table if len(table) <= _LONGEST_TABLE else ():
        annotated = source.annotated(row)
        quantities = interpret_figures(annotated)
        start = 0
        for column, end in enumerate(match.start() for match in _CELL_END.finditer(annotated.text)):
            inside = [q for q in quantities if start <= q.figure.span.start < end]
            if inside:
                # the figures before the last are of the header: "share sleeping under six hours 33 %"
                measured = [q for q in inside if _MARGIN.match(annotated.text, q.figure.span.end)]
                value = (measured or inside)[-1]
                words = annotated.text[start : value.figure.span.start] + annotated.text[value.figure.span.end : end]
                head = annotated.text[start:end].strip("; ").partition(": ")[0]
                yield Cell(value, frozenset(stems(words)) - STOPWORDS, row, column, frozenset(stems(head)) - STOPWORDS)
            start = end


def _other_cell(
    claim: AnnotatedText, claimed: Quantity, cells: Sequence[Cell], others: Sequence[Quantity]
) -> Cell | None:
    """Return the cell that the words of the claim name, where the figure stands in cells of something else only."""
    words, context = _words_about(claim, claimed), frozenset(stems(claim.text))
    equal = [cell for cell in cells if _bears_out(claimed, cell.quantity)]
    rivals = [cell for cell in cells if not any(_bears_out(other, cell.quantity) for other in others)]
    named = [_named_beside(cell, rivals, words, context) for cell in equal]
    return named[0] if named and all(named) else None


def _named_beside(cell: Cell, rivals: Sequence[Cell], words: frozenset[str], context: frozenset[str]) -> Cell | None:
    """Return the cell of the same row or column that the words name, while they do not name this one.

    words: around the figure of the claim. context: all words of the claim, of which one names what the two cells share, and
        none what this one alone has.
    """
    beside = [
        (len((rival.words - cell.words) & words), rival)
        for rival in rivals
        if rival.is_beside(cell)
        and rival.quantity.dimension == cell.quantity.dimension
        and rival.words & cell.words & context
        and not (cell.words - rival.words) & context
    ]
    beside = [(shared, rival) for shared, rival in beside if shared]
    return max(beside, key=lambda row: row[0])[1] if beside else None


def _bears_out(claimed: Quantity, found: Quantity) -> bool:
    return any(pair.entails and pair.unit_agreement >= NO_UNIT for _, pair in pair_with(claimed, [found]))


def _words_about(claim: AnnotatedText, claimed: Quantity) -> frozenset[str]:
    """Return the stems of the words around a figure, up to what parts them from those of the next figure."""
    span = claimed.figure.span
    figures = [figure.span for figure in claim.figures if not _NAMED.search(claim.text, 0, figure.span.start)]
    ends = [other.end for other in figures if other.end <= span.start]
    starts = [other.start for other in figures if other.start >= span.end]
    before = claim.text[max(ends, default=0) : span.start]
    behind = claim.text[span.end : min(starts, default=len(claim.text))]
    if ends:
        before = before[max((m.end() for m in _PARTED.finditer(before)), default=0) :]
    if starts:
        behind = behind[: min((m.start() for m in _PARTED.finditer(behind)), default=len(behind))]
    counted = claimed.figure.unit if claimed.dimension else ""  # "people" may be any
    return frozenset(stems(f"{before} {counted} {behind}")) - STOPWORDS
