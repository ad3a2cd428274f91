"""Where figures can stand at all: the slow patterns look only there, so that long texts cost little."""

import re
from collections.abc import Iterator

from pipeline.model import Span

# no prose: base64, a table without blanks, a URL of a kilobyte
_RUN = re.compile(r"\S{120,}")
_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion lakh crore dozen score zero nil nought naught half halves halved halving quarter third fourth fifth
    sixth seventh eighth ninth tenth first second fold twice thrice doubl tripl trebl quadrupl quintupl tens
    """.split()


def _by_letter(words: list[str]) -> str:
    """Return an alternation of the words, those of one first letter together: the engine skips along by first letters."""
    firsts = dict.fromkeys(word[0] for word in words)
    return "|".join(f"{a}(?:{'|'.join(word[1:] for word in words if word[0] == a)})" for a in firsts)


_HINT = re.compile(
    f"[0-9½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|{_by_letter([*_WORDS, *(w.title() for w in _WORDS), *(w.upper() for w in _WORDS)])}"
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
