"""What the printer adds to every page: running headers, footers, page numbers; and what those say about the page's label."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.documents.pdf.values import Line, Sheet

_EDGE = 3  # lines at the top and at the bottom that may be furniture
_ZONE = 0.14  # of the page's height, from either edge; a footer may stand a little higher
_MOST = 0.5  # of the letters of a file are no furniture
_NEAR = 32.0  # points; so far from its first and last line, where the page is smaller than its paper
_YEARS = 1500  # a lone number from here on may be a year
_DIGITS = re.compile(r"\d{1,6}")
_NUMBER = re.compile(r"(?<![\w.,-])(\d{1,4}|[ivxl]{1,7})(?![\w,]|\.\d)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(
    r"\W{0,4}(?:(?:page|seite|página|pagina|p\.)\s)?(?:\d{1,4}|[ivxl]{1,7})(?:\s?(?:/|of|von|de|di)\s?\d{1,4})?\W{0,4}",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
Place = tuple[int, Line]  # number of the sheet in the list, and a line near its edge


def bare(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets without running headers, footers and page numbers, labelled as printed."""
    edges = [(i, line) for i, sheet in enumerate(sheets) for line in _edges(sheet)]
    numbers = _printed(sheets, edges) if len(sheets) > 1 else _alone(sheets, edges)
    drop = _repeated(edges, sheets) | _numbers(edges, numbers)
    drop |= _same_height(edges, drop, sheets)
    gone: dict[int, set[Line]] = defaultdict(set)
    for i, line in drop:
        gone[i].add(line)
    labels = _labels(sheets, numbers)
    if sum(len(line.text) for _, line in drop) > _MOST * sum(_letters(sheet) for sheet in sheets):
        gone = defaultdict(set)  # a few words a page are no headers: they are all there is
    return [
        replace(
            sheet,
            label=labels[i],
            lines=_without(sheet.lines, gone[i]) if gone[i] else sheet.lines,
        )
        for i, sheet in enumerate(sheets)
    ]


def _letters(sheet: Sheet) -> int:
    return sum([len(line.text) for line in sheet.lines])


def _without(lines: Sequence[Line], gone: set[Line]) -> tuple[Line, ...]:
    heights = {line.y for line in gone}  # to look for a number is quicker than to look for a line
    return tuple([line for line in lines if line.y not in heights or line not in gone])


def _edges(sheet: Sheet) -> Iterator[Line]:
    """Yield the first and the last lines of a page that stand near its edges."""
    heights = [line.y for line in sheet.lines if 0 < line.y < sheet.height]
    top = max(sheet.height * _ZONE, min(heights, default=0.0) + _NEAR)
    bottom = min(sheet.height * (1 - _ZONE), max(heights, default=sheet.height) - _NEAR)
    near = sorted(
        [line for line in sheet.lines if (line.y < top or line.y > bottom) and not line.cells], key=attrgetter("y")
    )
    upper, lower = [line for line in near if line.y < top], [line for line in near if line.y > bottom]
    yield from (line for line in upper if line.y <= upper[min(_EDGE, len(upper)) - 1].y)
    yield from (line for line in lower if line.y >= lower[-min(_EDGE, len(lower))].y)


def _key(line: Line) -> str:
    """Return what is the same on every page, left ones and right ones: the words without their numbers."""
    return " ".join([word for word in _WORDS.findall(line.text.casefold()) if word not in _ROMANS])


def _repeated(edges: Sequence[Place], sheets: Sequence[Sheet]) -> set[Place]:
    """Return the lines whose words stand at the same height on several pages, numbers alone left to _numbers.

    Their numbers are the same too, or count the pages: "Ibid., 34." at the foot of two pages is no footer.
    """
    groups: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for i, line in edges:
        key = _key(line)
        if len(key) > 1 and not (line.raised and line.raised[0][0] == 0):
            groups[key, round(line.y / 8)].append((i, line))
    least = 2 if len(sheets) < 8 else 3
    out = set()
    for group in groups.values():
        texts = Counter(line.text for _, line in group)
        steps = Counter(sheets[i].index - n for i, line in group for n in _values(line))
        good = {
            (i, line)
            for i, line in group
            if texts[line.text] > 1 or any(steps[sheets[i].index - n] > 1 for n in _values(line))
        }
        if len({i for i, _ in good}) >= least:
            out |= good
    return out


def _values(line: Line) -> set[int]:
    """Return the numbers of a line, roman ones too; "Frm 00079" counts pages as well."""
    return {int(m[0]) for m in _DIGITS.finditer(line.text)} | {
        n for m in _NUMBER.finditer(line.text) if (n := _value(m[1]))
    }


def _printed(sheets: Sequence[Sheet], edges: Sequence[Place]) -> dict[int, tuple[int, bool]]:
    """Return sheet → (number printed on it, is it roman), where a neighbouring sheet bears the number out."""
    said: dict[int, set[tuple[int, bool]]] = defaultdict(set)
    for i, line in edges:
        for match in _ends(line.text):
            number = _value(match[1])
            if number:
                said[i].add((number, not match[1].isdigit()))
    votes = Counter((sheets[i].index - n, roman) for i, found in said.items() for n, roman in found)
    out = {}
    for i, found in said.items():
        good = [(votes[sheets[i].index - n, roman], n, roman) for n, roman in found]
        best = max(good)
        near = any((best[1] + step, best[2]) in said.get(i + step, ()) for step in (-2, -1, 1, 2))
        if best[0] > 1 and near:
            out[i] = (best[1], best[2])
    return out


def _alone(sheets: Sequence[Sheet], edges: Sequence[Place]) -> dict[int, tuple[int, bool]]:
    """Return the number of the only sheet: the lowest or highest line, far from all others, if it is nothing else and no year."""
    out = {}
    for i, line in edges:
        others = [abs(line.y - other.y) for other in sheets[i].lines if other is not line]
        found = _NUMBER.search(line.text) if _ALONE.fullmatch(line.text) else None
        value = _value(found[1]) if found else 0
        if found and others and min(others) > _NEAR and 0 < value < _YEARS:
            out[i] = (value, not found[1].isdigit())
    return out


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers at the start and at the end of a line, and those of "Page 3 of 9"."""
    if len(text) < 30 and _ALONE.fullmatch(text):
        yield from _NUMBER.finditer(text)
        return
    first = _NUMBER.match(text)
    if first:
        yield first
    last = text.rsplit(None, 1)[-1]
    yield from (found for found in _NUMBER.finditer(last) if found.end() == len(last))


def _value(said: str) -> int:
    """Return the number, 0 for letters that are no roman number: "vii" is 7, "mix" is none."""
    if said.isdigit():
        return int(said)
    values = [_ROMAN[c] for c in said.lower()]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if _roman(total) == said.lower() else 0


def _roman(number: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[number // 10 % 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


def _numbers(edges: Sequence[Place], numbers: dict[int, tuple[int, bool]]) -> set[Place]:
    """Return the lines that hold the page's number and nothing else."""
    return {
        (i, line)
        for i, line in edges
        if i in numbers and _ALONE.fullmatch(line.text) and numbers[i][0] in _values(line)
    }


def _same_height(edges: Sequence[Place], drop: set[Place], sheets: Sequence[Sheet]) -> set[Place]:
    """Return lines on the very baseline of furniture: the other half of a header, or a chapter's title on one page only."""
    known = {(i, round(line.y)) for i, line in drop}
    heights = Counter(y for _, y in known)
    usual = {y for y, n in heights.items() if n >= max(3, len(sheets) / 4)}
    return {
        (i, line)
        for i, line in edges
        if (i, round(line.y)) in known or (round(line.y) in usual and len(line.text) < 90)
    }


def _labels(sheets: Sequence[Sheet], numbers: dict[int, tuple[int, bool]]) -> list[str]:
    """Return each page's label: as printed, else as the file says, else counted on from the nearest printed one."""
    agreed = sum(_shown(*numbers[i]) == sheets[i].label.lower() for i in numbers)
    trusted = not numbers or agreed >= len(numbers) / 2
    out = []
    for i, sheet in enumerate(sheets):
        if i in numbers:
            out.append(_shown(*numbers[i]))
        elif trusted and sheet.label:
            out.append(sheet.label)
        else:
            out.append(_counted(sheet, numbers, sheets))
    return out


def _counted(sheet: Sheet, numbers: dict[int, tuple[int, bool]], sheets: Sequence[Sheet]) -> str:
    """Count from the nearest sheet with a printed number; without any, the first page of the file is 1."""
    nearest = min(numbers, key=lambda i: abs(sheets[i].index - sheet.index), default=None)
    if nearest is None:
        return str(sheet.index + 1)
    number, roman = numbers[nearest]
    counted = number + sheet.index - sheets[nearest].index
    return _shown(counted, roman) if counted > 0 else sheet.label or str(sheet.index + 1)


def _shown(number: int, roman: bool) -> str:
    return _roman(number) if roman else str(number)


_ROMANS = frozenset(_roman(number) for number in range(1, 90))
