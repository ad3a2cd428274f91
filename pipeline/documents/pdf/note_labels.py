"""The label with which the line of a note begins: "12 See the report", "3. Ibid.", "*Corresponding author"."""

import re

from pipeline.documents.pdf.page_layout import Line

# no "3,4-methylene", no "2019"
_LABEL = re.compile(r"(?P<label>\d{1,3}|[*†‡§¶]{1,3})(?P<stop>[.)]?)\s*(?=[^\d\s,;:%–-])")


def note_label(line: Line) -> str:
    """Return the label at the start of a line, "" where there is none."""
    match = _LABEL.match(line.text)
    return match["label"] if match else ""


def has_raised_label(line: Line) -> bool:
    """Return whether a line begins with a label that is a superscript."""
    return bool(line.superscripts) and line.superscripts[0][0] == 0 and bool(note_label(line))


def follows_label(label: str, previous: str) -> bool:
    """Return whether a label is the next after another: 4 after 3, † after *."""
    if label.isdigit() and previous.isdigit():
        return int(label) == int(previous) + 1
    return label.isdigit() == previous.isdigit() and label != previous


def without_label(line: Line) -> Line:
    """Return a line without the label at its start."""
    match = _LABEL.match(line.text)
    return cut_start(line, match.end() if match else 0)


def cut_start(line: Line, length: int) -> Line:
    """Return a line without so many characters at its start."""
    superscripts = tuple((a - length, b - length) for a, b in line.superscripts if a >= length)
    return line._replace(text=line.text[length:], superscripts=superscripts)
