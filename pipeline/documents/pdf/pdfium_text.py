"""The text of a page as pdfium gives it: its lines, and where superscripts may be."""

import re
import sys
from array import array
from collections.abc import Iterator

from pipeline.documents.pdf.page_layout import Line
from pipeline.text.regex import regex

# \x02: a hyphen at the end of a line; pdfium swallows the newline after it
_LINE_BREAK = regex("\r\n|[\r\n\x02\ufffe]")
# where a superscript may be: "grew.12,13", "grew. 12 It", a line's own first "3 ", "202312", signs of notes. One set of signs
# begins the whole pattern: then the search leaps to them, where an alternative or a look behind would be tried at every letter
_MAYBE_SUPERSCRIPT = regex(
    r"[0-9*†‡§¶](?:(?<=[*†‡§¶])[*†‡§¶]*"
    r"|(?:(?<=[^\s\d].)|(?<=[^\s\d] .)|(?<=^.)|(?<=\d{4}.))\d{0,2}(?:[,–-]\s?\d{1,3})*(?!\d))",
    re.MULTILINE,
)
_MIDDLE = 12  # characters behind the middle in which a letter is looked for


def split_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and text of each line; one that pdfium cut at a hyphen ends with it."""
    start = 0
    if text.count("\r\n") == text.count("\n") == text.count("\r") and "\ufffe" not in text:  # nearly every page
        for line in text.split("\r\n"):
            *hyphenated, rest = line.split("\x02")
            for part in hyphenated:
                yield start, part + "-"
                start += len(part) + 1
            yield start, rest
            start += len(rest) + 2
        return
    for stop in _LINE_BREAK.finditer(text):
        yield start, text[start : stop.start()] + ("-" if stop.group() in "\x02\ufffe" else "")
        start = stop.end()
    yield start, text[start:]


def to_code_units(text: str) -> str:
    """Return the text with one character for each unit in which pdfium counts: two for a letter beyond U+FFFF."""
    units = text.encode("utf-16-le" if sys.byteorder == "little" else "utf-16-be", "surrogatepass")
    return text if len(units) == 2 * len(text) else "".join(map(chr, array("H", units)))


def join_pairs(line: Line) -> Line:
    """Return a line with its pairs of units as the letters that they stand for."""

    def join(text: str) -> str:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")

    raised = tuple((len(join(line.text[:a])), len(join(line.text[:b]))) for a, b in line.superscripts)
    return line._replace(text=join(line.text), superscripts=raised)


def superscript_candidates(text: str) -> list[tuple[int, int]]:
    """Return start and end of each place that looks like the mark of a note; the last one lies behind the text."""
    candidates = [match.span() for match in _MAYBE_SUPERSCRIPT.finditer(text)]
    candidates.append((len(text) + 1, len(text) + 1))  # one that no line reaches, so that a search for the next ends
    return candidates


def middle_letter(words: str) -> int:
    """Return the index of a letter near the middle: a mark of a note at either end is set in another size."""
    half = len(words) // 2
    if words[half].isalpha():
        return half
    for i in range(half + 1, min(len(words), half + _MIDDLE)):
        if words[i].isalpha():
            return i
    return half if not words[half].isspace() else half - 1
