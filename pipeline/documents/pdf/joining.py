"""Lines of a paragraph to one text: hyphens mended, broken addresses closed, marks of notes and pages kept."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.documents.pdf.hyphens import mended
from pipeline.documents.pdf.paragraphs import Para
from pipeline.model import Mark, Piece, Span

_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*$")
_GOES_ON = re.compile(r"[\w%#?&=~+./_-]*[./_=&?%#~\d-][\w%#?&=~+./_-]*")  # "abc/def.html", "2019.05", no plain word


def piece(para: Para, words: Mapping[str, int]) -> Piece:
    """Return the block: one line of text, with a mark where something is raised and where a new page begins."""
    lines = para.lines
    texts = [line.text for _, line in lines]
    parts = [_before(a, b, words) for a, b in pairwise(texts)]
    parts.append(texts[-1])
    page = lines[0][0]
    marks: list[Mark] = []
    if lines[-1][0] != page or any(line.raised for _, line in lines):
        marks = _marks(para, parts)
    return Piece(para.kind, "".join(parts), page, tuple(marks), para.level, para.label)


def _marks(para: Para, parts: Sequence[str]) -> list[Mark]:
    marks: list[Mark] = []
    at, page = 0, para.lines[0][0]
    for (label, line), part in zip(para.lines, parts, strict=True):
        if label != page:
            marks.append(Mark("page", Span(at, at), label))
            page = label
        marks.extend(Mark("superscript", Span(at + a, at + b), line.text[a:b]) for a, b in line.raised)
        at += len(part)
    return marks


def _before(text: str, after: str, words: Mapping[str, int]) -> str:
    """Return a line's text as it stands before the next: without its hyphen, with a blank, or as it is."""
    last = text[-1]
    if last == "\xad":
        return text[:-1]
    if last >= "\u2e80" and after[:1] >= "\u2e80":
        return text  # Chinese and Japanese have no blanks
    if last in "-–—" and text[-2:-1].isalnum() and after[:1].isalnum():
        # "2018–" and "19", "work—" and "paid": no blank stood there
        broken = last == "-" and not ("/" in text and _ADDRESS.search(text)) and mended(text, after, words)
        return text[:-1] if broken else text
    if "/" not in text and "www." not in text:  # most lines; the pattern below costs more than this look
        return text + " "
    if _ADDRESS.search(text[-200:]) and (text[-1] in "/_=&?%#~-" or _GOES_ON.fullmatch(after.split(None, 1)[0])):
        return text
    return text + " "
