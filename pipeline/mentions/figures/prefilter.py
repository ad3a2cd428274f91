"""Prefilter: the spans in which figures can stand; the slow patterns look only there, so that long texts cost little."""

from collections.abc import Iterator

from pipeline.lexicon import either, words
from pipeline.model import Span
from pipeline.text.regex import regex

# no prose: base64, a table without blanks, a URL of a kilobyte
_RUN = regex(r"\S{120,}")
# the beginnings of number words: "half" also of "halves", "doubl" of "doubling"
_BEGINNINGS = (
    *(
        word
        for name in ("numerals", "scales", "collective_numbers", "ordinals", "fractions")
        for word in words(f"vocabulary.{name}")
    ),
    *words("figures.other_number_words"),
)
_DIGITS = "".join(("0-9", *words("vocabulary.vulgar_fractions")))
_HINT = regex(
    f"[{_DIGITS}]|{either((*_BEGINNINGS, *(w.capitalize() for w in _BEGINNINGS), *(w.upper() for w in _BEGINNINGS)))}"
)
_AROUND = 240


def blank_long_tokens(text: str) -> str:
    """Blank every run of 120 characters and more without white space; same length."""
    return _RUN.sub(lambda run: " " * len(run.group()), text)


def numeric_spans(text: str) -> Iterator[Span]:
    """Yield the parts of the text near a digit or a number word, in order, not overlapping; each begins and ends at a blank.

    >>> [s.of("There were 27 states.") for s in numeric_spans("There were 27 states.")]
    ['There were 27 states.']
    """
    start = end = -1
    for hint in _HINT.finditer(text):
        if hint.start() > end:
            if end >= 0:
                yield _outward(text, start, end)
            start = max(0, hint.start() - _AROUND)
        end = hint.end() + _AROUND
    if end >= 0:
        yield _outward(text, start, end)


def _outward(text: str, start: int, end: int) -> Span:
    """Move both ends inward or outward to a blank (runs are short after blank_long_tokens)."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, min(end, len(text)))
