"""The words of a text file: markup blanked, entities decoded, every character where it was.

What is overlooked here costs little: the alignment passes over what only one of the two texts has.
"""

import re
from collections.abc import Callable
from html import unescape

from pipeline.documents.latex.commands import SILENT
from pipeline.text.regex import regex

_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
_COMMENT = r"<!--.*?(?:-->|\Z)"
_TAG = r"</?[A-Za-z](?:[\w.-]|:(?!//))*(?:\s[^<>]{0,5000})?/?>"
# the head of a page has its title a second time
_WEB_PAGE = regex(
    rf"{_COMMENT}|<(?P<name>head|script|style|template)\b.*?(?:</(?P=name)\s*>|\Z)|<!\[CDATA\[|\]\]>|<[!?][^<>]{{0,5000}}>"
    rf"|{_TAG}|{_ENTITY}",
    re.DOTALL | re.IGNORECASE,
)
_XML = regex(rf"{_COMMENT}|<!\[CDATA\[|\]\]>|<[!?][^<>]{{0,5000}}>|{_TAG}|{_ENTITY}", re.DOTALL)
# [words](target "title"): the words are text
_MARKDOWN = regex(rf"{_COMMENT}|{_TAG}|{_ENTITY}|\]\([^()\s]{{0,2000}}(?:\s+\"[^\"\n]{{0,500}}\")?\)", re.DOTALL)
_PRINTED = {"title", "author", "date"}  # elsewhere than where they stand
# a link may have a "%" in it; \cite stays in the text of a document as it is
_LATEX = regex(
    r"(?P<text>\\(?:url|href|nolinkurl)\s?\{[^{}\n]{0,2000}\}|\\[\\%])|%[^\n]*"
    rf"|\\(?:{'|'.join(sorted(SILENT - _PRINTED))}|begin|end)\b\*?(?:\[[^\[\]\n]{{0,500}}\])?(?:\{{[^{{}}\n]{{0,500}}\}})?"
    r"|\\(?![A-Za-z]*[Cc]ite)[A-Za-z@]+\*?"
)


def _blank(match: re.Match[str]) -> str:
    """Return blanks in place of markup, the character in place of an entity."""
    found = match[0]
    if found.startswith("&"):
        return unescape(found)[: len(found)].ljust(len(found))
    if match.groupdict().get("text"):
        return found
    return " " * len(found)


def _words_of(markup: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: markup.sub(_blank, text)


_web_page, _xml, _markdown, _latex = map(_words_of, (_WEB_PAGE, _XML, _MARKDOWN, _LATEX))
# ending → the words of such a file; formats of a third party are taken for plain text
WORDS: dict[str, Callable[[str], str]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".qmd": _markdown,
    ".rmd": _markdown,
    ".html": _web_page,
    ".htm": _web_page,
    ".xhtml": _web_page,
    ".xml": _xml,
    ".nxml": _xml,
    ".tex": _latex,
}


def blank_markup(text: str, ending: str) -> str:
    """Return the text of a file with its markup as blanks, of the same length.

    >>> blank_markup("a<b>b</b> M&uuml;ller", ".html")
    'a   b     Mü     ller'
    """
    return WORDS.get(ending, str)(text)
