"""The checks of a claim with passages of one source: figures and dates, the statement, the order of values, its strength."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.compare import compare
from pipeline.evidence.compare.date_relations import year_of
from pipeline.evidence.compare.order import check_order
from pipeline.evidence.compare.statements.compare import check_statement
from pipeline.evidence.compare.strength import Surroundings, check_strength
from pipeline.evidence.derive import derive_in_paragraphs, doubt_by_title
from pipeline.evidence.equal_values import settle_equal_values
from pipeline.evidence.other_cell import find_other_cells
from pipeline.evidence.other_date import doubt_other_dates, doubt_reversed_changes
from pipeline.evidence.reckoned_date import reckon_dates
from pipeline.evidence.retrieve.rank import RELEVANT
from pipeline.evidence.revise import Comparison, Rows, revise
from pipeline.evidence.source.indexed_source import IndexedSource
from pipeline.evidence.table_change import find_table_change
from pipeline.evidence.table_order import find_table_order
from pipeline.model import Check, CheckOutcome

# a passage of this score is about the claim, so that its statement can be compared: 4 % of supported claims lie below
ABOUT = 0.7


def compare_passages(
    claim: AnnotatedText,
    source: IndexedSource,
    passages: Sequence[int],
    scores: Mapping[int, float],
    absent: Sequence[Check],
) -> Rows:
    """Return the checks of each passage, read with its neighbours, after all revisions.

    Args:
        claim: with its mentions.
        source: the passages' work.
        passages: numbers of the passages.
        scores: of each passage, 0…1.
        absent: a check of each mention of the claim that stands nowhere in the source.
    """
    windows = [source.window(i) for i in passages]
    nearby = [text for window, i in zip(windows, passages, strict=True) if scores[i] >= RELEVANT for text in window]
    years = [_years_around(source, i) if claim.times else frozenset[str]() for i in passages]
    compared: Rows = [tuple(compare(claim, *read)) for read in zip(windows, repeat(nearby), years, strict=False)]
    headings = [source.heading_of(i) for i in passages] if claim.times else []
    rows = revise(compared, Comparison(claim, [scores[i] for i in passages], source.title, absent, headings))
    rows = settle_equal_values(claim, windows, rows)
    rows = reckon_dates(claim, source, passages, [scores[i] for i in passages], rows) if claim.times else rows
    rows = derive_in_paragraphs(claim, source, passages, scores, rows)
    rows = doubt_by_title(claim, source, windows, rows)
    rows = [tuple(check for check in row if not _is_known_number(check, source)) for row in rows]
    rows = find_other_cells(claim, source, passages, rows)
    rows = doubt_other_dates(claim, windows, rows)
    rows = doubt_reversed_changes(claim, windows, rows)
    for n, check in _check_statement(claim, source, passages, scores, windows, rows):
        rows[n] = (*rows[n], check)
    for n, check in _check_order_and_strength(claim, source, passages, scores, windows, rows):
        if all(check.kind != other.kind for row in rows for other in row):
            rows[n] = (*rows[n], check)
    for n, check in (*find_table_order(claim.text, source, rows), *find_table_change(claim.text, source, rows)):
        rows[n] = (*rows[n], check)
    return rows


def _years_around(source: IndexedSource, passage: int) -> frozenset[str]:
    """Return the years to which the days of a passage may belong: of the title, and the one that was named before."""
    return frozenset((*(year_of(time) for time in source.title.times), source.year_before(passage)))


def _is_known_number(check: Check, source: IndexedSource) -> bool:
    """Tell whether the number of a name that the passages lack stands elsewhere in the source: "the star KD 1184"."""
    return check.by == "number-of-name" and check.claimed in source.numbers


def _agreeing(rows: Rows) -> list[str]:
    return [check.claimed for row in rows for check in row if check.outcome == CheckOutcome.MATCHES]


def _check_statement(
    claim: AnnotatedText,
    source: IndexedSource,
    passages: Sequence[int],
    scores: Mapping[int, float],
    windows: Sequence[Sequence[AnnotatedText]],
    rows: Rows,
) -> list[tuple[int, Check]]:
    """Return the checks of the statement with the passages that are surely about the claim, each with its row."""
    about = [n for n, i in enumerate(passages) if scores[i] >= ABOUT]
    if not about:
        return []
    found = check_statement(claim, [windows[n] for n in about], _agreeing(rows), source.contains_name)
    return [(about[number], check) for number, check in found]


def _check_order_and_strength(
    claim: AnnotatedText,
    source: IndexedSource,
    passages: Sequence[int],
    scores: Mapping[int, float],
    windows: Sequence[Sequence[AnnotatedText]],
    rows: Rows,
) -> Iterator[tuple[int, Check]]:
    """Yield the checks that read the relevant passages by their words and values; those in which most agrees come first."""
    agreed = [sum(check.outcome == CheckOutcome.MATCHES for check in row) for row in rows]
    relevant = sorted(
        (n for n, i in enumerate(passages) if scores[i] >= RELEVANT), key=lambda n: (-agreed[n], -scores[passages[n]])
    )
    following = [passages[n] + 1 for n in relevant[:1] if passages[n] + 1 < len(source.spans)]
    behind = "".join(source.annotated(i).text for i in following)
    is_about = any(scores[passages[n]] >= ABOUT for n in relevant)
    beside = Surroundings([source.annotated(passages[n]).text for n in relevant], _agreeing(rows), behind, is_about)
    checks = (*check_order(claim, [windows[n] for n in relevant]), *check_strength(claim.text, beside))
    yield from ((relevant[number], check) for number, check in checks)
