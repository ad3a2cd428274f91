"""LaTeX nodes to pieces: text is gathered until a block ends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.documents import csl
from pipeline.documents.latex.commands import BLOCKS, CODE, DRAWN, FORMULAS, HEADINGS, LAST_ONLY, NOTES, SILENT
from pipeline.documents.latex.nodes import arguments, sign
from pipeline.model import Mark, Piece, Span

if TYPE_CHECKING:
    from pylatexenc.latexwalker import LatexNode

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_SPACE = re.compile(r"\s+")
_SIGNS = {"~": " ", "``": "“", "''": "”", "---": "—", "--": "–", "&": " "}


@dataclass(slots=True)
class Writer:
    """What was said of the block so far, and the pieces that are done."""

    kind: str = "paragraph"
    said: str = ""
    marks: list[Mark] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    work: str = ""  # key of the reference that is being written

    def finished(self) -> list[Piece]:
        """Return the pieces, notes last."""
        self.end()
        return [*self.pieces, *self.notes]

    def say(self, text: str) -> None:
        """Add text; blanks are one blank, as TeX prints them."""
        text = _SPACE.sub(" ", text)
        self.said += text.lstrip(" ") if not self.said or self.said[-1].isspace() else text

    def end(self, kind: str = "", level: int = 0) -> None:
        """End the block: a piece, if anything was said."""
        text = self.said.rstrip()
        if self.work and text:
            self.marks.append(Mark("csl", Span(0, len(text)), csl.dump(self.work, {})))
        if text:
            marks = tuple(m for m in self.marks if m.span.end <= len(text))
            self.pieces.append(Piece(kind or self.kind, text, marks=marks, level=level))
        self.said, self.marks, self.work = "", [], ""

    def walk(self, nodes: "Iterable[LatexNode | None]") -> None:
        """Write nodes in order."""
        for node in nodes:
            if node is None:
                continue
            name = type(node).__name__
            if name == "LatexCharsNode":
                self._chars(node.chars)
            elif name == "LatexGroupNode":
                self.walk(node.nodelist)
            elif name == "LatexMathNode":
                self.say(sign(node))
            elif name == "LatexSpecialsNode":
                self.say(_SIGNS.get(node.specials_chars, sign(node)))
            elif name == "LatexMacroNode":
                self._command(node)
            elif name == "LatexEnvironmentNode":
                self._environment(node)

    def _chars(self, chars: str) -> None:
        first, *more = _PARAGRAPH.split(chars)
        self.say(first)
        for part in more:
            if self.kind != "table":
                self.end()
            self.say(part)

    def _command(self, node: "LatexNode") -> None:
        name, given = node.macroname, arguments(node)
        if name in SILENT:
            return
        if "cite" in name:  # stays as it stands: citations by key are found in the text
            self.say(" ".join(node.latex_verbatim().replace("~", " ").split()))
        elif name in HEADINGS:
            self._block(given[-1:], HEADINGS[name])
        elif name in NOTES:
            self._note(given[-1:])
        elif name in ("href", "url", "nolinkurl"):
            self._link(given)
        elif name in ("item", "bibitem", "par"):
            self._opened(name, given)
        elif name == "and":  # between the authors
            self.say("; ")
        elif name == "\\" and self.kind == "table":
            self.end()
        elif name == "\\":
            self.say(" ")
        else:
            self._printed(node, given)

    def _printed(self, node: "LatexNode", given: "Sequence[LatexNode]") -> None:
        """Write a way of printing: what it holds, or the sign that it is."""
        groups = [argument for argument in given if type(argument).__name__ == "LatexGroupNode"]
        braced = [group for group in groups if group.delimiters[0] == "{"]
        if braced and len(node.macroname) > 1:  # the accents have names of one letter
            self.walk(braced[-1:] if node.macroname in LAST_ONLY else braced)
        else:
            self.say(sign(node))

    def _block(self, nodes: "Sequence[LatexNode]", level: int) -> None:
        self.end()
        self.walk(nodes)
        self.end("heading" if level else "caption", level)

    def _note(self, nodes: "Sequence[LatexNode]") -> None:
        label = str(len(self.notes) + 1)
        self.said = self.said.rstrip(" ")
        start = len(self.said)
        self.say(f"[^{label}]")
        self.marks.append(Mark("note", Span(start, len(self.said)), label))
        inner = Writer()
        inner.walk(nodes)
        text = " ".join(piece.text for piece in inner.finished())
        self.notes.append(Piece("note", text, label=label))

    def _link(self, given: "Sequence[LatexNode]") -> None:
        """Write a link: its own words, or its address."""
        if not given:
            return
        address = "".join(given[0].latex_verbatim().strip("{}").replace("\\", "").split())
        start = len(self.said)
        if len(given) > 1:
            self.walk(given[1:])
        else:
            self.say(address)
        self.marks.append(Mark("link", Span(start, len(self.said)), address))

    def _opened(self, name: str, given: "Sequence[LatexNode]") -> None:
        """Begin an item, a reference or a paragraph."""
        self.end()
        if name == "bibitem" and given:
            self.work = given[-1].latex_verbatim().strip("{} \n")
        elif name == "item" and given:
            self.walk(given)  # the word that a description explains
            self.say(" ")

    def _environment(self, node: "LatexNode") -> None:
        name = node.environmentname
        if name in CODE:
            self.end()
            whole = str(node.latex_verbatim())
            self.pieces.append(Piece("code", whole[whole.find("}") + 1 : whole.rfind("\\end")].strip("\n")))
        elif name in FORMULAS:
            self.say(sign(node))
        elif name in BLOCKS:
            self.end()
            outer, self.kind = self.kind, BLOCKS[name]
            if name == "thebibliography":
                self.pieces.append(Piece("heading", "References", level=2))
            self.walk(node.nodelist)
            self.end()
            self.kind = outer
        elif name not in DRAWN:
            self.walk(node.nodelist)
