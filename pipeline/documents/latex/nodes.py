"""The door to pylatexenc's parser: a text to its nodes, with the commands of commands.py known."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.documents.latex.commands import ARGUMENTS, OPENINGS

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexNode
    from pylatexenc.macrospec import LatexContextDb


def nodes_of(text: str) -> "Sequence[LatexNode]":
    """Parse; what does not close is closed where the text ends."""
    from pylatexenc.latexwalker import LatexWalker

    nodes: Sequence[LatexNode] = LatexWalker(text, latex_context=_known(), tolerant_parsing=True).get_latex_nodes()[0]
    return nodes


@cache
def _known() -> "LatexContextDb":
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

    known = get_default_latex_context_db()
    macros = [MacroSpec(name, arguments) for name, arguments in ARGUMENTS.items()]
    environments = [EnvironmentSpec(name, opening) for name, opening in OPENINGS.items()]
    known.add_context_category("articles", prepend=True, macros=macros, environments=environments)
    return known


def arguments(node: "LatexNode") -> "list[LatexNode]":
    """Return the arguments of a command that are there."""
    given = getattr(node, "nodeargd", None)
    return [argument for argument in (given.argnlist if given else None) or () if argument is not None]


def of_name(name: str, nodes: "Iterable[LatexNode]") -> "Iterator[LatexNode]":
    """Yield the commands of that name."""
    return (node for node in nodes if getattr(node, "macroname", None) == name)


def sign(node: "LatexNode") -> str:
    r"""Return what a command prints by itself: an accented letter, a sign, a formula; "" where it prints nothing."""
    return str(_printer().node_to_text(node))


@cache
def _printer() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text")
