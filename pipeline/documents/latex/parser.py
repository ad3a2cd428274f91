"""The door to pylatexenc: a text to its nodes, with the commands of commands.py known to the parser."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.documents.latex.commands import COMMAND_ARGUMENTS, ENVIRONMENT_ARGUMENTS

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexNode
    from pylatexenc.macrospec import LatexContextDb


def parse(text: str) -> "Sequence[LatexNode]":
    """Return the nodes of a text; what does not close is closed where the text ends."""
    from pylatexenc.latexwalker import LatexWalker

    walker = LatexWalker(text, latex_context=_context(), tolerant_parsing=True)
    nodes: Sequence[LatexNode] = walker.get_latex_nodes()[0]
    return nodes


@cache
def _context() -> "LatexContextDb":
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

    context = get_default_latex_context_db()
    macros = [MacroSpec(name, arguments) for name, arguments in COMMAND_ARGUMENTS.items()]
    environments = [EnvironmentSpec(name, arguments) for name, arguments in ENVIRONMENT_ARGUMENTS.items()]
    context.add_context_category("articles", prepend=True, macros=macros, environments=environments)
    return context


def arguments(node: "LatexNode") -> "list[LatexNode]":
    """Return the arguments that a command has, optional ones that are left out not counted."""
    parsed = getattr(node, "nodeargd", None)
    return [argument for argument in (parsed.argnlist if parsed else None) or () if argument is not None]


def commands_named(name: str, nodes: "Iterable[LatexNode]") -> "Iterator[LatexNode]":
    """Yield the commands of a name."""
    return (node for node in nodes if getattr(node, "macroname", None) == name)


def printed_text(node: "LatexNode") -> str:
    r"""Return what a command prints by itself: an accented letter, a sign, a formula; "" where it prints nothing."""
    return str(_printer().node_to_text(node))


@cache
def _printer() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text")
