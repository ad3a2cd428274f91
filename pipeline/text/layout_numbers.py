"""Numbers of the layout, which no sentence says: pages of a list of contents, notes set on the line, rows of a table."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Block, BlockKind, Span
from pipeline.text.calendar import MONTHS
from pipeline.text.regex import regex

# "Vase of unusual shape  124": words, a gap, a page
_ENTRY = regex(r"[^\n]{0,40}[^\W\d_]{2}[^\n]{0,160}?(?:[ ]{2,}|\t)[ \t]*(?P<page>[0-9]{1,4}|[ivxl]{1,6})[ \t]*$")
_WORD = regex(r"[^\W\d_]{2,}")
_PAGE_ALONE = regex(r"[ \t]*(?P<page>[0-9]{1,4})[ \t]*$")
_LEAST_ENTRIES, _MOST_LINES_APART = 6, 3
_LEAST_WORDS = 2.5  # an entry where the list was read as a table: rows of a real one are named more briefly
# a note below the text: its number opens the line
_NOTE = regex(r"(?m:^[ \t]{0,4}(?P<n>[1-9][0-9]{0,2})[ \t]{1,6}(?=https?:|[A-Z“\"‘]))")
# its mark in the text, set off by a blank: "the global trade 7 .", "12.99 per cent 8 during"
_MARK = (
    r"(?<=[^\W\d_.,;:)”\"’'][ ]){n}(?=[ ]?[.,;:)]|[ ]+[a-z(]|\s*$)"
    r"|(?<=[.,;:”\"’'][ ]){n}(?=[ ]?\n|[ ]+[A-Z(])|(?<=[)][ ]){n}(?=[ ]?\n|[ ]+[A-Za-z(])"
    r"|(?<=[0-9)][ ]){n}(?=[ ][.,;])"
)
_LEAST_NOTES, _LARGEST_STEP, _NOTE_REACH = 3, 5, 12_000
_ROW_NUMBER = regex(r"(?P<n>[0-9]{1,4})[ \t]+(?=[^\W\d_]|[0-9][^\s]*[^\W\d_])")
_LEAST_ROWS = 4
_NUMBERS_IN_ROW = regex(r"(?<![\w.,:/-])[0-9]{1,2}(?:[ \t|]{1,12}[0-9]{1,2}(?![\w.,:/-])){3,60}")
_WHOLE = regex(r"[0-9]+")
# "WGUS46 KMTR 311700", "CAC001-312200-"
_CODES = regex(r"[ \t]*(?=[^\n]{0,80}?[0-9]{4})[A-Z]{2,6}[0-9]{2,6}[A-Z0-9-]{0,20}(?:[ \t]+[A-Z0-9-]{3,12}){0,4}[ \t]*")
# "15 Whether compelled or not"
_PARAGRAPH = regex(r"(?m:^[ \t]{0,8}(?P<n>[1-9][0-9]{0,2})[ \t]+(?=[“\"‘'(]?[A-Z]))")
_LEAST_PARAGRAPHS, _LARGEST_PARAGRAPH_STEP = 6, 4


def contents_lines(text: str, lines: Sequence[Span], *, in_table: bool = False) -> Iterator[Span]:
    r"""Yield the lines of lists of contents: entries that end in a page behind a gap, the pages never going back.

    in_table: the lines are rows of what was read as tables.

    >>> text = "\n".join(f"The {name} harbour  {page}" for name, page in zip("abcdefg", (3, 5, 5, 9, 12, 13, 20)))
    >>> len(list(contents_lines(text, [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)])))
    7
    """
    run: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        written = line.of(text)
        entry = (_ENTRY.match(written) if _has_gap(written) else None) or (_PAGE_ALONE.match(written) if run else None)
        page = int(entry["page"]) if entry and entry["page"].isdigit() else last
        if run and (at - run[-1] > _MOST_LINES_APART or (entry and page < last)):
            yield from _entries(text, lines, run, in_table=in_table)
            run = []
        if entry:
            run, last = [*run, at], page
    yield from _entries(text, lines, run, in_table=in_table)


def _has_gap(line: str) -> bool:
    """Tell whether an entry of a list of contents may end a line: most lines have no gap, and no pattern is tried on them."""
    return "  " in line or "\t" in line


def _entries(text: str, lines: Sequence[Span], run: Sequence[int], *, in_table: bool) -> Sequence[Span]:
    """Return the lines from the first entry to the last, the wrapped ones among them; none where the run is short."""
    if len(run) < _LEAST_ENTRIES:
        return ()
    words = sum(len(_WORD.findall(lines[at].of(text))) for at in run)
    return () if in_table and words < _LEAST_WORDS * len(run) else lines[run[0] : run[-1] + 1]


def note_numbers(text: str) -> Iterator[Span]:
    r"""Yield the numbers of notes that stand on the line: those that open the notes, and the one mark of each before it.

    Notes are believed where three or more count up and each has its mark in the text before.

    >>> text = "Of trade 1 . And per cent 2 during\nof rice 3 .\n1 Grain Office.\n2 Rice Board.\n3 Yearbook."
    >>> [span.of(text) for span in note_numbers(text)]
    ['1', '2', '3', '1', '2', '3']
    """
    marks: list[Span] = []
    openings: list[Span] = []
    last = earliest = 0
    for note in _NOTE.finditer(text):
        number = int(note["n"])
        if last and not 0 < number - last <= _LARGEST_STEP:
            continue
        mark = _mark_before(text, note, max(earliest, note.start() - _NOTE_REACH))
        if mark:
            marks.append(mark)
            earliest = mark.end
        if mark or last:
            openings.append(Span(*note.span("n")))
            last = number
    if len(marks) >= max(_LEAST_NOTES, len(openings) // 2):
        yield from (*marks, *openings)


def _mark_before(text: str, note: re.Match[str], start: int) -> Span | None:
    """Return where the text before a note sets its number behind a word, None where it does not; "October 31," is a day."""
    for mark in re.compile(_MARK.replace("{n}", note["n"])).finditer(text, start, note.start()):
        words = text[max(0, mark.start() - 24) : mark.start()].split()
        if not words or words[-1].casefold().rstrip(".") not in MONTHS:
            return Span(*mark.span())
    return None


def row_numbers(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the numbers that count the rows of a table: each row opens with the next greater one, and words stand behind it."""
    run: list[Span] = []
    last = -1
    for block in blocks:
        found = _ROW_NUMBER.match(text, block.span.start, block.span.end) if block.kind == BlockKind.TABLE else None
        if found and int(found["n"]) > last:
            run, last = [*run, Span(*found.span("n"))], int(found["n"])
            continue
        if len(run) >= _LEAST_ROWS:
            yield from run
        run, last = ([Span(*found.span("n"))], int(found["n"])) if found else ([], -1)
    if len(run) >= _LEAST_ROWS:
        yield from run


def counting_numbers(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the numbers of lines that count up by one without a word between: heads of columns, axes, holes of a course.

    >>> text = "Odds  1  2  3  4  5  6"
    >>> [span.of(text) for span in counting_numbers(text, [Span(0, len(text))])]
    ['1  2  3  4  5  6']
    """
    for line in lines:
        for found in _NUMBERS_IN_ROW.finditer(text, line.start, line.end):
            numbers = [int(number) for number in _WHOLE.findall(found.group())]
            if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
                yield Span(*found.span())


def code_lines(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    r"""Yield the lines that are codes of letters and digits and nothing else, and a lone number that opens the document.

    >>> text = "WGUS46 KMTR 311700\nAT 311700 TONNES"
    >>> [span.of(text) for span in code_lines(text, [Span(0, 18), Span(19, 35)])]
    ['WGUS46 KMTR 311700']
    """
    for at, line in enumerate(lines):
        if _CODES.fullmatch(text, line.start, line.end) or (at == 0 and _PAGE_ALONE.match(line.of(text))):
            yield line


def paragraph_numbers(text: str) -> Iterator[Span]:
    r"""Yield the numbers that count the paragraphs of a text: lines open with them, and they go up by small steps.

    >>> text = "\n".join(f"{n} The harbour is old." for n in (1, 2, 4, 5, 6, 7)) + "\n300 boats came."
    >>> [span.of(text) for span in paragraph_numbers(text)]
    ['1', '2', '4', '5', '6', '7']
    """
    run: list[Span] = []
    last = 0
    for found in _PARAGRAPH.finditer(text):
        number = int(found["n"])
        if run and not 0 < number - last <= _LARGEST_PARAGRAPH_STEP:
            if number - last > _LARGEST_PARAGRAPH_STEP:
                continue  # a count that opens a sentence
            if len(run) >= _LEAST_PARAGRAPHS:
                yield from run
            run = []
        run, last = [*run, Span(*found.span("n"))], number
    if len(run) >= _LEAST_PARAGRAPHS:
        yield from run
