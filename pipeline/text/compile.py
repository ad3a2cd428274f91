"""Patterns in the form that Python's engine runs, from an earlier start of the program where that compiled them.

The code of a pattern is an array of numbers; Python checks it before it takes it. Where Python has another inside than expected the
pattern is compiled as ever: the result is the same, `==` says so (tests/text/test_compile.py).
"""

import re
import sys
from array import array
from typing import NamedTuple

from pipeline.startup import recall

_NUMBER = "I"  # four bytes, as _sre.CODESIZE says
_CHECKED = ((3, 11), (3, 12), (3, 13), (3, 14))  # the versions whose re was looked at


class Code(NamedTuple):
    """What the engine runs. numbers: in four bytes each. groups: how many. named: name of a group → its number."""

    flags: int
    numbers: bytes
    groups: int
    named: dict[str, int]


def compile_pattern(pattern: str, flags: int) -> re.Pattern[str]:
    """Return what re.compile does."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in _CHECKED:
        return re.compile(pattern, flags)
    code = recall(f"pattern {int(flags)} {pattern}", Code, lambda: code_of(pattern, flags))
    try:
        return from_code(pattern, code)
    except (AttributeError, ImportError, LookupError, RuntimeError, TypeError, ValueError):  # no code of this engine
        return re.compile(pattern, flags)


def code_of(pattern: str, flags: int) -> Code:
    """Return the code of a pattern. Raises re.error."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # the halves of re.compile have no public door

    tree = _parser.parse(pattern, flags)
    numbers = array(_NUMBER, _compiler._code(tree, flags)).tobytes()
    return Code(flags | tree.state.flags, numbers, tree.state.groups - 1, dict(tree.state.groupdict))


def from_code(pattern: str, code: Code) -> re.Pattern[str]:
    """Return the pattern of a code."""
    import _sre  # type: ignore[import-not-found]  # the engine has no public door

    names: list[str | None] = [None] * (code.groups + 1)
    for name, number in code.named.items():
        names[number] = name
    numbers = array(_NUMBER, code.numbers).tolist()
    compiled: re.Pattern[str] = _sre.compile(pattern, code.flags, numbers, code.groups, code.named, tuple(names))
    return compiled
