"""A place in a text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of one text.

    >>> Span(0, 4).of("1991 was")
    '1991'
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Read the span back from its text."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the same span, moved by so many code points."""
        return Span(self.start + by, self.end + by)


def inside_any(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether the span touches one of the others (few others; a sweep serves many)."""
    return any(span.overlaps(other) for other in others)


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans turned into blanks: same length, so that every other span still reads back.

    Newlines stay, because paragraphs end there.

    >>> blank("war (Lee, 2017) ended", [Span(5, 14)])
    'war (         ) ended'
    """
    parts, done = [], 0
    spans = sorted(spans)
    if not spans:
        return text
    for span in spans:
        if span.end <= done:
            continue
        start = max(done, span.start)
        parts.append(text[done:start])
        parts.append("\n".join(" " * len(line) for line in text[start : span.end].split("\n")))
        done = span.end
    return "".join([*parts, text[done:]])
