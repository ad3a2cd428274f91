"""Text as a cell of a workbook can hold it, and back."""

from pipeline.text.regex import regex

LONGEST = 32_767  # characters of a cell
_CUT = " […]"
# XML 1.0 has no way to write these
_UNWRITABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE = regex(r"_x(?=[0-9A-Fa-f]{4}_)")  # Office Open XML writes a code point as _x0041_
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")


def clean(text: str) -> str:
    """Return the text as the cell shows it: without control characters, line ends as LF, cut where it is too long."""
    text = _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(escape(text)) <= LONGEST else text[: LONGEST - len(_CUT) - 6 * text.count("_x")] + _CUT


def comparable(text: str) -> str:
    """Return the text as it comes back from programs that leave such escapes as they are, or undo them twice."""
    return unescape(clean(text)).replace("\r", "\n")


def escape(text: str) -> str:
    """Return the text as it is written into the file.

    >>> escape("a_x0041_"), unescape("a_x005F_x0041_")
    ('a_x005F_x0041_', 'a_x0041_')
    """
    return _ESCAPE.sub("_x005F_x", text)


def unescape(text: str) -> str:
    """Return the text that was written."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
