"""Lines of a list to entries: one a line, wrapped, hanging, numbered, several a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import BlockKind, BlockRole, Span
from pipeline.references.detect.pieces import join_pieces, split_at_dates
from pipeline.references.detect.recognise import is_reference, opens_reference
from pipeline.references.parse.rules.organisations import parse_organisation
from pipeline.references.parse.rules.people import parse_names
from pipeline.references.parse.rules.year import match_year_behind_authors
from pipeline.text.regex import regex

# e.g. "[12] ", "12. ", "(12) ", "12) ", "12 Lee"
_LABEL = regex(
    r"\s{0,20}(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,3})\)|(?P<dotted>\d{1,3})[.)](?!\d)|(?P<bare>\d{1,3})(?=\s{1,4}[^\W\d_a-z]))"
)
_KEY = regex(r"\s{0,20}\[[A-Za-z][\w+.-]{1,14}\]\s")  # [Lee20]
_FINISHED = regex(r"[.)\]>”\"»/]$|\d$|https?://\S{1,300}$")  # how a finished entry may end
_BEFORE_LABEL = regex(r"(?<=[.;)\]\d/])\s{1,4}(?=(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}\.)\s)")  # "… 2019. [2] Lee"
_STOP = regex(r"(?<=[.;)\]\d/])\s{1,4}(?=[^\W\d_a-z])")
_AFTER_LINK = regex(r"(?:https?://|www\.)\S{4,400}\s{1,4}(?=[^\W\d_a-z])")  # "https://a.org/x Lee, D. (2019)"
_ADDRESS = regex(r"\s{0,20}(?:https?:|//|doi:|www\.)")
_ADDRESS_PART = regex(r"\s{0,20}\S{0,80}/")  # the rest of an address that a line end cut
_DATED = regex(r"(?:1[5-9]|20)\d\d|n\.d\.|press|forthcoming")
# a title or a law where authors stand: "Third quay opens. (2022, May 3). The Courier", "Rivers Act, No. 7 (1951). https://…"
_DATED_TITLE = regex(
    r"\s{0,20}[“\"]?[^\W\d_a-z](?:[^.:;()]|(?<!\w)\w{1,3}\.\s(?=\d)){3,160}\.?\s\((?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.)(?:,\s[^()]{1,30})?\)\.\s\S"
)
_MANY, _LONGER = 5, 2.5  # in a list of so many, only an entry so much longer than most can be several
_NUMBERED = 0.6  # of the blocks with a label make a numbered list
_AHEAD = 300  # characters in which names and their year stand
_WRAPPED = 40  # characters of a line that may have been broken inside an entry
_FULL_LINE = 160  # characters; a shorter line of a list holds one entry
_SHORTEST = 35  # characters of a whole reference: "Oates, B. (2014). Rules. Water 16: 1-20."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, number, kind and role of the block it stands in, and the label that the block gives its first line."""

    span: Span
    block: int
    kind: BlockKind
    label: str = ""
    role: BlockRole = BlockRole.NONE


def split_entries(text: str, lines: list[Line], *, announced: bool = False) -> list[Span]:
    """Return the spans of the entries, in order, each without the white space around it.

    announced: a heading calls them works, so that what is none by itself is a piece of one.
    """
    joined = list(_join_lines(text, lines))
    if announced and not any(_has_label(span.of(text)) for span in joined):
        joined = join_pieces(text, [part for span in joined for part in split_at_dates(text, span)])
    usual = sorted(map(len, joined))[len(joined) // 2] if len(joined) >= _MANY else 0
    entries: list[Span] = []
    for span in joined:
        entries.extend(_split_several(text, span) if len(span) > _LONGER * usual else [span])
    return [entry for entry in (_strip(text, span) for span in entries) if len(entry)]


def _join_lines(text: str, lines: list[Line]) -> Iterator[Span]:
    """Yield the spans of lines that belong to one entry."""
    numbered = sum(_has_label(line.span.of(text)) for line in lines)
    blocks = len({line.block for line in lines})
    opens_entry = _opens_numbered_entry if numbered >= max(2, blocks * _NUMBERED) else _opens_entry
    if (
        sum(_has_square_label(line.span.of(text)) for line in lines) * 2 > numbered
        and opens_entry is _opens_numbered_entry
    ):
        opens_entry = _opens_square_entry  # "9 January 2024]" continues the entry
    indents = sorted({_indent(line, text) for line in lines})
    hanging = indents[0] if len(indents) == 2 and opens_entry is _opens_entry else None
    start = end = None
    previous = None
    for line in lines:
        if previous is None or opens_entry(text, previous, line, hanging):
            if start is not None and end is not None:
                yield Span(start, end)
            start = line.span.start
        end, previous = line.span.end, line
    if start is not None and end is not None:
        yield Span(start, end)


def _has_label(line: str) -> bool:
    return _LABEL.match(line) is not None or _KEY.match(line) is not None


def _indent(line: Line, text: str) -> int:
    content = line.span.of(text)
    return len(content) - len(content.lstrip())


def _opens_numbered_entry(text: str, previous: Line, line: Line, hanging: int | None) -> bool:  # noqa: ARG001 — one signature for both rules
    """Tell whether a line of a numbered list opens an entry: it has a label, or is a block after a finished one."""
    content = line.span.of(text)
    if _has_label(content):
        return True
    return line.block != previous.block and _is_finished(text, previous) and is_reference(content)


def _has_square_label(line: str) -> bool:
    label = _LABEL.match(line)
    return label is not None and label["square"] is not None


def _opens_square_entry(text: str, previous: Line, line: Line, hanging: int | None) -> bool:
    """Tell whether a line of a list numbered in square brackets opens an entry."""
    content = line.span.of(text)
    return _has_square_label(content) or (
        not _has_label(content) and _opens_numbered_entry(text, previous, line, hanging)
    )


def _opens_entry(text: str, previous: Line, line: Line, hanging: int | None) -> bool:
    """Tell whether a line opens an entry: by its indent, its block, or how it and the line before read.

    hanging: the indent of first lines, in a list that has two indents.
    """
    content = line.span.of(text)
    if line.block != previous.block and (line.kind == BlockKind.ITEM or line.role == BlockRole.REFERENCE):
        return True
    if hanging is not None:
        return _indent(line, text) == hanging
    is_address, is_lower = _ADDRESS.match(content) is not None, content.lstrip()[:1].islower()
    if line.block != previous.block and not (is_address or is_lower):
        return (
            _is_finished(text, previous)
            or len(previous.span) < _WRAPPED
            or _DATED.search(previous.span.of(text)) is not None
        )
    if line.block != previous.block and not is_address and not _ADDRESS_PART.match(content):
        # a name in lower case opens an entry of its own: "boatd. boatd: a boat daemon. 2026."
        return _is_finished(text, previous) and _is_finished(text, line) and _DATED.search(content) is not None
    return _is_finished(text, previous) and (opens_reference(content) or _DATED_TITLE.match(content) is not None)


def _is_finished(text: str, line: Line) -> bool:
    return _FINISHED.search(line.span.of(text).rstrip()) is not None


def _split_several(text: str, span: Span) -> Iterator[Span]:
    """Yield the entries of a span that may hold several: cut at labels that count up, or where names and a year follow a stop."""
    if len(span) < _FULL_LINE:
        yield span
        return
    content = span.of(text)
    cuts = _cuts_at_labels(content) or _cuts_at_names(content)
    for start, end in zip([0, *cuts], [*cuts, len(content)], strict=True):
        yield Span(span.start + start, span.start + end)


def _cuts_at_labels(content: str) -> list[int]:
    """Return where labels stand that go on counting from the first: "[1] … [2] … [3] …"."""
    first = _LABEL.match(content)
    if not first:
        return []
    number = _number(first)
    cuts = []
    for found in _BEFORE_LABEL.finditer(content):
        label = _LABEL.match(content, found.end())
        if label and _number(label) == number + 1:
            cuts.append(found.end())
            number += 1
    return cuts


def _number(label: re.Match[str]) -> int:
    return int(next(group for group in label.groups() if group))


def _cuts_at_names(content: str) -> list[int]:
    """Return where, behind a stop, names with their year open another whole reference."""
    cuts: list[int] = []
    last = 0
    years = [found.start() for found in _DATED.finditer(content)][::-1]  # the next year stands last
    for at in sorted({found.end() for pattern in (_STOP, _AFTER_LINK) for found in pattern.finditer(content)}):
        if at - last < _SHORTEST:
            continue
        while years and years[-1] < at:
            years.pop()
        if not years or years[-1] > at + _AHEAD:
            continue
        if _opens_dated(content[at : at + _AHEAD + 1]) and is_reference(content[last:at]):
            cuts.append(at)
            last = at
    return cuts


def _opens_dated(ahead: str) -> bool:
    """Tell whether authors open a text, with a year right behind them and punctuation behind the year."""
    opening = ahead[:_AHEAD]
    _, _, end = parse_names(opening)
    if not end:
        _, end = parse_organisation(opening)
    year = match_year_behind_authors(opening, end) if end else None
    return year is not None and ahead[year[1] - 1 : year[1] + 1].strip(" )]")[:1] in (".", ",", ":", "")


def _strip(text: str, span: Span) -> Span:
    content = span.of(text)
    left = len(content) - len(content.lstrip())
    return Span(span.start + left, span.start + left + len(content.strip()))
