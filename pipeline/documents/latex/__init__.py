r"""LaTeX by pylatexenc: headings, paragraphs, lists, notes, links, the reference list; \cite stays in the text as it is.

commands.py says what each command means to a reader, parser.py is the door to pylatexenc, blocks.py turns nodes into blocks.
"""

import re
from collections.abc import Iterator

from pipeline.documents import text as plain_text
from pipeline.documents.latex.blocks import BlockWriter
from pipeline.documents.latex.inputs import INPUT
from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.metadata.date_lines import first_date
from pipeline.documents.shared.encoding import decode
from pipeline.model import BlockKind, ErrorCode, Meta, Part, Piece, Trouble

# \newcommand{\eu}{European Union}: a name for words, with no arguments
_MACRO_DEFINITION = re.compile(
    r"\\(?:re)?newcommand\*?\s{0,3}\{?\\(?P<name>[A-Za-z]{1,40})\}?\s{0,3}\{(?P<words>[^{}\\#]{1,400})\}"
)
_LINK = re.compile(r"\\(?:url|href|nolinkurl)\s?\{[^{}\n]{1,2000}\}")
_UNESCAPED_PERCENT = re.compile(r"(?<!\\)%")
_AUTHOR_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s+|\s+and\s+")


def read(data: bytes) -> Iterator[Part]:
    r"""Yield the blocks of the document, then its notes; a warning for each file whose \input was not replaced by its text."""
    text, warnings = decode(data)
    yield from warnings
    text = _expand_macros(text.replace("\r\n", "\n").replace("\r", "\n"))
    for found in INPUT.finditer(text):
        yield Trouble(ErrorCode.DAMAGED, f"the file {found['file']} that it takes in was not read", recovered=True)
    try:
        parts = list(_parts(text))
    except RecursionError:
        yield Trouble(ErrorCode.DAMAGED, "its braces nest too deeply; read as plain text", recovered=True)
        yield from plain_text.read(text.encode())
        return
    yield from complete_metadata(parts)


def _expand_macros(text: str) -> str:
    """Return the text with macros for words expanded, and "%" in links escaped, which would begin a comment."""
    macros = {found["name"]: found["words"] for found in _MACRO_DEFINITION.finditer(text)}
    text = _LINK.sub(lambda link: _UNESCAPED_PERCENT.sub(r"\\%", link[0]), text)
    if not macros:
        return text
    use = re.compile(rf"(?<!command)(?<!command\{{)\\(?P<name>{'|'.join(macros)})(?![A-Za-z])(?:\{{\}}|\\(?=\s))?")
    return use.sub(lambda found: macros[found["name"]], text)


def _parts(text: str) -> Iterator[Part]:
    """Yield the metadata of the preamble, the blocks, the notes."""
    from pylatexenc.latexwalker import LatexEnvironmentNode  # only LaTeX pays for the parser

    from pipeline.documents.latex.parser import arguments, commands_named, parse

    nodes = parse(text)
    body = next((n for n in nodes if isinstance(n, LatexEnvironmentNode) and n.environmentname == "document"), None)
    inner = body.nodelist if body is not None else nodes

    def argument_text(name: str) -> str:
        """Return the text of the last argument of a command, of the first one in the preamble or the body."""
        command = next(commands_named(name, (*nodes, *inner)), None)
        writer = BlockWriter()
        for argument in arguments(command)[-1:] if command is not None else ():
            writer.walk([argument])
        return " ".join(piece.text for piece in writer.finish() if piece.kind != BlockKind.NOTE).strip()

    authors = tuple(name for name in _AUTHOR_SEPARATOR.split(argument_text("author")) if name)
    meta = Meta(title=argument_text("title"), authors=authors, date=first_date(argument_text("date")))
    yield meta
    writer = BlockWriter()
    if meta.title:
        yield Piece(BlockKind.HEADING, meta.title, level=1)
    writer.walk(inner)
    yield from writer.finish()
