"""Lines of a list to entries: one a line, wrapped, hanging, numbered, several a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Span
from pipeline.references.detect.recognise import like_reference, opens
from pipeline.references.parse.rules import organisations, people, year

# e.g. "[12] ", "12. ", "(12) ", "12) ", "12 Lee"
_LABEL = re.compile(
    r"\s{0,20}(?:\[(?P<square>\d{1,4})\]|\((?P<round>\d{1,3})\)|(?P<dotted>\d{1,3})[.)](?!\d)|(?P<bare>\d{1,3})(?=\s{1,4}[^\W\d_a-z]))"
)
_KEY = re.compile(r"\s{0,20}\[[A-Za-z][\w+.-]{1,14}\]\s")  # [Lee20]
_DONE = re.compile(r"[.)\]>”\"»/]$|\d$|https?://\S{1,300}$")  # how a finished entry may end
_WITHIN = re.compile(r"(?<=[.;)\]\d/])\s{1,4}(?=(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,3}\.)\s)")  # "… 2019. [2] Lee"
_STOP = re.compile(r"(?<=[.;)\]\d/])\s{1,4}(?=[^\W\d_a-z])")
_LINKED = re.compile(r"(?:https?://|www\.)\S{4,400}\s{1,4}(?=[^\W\d_a-z])")  # "https://a.org/x Lee, D. (2019)"
_DATED = re.compile(r"(?:1[5-9]|20)\d\d|n\.d\.|press|forthcoming")
_MANY, _TWICE = 5, 2.5  # in a list of so many, only an entry so much longer than most can be several
_AHEAD = 300  # characters in which names and their year stand
_FULL = 160  # characters; a shorter line of a list holds one entry
_LEAST = 35  # characters of a whole reference: "Oates, B. (2014). Rules. Water 16: 1-20."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, the number and the kind of the block it stands in."""

    span: Span
    block: int
    kind: str


def entries(text: str, lines: list[Line]) -> list[Span]:
    """Return the spans of the entries, in order, each without the white space around it."""
    joined = list(_joined(text, lines))
    usual = sorted(map(len, joined))[len(joined) // 2] if len(joined) >= _MANY else 0
    out: list[Span] = []
    for span in joined:
        out.extend(_several(text, span) if len(span) > _TWICE * usual else [span])
    return [s for s in (_tight(text, span) for span in out) if len(s)]


def _joined(text: str, lines: list[Line]) -> Iterator[Span]:
    """Join the lines that belong to one entry."""
    numbered = sum(
        _LABEL.match(ln.span.of(text)) is not None or _KEY.match(ln.span.of(text)) is not None for ln in lines
    )
    rule = _starts_numbered if numbered >= max(2, _blocks(lines) * 0.6) else _starts
    indents = sorted({_indent(ln, text) for ln in lines})
    hanging = indents[0] if len(indents) == 2 and rule is _starts else None
    start = end = None
    previous = None
    for line in lines:
        if previous is None or rule(text, previous, line, hanging):
            if start is not None and end is not None:
                yield Span(start, end)
            start = line.span.start
        end, previous = line.span.end, line
    if start is not None and end is not None:
        yield Span(start, end)


def _blocks(lines: list[Line]) -> int:
    return len({line.block for line in lines})


def _indent(line: Line, text: str) -> int:
    said = line.span.of(text)
    return len(said) - len(said.lstrip())


def _starts_numbered(text: str, before: Line, line: Line, hanging: int | None) -> bool:  # noqa: ARG001 — one signature for both rules
    """Tell whether a line of a numbered list opens an entry: it has a label, or is a block after a finished one."""
    said = line.span.of(text)
    if _LABEL.match(said) or _KEY.match(said):
        return True
    return line.block != before.block and _done(text, before) and like_reference(said)


def _starts(text: str, before: Line, line: Line, hanging: int | None) -> bool:
    """Tell whether a line opens an entry: by its indent, its block, or how it and the line before read."""
    said = line.span.of(text)
    if line.kind == "item" and line.block != before.block:
        return True
    if hanging is not None:
        return _indent(line, text) == hanging
    if line.block != before.block:
        return not re.match(r"\s{0,20}(?:[^\W\dA-Z_]|https?:|doi:|www\.)", said) or (
            _done(text, before) and opens(said)
        )
    return _done(text, before) and opens(said)


def _done(text: str, line: Line) -> bool:
    return _DONE.search(line.span.of(text).rstrip()) is not None


def _several(text: str, span: Span) -> Iterator[Span]:
    """Cut a stretch that holds several entries: at labels that count up, or where names and a year follow a stop."""
    if len(span) < _FULL:
        yield span
        return
    said = span.of(text)
    cuts = _labels(said) or _names(said)
    for start, end in zip([0, *cuts], [*cuts, len(said)], strict=True):
        yield Span(span.start + start, span.start + end)


def _labels(said: str) -> list[int]:
    """Return where labels stand that go on counting from the first: "[1] … [2] … [3] …"."""
    first = _LABEL.match(said)
    if not first:
        return []
    number = _number(first)
    cuts = []
    for found in _WITHIN.finditer(said):
        label = _LABEL.match(said, found.end())
        if label and _number(label) == number + 1:
            cuts.append(found.end())
            number += 1
    return cuts


def _number(found: re.Match[str]) -> int:
    return int(next(g for g in found.groups() if g))


def _names(said: str) -> list[int]:
    """Return where, behind a stop, names with their year open another whole reference."""
    cuts: list[int] = []
    last = 0
    dated = [found.start() for found in _DATED.finditer(said)][::-1]  # the next year stands last
    for at in sorted({found.end() for pattern in (_STOP, _LINKED) for found in pattern.finditer(said)}):
        if at - last < _LEAST:
            continue
        while dated and dated[-1] < at:
            dated.pop()
        if not dated or dated[-1] > at + _AHEAD:
            continue
        ahead = said[at : at + _AHEAD]
        _, _, end = people.take(ahead)
        if not end:
            _, end = organisations.take(ahead)
        early = year.early(ahead, end) if end else None
        if (
            early
            and said[at + early[1] - 1 : at + early[1] + 1].strip(" )]")[:1] in (".", ",", ":", "")
            and like_reference(said[last:at])
        ):
            cuts.append(at)
            last = at
    return cuts


def _tight(text: str, span: Span) -> Span:
    said = span.of(text)
    left = len(said) - len(said.lstrip())
    return Span(span.start + left, span.start + left + len(said.strip()))
