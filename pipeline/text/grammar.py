"""Grammars: a rule is a pattern, what its matches mean, and examples; a scanner tries the rules that a place can open.

A rule matches only where no letter or digit stands before it, ignores case, and has a blank for BLANK outside of [classes].
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from pipeline.lexicon.fragments import BLANK
from pipeline.text.openers import LENGTH, openers, simplify
from pipeline.text.regex import regex

T = TypeVar("T")
_BOUNDARY = r"(?<![^\W_])"
# a class, an escaped character, a blank
_TOKEN = regex(r"\[\^?\]?(?:\\.|[^\]\\])*\]|\\.| ", re.DOTALL)


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One line of a grammar.

    build: reads a match and yields what it means, perhaps nothing. examples: (text, what the public function returns for it) pairs.
    """

    name: str
    pattern: str
    build: Callable[[re.Match[str]], Iterable[T]]
    examples: tuple[tuple[str, str], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Return the pattern; it is compiled when it is first tried."""
        return regex(_BOUNDARY + f"(?:{expand_blanks(self.pattern)})", re.IGNORECASE)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Return what a match can begin with, derived from the pattern."""
        return openers(self.regex.pattern)


def expand_blanks(pattern: str) -> str:
    """Return the pattern with BLANK for each blank outside of a class.

    >>> expand_blanks("a [ -]b") == "a" + BLANK + "[ -]b"
    True
    """
    return _TOKEN.sub(lambda token: BLANK if token.group() == " " else token.group(), pattern)


class Grammar(Generic[T]):
    """An ordered table of rules, made ready to be tried at every place of a text."""

    def __init__(self, rules: Iterable[Rule[T]]) -> None:
        self.rules = tuple(rules)
        everywhere = any("" in rule.openers for rule in self.rules)
        firsts = sorted({opener[0] for rule in self.rules for opener in rule.openers if opener})
        first = "." if everywhere else f"[{re.escape(''.join(firsts))}]".replace("0", r"\d").replace(r"\ ", r"\s")
        self._places = re.compile(rf"{_BOUNDARY}(?=({first}.{{0,{LENGTH - 1}}}))", re.IGNORECASE | re.DOTALL)
        self._opened = lru_cache(maxsize=1 << 14)(self._find_opened)
        self._by_opener: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for opener in rule.openers:
                self._by_opener.setdefault(opener, []).append(number)

    def _find_opened(self, beginning: str) -> tuple[Rule[T], ...]:
        """Return the rules that a match with this beginning can be of, in their order."""
        simple = simplify(beginning)
        opened = {number for end in range(len(simple) + 1) for number in self._by_opener.get(simple[:end], ())}
        return tuple(self.rules[number] for number in sorted(opened))

    def places(self, text: str) -> Iterator[tuple[int, Sequence[Rule[T]]]]:
        """Yield each place where some rule may match, with the rules to try there, in their order."""
        for place in self._places.finditer(text):
            if rules := self._opened(place[1]):
                yield place.start(), rules
