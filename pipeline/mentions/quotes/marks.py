"""Pairs of quotation marks: curly, straight and angled ones, single ones where they quote, quotations of several paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

SINGLE = ("‘", "'")
_LONGEST = 6000  # code points; an opening mark that closes later than this was no quotation
_CLOSERS = {"“": "”", "«": "»", "„": "“”", "‚": "‘’", "‘": "’", '"': '"', "'": "'", "``": "''"}
# an opening mark stands at a start or behind white space, a bracket or a dash, and before a word
_OPENING = regex(
    r"(?<![\w.,!?’'])(?P<mark>[“«„‚\"]|``)(?=\s?[^\s])|(?<![^\s(\[—–“\"«-])(?P<single>[‘'])"
    rf"(?!{fragment('quotes.elisions')}\b)(?=[^\W_]|[\[…(¿¡])"
)
_CLOSING = {
    mark: regex(rf"(?:[{''.join(map(re.escape, closers))}])" if mark != "``" else r"''|”|\"")
    for mark, closers in _CLOSERS.items()
}
# ’ that closes stands behind a word or a stop and before white space or a stop: "don’t" and "states’ rights" do not close
_CLOSING_SINGLE = {
    "‘": regex(r"(?<=[^\s(])’(?=$|[\s.,;:!?)\]—–”\"-])"),
    "'": regex(r"(?<=[^\s(])'(?=$|[\s.,;:!?)\]—–”\"-])"),
}
_PARAGRAPH_END = regex(r"\s{1,4}")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A quotation's words, [start, end), the same with its marks, [left, right), and the opening mark."""

    start: int
    end: int
    left: int
    right: int
    mark: str


def find_marked(text: str) -> Iterator[MarkedText]:
    """Yield what stands between outermost pairs of quotation marks; linear in the text."""
    at = 0
    unclosed_until: dict[str, int] = {}  # up to where a mark was seen not to close, so that nothing is searched twice
    while opening := _OPENING.search(text, at):
        mark = opening["mark"] or opening["single"]
        start = opening.end()
        end, reached = (None, 0) if start < unclosed_until.get(mark, 0) else _find_closing(text, start, mark)
        if end is None:
            at = start
            unclosed_until[mark] = max(reached, unclosed_until.get(mark, 0))
            continue
        right = end + (2 if text.startswith("''", end) else 1)
        words = text[start:end]
        left_blank, right_blank = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        if words.strip():
            yield MarkedText(start + left_blank, end - right_blank, opening.start(), right, mark)
        at = right


def _find_closing(text: str, start: int, mark: str) -> tuple[int | None, int]:
    """Return where the closing mark stands (None without one) and how far was searched.

    It may stand paragraphs away where each of them opens with the mark again.
    """
    pattern = _CLOSING_SINGLE.get(mark) or _CLOSING[mark]
    limit = min(len(text), start + _LONGEST)
    at = start
    while at < limit:
        line = text.find("\n", at, limit)
        stop = line if line >= 0 else limit
        closers = pattern.finditer(text, at, stop)
        if (closer := next(closers, None)) is not None:
            return _skip_possessives(text, closer, closers) if mark in SINGLE else closer.start(), stop
        paragraph = _PARAGRAPH_END.match(text, stop)
        if mark in SINGLE or line < 0 or not paragraph or not text.startswith(mark, paragraph.end()):
            return None, stop
        at = paragraph.end() + len(mark)
    return None, at


def _skip_possessives(text: str, first: re.Match[str], others: Iterator[re.Match[str]]) -> int:
    """Return the first closing mark that is no possessive ("states’ rights"); the first of all where another quotation opens."""
    for closer in (first, *others):
        if text.find("‘", first.end(), closer.start()) >= 0:
            break
        if not re.match(r"s[’'] [a-z]", text[closer.start() - 1 : closer.start() + 3]):
            return closer.start()
    return first.start()
