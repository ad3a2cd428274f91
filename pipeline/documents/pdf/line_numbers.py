"""Numbers of the lines that manuscripts have in the margin: found because they count up beside the text, and removed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.documents.pdf.note_labels import cut_start
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.text.regex import regex

_NUMBER = regex(r"(\d{1,4})(?:\s+(?=\S)|$)")
_STEPS = (1, 5)  # every line has its number, or every fifth
_MIN_NUMBERS = 5  # on a page; in a margin that has them on other pages fewer are enough
_MIN_NUMBERS_LATER = 2
_MIN_COVERED = 0.75  # of the rows between the first number and the last, where the step is one
_MIN_LOWER = 0.1  # of the lines with a number go on with a small letter: entries of a list do not
_SAME_ROW = 0.8  # em between the baselines of a number and its line
_ALIGNED = 6.0  # points between the edges of numbers in one margin


class _Numbered(NamedTuple):
    """A line that begins with a number, or is one.

    Attributes:
        edge: the right end of a number alone, the left end of one that is glued to its line.
        text: of the line that the number stands beside.
    """

    value: int
    line: Line
    edge: float
    text: str


def remove_line_numbers(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """Return the pages without the numbers of their lines."""
    found = [_find_numbers(page) for page in pages]
    edges = {round(number.edge) for numbers in found for number in numbers}
    if not edges:
        return list(pages)
    found = [numbers or _find_numbers(page, tuple(edges)) for page, numbers in zip(pages, found, strict=True)]
    return [_without(page, numbers) if numbers else page for page, numbers in zip(pages, found, strict=True)]


def _without(page: PageLayout, numbers: Sequence[_Numbered]) -> PageLayout:
    removed = {id(number.line) for number in numbers}
    lines = []
    for line in page.lines:
        match = _NUMBER.match(line.text) if id(line) in removed else None
        if match is None:
            lines.append(line)
        elif match.end() < len(line.text):
            indent = (line.x1 - line.x0) * match.end() / len(line.text)
            lines.append(cut_start(line, match.end())._replace(x0=line.x0 + indent))
    return replace(page, lines=tuple(lines))


def _find_numbers(page: PageLayout, edges: Sequence[int] = ()) -> list[_Numbered]:
    """Return the lines of a page that begin with the number of a line, or are one; none where too few count up.

    edges: of the numbers on other pages.
    """
    opened = [line for line in page.lines if line.text[0].isdigit()]
    if len(opened) < (_MIN_NUMBERS_LATER if edges else _MIN_NUMBERS):
        return []
    alone: list[_Numbered] = []
    glued: list[_Numbered] = []
    for line in opened:
        match = _NUMBER.match(line.text)
        if match is None or (line.superscripts and not line.superscripts[0][0]):
            continue
        if match.end() < len(line.text):
            glued.append(_Numbered(int(match[1]), line, line.x0, line.text[match.end() :]))
        else:
            alone.append(_Numbered(int(match[1]), line, line.x1, _text_beside(line, page.lines)))
    rows = [line.y for line in page.lines if not (line.text.isdigit() and len(line.text) < 5)]
    found = [number for margin in _margins(alone) for number in _counting(margin, _STEPS, rows, edges)]
    return found or [number for margin in _margins(glued) for number in _counting(margin, (1,), rows, edges)]


def _margins(numbers: Sequence[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield the numbers that stand in one margin of the page, or of a column, from the top down."""
    margin: list[_Numbered] = []
    for number in sorted(numbers, key=lambda number: number.edge):
        if margin and number.edge - margin[-1].edge > _ALIGNED:
            yield sorted(margin, key=lambda number: number.line.y)
            margin = []
        margin.append(number)
    yield sorted(margin, key=lambda number: number.line.y)


def _text_beside(number: Line, lines: Sequence[Line]) -> str:
    """Return the text of the line that a number stands beside, "" where there is none."""
    beside = [line for line in lines if abs(line.y - number.y) < _SAME_ROW * line.size and not line.text.isdigit()]
    nearest = min(beside, key=lambda line: (abs(line.y - number.y), abs(line.x0 - number.x1)), default=None)
    return nearest.text if nearest else ""


def _counting(
    margin: Sequence[_Numbered], steps: Sequence[int], rows: Sequence[float], edges: Sequence[int]
) -> list[_Numbered]:
    """Return the longest run of numbers that counts up down the page, none where it is no numbering of lines."""
    run = max((_longest_run(margin, step) for step in steps), key=len)
    if len(run) >= _MIN_NUMBERS_LATER and any(abs(edge - run[0].edge) < _ALIGNED for edge in edges):
        return run
    counts_all = len(run) > 1 and run[1].value - run[0].value == 1
    return run if len(run) >= _MIN_NUMBERS and (not counts_all or _numbers_every_line(run, rows)) else []


def _longest_run(numbers: Sequence[_Numbered], step: int) -> list[_Numbered]:
    lengths: dict[int, int] = {}  # value → length of the run that ends with it
    last: dict[int, _Numbered] = {}
    for number in numbers:
        lengths[number.value] = lengths.get(number.value - step, 0) + 1
        last[number.value] = number
    end = max(lengths, key=lambda value: lengths[value], default=0)
    return [last[end - step * i] for i in reversed(range(lengths.get(end, 0)))]


def _numbers_every_line(run: Sequence[_Numbered], rows: Sequence[float]) -> bool:
    """Return whether the rows beside a run of numbers nearly all have one, and go on with one another's sentences."""
    first, last = run[0].line.y - 1, run[-1].line.y + 1
    covered = len({round(y) for y in rows if first <= y <= last})
    lower = sum(number.text[:1].islower() for number in run)
    return len(run) >= _MIN_COVERED * covered and lower >= _MIN_LOWER * len(run)
