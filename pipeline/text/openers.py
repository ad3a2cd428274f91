"""What a regular expression can begin with, derived from its parse tree: the first look that lets a scanner try few patterns.

An opener is the beginning of a possible match, in the simple characters of `simplify`. A pattern matches at a place only if
the text there starts with one of its openers; the opener "" says that nothing is known, and the pattern is tried everywhere.
"""

import re
from collections.abc import Iterable, Set
from functools import lru_cache, reduce
from re import _constants as sre  # type: ignore[attr-defined]  # the parse tree of re has no typed door
from re import _parser  # type: ignore[attr-defined]  # same
from typing import Any, NamedTuple

from pipeline.startup import recall

# characters of an opener: with four find_dates is a quarter slower, with eight a grammar takes longer to make
LENGTH = 6
# a class with more characters than this tells nothing
_WIDEST_CLASS = 12
_MOST_OPENERS = 4_000
_CATEGORIES = {sre.CATEGORY_DIGIT: "0", sre.CATEGORY_SPACE: " "}
# characters that re.IGNORECASE takes for an ASCII letter
_FOLDED = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"})


class _Beginnings(NamedTuple):
    """How a sequence can begin: fixed beginnings, which anything may follow, and open ones, which the next node lengthens."""

    fixed: Set[str]
    open: Set[str]

    def union(self, right: "_Beginnings") -> "_Beginnings":
        """Return the beginnings of either."""
        return _Beginnings(self.fixed | right.fixed, self.open | right.open)


@lru_cache(maxsize=1 << 14)
def simplify(text: str) -> str:
    """Return the text with each digit as 0, each blank as a space, letters in lower case: one character for each of its own.

    >>> simplify("Sept.\u00a017")
    'sept. 00'
    """
    return text.translate(_SIMPLE) if text.isascii() else "".join(map(_simple, text.translate(_FOLDED)))


def _simple(character: str) -> str:
    if character.isdecimal():
        return "0"
    return " " if character.isspace() else character.lower()[0]


_SIMPLE = str.maketrans({character: _simple(character) for character in map(chr, range(128))})


def openers(pattern: str, *, flags: int = re.IGNORECASE) -> frozenset[str]:
    r"""Return the openers of a pattern. Lookarounds and anchors are left out: they can only narrow what is found.

    >>> sorted(openers(r"(?<!\w)(?:the )?[12]\d|Q[1-4]"))
    ['00', 'q0', 'the 00']
    """
    return recall(f"openers {int(flags)} {pattern}", frozenset[str], lambda: _openers(pattern, flags))


def _openers(pattern: str, flags: int) -> frozenset[str]:
    tree = _parser.parse(pattern, flags)
    for length in range(LENGTH, 0, -1):
        fixed, ended = _sequence(tree, _Beginnings(frozenset(), frozenset({""})), length)
        if len(fixed | ended) <= _MOST_OPENERS:
            return _without_longer(fixed | ended)
    return frozenset({""})


def _without_longer(beginnings: Set[str]) -> frozenset[str]:
    """Drop a beginning that begins with another one."""
    return frozenset(b for b in beginnings if not any(b[:n] in beginnings for n in range(len(b))))


def _sequence(nodes: Iterable[tuple[Any, Any]], before: _Beginnings, length: int) -> _Beginnings:
    """Return the beginnings of a sequence of nodes, each of which lengthens what stands before it."""
    found = before
    for kind, value in nodes:
        if not found.open:
            break
        found = _Beginnings(found.fixed, frozenset()).union(_node(kind, value, found.open, length))
    return found


def _node(kind: Any, value: Any, starts: Set[str], length: int) -> _Beginnings:
    """Return the beginnings with one node more."""
    before = _Beginnings(frozenset(), starts)
    if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return before
    if kind in (sre.LITERAL, sre.IN):
        return _lengthen(starts, _members([(kind, value)] if kind is sre.LITERAL else value), length)
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _sequence(value[-1] if kind is sre.SUBPATTERN else value, before, length)
    if kind is sre.BRANCH:
        return reduce(_Beginnings.union, (_sequence(branch, before, length) for branch in value[1]))
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _repeat(value, before, length)
    # any character, all but one, a back reference
    return _Beginnings(starts, frozenset())


def _repeat(repeat: tuple[int, int, Any], before: _Beginnings, length: int) -> _Beginnings:
    """Return the beginnings with a repeated node; more repetitions than an opener has characters change nothing."""
    least, most, nodes = repeat
    found = _Beginnings(frozenset(), frozenset()) if least else before
    current = before
    for times in range(1, min(most, least + length) + 1):
        current = _sequence(nodes, current, length)
        found = found.union(current if times >= least else _Beginnings(current.fixed, frozenset()))
    return found


def _members(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """Return the simple characters of a class, None where they tell too little."""
    members: set[str] = set()
    for kind, value in items:
        if kind is sre.LITERAL or (kind is sre.RANGE and value[1] - value[0] < 2 * _WIDEST_CLASS):
            low, high = (value, value) if kind is sre.LITERAL else value
            members.update(map(chr, range(low, high + 1)))
        elif kind is sre.CATEGORY and value in _CATEGORIES:
            members.add(_CATEGORIES[value])
        else:
            return None
    # a letter like "é" has forms that simplify does not join
    if not all(member.isascii() or not member.isalpha() for member in members):
        return None
    simple = {simplify(member) for member in members}
    return simple if len(simple) <= _WIDEST_CLASS else None


def _lengthen(starts: Set[str], members: set[str] | None, length: int) -> _Beginnings:
    """Return each beginning with each character after it."""
    if members is None:
        return _Beginnings(starts, frozenset())
    longer = frozenset(start + member for start in starts for member in members)
    return _Beginnings(
        frozenset(b for b in longer if len(b) >= length), frozenset(b for b in longer if len(b) < length)
    )
