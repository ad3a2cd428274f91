r"""The structure of rich text as characters that no text has, so that it outlives the reduction to plain text.

striprtf decodes the text of a file (code pages, fonts, Unicode) and drops the rest: notes, raised characters, styles, fields.
insert_markers rewrites the source before that: "{\super 3}" becomes "{<RAISED>3<END>}" with noncharacters of Unicode for < >.
Format: Rich Text Format Specification 1.9.1.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.lexicon import fragment
from pipeline.text.regex import regex


class Marker(StrEnum):
    """What begins, ends or stands at a place."""

    PARAGRAPH = "\ufdd0"  # ends
    RESET = "\ufdd1"  # the properties of paragraphs are those of the body text
    HEADING = "\ufdd2"  # the paragraph is one; its level follows as a digit
    IN_TABLE = "\ufdd3"
    CELL = "\ufdd4"  # ends
    ROW = "\ufdd5"  # ends
    NOTE = "\ufdd6"  # begins, as those below
    INSTRUCTION = "\ufdd7"  # of a field
    RESULT = "\ufdd8"  # of a field
    LABEL = "\ufdd9"  # of an item of a list
    RAISED = "\ufdda"
    HIDDEN = "\ufddb"
    END = "\ufddc"  # of the innermost that began


_TOKEN = regex(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?\ ?|\\'[0-9A-Fa-f]{2}|\\[^A-Za-z]|(?P<brace>[{}])|[^\\{}]+|\\",
    re.DOTALL,
)
# control word that opens a destination → its marker
_DESTINATIONS = {
    "footnote": Marker.NOTE,
    "fldinst": Marker.INSTRUCTION,
    "fldrslt": Marker.RESULT,
    "listtext": Marker.LABEL,
    "pntext": Marker.LABEL,
}
_POINTS = {
    "par": Marker.PARAGRAPH,
    "sect": Marker.PARAGRAPH,
    "pard": Marker.RESET,
    "intbl": Marker.IN_TABLE,
    "cell": Marker.CELL,
    "nestcell": Marker.CELL,
    "row": Marker.ROW,
    "nestrow": Marker.ROW,
}
_PROPERTIES = {"super": Marker.RAISED, "v": Marker.HIDDEN, "deleted": Marker.HIDDEN}
_PLAIN = frozenset(["plain", "nosupersub", "sub"])
_STYLE = regex(
    r"\{\\s(?P<number>\d{1,4})(?P<properties>(?:\\[a-z]{1,32}-?\d{0,10} ?){0,80})(?P<name>[^;{}\\]{1,80});\}"
)
_HEADING_STYLE = regex(rf"{fragment('documents.heading_style_names')}\s?(\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # \outlinelevel9 is no heading


@dataclass(slots=True)
class _Group:
    """A group that is open. destination: it holds a note, a field …; raised, hidden: how its characters stand."""

    destination: bool = False
    raised: bool = False
    hidden: bool = False


def insert_markers(source: str) -> str:
    """Return rich text with markers."""
    return "".join(_Rewriter(_heading_levels(source)).rewrite(source))


def _heading_levels(source: str) -> dict[str, int]:
    """Return number of a style → level, of the styles of headings."""
    stylesheet = source.partition("\\stylesheet")[2][:200_000]
    return {style["number"]: level for style in _STYLE.finditer(stylesheet) if (level := _heading_level(style["name"]))}


def _heading_level(name: str) -> int:
    """Return the level of the headings that have a style of this name, 0 where it is another's."""
    heading = _HEADING_STYLE.match(name.strip())
    return int(heading[1]) if heading else int(name.strip().lower() == "title")


class _Rewriter:
    """Walks the tokens once, with the groups that are open."""

    def __init__(self, heading_levels: Mapping[str, int]) -> None:
        self._heading_levels = heading_levels
        self._groups = [_Group()]
        self._star = ""  # "\*" waits for the word behind it

    def rewrite(self, source: str) -> Iterator[str]:
        """Yield the parts of the rewritten source."""
        at = 0
        while token := _TOKEN.match(source, at):
            at = token.end()
            if token["word"] == "bin":  # binary data, so many bytes
                at += max(0, int(token["number"] or 0))
            elif token["brace"]:
                yield from self._brace(token[0])
            elif token[0] == "\\*":
                self._star = token[0]
            else:
                yield from self._word(token) if token["word"] else (token[0],)

    def _brace(self, brace: str) -> Iterator[str]:
        if brace == "{":
            outer = self._groups[-1]
            self._groups.append(_Group(raised=outer.raised, hidden=outer.hidden))
        elif len(self._groups) > 1:
            closed = self._groups.pop()
            outer = self._groups[-1]
            if closed.destination:
                yield _escaped(Marker.END)
            elif (closed.raised, closed.hidden) != (outer.raised, outer.hidden):
                yield from (_escaped(Marker.END) for _ in range(closed.raised + closed.hidden))
                yield from _opened(outer)
        yield brace

    def _word(self, token: re.Match[str]) -> Iterator[str]:
        """Yield a control word, or the marker in its place."""
        word, number = token["word"], token["number"] or ""
        star, self._star = self._star, ""
        group = self._groups[-1]
        if word in _DESTINATIONS:
            self._groups[-1] = _Group(destination=True)
            yield _escaped(_DESTINATIONS[word])
        elif word in _POINTS:
            yield _escaped(_POINTS[word])
        elif word == "outlinelevel" and number.isdigit() and int(number) < _BODY_LEVEL:
            yield _escaped(Marker.HEADING, str(min(int(number) + 1, 6)))
        elif word == "s" and number in self._heading_levels:
            yield _escaped(Marker.HEADING, str(min(self._heading_levels[number], 6)))
        elif word in _PROPERTIES or word in _PLAIN:
            yield from self._set(group, word, on=number != "0")
        else:
            yield star + token[0]

    def _set(self, group: _Group, word: str, *, on: bool) -> Iterator[str]:
        """Change how the characters of a group stand."""
        before = (group.raised, group.hidden)
        if word in _PLAIN:
            group.raised = False
            group.hidden = group.hidden and word != "plain"
        elif _PROPERTIES[word] == Marker.RAISED:
            group.raised = on
        else:
            group.hidden = on
        if before != (group.raised, group.hidden):
            yield from (_escaped(Marker.END) for _ in range(sum(before)))
            yield from _opened(group)


def _opened(group: _Group) -> Iterator[str]:
    if group.raised:
        yield _escaped(Marker.RAISED)
    if group.hidden:
        yield _escaped(Marker.HIDDEN)


def _escaped(marker: Marker, text: str = "") -> str:
    r"""Return a marker as rich text: its number is signed, and one character stands for it where Unicode is unknown."""
    return f"{{\\uc1\\u{ord(marker) - 0x10000}?{text}}}"
