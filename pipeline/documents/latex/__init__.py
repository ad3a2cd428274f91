r"""LaTeX by pylatexenc: headings, paragraphs, lists, notes, links, the reference list; \cite stays in the text as it is.

inputs.py puts the files together, normalise.py rewrites what the parser does not read, parser.py is the door to pylatexenc,
commands.py says what each command means to a reader, blocks.py turns nodes into blocks.
"""

from collections.abc import Iterator

from pipeline.documents import text as plain_text
from pipeline.documents.latex.blocks import BlockWriter
from pipeline.documents.latex.inputs import INPUT
from pipeline.documents.latex.normalise import normalise
from pipeline.documents.metadata.byline import complete_metadata
from pipeline.documents.metadata.date_lines import first_date
from pipeline.documents.shared.encoding import decode
from pipeline.model import BlockKind, ErrorCode, Meta, Part, Piece, Trouble
from pipeline.text.regex import regex

_AUTHOR_SEPARATOR = regex(r"\s*;\s*|\s*,\s+|\s+and\s+")
_BEGIN, _END = r"\begin{document}", r"\end{document}"


def read(data: bytes) -> Iterator[Part]:
    r"""Yield the blocks of the document, then its notes; a warning for each file whose \input was not replaced by its text."""
    text, warnings = decode(data)
    yield from warnings
    text = normalise(text.replace("\r\n", "\n").replace("\r", "\n"))
    for found in INPUT.finditer(text):
        yield Trouble(ErrorCode.DAMAGED, f"the file {found['file']} that it takes in was not read", recovered=True)
    try:
        parts = list(_parts(text))
    except RecursionError:
        yield Trouble(ErrorCode.DAMAGED, "its braces nest too deeply; read as plain text", recovered=True)
        yield from plain_text.read(text.encode())
        return
    yield from complete_metadata(parts)


def _parts(text: str) -> Iterator[Part]:
    """Yield the metadata of the preamble, the blocks, the notes."""
    from pylatexenc.latexwalker import LatexEnvironmentNode  # only LaTeX pays for the parser

    from pipeline.documents.latex.parser import arguments, commands_named, parse

    nodes = parse(text)
    body = next((n for n in nodes if isinstance(n, LatexEnvironmentNode) and n.environmentname == "document"), None)
    inner = body.nodelist if body is not None else nodes
    if body is None and _BEGIN in text:  # a group that the preamble does not close has taken the body in
        preamble, _, rest = text.partition(_BEGIN)
        nodes, inner = parse(preamble), parse(rest.partition(_END)[0])

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
