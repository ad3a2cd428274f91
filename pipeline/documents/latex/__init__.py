r"""LaTeX, by pylatexenc: headings, paragraphs, lists, notes, links, the reference list; \cite stays as it stands in the text."""

import re
from collections.abc import Iterator

from pipeline.documents import text as plain
from pipeline.documents.byline import completed
from pipeline.documents.dated import day
from pipeline.documents.encoding import decode
from pipeline.documents.latex.writer import Writer
from pipeline.model import Meta, Part, Piece, Trouble

# \newcommand{\eu}{European Union}: a name for words, with no arguments
_DEFINED = re.compile(
    r"\\(?:re)?newcommand\*?\s{0,3}\{?\\(?P<name>[A-Za-z]{1,40})\}?\s{0,3}\{(?P<words>[^{}\\#]{1,400})\}"
)
_LINK = re.compile(r"\\(?:url|href|nolinkurl)\s?\{[^{}\n]{1,2000}\}")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_AND = re.compile(r"\s*;\s*|\s*,\s+|\s+and\s+")
_INPUT = re.compile(r"(?m)^[^%\n]{0,200}?\\(?:input|include)\s?\{(?P<file>[^{}\n]{1,200})\}")


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of the document, then its notes. Files that it takes in are told, not read: give them too."""
    text, troubles = decode(data)
    yield from troubles
    text = _expanded(text.replace("\r\n", "\n").replace("\r", "\n"))
    for found in _INPUT.finditer(text):
        yield Trouble("DAMAGED", f"the file {found['file']} that it takes in was not read", recovered=True)
    try:
        parts = list(_parts(text))
    except RecursionError:
        yield Trouble("DAMAGED", "its braces nest too deeply; read as plain text", recovered=True)
        yield from plain.read(text.encode())
        return
    yield from completed(parts)


def _expanded(text: str) -> str:
    """Return the text with names for words written out, and the signs of links safe from being read as comments."""
    words = {found["name"]: found["words"] for found in _DEFINED.finditer(text)}
    text = _LINK.sub(lambda link: _BARE_PERCENT.sub(r"\\%", link[0]), text)
    if not words:
        return text
    used = re.compile(rf"(?<!command)(?<!command\{{)\\(?P<name>{'|'.join(words)})(?![A-Za-z])(?:\{{\}}|\\(?=\s))?")
    return used.sub(lambda use: words[use["name"]], text)


def _parts(text: str) -> Iterator[Part]:
    """Yield what the preamble says of the text, its blocks, its notes."""
    from pylatexenc.latexwalker import LatexEnvironmentNode  # only LaTeX pays for the parser

    from pipeline.documents.latex.nodes import arguments, nodes_of, of_name

    nodes = nodes_of(text)
    body = next((n for n in nodes if isinstance(n, LatexEnvironmentNode) and n.environmentname == "document"), None)
    inner = body.nodelist if body is not None else nodes

    def said(name: str) -> str:
        """Return what a command of the preamble, or the first in the text, says."""
        command = next((n for n in of_name(name, (*nodes, *inner))), None)
        writer = Writer()
        for argument in arguments(command)[-1:] if command is not None else ():
            writer.walk([argument])
        return " ".join(piece.text for piece in writer.finished() if piece.kind != "note").strip()

    authors = tuple(name for name in _AND.split(said("author")) if name)
    meta = Meta(title=said("title"), authors=authors, date=day(said("date")))
    yield meta
    writer = Writer()
    if meta.title:
        yield Piece("heading", meta.title, level=1)
    writer.walk(inner)
    yield from writer.finished()
