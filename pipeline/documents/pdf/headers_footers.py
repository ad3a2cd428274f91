"""Running headers, footers and page numbers, which the printer adds to every page: found and removed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.documents.pdf.page_labels import (
    LONE_NUMBER,
    EdgeLine,
    PrintedNumbers,
    find_printed_numbers,
    label_pages,
    numbers_in,
)
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.text.regex import regex
from pipeline.text.roman import to_roman

_EDGE_LINES = 3  # at the top and at the bottom
_ZONE = 0.14  # of the page's height, from either edge; a footer may stand a little higher
_TEXT_EDGE = 32.0  # points from the first and last line, where the page is smaller than its paper
_MAX_REMOVED = 0.5  # of the characters of a file; with more they are no headers, but all there is
_SAME_HEIGHT = 8  # points
_MANY_PAGES = 8  # from here on words must repeat on three pages, not two
_MAX_BESIDE = 90  # characters of a line that is removed only for its height
_LABEL, _LONGEST_LABEL = regex(r"[\[(]?\d{1,3}[.)\]]{1,2}"), 6
_LABEL_GAP = 4  # em between the label of an entry and its text
_WORDS = regex(r"[^\W\d_]+")
_ROMAN_NUMERALS = frozenset(to_roman(number) for number in range(1, 90))


def remove_headers_footers(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """Return the pages without running headers, footers and page numbers, labelled as printed."""
    edges = [(i, line) for i, page in enumerate(pages) for line in _edge_lines(page) if not _is_label(line, page)]
    numbers = find_printed_numbers(pages, edges)
    removed = _repeated_lines(edges, pages) | _page_numbers(edges, numbers)
    removed |= _beside_removed(edges, removed, pages)
    by_page: dict[int, set[Line]] = defaultdict(set)
    if sum(len(line.text) for _, line in removed) <= _MAX_REMOVED * sum(map(_count_characters, pages)):
        for i, line in removed:
            by_page[i].add(line)
    labels = label_pages(pages, numbers)
    margins = Counter(
        line.text for page in pages for line in page.rotated
    )  # "arXiv:…" and the like up the side of pages
    least = _least_repeats(pages)
    return [
        replace(
            page,
            label=label,
            lines=_without(page.lines, by_page[i]),
            rotated=tuple(line for line in page.rotated if margins[line.text] < least),
        )
        for i, (page, label) in enumerate(zip(pages, labels, strict=True))
    ]


def _least_repeats(pages: Sequence[PageLayout]) -> int:
    """Return on how many pages words must stand to be no text of any of them."""
    return 2 if len(pages) < _MANY_PAGES else 3


def _count_characters(page: PageLayout) -> int:
    return sum([len(line.text) for line in page.lines])


def _without(lines: tuple[Line, ...], removed: set[Line]) -> tuple[Line, ...]:
    if not removed:
        return lines
    heights = {line.y for line in removed}  # to look for a number is quicker than to look for a line
    return tuple([line for line in lines if line.y not in heights or line not in removed])


def _edge_lines(page: PageLayout) -> Iterator[Line]:
    """Yield the first and the last lines of a page that stand near its edges."""
    heights = [line.y for line in page.lines if 0 < line.y < page.height]
    top = max(page.height * _ZONE, min(heights, default=0.0) + _TEXT_EDGE)
    bottom = min(page.height * (1 - _ZONE), max(heights, default=page.height) - _TEXT_EDGE)
    edge_lines = sorted(
        [line for line in page.lines if (line.y < top or line.y > bottom) and not line.cells], key=attrgetter("y")
    )
    upper, lower = [line for line in edge_lines if line.y < top], [line for line in edge_lines if line.y > bottom]
    yield from (line for line in upper if line.y <= upper[min(_EDGE_LINES, len(upper)) - 1].y)
    yield from (line for line in lower if line.y >= lower[-min(_EDGE_LINES, len(lower))].y)


def _is_label(line: Line, page: PageLayout) -> bool:
    """Return whether a line is the label of an entry whose text stands right beside it: "3." and no page number."""
    if len(line.text) > _LONGEST_LABEL or not _LABEL.fullmatch(line.text):
        return False
    return any(abs(other.y - line.y) < 1 and 0 < other.x0 - line.x1 < _LABEL_GAP * line.size for other in page.lines)


def _words(line: Line) -> str:
    """Return what is the same on every page, left ones and right ones: the words without their numbers."""
    return " ".join([word for word in _WORDS.findall(line.text.casefold()) if word not in _ROMAN_NUMERALS])


def _repeated_lines(edges: Sequence[EdgeLine], pages: Sequence[PageLayout]) -> set[EdgeLine]:
    """Return the lines whose words stand at the same height on several pages; numbers alone have no words.

    Their numbers are the same too, or count the pages: "Ibid., 34." at the foot of two pages is no footer.
    """
    groups: dict[tuple[str, int], list[EdgeLine]] = defaultdict(list)
    for i, line in edges:
        words = _words(line)
        begins_raised = line.superscripts and line.superscripts[0][0] == 0
        if len(words) > 1 and not begins_raised:
            groups[words, round(line.y / _SAME_HEIGHT)].append((i, line))
    least = _least_repeats(pages)
    repeated = set()
    for group in groups.values():
        texts = Counter(line.text for _, line in group)
        offsets = Counter(pages[i].index - number for i, line in group for number in numbers_in(line))
        alike = {
            (i, line)
            for i, line in group
            if texts[line.text] > 1 or any(offsets[pages[i].index - number] > 1 for number in numbers_in(line))
        }
        if len({i for i, _ in alike}) >= least:
            repeated |= alike
    return repeated


def _page_numbers(edges: Sequence[EdgeLine], numbers: PrintedNumbers) -> set[EdgeLine]:
    """Return the lines that hold the page's number and nothing else."""
    return {
        (i, line)
        for i, line in edges
        if i in numbers and LONE_NUMBER.fullmatch(line.text) and numbers[i].value in numbers_in(line)
    }


def _beside_removed(edges: Sequence[EdgeLine], removed: set[EdgeLine], pages: Sequence[PageLayout]) -> set[EdgeLine]:
    """Return lines on the baseline of headers and footers: their other half, or a chapter's title on one page only."""
    places = {(i, round(line.y)) for i, line in removed}
    heights = Counter(y for _, y in places)
    usual = {y for y, count in heights.items() if count >= max(3, len(pages) / 4)}
    return {
        (i, line)
        for i, line in edges
        if (i, round(line.y)) in places or (round(line.y) in usual and len(line.text) < _MAX_BESIDE)
    }
