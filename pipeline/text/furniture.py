"""Furniture of a document: lines and spans that are no prose, whatever they say.

Lists of contents, running heads and feet, numbers of notes and rows, lines of code, axis labels and other runs of bare numbers,
maths, attributes, places in law reports.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.lexicon import fragment, words
from pipeline.model import BlockKind, Document, MarkKind, Span
from pipeline.text.drawings import drawing_labels
from pipeline.text.identifier_columns import identifier_columns
from pipeline.text.law_reports import law_report_places
from pipeline.text.layout_numbers import (
    code_lines,
    contents_lines,
    counting_numbers,
    note_numbers,
    paragraph_numbers,
    row_numbers,
)
from pipeline.text.regex import regex

_LINE = regex(r"[^\n]+")
_LEADERS = regex(r"(?:\.[ ]?){5,}[ ]*[0-9ivxIVX]{0,6}[ ]*$|…{2,}")  # "Results ........ 17"
_TRAILING_PAGE = regex(r"(?:\s+(?:[Pp]age\s+)?[0-9]{1,4}|^[0-9]{1,4}\s+)$")
_LEAST_REPEATS, _LONGEST_HEAD = 3, 160  # a line that a document prints so often is its head or foot
_BARE_NUMBERS = regex(r"[\s0-9.,%−–-]*[0-9][\s0-9.,%−–-]*")
_LEAST_BARE_LINES = 3  # lines of nothing but numbers in a row: an axis, a column torn off its table
# an assignment, a keyword with brackets, nothing but brackets and numbers, a prompt, a line that a brace or a semicolon ends
_CODE = regex(
    r"^\s*(?:[\w.\[\]:, /()]{1,40}\s(?:[-+*/]?=|:=|<-)\s\S.*"
    rf"|{fragment('languages.program_keywords')}\b[^.]*[({{;:=]\s*\S{{0,20}}"
    r"|[\[({+\-*/ 0-9.,;\])}]{8,}|(?:[$>]|#\s)\s?[a-z][\w./-]*(?:\s-{1,2}\w.*)?|[}\])];?|.*[)\w\]}\s][;{]\s*)\s*$"
)
_LONGEST_ENTRY = 700
_ADDRESS = regex(r"https?:\s?//|\bdoi\.\s?org|\bdoi:")
# the year of an entry in brackets before its title: 2018, or 2024 with a day; or "Retrieved … from" an address
_ENTRY = regex(
    r"\([12][0-9]{3}[a-z]?(?:,\s+[A-Z][a-z]+(?:\s+[0-9]{1,2})?)?\)\.\s"
    r"|\([A-Z][a-z]+\s+[0-9]{1,2},\s+[12][0-9]{3}\)\.\s|\bRetrieved\s[^\n]{0,40}\sfrom\shttps?:"
)
_SYMBOL = regex(r"[()\[\]{}=<>*_;/|\\&]")
_LEAST_POWERS, _LEAST_SIGNS = 2, 0.12  # of a line of torn maths
_LEAST_SYMBOLS = 0.06  # share of the characters of a line of code
# TeX between dollars or brackets, and inline R; two prices in dollars are no maths
_MATHS = regex(
    r"\$\$[^$]{1,1500}\$\$"
    r"|\$(?=\S)(?=[^$\n]{0,200}(?:[=\\^_{}<>*+\[]|(?<=\$)[A-Za-z](?:\$|[ ,/])))[^$\n]{1,200}(?<=\S)\$(?![0-9])"
    r"|\$\([^$\n]{1,80}\)\$|\\\([^\n]{1,300}?\\\)|\\\[[^\n]{1,300}?\\\]"
    r"|`r [^`\n]{1,200}`|`(?=[^`\n]{0,200}[(){}\[\]=_;<>])[^`\n]{1,200}`"
)
# attributes of a figure and references to one, raised and lowered characters, fields of a template, tags left in the text:
# such as {#fig:map width="85%"}, {width=75%}, {@fig:2} and @ref(tab:tab1), log~10~, {{ url }}, GLYPH<c=3>
_MARKUP = regex(
    # what each of them begins with: most characters are passed over at this first look
    r"(?=[{@A-Z~^])(?:\{@[a-z]{2,5}:[^{}\n]{1,80}\}|@ref\([^()\n]{1,80}\)|\b[A-Z]{3,10}<[^<>\n]{1,120}>"
    r"|\{(?:[#.]|[a-z-]{2,20}=)[^{}\n]{0,300}\}|\{\{[^{}\n]{1,300}\}\}|\{%[^{}\n]{1,300}%\}|(?<=[\w)])~[0-9A-Za-z+-]{1,4}~"
    r"|(?<=[A-Za-z)}])(?<!\b[mM])(?<!\b[kc]m)\^(?!-[123](?![0-9^]))[0-9+-]{1,4}\^?)"
)
# in a text with code: a call with an argument of a program, "r round(fixef(fit)[\"x\"], 2)", and an assignment, "thin=10"
_INNER = r"(?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,80}\)){0,120}\)){0,240}"
_CALL = regex(
    rf"(?<![\w.])(?:r )?[A-Za-z_][\w.:]{{1,40}}\((?=[^\n]{{0,80}}?[=~\"\[$]){_INNER}\)(?:[$\[][\w\"$\]]{{1,40}})?"
    r"|(?<![\w.(])r [a-z_][\w.]{0,40}\("
    + _INNER
    + r"\)|(?<![\w.])(?P<name>[A-Za-z_][\w.]{2,30})=[-+]?[0-9][\w.+-]{0,20}"
)


def _is_statistic(found: re.Match[str]) -> bool:
    """Tell whether an assignment reports a number of statistics: "mean=3.2"."""
    return bool(found["name"]) and found["name"].casefold() in words("figures.statistics")


def find_furniture(document: Document) -> tuple[Span, ...]:
    """Return the spans of a document that are no prose, in text order; rows of tables, headings and notes are none.

    Linear in the text.
    """
    text = document.text
    tables = bytearray(len(text) + 1)
    for block in document.blocks:
        if block.kind in (BlockKind.TABLE, BlockKind.CODE):
            tables[block.span.start : block.span.end] = b"\1" * len(block.span)
    every_line = [Span(*line.span()) for line in _LINE.finditer(text)]
    lines = [line for line in every_line if not tables[line.start]]
    rows = [line for line in every_line if tables[line.start]]
    spans = {*_repeated(text, lines), *_runs_of_numbers(text, lines), *contents_lines(text, lines)}
    spans |= set(contents_lines(text, rows, in_table=True))
    spans |= {
        *note_numbers(text),
        *counting_numbers(text, every_line),
        *code_lines(text, lines),
        *paragraph_numbers(text),
        *row_numbers(text, document.blocks),
        *identifier_columns(text, document.blocks),
        *drawing_labels(document),
        *(mark.span for mark in document.marks if mark.kind in (MarkKind.MATHS, MarkKind.CODE)),
    }
    spans |= {line for line in lines if _is_contents_line(line.of(text)) or _is_code(line.of(text))}
    spans |= {line for line in lines if _is_entry(line.of(text)) or _is_torn_maths(line.of(text))}
    spans |= {Span(*found.span()) for pattern in (_MATHS, _MARKUP) for found in pattern.finditer(text)}
    if any(block.kind == BlockKind.CODE for block in document.blocks):
        spans |= {Span(*found.span()) for found in _CALL.finditer(text) if not _is_statistic(found)}
    spans |= set(law_report_places(text))
    return tuple(sorted(spans))


def _is_contents_line(line: str) -> bool:
    return bool(_LEADERS.search(line[-200:]))


def _is_entry(line: str) -> bool:
    """Tell whether a line is an entry of a work that stands among the text, with its year in brackets and its address."""
    return len(line) <= _LONGEST_ENTRY and bool(_ADDRESS.search(line) and _ENTRY.search(line))


def _is_code(line: str) -> bool:
    """Tell whether a line is of a program: it is built like one, and more of its characters are signs than in prose."""
    if len(line) > 200 or not _CODE.match(line):
        return False
    return len(_SYMBOL.findall(line)) >= _LEAST_SYMBOLS * len(line)


def _is_torn_maths(line: str) -> bool:
    """Tell whether a line is a formula that a scan has torn: powers, and a great share of signs."""
    return line.count("^") >= _LEAST_POWERS and len(_SYMBOL.findall(line)) + line.count("^") >= _LEAST_SIGNS * len(line)


def _repeated(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield the lines that stand several times, but for a page number at their end: heads and feet of pages."""
    plain = {
        line: _TRAILING_PAGE.sub("", " ".join(line.of(text).split())) for line in lines if len(line) <= _LONGEST_HEAD
    }
    counts = Counter(plain.values())
    for line, written in plain.items():
        if (
            counts[written] >= _LEAST_REPEATS
            and any(c.isdigit() for c in line.of(text))
            and any(c.isalpha() for c in written)
        ):
            yield line


def _runs_of_numbers(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield lines that hold nothing but numbers and stand together."""
    run: list[Span] = []
    for line in lines:
        if _BARE_NUMBERS.fullmatch(line.of(text)):
            run.append(line)
            continue
        if len(run) >= _LEAST_BARE_LINES:
            yield from run
        run = []
    if len(run) >= _LEAST_BARE_LINES:
        yield from run
