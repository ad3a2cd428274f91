"""The values of .bib fields: LaTeX to plain text, the file field to paths."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LATEX = regex(r"[\\{}$~]|--|``|''")
_ESCAPED = regex(r"\\([:;\\_&%$#{}])")


def decode_latex(value: str) -> str:
    r"""Return the value without LaTeX, on one line.

    >>> decode_latex(r"{\"U}ber {C5} \& trade---a~test")
    'Über C5 & trade—a test'
    """
    if _LATEX.search(value):
        value = _decoder().latex_to_text(value)
    return " ".join(value.split())


@cache
def _decoder() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(keep_comments=True)  # "%" in a title is a per cent sign, not a comment


def file_paths(value: str) -> Iterator[str]:
    r"""Yield the paths of a file field as JabRef, Zotero and Mendeley write it.

    >>> list(file_paths(":files/lee.pdf:PDF;Full Text:C\\:/b.pdf:application/pdf")), list(file_paths("a.pdf"))
    (['files/lee.pdf', 'C:/b.pdf'], ['a.pdf'])
    """
    for entry in re.split(r"(?<!\\);", value):
        parts = [_ESCAPED.sub(r"\1", part) for part in re.split(r"(?<!\\):", entry.strip())]
        if len(parts) == 2 and len(parts[0]) > 1:  # "lee.pdf:PDF" or "Full Text:lee.pdf"
            parts = [parts[0]] if "." in parts[0] else [parts[1]]
        path = ":".join(parts[1:-1] if len(parts) > 2 else parts).strip()
        if path:
            yield path
