"""Regular expressions that are compiled when first used: a run on plain text needs one in three of those that modules name."""

import re
from typing import AnyStr, cast

from pipeline.text.compile import compile_pattern

_ATTRIBUTES = frozenset(name for name in dir(re.Pattern) if not name.startswith("_")) - {"pattern"}


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""Return a pattern for a constant of a module: it does what that of re.compile does, and costs nothing until then.

    Only the functions of re do not take it: call its methods. Inside of a function, use re.compile.

    >>> regex(r"\d{4}").search("in 1998").group()
    '1998'
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Has the attributes of the compiled pattern from the first time that one of them is asked for; then a call is a plain call."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _ATTRIBUTES:  # copying asks for much that no pattern has
            raise AttributeError(name)
        compiled = _compile(self.pattern, self._flags)
        self.__dict__.update({attribute: getattr(compiled, attribute) for attribute in _ATTRIBUTES})
        return self.__dict__[name]

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


def _compile(pattern: str | bytes, flags: int) -> object:
    return compile_pattern(pattern, flags) if isinstance(pattern, str) else re.compile(pattern, flags)
