"""Finds words of a language that a .py file spells: lists of five and more, and single words of the closed classes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.lexicon import words

MANY = 5
_WORD = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*\.?")
# what a pattern puts around the letters of a word
_NOTATION = re.compile(r"\\[a-zA-Z.]|\(\?[:=!<i]{1,3}|\[[^\]]{0,40}\]|\{[^}]{0,8}\}|[()?*+^$]")


def word_lists(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, words) of each alternation, split string and display of five or more words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for line, text in strings(tree):
        yield from ((line, found) for found in _alternations(text) if len(found) >= MANY)
    for node in ast.walk(tree):
        found = _split(node) or _display(node)
        if len(found) >= MANY:
            yield node.lineno, found  # type: ignore[attr-defined]  # an expression has a line


def single_words(path: Path, classes: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield (line, word) where a pattern or a constant spells a word of the lexicon's closed classes."""
    closed = _closed(classes)
    for line, text in strings(ast.parse(path.read_text(encoding="utf-8"))):
        if text.casefold() in closed:
            yield line, text
        elif "|" in text or "\\" in text:
            yield from (
                (line, word) for word in re.findall(r"[^\W\d_]+", _NOTATION.sub(" ", text)) if word.casefold() in closed
            )


@cache
def _closed(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in classes for word in words(name) if len(word) > 3)


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, text) of every string but docstrings; the values of an f-string are left out."""
    skipped = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(value) for value in node.values}
            yield node.lineno, "".join(str(v.value) if isinstance(v, ast.Constant) else "\0" for v in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def _alternations(pattern: str) -> Iterator[list[str]]:
    """Yield the words among the alternatives of each group of a pattern; an inner group counts for its first letters."""
    groups: list[list[str]] = [[""]]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            groups[-1][-1] += pattern[at : at + 2]
            at += 2
            continue
        if char == "[":
            end = pattern.find("]", at + 2)
            end = len(pattern) if end < 0 else end
            groups[-1][-1] += pattern[at : end + 1]
            at = end
        elif char == "(":
            groups.append([""])
        elif char == ")" and len(groups) > 1:
            inner = groups.pop()
            yield _words(inner)
            groups[-1][-1] += f"({inner[0]})"
        elif char == "|":
            groups[-1].append("")
        else:
            groups[-1][-1] += char
        at += 1
    yield from (_words(group) for group in groups)


def _words(alternatives: list[str]) -> list[str]:
    bare = (_NOTATION.sub("", alternative).strip() for alternative in alternatives)
    return [word for word in bare if re.search(r"[^\W\d_]{3}", word)]


def _split(node: ast.AST) -> list[str]:
    """Return the words of "one two three".split()."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            return [word for word in text.value.split() if _WORD.fullmatch(word)]
    return []


def _display(node: ast.AST) -> list[str]:
    """Return the lower-case words among the strings of a list, set, tuple, or the keys of a dict."""
    items = (
        node.elts
        if isinstance(node, ast.List | ast.Set | ast.Tuple)
        else node.keys
        if isinstance(node, ast.Dict)
        else []
    )
    texts = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    return [text for text in texts if _WORD.fullmatch(text) and text == text.lower()]
