"""From a text to its time expressions: the grammar tried at every place, the longest match kept."""

from collections.abc import Sequence
from functools import cache

from pipeline.mentions.dates.meanings import Expression
from pipeline.mentions.dates.rules import RULES
from pipeline.mentions.dates.rules.base import DateRule, Parse
from pipeline.text.grammar import Grammar


@cache
def grammar() -> Grammar[Parse]:
    """Return the grammar of dates; to make it takes a tenth of a second, which only those who read dates wait for."""
    return Grammar(RULES)


def scan(text: str) -> list[Expression]:
    """Return the time expressions in text order; the ends of a range are two."""
    found: list[Expression] = []
    end = 0
    for start, rules in grammar().places(text):
        if start >= end and (expressions := _longest(rules, text, start)):
            found.extend(expressions)
            end = expressions[-1].end
    return found


def _longest(rules: Sequence[DateRule], text: str, start: int) -> list[Expression]:
    """Return the expressions of the longest match that begins here, of the earlier rule where two are equally long."""
    best: list[Expression] = []
    for rule in rules:
        match = rule.regex.match(text, start)
        if match and match.end() > (best[-1].end if best else start):
            found = [Expression(*match.span(group or 0), meaning, rule.name) for group, meaning in rule.build(match)]
            if found and (not best or found[-1].end > best[-1].end):
                best = found
    return best
