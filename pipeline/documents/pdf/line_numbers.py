"""Numbers of the lines that manuscripts have in the margin: found because they count up beside the text, and removed."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.documents.pdf.note_labels import cut_start
from pipeline.documents.pdf.page_layout import Line, PageLayout

_NUMBER = re.compile(r"(\d{1,4})(?:\s+(?=\S)|$)")
_STEPS = (1, 5)  # every line has its number, or every fifth
_MIN_NUMBERS = 5  # on a page; on a page of a document that has them on others fewer are enough
_MIN_NUMBERS_LATER = 2
_MIN_COVERED = 0.75  # of the rows between the first number and the last, where the step is one
_MIN_LOWER = 0.1  # of the lines with a number go on with a small letter: entries of a list do not
_SAME_ROW = 0.35  # em between the baselines of a number and its line
_ALIGNED = 3.0  # points between the edges of numbers in one margin


class _Numbered(NamedTuple):
    """A line that begins with a number. text: of the line that the number stands beside."""

    value: int
    line: Line
    text: str


def remove_line_numbers(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """Return the pages without the numbers of their lines."""
    found = [_find_numbers(page) for page in pages]
    if any(found):
        found = [numbers or _find_numbers(page, sure=True) for page, numbers in zip(pages, found, strict=True)]
    return [_without(page, numbers) if numbers else page for page, numbers in zip(pages, found, strict=True)]


def _without(page: PageLayout, numbers: Sequence[_Numbered]) -> PageLayout:
    removed = {id(number.line) for number in numbers}
    lines = []
    for line in page.lines:
        if id(line) not in removed:
            lines.append(line)
        elif match := _NUMBER.match(line.text):
            rest = cut_start(line, match.end())
            if rest.text:
                indent = (line.x1 - line.x0) * match.end() / len(line.text)
                lines.append(rest._replace(x0=line.x0 + indent))
    return replace(page, lines=tuple(lines))


def _find_numbers(page: PageLayout, *, sure: bool = False) -> list[_Numbered]:
    """Return the lines of a page that begin with the number of a line, or are one; none where too few count up.

    sure: the document has such numbers on other pages.
    """
    opened = [(line, match) for line in page.lines if line.text[0].isdigit() and (match := _NUMBER.match(line.text))]
    if len(opened) < _MIN_NUMBERS_LATER:
        return []
    rows = sorted(line.y for line in page.lines if not (line.text.isdigit() and len(line.text) < 5))
    alone: dict[int, list[_Numbered]] = defaultdict(list)  # right edge → numbers that end there
    glued: list[_Numbered] = []
    for line, match in opened:
        if match.end() < len(line.text):
            glued.append(_Numbered(int(match[1]), line, line.text[match.end() :]))
        else:
            number = _Numbered(int(match[1]), line, _text_beside(line, page.lines))
            alone[round(line.x1 / _ALIGNED)].append(number)
    found: dict[int, _Numbered] = {}
    for edge in sorted(alone):  # digits do not end at the very same place
        aligned = alone[edge] + alone.get(edge + 1, [])
        found.update((id(number.line), number) for number in _counting(aligned, _STEPS, rows, sure=sure))
    if found:
        return list(found.values())
    return _counting([*glued, *(number for group in alone.values() for number in group)], (1,), rows, sure=sure)


def _text_beside(number: Line, lines: Sequence[Line]) -> str:
    """Return the nearest text on the baseline of a number, "" where there is none."""
    beside = [line for line in lines if line is not number and abs(line.y - number.y) < _SAME_ROW * max(line.size, 6.0)]
    nearest = min(beside, key=lambda line: min(abs(line.x0 - number.x1), abs(number.x0 - line.x1)), default=None)
    return nearest.text if nearest else ""


def _counting(
    numbers: Sequence[_Numbered], steps: Sequence[int], rows: Sequence[float], *, sure: bool
) -> list[_Numbered]:
    """Return the longest run of the numbers that counts up down the page, none where it is no numbering of lines."""
    least = _MIN_NUMBERS_LATER if sure else _MIN_NUMBERS
    downwards = sorted(numbers, key=lambda number: number.line.y)
    for step in steps:
        run = _longest_run(downwards, step)
        if len(run) >= least and (step > 1 or _numbers_every_line(run, rows, sure=sure)):
            return run
    return []


def _longest_run(numbers: Sequence[_Numbered], step: int) -> list[_Numbered]:
    lengths: dict[int, int] = {}  # value → length of the run that ends with it
    last: dict[int, _Numbered] = {}
    for number in numbers:
        lengths[number.value] = lengths.get(number.value - step, 0) + 1
        last[number.value] = number
    end = max(lengths, key=lambda value: lengths[value], default=0)
    return [last[end - step * i] for i in reversed(range(lengths.get(end, 0)))]


def _numbers_every_line(run: Sequence[_Numbered], rows: Sequence[float], *, sure: bool) -> bool:
    """Return whether the rows beside a run of numbers nearly all have one, and go on with one another's sentences."""
    first, last = run[0].line.y - 1, run[-1].line.y + 1
    covered = len({round(y) for y in rows if first <= y <= last})
    lower = sum(number.text[:1].islower() for number in run)
    return len(run) >= _MIN_COVERED * covered and (sure or lower >= _MIN_LOWER * len(run))
