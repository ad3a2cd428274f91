"""The label with which the line of a note begins: "12 See the report", "3. Ibid.", "*Corresponding author"."""

import re
from collections.abc import Iterable, Iterator

from pipeline.documents.pdf.page_layout import Line
from pipeline.lexicon import fragment
from pipeline.text.regex import regex

# no "3,4-methylene", no "2019", no "1/3 M R" of a formula, no "3rd Conference"
_LABEL = regex(
    rf"(?P<label>\d{{1,3}}(?!{fragment('references.ordinal_endings.en')}\s)|[*†‡§¶]{{1,3}})(?P<stop>[.)]?)\s*(?=[^\d\s.,;:)%–/=+<>^|\-])"
)
# what may begin with a digit behind a label: "35 46 O.S.C. §53103(d)."
_NEXT_LABEL = regex(r"(?P<label>\d{1,3})(?P<stop>[.)]?)\s+(?=\d)")
_NUMBERS = regex(r"\d{1,3}")
_RANGE = regex(r"(\d{1,3})[–-](\d{1,3})")
_LONGEST_RANGE = 40


def note_label(line: Line, previous: str = "") -> str:
    """Return the label at the start of a line, "" where there is none.

    previous: the label of the note above: only behind that one a label may stand before another number.
    """
    match = _match_label(line, previous)
    return match["label"] if match else ""


def _match_label(line: Line, previous: str = "") -> re.Match[str] | None:
    match = _LABEL.match(line.text)
    if match:
        return match
    match = _NEXT_LABEL.match(line.text)
    if not match:
        return None
    raised = bool(line.superscripts) and line.superscripts[0] == match.span("label")
    return match if raised or (previous and follows_label(match["label"], previous)) else None


def has_raised_label(line: Line) -> bool:
    """Return whether a line begins with a label that is a superscript."""
    return bool(line.superscripts) and line.superscripts[0][0] == 0 and bool(note_label(line))


def called_labels(lines: Iterable[Line]) -> set[str]:
    """Return the labels of notes that raised marks in the text call: "5,6" calls two, "1–3" three."""
    labels: set[str] = set()
    for line in lines:
        for start, end in line.superscripts:
            if start:
                labels.update(_labels_of(line.text[start:end]))
    return labels


def _labels_of(mark: str) -> Iterator[str]:
    if not mark[0].isdigit():
        yield mark
        return
    yield from _NUMBERS.findall(mark)
    for first, last in _RANGE.findall(mark):
        yield from map(str, range(int(first), min(int(last), int(first) + _LONGEST_RANGE)))


def follows_label(label: str, previous: str) -> bool:
    """Return whether a label is the next after another: 4 after 3, † after *."""
    if label.isdigit() and previous.isdigit():
        return int(label) == int(previous) + 1
    return label.isdigit() == previous.isdigit() and label != previous


def without_label(line: Line, previous: str = "") -> Line:
    """Return a line without the label at its start."""
    match = _match_label(line, previous)
    return cut_start(line, match.end() if match else 0)


def cut_start(line: Line, length: int) -> Line:
    """Return a line without so many characters at its start."""
    superscripts = tuple((a - length, b - length) for a, b in line.superscripts if a >= length)
    links = tuple((a - length, b - length, address) for a, b, address in line.links if a >= length)
    return line._replace(text=line.text[length:], superscripts=superscripts, links=links)
