"""The label of each page: the number printed on it, else the file's own label, else counted from the nearest printed one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.documents.pdf.note_labels import called_labels
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.lexicon import fragment
from pipeline.text.regex import regex
from pipeline.text.roman import from_roman, to_roman

_FIRST_YEAR = 1500  # a lone number from here on may be a year
_ALONE_DISTANCE = 24.0  # points to the nearest line: the number of an only page stands alone
_MAX_LONE_LINE = 30  # characters of "Page 3 of 9"
_DIGITS = regex(r"\d{1,6}")
_NUMBER = regex(r"(?<![\w.,-])(\d{1,4}|[ivxl]{1,7})(?![\w,]|\.\d)", re.IGNORECASE)
# a line with a page number and nothing else: "3", "– iv –", "Page 3 of 9"
LONE_NUMBER = regex(
    rf"\W{{0,4}}(?:{fragment('documents.page_words')}\s)?(?:\d{{1,4}}|[ivxl]{{1,7}})"
    rf"(?:\s?(?:/|{fragment('documents.page_total_prepositions')})\s?\d{{1,4}})?\W{{0,4}}",
    re.IGNORECASE,
)

EdgeLine = tuple[int, Line]  # position of the page in the list, and a line near its edge


class PrintedNumber(NamedTuple):
    """A page number as printed."""

    value: int
    is_roman: bool

    def __str__(self) -> str:
        return to_roman(self.value) if self.is_roman else str(self.value)


PrintedNumbers = dict[int, PrintedNumber]  # position of the page in the list → the number printed on it


def find_printed_numbers(pages: Sequence[PageLayout], edges: Sequence[EdgeLine]) -> PrintedNumbers:
    """Return the numbers that are printed on the pages, as far as they are sure."""
    return _counting_numbers(pages, edges) if len(pages) > 1 else _lone_number(pages, edges)


def label_pages(pages: Sequence[PageLayout], numbers: PrintedNumbers) -> list[str]:
    """Return the label of each page; the file's own labels count where they agree with the printed numbers."""
    agreeing = sum(str(numbers[i]) == pages[i].label.lower() for i in numbers)
    believed = not numbers or agreeing >= len(numbers) / 2
    labels = []
    for i, page in enumerate(pages):
        if i in numbers:
            labels.append(str(numbers[i]))
        elif believed and page.label:
            labels.append(page.label)
        else:
            labels.append(_counted_label(page, numbers, pages))
    return labels


def numbers_in(line: Line) -> set[int]:
    """Return the numbers of a line, Roman ones too; "Frm 00079" counts pages as well."""
    arabic = {int(match[0]) for match in _DIGITS.finditer(line.text)}
    return arabic | {value for match in _NUMBER.finditer(line.text) if (value := _value(match[1]))}


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else from_roman(numeral)


def _counting_numbers(pages: Sequence[PageLayout], edges: Sequence[EdgeLine]) -> PrintedNumbers:
    """Return the numbers at the ends of edge lines that count with those of neighbouring pages, and label no note."""
    candidates: dict[int, set[PrintedNumber]] = defaultdict(set)
    called = [called_labels(page.lines) for page in pages]
    for i, line in edges:
        for match in _numbers_at_ends(line.text):
            is_label = match.start() == 0 and match.end() < len(line.text) and match[1] in called[i]
            if (value := _value(match[1])) and not is_label:
                candidates[i].add(PrintedNumber(value, not match[1].isdigit()))
    votes = Counter((pages[i].index - n.value, n.is_roman) for i, found in candidates.items() for n in found)
    numbers = {}
    for i, found in candidates.items():
        count, best = max((votes[pages[i].index - n.value, n.is_roman], n) for n in found)
        expected = {step: best._replace(value=best.value + step) for step in (-2, -1, 1, 2)}
        if count > 1 and any(number in candidates.get(i + step, ()) for step, number in expected.items()):
            numbers[i] = best
    return numbers


def _lone_number(pages: Sequence[PageLayout], edges: Sequence[EdgeLine]) -> PrintedNumbers:
    """Return the number of an only page: a line far from all others that is nothing else, and no year."""
    numbers = {}
    for i, line in edges:
        match = _NUMBER.search(line.text) if LONE_NUMBER.fullmatch(line.text) else None
        value = _value(match[1]) if match else 0
        if not match or not 0 < value < _FIRST_YEAR:
            continue
        nearest = min((abs(line.y - other.y) for other in pages[i].lines if other is not line), default=0.0)
        if nearest > _ALONE_DISTANCE:
            numbers[i] = PrintedNumber(value, not match[1].isdigit())
    return numbers


def _numbers_at_ends(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers at the start and at the end of a line, and those of "Page 3 of 9"."""
    if len(text) < _MAX_LONE_LINE and LONE_NUMBER.fullmatch(text):
        yield from _NUMBER.finditer(text)
        return
    first = _NUMBER.match(text)
    if first:
        yield first
    last = text.rsplit(None, 1)[-1]
    yield from (match for match in _NUMBER.finditer(last) if match.end() == len(last))


def _counted_label(page: PageLayout, numbers: PrintedNumbers, pages: Sequence[PageLayout]) -> str:
    """Return the label counted from the nearest page with a number; without any, the first page of the file is 1."""
    nearest = min(numbers, key=lambda i: abs(pages[i].index - page.index), default=None)
    if nearest is None:
        return str(page.index + 1)
    number = numbers[nearest]
    counted = number._replace(value=number.value + page.index - pages[nearest].index)
    return str(counted) if counted.value > 0 else page.label or str(page.index + 1)
