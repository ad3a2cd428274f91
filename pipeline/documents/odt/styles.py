"""What the styles of an OpenDocument text mean: kinds of paragraphs, raised characters, numbers of lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.lexicon import words
from pipeline.model import BlockKind
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HEADING_STYLE = regex(r"Heading_20_(\d)")
# name of a built-in style → kind and heading level of the paragraph
_STYLE_KINDS = {
    "Title": (BlockKind.HEADING, 1),
    "Subtitle": (BlockKind.HEADING, 0),
    "Heading": (BlockKind.HEADING, 2),
    "Quotations": (BlockKind.QUOTE, 0),
    "Block_20_Text": (BlockKind.QUOTE, 0),
    "Caption": (BlockKind.CAPTION, 0),
    "Preformatted_20_Text": (BlockKind.CODE, 0),
    "Source_20_Code": (BlockKind.CODE, 0),
}
_REFERENCE_STYLES = frozenset(words("documents.reference_style_names"))
_RAISED = regex(r"super|[1-9]\d?%")  # of style:text-position: "super 58%", "33% 58%"


@dataclass(frozen=True, slots=True)
class ListStyle:
    """A style of lists. starts: level → first number, of the levels that count 1, 2, 3."""

    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file.

    Attributes:
        parents: name of a style → the style that it is based on.
        raised: names of the styles that raise characters.
        lists: name → style of lists.
    """

    parents: dict[str, str]
    raised: frozenset[str]
    lists: dict[str, ListStyle]

    def kind(self, paragraph: "_Element") -> tuple[BlockKind, int]:
        """Return kind and heading level of a paragraph: by its outline level, else by its style."""
        level = str(paragraph.get(TEXT + "outline-level") or "")
        if paragraph.tag == TEXT + "h":
            return BlockKind.HEADING, min(int(level) if level.isdigit() else 1, 6)
        for name in self._ancestry(str(paragraph.get(TEXT + "style-name"))):
            heading = _HEADING_STYLE.fullmatch(name)
            if heading:
                return BlockKind.HEADING, min(int(heading[1]), 6)
            if name in _STYLE_KINDS:
                return _STYLE_KINDS[name]
        return BlockKind.PARAGRAPH, 0

    def is_reference(self, paragraph: "_Element") -> bool:
        """Return whether a paragraph has the style of an entry of a list of works."""
        names = self._ancestry(str(paragraph.get(TEXT + "style-name")))
        return any(name.replace("_20_", " ").lower().rstrip("0123456789 ") in _REFERENCE_STYLES for name in names)

    def is_raised(self, style: str) -> bool:
        """Return whether a style of characters, or one that it is based on, raises them."""
        return any(name in self.raised for name in self._ancestry(style))

    def _ancestry(self, name: str) -> Iterator[str]:
        """Yield a style and those that it is based on."""
        seen = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self.parents.get(name, "")


def read_styles(*roots: "_Element | None") -> Styles:
    """Return the styles of the parts of a file."""
    parents: dict[str, str] = {}
    raised: set[str] = set()
    lists: dict[str, ListStyle] = {}
    for root in (r for r in roots if r is not None):
        for style in root.iter(_STYLE + "style"):
            name = str(style.get(_STYLE + "name"))
            parents[name] = str(style.get(_STYLE + "parent-style-name") or "")
            properties = style.find(_STYLE + "text-properties")
            if properties is not None and _RAISED.match(str(properties.get(_STYLE + "text-position"))):
                raised.add(name)
        for style in root.iter(TEXT + "list-style"):
            lists[str(style.get(_STYLE + "name"))] = ListStyle(dict(_starts(style)))
    return Styles(parents, frozenset(raised), lists)


def _starts(style: "_Element") -> Iterator[tuple[int, int]]:
    """Yield level → first number of the levels of a list that are counted in numerals."""
    for level in style.iterchildren(TEXT + "list-level-style-number"):
        number, first = str(level.get(TEXT + "level")), str(level.get(TEXT + "start-value") or "1")
        if level.get(_STYLE + "num-format") == "1" and number.isdigit() and first.isdigit():
            yield int(number), int(first)
