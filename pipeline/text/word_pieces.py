"""The words that the entity model's vocabulary has whole: common English words, in small letters."""

from functools import cache
from importlib.resources import files


@cache
def whole_words() -> frozenset[str]:
    """Return the words of three letters and more that are no pieces of others.

    >>> "bright" in whole_words(), "brightquay" in whole_words()
    (True, False)
    """
    pieces = (files("pipeline.assets") / "entities.vocab.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(piece for piece in pieces if len(piece) > 2 and piece.isalpha())
