"""Notes that the markup does not call so: numbered lines at the end of a chapter or of a text, which marks before them call.

A list of works is numbered alike. What tells notes: each is called once, in the order in which they stand, by "[3]" or "³".
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Mark, MarkKind, Piece, Span
from pipeline.text.reference_headings import is_notes_heading, is_reference_heading
from pipeline.text.regex import regex

# before a note: "[3] Lee", "3. Lee"
_LABEL = regex(r"\s{0,8}(?:\[(?P<square>\d{1,3})\](?:\s{1,4}|$)|(?P<plain>\d{1,3})[.)]\s{1,4}(?=\S))")
_MARK = regex(r"\[(?P<number>\d{1,3})\]")
_FOOTNOTES = regex(rf"\W{{0,3}}{fragment('documents.footnote_headings')}\W{{0,4}}", re.IGNORECASE)
_NEVER = frozenset([BlockKind.TABLE, BlockKind.CODE, BlockKind.NOTE])
_FEWEST = 2  # notes of a run
_CALLED = 0.8  # of the notes of a run are called once, and in order
_MOST_PARAGRAPHS = 12  # between two labels of a run


@dataclass(frozen=True, slots=True)
class _Run:
    """Notes that count up. labels: place of a piece → number of the note that it opens or continues; end: behind the last."""

    labels: dict[int, int]
    end: int


@dataclass(frozen=True, slots=True)
class _Call:
    """A number in the text that may call a note."""

    place: int
    span: Span
    number: int


def mark_plain_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, the lines of such runs as notes and the numbers that call them with marks. Linear; never raises."""
    calls = [call for i, piece in enumerate(pieces) for call in _calls(i, piece)]
    out = list(pieces)
    at = 0
    for run in _runs(pieces, {call.place for call in calls}) if calls else ():
        first = min(run.labels)
        end = bisect_left(calls, first, lo=at, key=lambda call: call.place)
        here = _of_chapter(calls[at:end], run.labels[first], pieces)
        if _are_notes(run, here) and not _is_listed(pieces, first):
            at = bisect_left(calls, run.end, lo=end, key=lambda call: call.place)
            for i, number in run.labels.items():
                out[i] = _note(pieces[i], str(number))
            numbers = set(run.labels.values())
            for call in (c for c in here if c.number in numbers):
                piece = out[call.place]
                mark = Mark(MarkKind.NOTE, call.span, str(call.number))
                out[call.place] = replace(piece, marks=(*piece.marks, mark))
    return out


def _of_chapter(calls: Sequence[_Call], number: int, pieces: Sequence[Piece]) -> Sequence[_Call]:
    """Return the calls from the last on that has the number of the first note, where a heading opens a chapter before it."""
    i = next((i for i in range(len(calls) - 1, 0, -1) if calls[i].number == number), 0)
    between = pieces[calls[i - 1].place : calls[i].place] if i else ()
    return calls[i:] if any(piece.kind == BlockKind.HEADING for piece in between) else calls


def _calls(place: int, piece: Piece) -> Iterator[_Call]:
    """Yield the numbers of a piece in brackets or raised, but for its own label."""
    if piece.kind in _NEVER:
        return
    label = _LABEL.match(piece.text)
    spans = [Span(*m.span()) for m in _MARK.finditer(piece.text, label.end() if label else 0)]
    spans += [m.span for m in piece.marks if m.kind == MarkKind.SUPERSCRIPT and m.value.isdecimal()]
    if any(m.kind in (MarkKind.NOTE, MarkKind.CITEKEY) for m in piece.marks):
        return  # the markup itself says what its marks call
    for span in sorted(spans):
        number = span.of(piece.text).strip("[]")
        if number.isdecimal():
            yield _Call(place, span, int(number))


def _runs(pieces: Sequence[Piece], calling: Set[int]) -> Iterator[_Run]:
    """Yield the runs of numbered lines that count up from 1, or go on from the run of such labels before.

    calling: the places of pieces that call a note.
    """
    last, i = {True: 0, False: 0}, 0
    while i < len(pieces):
        number, in_brackets = _number(pieces[i]), _is_bracketed(pieces[i])
        if number not in (1, last[in_brackets] + 1):
            i += 1
            continue
        run = _read_run(pieces, i, number, calling)
        if len(set(run.labels.values())) >= _FEWEST or in_brackets:
            yield run
            last[in_brackets] = max(run.labels.values())
        i = run.end if len(run.labels) > 1 else i + 1


def _read_run(pieces: Sequence[Piece], first: int, number: int, calling: Set[int]) -> _Run:
    """Return the run that a piece opens; pieces without a label between two of its labels continue a note, unless they call one."""
    labels, i, in_brackets = {first: number}, first + 1, _is_bracketed(pieces[first])
    between: list[int] = []
    while i < len(pieces) and len(between) <= _MOST_PARAGRAPHS and pieces[i].kind != BlockKind.CODE:
        if _number(pieces[i]) == number + 1 and _is_bracketed(pieces[i]) == in_brackets:
            labels.update(dict.fromkeys(between, number))
            number, between = number + 1, []
            labels[i] = number
        elif i in calling or is_reference_heading(pieces[i].text):
            break
        else:
            between.append(i)
        i += 1
    return _Run(labels, max(labels) + 1)


def _is_bracketed(piece: Piece) -> bool:
    """Tell whether the label stands in brackets, as the marks do; one such note may stand alone behind its paragraph."""
    label = _LABEL.match(piece.text)
    return label is not None and label["square"] is not None


def _number(piece: Piece) -> int:
    """Return the number before the text of a piece, 0 where there is none."""
    if piece.kind in _NEVER:
        return 0
    label = _LABEL.match(piece.text)
    if label:
        return int(label["square"] or label["plain"])
    return int(piece.label) if piece.kind == BlockKind.ITEM and piece.label.isdecimal() else 0


def _are_notes(run: _Run, calls: Sequence[_Call]) -> bool:
    """Tell whether the text before a run calls its notes, and few others, once each and in order."""
    numbers = sorted(set(run.labels.values()))
    called = [call.number for call in calls if numbers[0] <= call.number <= numbers[-1]]
    in_order = sum(left < right for left, right in pairwise(called)) + bool(called)
    once = sum(count == 1 for count in Counter(called).values())
    return len(called) >= _CALLED * len(calls) and once >= _CALLED * len(numbers) and in_order >= _CALLED * len(called)


def _is_listed(pieces: Sequence[Piece], first: int) -> bool:
    """Tell whether a heading says what the run is: a list of works, or notes that are read by their heading."""
    above = pieces[first - 1].text.strip() if first else ""
    return is_reference_heading(above) or (is_notes_heading(above) and not _FOOTNOTES.fullmatch(above))


def _note(piece: Piece, label: str) -> Piece:
    """Return a piece as the note of a label, which is cut off its text."""
    found = _LABEL.match(piece.text)
    cut = found.end() if found and (found["square"] or found["plain"]) == label else 0
    marks = tuple(replace(m, span=m.span.shifted(-cut)) for m in piece.marks if m.span.start >= cut)
    return Piece(BlockKind.NOTE, piece.text[cut:], piece.page, marks, label=label)
