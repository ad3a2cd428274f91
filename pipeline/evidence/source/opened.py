"""A readable source, cut into passages and indexed once, whatever many claims ask of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.sighting import Sighting
from pipeline.evidence.retrieve.index import PassageIndex, index_passages
from pipeline.evidence.source.rows import read_rows, tables
from pipeline.evidence.source.seats import Seats, seats
from pipeline.model import Document, Span
from pipeline.text.names import fold
from pipeline.text.numbers import pointed
from pipeline.text.sentences import sentences

# a table or a text without stops is cut into pieces of so many characters
_LONGEST = 700
# a longer table is no neighbourhood
_ROWS = 16
_NUMBER = re.compile(r"\d{1,20}(?:[.,]\d{1,20}){0,8}")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))


@dataclass(frozen=True, slots=True)
class Opened:
    """A source ready to be asked. said: number of a passage → what was found in it, worked out when first asked for.

    numbers: every number of the text without thousands marks; folded: the whole text without case and accents.
    headings: numbers of the passages that are headings. seats: where each number stands. title: of the work.
    tables: row of a table → all its rows.
    """

    document: Document
    spans: tuple[Span, ...]
    index: PassageIndex
    said: Callable[[int], AnnotatedText]
    numbers: frozenset[str]
    folded: str
    headings: frozenset[int]
    seats: Seats
    title: AnnotatedText
    tables: Mapping[int, Sequence[int]]

    def around(self, i: int) -> list[int]:
        """Return the numbers of a passage and its neighbours; a row of a small table has all other rows for neighbours."""
        rows = self.tables.get(i, ())
        near = {j for j in (i - 1, i, i + 1) if 0 <= j < len(self.spans)}
        return sorted({*near, *rows} if len(rows) <= _ROWS else near)

    def window(self, i: int) -> list[AnnotatedText]:
        """Return the passage and its neighbours, in text order; the figures and dates of a title are not the passage's."""
        return [
            AnnotatedText(self.said(j).text) if j != i and j in self.headings else self.said(j) for j in self.around(i)
        ]

    def passage_at(self, offset: int) -> int:
        """Return the number of the passage at an offset, or of the one before it."""
        return max((i for i, span in enumerate(self.spans) if span.start <= offset), default=0)

    def holds(self, figure: Sighting) -> bool:
        """Tell whether the number stands anywhere in the source, whatever its scale or unit: 42.3, 42,300, 42300000000.

        A number in words ("the five", "a third") is never missed: a source may list what the article counts.
        """
        written = {_plain(number) for number in _NUMBER.findall(figure.words)}
        ends = (figure.figure.low, figure.figure.high)
        values = {_plain(f"{value / scale:f}") for value in ends for scale in _SCALES}
        return not written or bool((written | values) & self.numbers) or any(True for _ in self.seats.of(figure))

    def names(self, name: str) -> bool:
        """Tell whether the last word of a name stands anywhere in the source."""
        return not fold(name) or f" {fold(name).split()[-1]} " in f" {self.folded} "


def open_source(document: Document, said_of: Callable[[str], AnnotatedText]) -> Opened:
    """Cut and index a source; linear in its length."""
    spans = tuple(piece for span in sentences(document.text) for piece in _pieces(document.text, span))
    texts = [pointed(span.of(document.text)) for span in spans]
    rows = dict(read_rows(document, spans, said_of))
    runs = {i: run for run in tables(document, spans) for i in run}
    read = [rows.get(i, text) for i, text in enumerate(texts)]
    said = cache(lambda i: said_of(read[i]))
    places = seats(read, said)
    numbers = frozenset(_plain(number) for number in _NUMBER.findall(pointed(document.text)))
    numbers |= {_plain(f"{value:f}") for value in places.values}
    headings = frozenset(_headings(document, spans))
    title = said_of(document.meta.title)
    return Opened(
        document, spans, index_passages(texts), said, numbers, fold(document.text), headings, places, title, runs
    )


def _headings(document: Document, spans: tuple[Span, ...]) -> Iterator[int]:
    """Yield the numbers of the passages that are headings; none where the document is nothing but headings."""
    kinds = [document.blocks[b].kind if (b := document.block_at(span.start)) >= 0 else "" for span in spans]
    if any(kind != "heading" for kind in kinds):
        yield from (i for i, kind in enumerate(kinds) if kind == "heading")


def _plain(number: str) -> str:
    """Return a number without thousands marks and idle zeros: "42,300.0" → "42300"."""
    digits = re.sub(r",(?=\d{3}(?!\d))", "", number)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut an overlong sentence at blanks."""
    start = span.start
    while span.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = cut if cut > 0 else start + _LONGEST
        yield Span(start, end)
        start = end + (cut > 0)
    yield Span(start, span.end)
