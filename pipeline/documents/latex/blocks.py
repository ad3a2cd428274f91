"""LaTeX nodes to blocks: text is collected until a block ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.documents.latex.commands import (
    BLOCKS,
    CODE,
    DRAWINGS,
    FORMULAS,
    HEADINGS,
    NAMES,
    NOTES,
    NUMBERED,
    PROSE_LAST,
    SILENT,
    WORDS,
)
from pipeline.documents.latex.normalise import ENTRY_TARGET
from pipeline.documents.latex.parser import arguments, printed_text
from pipeline.documents.shared import csl
from pipeline.model import BlockKind, BlockRole, Mark, MarkKind, Piece, Span
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from pylatexenc.latexwalker import LatexNode

_PARAGRAPH_BREAK = regex(r"\n[ \t]*\n\s*")
_RAISED = regex(r"\$\s{0,3}\^\{?(?P<numbers>\d{1,3}(?:[,–-]{1,2}\s?\d{1,3}){0,20})\}?\s{0,3}\$")
# "p < 0.05", "R^2 = 0.93", "F(1, 12) = 8.4": what is reported; more letters or signs make a formula
_STATISTIC = regex(
    r"[^\W\d_]{1,3}(?:\^2|²)?(?:\([0-9., ]{1,12}\))?\s*[=<>≤≥≈∼]{1,2}\s*[-−]?[0-9.]{1,12}(?:\s*×\s*10\^[-−]?[0-9]{1,3})?\s?%?"
)
# "10 μm", "2.5 × 10^6 m^2 s^-1", "54°", "10^3-10^5 Pa"
_NUMBER = r"[0-9][0-9.,]{0,14}(?:\s*[×·]\s*10)?(?:\^[-−]?[0-9]{1,3})?"
_QUANTITY = regex(
    rf"[-−+±∼~<>≤≥≈]?\s*{_NUMBER}(?:\s*[-–±]\s*{_NUMBER})?"
    r"(?:\s*[/·.]?\s*[A-Za-zμµΩÅ°%]{1,8}(?:\^?[-−]?[0-9])?){0,4}"
)
_LETTER_OR_RELATION = regex(r"[^\W\d]|[=<>≤≥]|_")
_MICRO = regex(r"(?<=[μµ])\s{1,3}(?=[A-Za-z]{1,2}(?![A-Za-z]))")
_WHITE_SPACE = regex(r"\s+")
_LIGATURES = {"~": " ", "``": "“", "''": "”", "---": "—", "--": "–", "&": " "}


def is_formula(printed: str) -> bool:
    """Tell whether maths has letters or relations and is more than one quantity or one reported number.

    >>> is_formula("k_max = 3"), is_formula("p < 0.05"), is_formula("10 μm")
    (True, False, False)
    """
    printed = printed.strip(" .,;")
    return bool(
        _LETTER_OR_RELATION.search(printed) and not (_STATISTIC.fullmatch(printed) or _QUANTITY.fullmatch(printed))
    )


@dataclass(slots=True)
class BlockWriter:
    """Collects the text of the block that is being read, and the blocks that are finished.

    Attributes:
        kind: the kind of blocks of the innermost environment.
        text, marks: the block so far.
        bibitem: the key of the reference that is being read.
        number: of the item that is being read, None outside of numbered lists.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    bibitem: str = ""
    number: int | None = None
    _pieces: list[Piece] = field(default_factory=list)
    _notes: list[Piece] = field(default_factory=list)

    def finish(self) -> list[Piece]:
        """Return all blocks, notes last."""
        self.end_block()
        return [*self._pieces, *self._notes]

    def append(self, text: str) -> None:
        """Add text; white space is one blank, as TeX prints it."""
        text = _WHITE_SPACE.sub(" ", text)
        self.text += text.lstrip(" ") if not self.text or self.text[-1].isspace() else text

    def end_block(self, kind: BlockKind | None = None, level: int = 0) -> None:
        """End the block; it becomes a piece if it holds any text. kind: that of the environment where none is given."""
        text = self.text.rstrip()
        if self.bibitem and text:
            self.marks.append(Mark(MarkKind.CSL, Span(0, len(text)), csl.dump(self.bibitem, {})))
        if text:
            marks = tuple(m for m in self.marks if m.span.end <= len(text))
            role = BlockRole.REFERENCE if self.bibitem else BlockRole.NONE
            label = str(self.number) if self.number and kind is None and self.kind == BlockKind.ITEM else ""
            self._pieces.append(Piece(kind or self.kind, text, marks=marks, level=level, label=label, role=role))
        self.text, self.marks, self.bibitem = "", [], ""

    def walk(self, nodes: "Iterable[LatexNode | None]") -> None:
        """Read nodes in order."""
        for node in nodes:
            if node is None:
                continue
            name = type(node).__name__
            if name == "LatexCharsNode":
                self._characters(node.chars)
            elif name == "LatexGroupNode":
                self.walk(node.nodelist)
            elif name == "LatexMathNode":
                self._formula(node)
            elif name == "LatexSpecialsNode":
                self._special(node)
            elif name == "LatexMacroNode":
                self._command(node)
            elif name == "LatexEnvironmentNode":
                self._environment(node)

    def _special(self, node: "LatexNode") -> None:
        """Read a ligature; "&" parts the cells of a table, and stands for itself where somebody forgot to escape it."""
        characters = node.specials_chars
        is_ampersand = characters == "&" and self.kind != BlockKind.TABLE
        self.append("&" if is_ampersand else _LIGATURES.get(characters, printed_text(node)))

    def _formula(self, node: "LatexNode") -> None:
        """Read a formula; numbers that are nothing but raised call a note or a work: "$^{1,2}$"."""
        raised = _RAISED.fullmatch(node.latex_verbatim())
        if raised:
            self._raise(raised["numbers"])
            return
        printed = _MICRO.sub("", printed_text(node).replace("^∘", "°"))
        start = len(self.text)
        self.append(printed)
        if is_formula(printed):
            self.marks.append(Mark(MarkKind.MATHS, Span(min(start, len(self.text)), len(self.text))))

    def _raise(self, text: str) -> None:
        start = len(self.text)
        self.append(text.replace("--", "–"))
        self.marks.append(Mark(MarkKind.SUPERSCRIPT, Span(start, len(self.text)), self.text[start:]))

    def _characters(self, characters: str) -> None:
        first, *rest = _PARAGRAPH_BREAK.split(characters)
        self.append(first)
        for paragraph in rest:
            if self.kind != BlockKind.TABLE:
                self.end_block()
            self.append(paragraph)

    def _command(self, node: "LatexNode") -> None:
        name, args = node.macroname, arguments(node)
        if name in SILENT:
            return
        if "cite" in name and name not in NAMES:  # stays in the text, where citations by key are found
            self.append(" ".join(node.latex_verbatim().replace("~", " ").split()))
        elif name in HEADINGS:
            self._heading(args[-1:], HEADINGS[name])
        elif name in NOTES:
            self._note(args[-1:])
        elif name in ("href", "url", "nolinkurl"):
            self._link(args)
        elif name in ("item", "bibitem", "par"):
            self._begin_block(name, args)
        elif name in ("hyperlink", "doi"):
            self._pointer(name, args)
        elif name == "\\" and self.kind == BlockKind.TABLE:
            self.end_block()
        elif name in WORDS:
            self.append(WORDS[name])
        else:
            self._typography(node, args)

    def _typography(self, node: "LatexNode", args: "Sequence[LatexNode]") -> None:
        """Read a command of typography: what it holds, or the character that it prints."""
        groups = [argument for argument in args if type(argument).__name__ == "LatexGroupNode"]
        braced = [group for group in groups if group.delimiters[0] == "{"]
        if braced and len(node.macroname) > 1:  # accents have names of one letter
            start = len(self.text)
            self.walk(braced[-1:] if node.macroname in PROSE_LAST else braced)
            if node.macroname == "textsuperscript" and len(self.text) > start:
                self.marks.append(Mark(MarkKind.SUPERSCRIPT, Span(start, len(self.text)), self.text[start:]))
        else:
            self.append(printed_text(node))

    def _heading(self, nodes: "Sequence[LatexNode]", level: int) -> None:
        self.end_block()
        self.walk(nodes)
        self.end_block(BlockKind.HEADING if level else BlockKind.CAPTION, level)

    def _note(self, nodes: "Sequence[LatexNode]") -> None:
        inner = BlockWriter()
        inner.walk(nodes)
        text = " ".join(piece.text for piece in inner.finish())
        if not text:
            return
        label = str(len(self._notes) + 1)
        self.text = self.text.rstrip(" ")
        start = len(self.text)
        self.append(f"[^{label}]")
        self.marks.append(Mark(MarkKind.NOTE, Span(start, len(self.text)), label))
        self._notes.append(Piece(BlockKind.NOTE, text, label=label))

    def _link(self, args: "Sequence[LatexNode]") -> None:
        r"""Read \href or \url: its text, else its address."""
        if not args:
            return
        address = "".join(args[0].latex_verbatim().strip("{}").replace("\\", "").split())
        start = len(self.text)
        if len(args) > 1:
            self.walk(args[1:])
        else:
            self.append(address)
        self.marks.append(Mark(MarkKind.LINK, Span(start, len(self.text)), address))

    def _pointer(self, name: str, args: "Sequence[LatexNode]") -> None:
        r"""Read \hyperlink, which leads to an entry of the list where its target is one of pandoc's, or \doi."""
        if not args:
            return
        target = args[0].latex_verbatim().strip("{} ").replace("\\", "")
        start = len(self.text)
        if name == "doi":
            self.append(f"doi:{target}")
            return
        self.walk(args[1:])
        if target.startswith(ENTRY_TARGET) and len(self.text) > start:
            self.marks.append(Mark(MarkKind.CITEKEY, Span(start, len(self.text)), target))

    def _begin_block(self, name: str, args: "Sequence[LatexNode]") -> None:
        """Begin an item, a reference or a paragraph."""
        self.end_block()
        if name == "bibitem" and args:
            self.bibitem = args[-1].latex_verbatim().strip("{} \n")
        elif name == "item" and args:
            self.walk(args)  # the term of a description list
            self.append(" ")
        elif name == "item" and self.number is not None:
            self.number += 1

    def _environment(self, node: "LatexNode") -> None:
        name = node.environmentname
        if name in CODE:
            self.end_block()
            source = str(node.latex_verbatim())
            self._pieces.append(Piece(BlockKind.CODE, source[source.find("}") + 1 : source.rfind("\\end")].strip("\n")))
        elif name in FORMULAS:
            self._formula(node)
        elif name in BLOCKS:
            self.end_block()
            outer, outer_number = self.kind, self.number
            self.kind, self.number = BLOCKS[name], 0 if name in NUMBERED else None
            if name == "thebibliography":
                self._pieces.append(Piece(BlockKind.HEADING, "References", level=2))
            self.walk(node.nodelist)
            self.end_block()
            self.kind, self.number = outer, outer_number
        elif name not in DRAWINGS:
            self.walk(node.nodelist)
