"""A readable source, cut into passages and indexed once for all claims that cite it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.evidence.annotated import Annotate, AnnotatedText
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.retrieve.index import PassageIndex, index_passages
from pipeline.evidence.source.counted_dates import count_from_before
from pipeline.evidence.source.number_index import NumberIndex, build_number_index
from pipeline.evidence.source.table_rows import read_rows, table_runs
from pipeline.model import BlockKind, Document, Span
from pipeline.text.authors import YEAR
from pipeline.text.names import fold
from pipeline.text.numbers import pointed
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

# a table or a text without stops is cut into pieces of so many characters
_LONGEST_PASSAGE = 700
# a longer table is no neighbourhood
_SMALL_TABLE = 16
_NUMBER = regex(r"\d{1,20}(?:[.,]\d{1,20}){0,8}")
# passages of a paragraph that are read together
_LONGEST_PARAGRAPH = 12
# so many passages stand at the top of a work
_TOP = 5
# a passage with fewer words in small letters, and without a stop, is a title, a byline or a running head
_FEWEST_SMALL_WORDS = 2
_SMALL_WORD = regex(r"\b[a-zß-ÿ]{4,40}\b")
_STOPS = (".", "!", "?", ":", ";", ")", "”", '"', "’")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))


@dataclass(frozen=True, slots=True)
class IndexedSource:
    """A source cut into numbered passages and indexed.

    Attributes:
        document: the source.
        spans: of the passages, in text order.
        passages: their index.
        annotated: number of a passage → the passage with its figures and dates, found when first asked for.
        numbers: every number of the text without thousands marks.
        folded_text: the whole text, the title and the authors, without case and accents.
        headings: numbers of the passages that are headings.
        titles: numbers of the passages that are no sentence: headings, bylines, running heads.
        number_index: where each number stands.
        title: of the work, with the headings that stand at the top of it.
        table_rows: row of a table → all its rows.
        authors: family names of the work's authors as it is cited; who wrote it says nothing of what stands in it.
    """

    document: Document
    spans: tuple[Span, ...]
    passages: PassageIndex
    annotated: Callable[[int], AnnotatedText]
    numbers: frozenset[str]
    folded_text: str
    headings: frozenset[int]
    titles: frozenset[int]
    number_index: NumberIndex
    title: AnnotatedText
    table_rows: Mapping[int, Sequence[int]]
    authors: tuple[str, ...] = ()

    def neighbours(self, i: int) -> list[int]:
        """Return the numbers of a passage and its neighbours; a row of a small table has all other rows for neighbours."""
        rows = self.table_rows.get(i, ())
        adjacent = {j for j in (i - 1, i, i + 1) if 0 <= j < len(self.spans)}
        return sorted({*adjacent, *rows} if len(rows) <= _SMALL_TABLE else adjacent)

    def window(self, i: int) -> list[AnnotatedText]:
        """Return the passage and its neighbours, in text order; the figures and dates of a title are not the passage's."""
        return [
            AnnotatedText(self.annotated(j).text) if j != i and j in self.headings else self.annotated(j)
            for j in self.neighbours(i)
        ]

    def paragraph(self, i: int) -> list[int]:
        """Return the numbers of the passages of the same paragraph, a dozen at most; of a row of a table that row alone."""
        block = self.document.block_at(self.spans[i].start)
        if block < 0 or i in self.table_rows:
            return [i]
        paragraph = self.document.blocks[block].span
        around = range(max(0, i - _LONGEST_PARAGRAPH // 2), min(len(self.spans), i + _LONGEST_PARAGRAPH // 2 + 1))
        return [j for j in around if paragraph.contains(self.spans[j])]

    def year_before(self, i: int) -> str:
        """Return the year that was named last before a passage, to which its days and months may belong; "" for none near."""
        for j in range(i - 1, max(-1, i - _LONGEST_PARAGRAPH), -1):
            if not YEAR.search(self.spans[j].of(self.document.text)):
                continue
            years = [time.first[:4] for time in self.annotated(j).times if time.first[:4] == time.last[:4] != ""]
            if years:
                return years[-1]
        return ""

    def heading_of(self, i: int) -> AnnotatedText:
        """Return the heading of the section that a passage stands in, below the title of the work; empty where there is none."""
        above = [j for j in self.headings if 0 < j < i]
        return self.annotated(max(above)) if above else AnnotatedText("")

    def passage_at(self, offset: int) -> int:
        """Return the number of the passage at an offset, or of the one before it."""
        return max((i for i, span in enumerate(self.spans) if span.start <= offset), default=0)

    def contains(self, quantity: Quantity) -> bool:
        """Tell whether the number stands anywhere in the source, whatever its scale or unit: 42.3, 42,300, 42300000000.

        A number in words ("the five", "a third") is never missed: a source may list what the article counts.
        """
        written = {_plain_number(number) for number in _NUMBER.findall(quantity.words)}
        if not written:
            return True
        ends = (quantity.figure.low, quantity.figure.high)
        values = {_plain_number(f"{value / scale:f}") for value in ends for scale in _SCALES}
        return bool((written | values) & self.numbers) or any(True for _ in self.number_index.passages_with(quantity))

    def contains_name(self, name: str) -> bool:
        """Tell whether the last word of a name stands anywhere in the source."""
        return not fold(name) or f" {fold(name).split()[-1]} " in f" {self.folded_text} "


def index_source(document: Document, annotate: Annotate, authors: Sequence[str] = ()) -> IndexedSource:
    """Cut a source into passages and index it; linear in its length.

    annotate: finds the figures and dates of a passage. authors: family names of the work's authors.
    """
    spans = tuple(piece for span in sentences(document.text) for piece in _split_overlong(document.text, span))
    texts = [pointed(span.of(document.text)) for span in spans]
    rows_read = dict(read_rows(document, spans, annotate))
    table_rows = {i: run for run in table_runs(document, spans) for i in run}
    read = [rows_read.get(i, text) for i, text in enumerate(texts)]
    headings = frozenset(_headings(document, spans))
    titles = headings | _title_like(document, spans, texts)
    top = (texts[i] for i in range(min(_TOP, len(texts))) if i in titles)
    annotated = cache(lambda i: count_from_before(annotate(read[i]), read[:i], annotate))
    number_index = build_number_index(read, cache(lambda i: annotate(read[i], dated=False)))
    numbers = frozenset(_plain_number(number) for number in _NUMBER.findall(pointed(document.text)))
    numbers |= {_plain_number(f"{value:f}") for value in number_index.values}
    return IndexedSource(
        document=document,
        spans=spans,
        passages=index_passages(texts),
        annotated=annotated,
        numbers=numbers,
        folded_text=fold(" ".join((document.meta.title, *authors, document.text))),
        headings=headings,
        titles=titles,
        number_index=number_index,
        title=annotate(". ".join(dict.fromkeys((document.meta.title, *top)))),
        table_rows=table_rows,
        authors=tuple(authors),
    )


def _headings(document: Document, spans: tuple[Span, ...]) -> Iterator[int]:
    """Yield the numbers of the passages that are headings; none where the document is nothing but headings."""
    kinds = [document.blocks[b].kind if (b := document.block_at(span.start)) >= 0 else None for span in spans]
    if any(kind != BlockKind.HEADING for kind in kinds):
        yield from (i for i, kind in enumerate(kinds) if kind == BlockKind.HEADING)


def _title_like(document: Document, spans: tuple[Span, ...], texts: Sequence[str]) -> frozenset[int]:
    """Return the passages of capitals without a stop, outside of tables: "Tayo Idowu, Britta Lantz", "COUNCIL  p. 31"."""
    rows = {i for run in table_runs(document, spans) for i in run}
    return frozenset(
        i
        for i, text in enumerate(texts)
        if i not in rows and not text.rstrip().endswith(_STOPS) and len(_SMALL_WORD.findall(text)) < _FEWEST_SMALL_WORDS
    )


def _plain_number(number: str) -> str:
    """Return a number without thousands marks and trailing zeros: "42,300.0" → "42300"."""
    digits = re.sub(r",(?=\d{3}(?!\d))", "", number)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _split_overlong(text: str, span: Span) -> Iterator[Span]:
    """Cut an overlong sentence at blanks."""
    start = span.start
    while span.end - start > _LONGEST_PASSAGE:
        cut = text.rfind(" ", start + _LONGEST_PASSAGE // 2, start + _LONGEST_PASSAGE)
        end = cut if cut > 0 else start + _LONGEST_PASSAGE
        yield Span(start, end)
        start = end + (cut > 0)
    yield Span(start, span.end)
