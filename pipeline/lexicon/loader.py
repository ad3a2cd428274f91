"""The word lists of lexicon/*.toml, read when first asked for.

A list is named by its file and its key: "vocabulary.months.en". Two shapes: an array of words, or a table of label = [words].
Words stand in lower case unless case tells something. A key that ends in _patterns holds regular expressions instead of words.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.startup import recall


@cache
def _file(stem: str) -> dict[str, Any]:
    def read() -> dict[str, Any]:
        return tomllib.loads((files("pipeline.lexicon") / f"{stem}.toml").read_text(encoding="utf-8"))

    return recall(f"lexicon {stem}", dict[str, Any], read)


def entry(name: str) -> Any:
    """Return what the TOML files have under a dotted name. Raises KeyError for a name that is not there.

    >>> entry("vocabulary.seasons")["1"]
    ['spring']
    """
    stem, *keys = name.split(".")
    value: Any = _file(stem)
    for key in keys:
        value = value[key]
    return value


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of an array, or of all labels of a table, in the order of the file.

    >>> words("vocabulary.weekdays.en")[:2]
    ('monday', 'mon')
    """
    return tuple(_flatten(entry(name)))


def _flatten(value: Any) -> Iterator[str]:
    """Yield the words of an array, or of all labels of a table."""
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, str):
            yield part
        else:
            yield from _flatten(part)


@cache
def labels(name: str) -> dict[str, str]:
    """Return word → its label, of a table.

    >>> labels("vocabulary.seasons")["fall"]
    '3'
    """
    return {word: label for label, forms in entry(name).items() for word in forms}


@cache
def numbers(name: str) -> dict[str, int]:
    """Return word → the number it stands for, of a table whose labels are numbers.

    >>> numbers("vocabulary.months.en")["sept"]
    9
    """
    return {word: int(label) for word, label in labels(name).items()}


@cache
def short_forms(name: str) -> tuple[str, ...]:
    """Return the words of a table without the first of each label, which is the full form.

    >>> short_forms("vocabulary.months.en")[:2]
    ('jan', 'feb')
    """
    return tuple(word for forms in entry(name).values() for word in forms[1:])
