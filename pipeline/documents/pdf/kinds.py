"""What a paragraph is: a heading, a caption, an item, or plain text."""

import re

from pipeline.documents.pdf.paragraphs import CAPTION, Para
from pipeline.documents.pdf.style import Style

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")
_SENTENCE = re.compile(r"[.!?;,:]$")
_BULLET = re.compile(r"[•▪◦‣∙●○■□]\s*|[–*-]\s+")
_WORDS = 16  # in a heading at most
_OPENS = "“\"‘'«„¿¡§([…"  # a heading may begin with one of these, and with no other sign
_LARGE, _SMALL = 1.07, 0.97  # of the size of the running text


def kind(para: Para, style: Style) -> Para:
    """Return the paragraph with its kind and its level."""
    if para.kind != "paragraph":
        return para
    text = " ".join(line.text for _, line in para.lines[:4])
    if CAPTION.match(text) and (len(text) < 400 or para.first.size < _SMALL * style.body):
        return para._replace(kind="caption")
    level = _level(para, text, style)
    if level:
        return para._replace(kind="heading", level=level)
    bullet = _BULLET.match(para.first.text)
    if bullet and bullet.end() < len(para.first.text):
        page, first = para.lines[0]
        cut = bullet.end()
        raised = tuple((a - cut, b - cut) for a, b in first.raised if a >= cut)
        bare = first._replace(text=first.text[cut:], raised=raised)
        return para._replace(kind="item", lines=((page, bare), *para.lines[1:]))
    return para


def _level(para: Para, text: str, style: Style) -> int:
    """Return 1–6 for a heading, 0 for none: numbered ones by their number, larger ones by their size."""
    if not _heads(para, text, style):
        return 0
    numbered = _NUMBERED.match(text)
    if numbered:
        return min(6, 2 + numbered["number"].count("."))
    if para.first.size >= _LARGE * style.body:
        return min(4, 1 + sum(other > 1.03 * para.first.size for other in style.sizes))
    return min(5, 2 + len(style.sizes[:3]))


def _heads(para: Para, text: str, style: Style) -> bool:
    """Tell whether the lines are larger, or bold, or in capitals, and short, and no sentence."""
    size = para.first.size
    if len(para.lines) > 4 or len(text.split()) > _WORDS * (2 if size > 1.3 * style.body else 1):
        return False
    if (
        not any(c.isalpha() for c in text)
        or text[0].islower()
        or not (text[0].isalnum() or text[0] in _OPENS)
        or size < _SMALL * style.body
    ):
        return False
    larger = size >= _LARGE * style.body
    bold = all(line.bold for _, line in para.lines)
    capitals = text.isupper() and len(text) > 4 and len(para.lines) < 3
    if not _SENTENCE.search(text) or _NUMBERED.match(text):
        return larger or bold or capitals
    return (larger and text.endswith(("?", "!"))) or (bold and text[-1] in ".:")
