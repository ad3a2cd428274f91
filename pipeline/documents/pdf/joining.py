"""Lines of a paragraph to one text: hyphens mended, broken addresses closed, marks of notes and pages kept."""

import re
from collections import Counter

from pipeline.documents.pdf.hyphens import mended
from pipeline.documents.pdf.paragraphs import Para
from pipeline.model import Mark, Piece, Span

_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*$")
_GOES_ON = re.compile(r"[\w%#?&=~+./_-]*[./_=&?%#~\d-][\w%#?&=~+./_-]*")  # "abc/def.html", "2019.05", no plain word


def piece(para: Para, words: Counter[str]) -> Piece:
    """Return the block: one line of text, with a mark where something is raised and where a new page begins."""
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    page = para.lines[0][0]
    for i, (label, line) in enumerate(para.lines):
        if label != page:
            marks.append(Mark("page", Span(at, at), label))
            page = label
        marks.extend(Mark("superscript", Span(at + a, at + b), line.text[a:b]) for a, b in line.raised)
        text = line.text
        if i + 1 < len(para.lines):
            text = _before(text, para.lines[i + 1][1].text, words)
        parts.append(text)
        at += len(text)
    return Piece(para.kind, "".join(parts), para.lines[0][0], tuple(marks), para.level, para.label)


def _before(text: str, after: str, words: Counter[str]) -> str:
    """Return a line's text as it stands before the next: without its hyphen, with a blank, or as it is."""
    if text.endswith("-") and len(text) > 1 and text[-2].isalnum() and after[:1].isalnum():
        if "/" in text and _ADDRESS.search(text):
            return text
        return text[:-1] if mended(text, after, words) else text
    if text.endswith("\xad"):
        return text[:-1]
    if "/" not in text and "www." not in text:  # most lines; the pattern below costs more than this look
        return text + " "
    if _ADDRESS.search(text[-200:]) and (text[-1] in "/_=&?%#~-" or _GOES_ON.fullmatch(after.split(None, 1)[0])):
        return text
    return text + " "
