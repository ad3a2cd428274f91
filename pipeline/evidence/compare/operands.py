"""The figures from which a claim may have reckoned: those of its own years, row and part of a list, not of a neighbour's."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.attribution import attribution_of
from pipeline.evidence.compare.quantity import Quantity
from pipeline.evidence.compare.statements.owners import SEPARATOR, Part, parts
from pipeline.model import Figure
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

_YEAR = regex(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d,]|\.\d)")
# years of a claim that say from when to when something changed
_FEWEST_YEARS = 2
# passages whose lists are kept in memory
_MOST_READ = 512
# "Ambry" of "Ambry: 2,310 in 2019; Ambry: 2,140 in 2022"
_ROW = regex(r"(?P<head>[^:;]{1,80}): [^;]{1,80}(?:; (?P=head): [^;]{1,80})*")


def of_claim(claimed: Quantity, operands: Sequence[Quantity], passages: Sequence[AnnotatedText]) -> list[Quantity]:
    """Return the figures that may be of what the claim speaks of.

    Args:
        claimed: a figure of the claim.
        operands: figures of the passages.
        passages: where they stand.
    """
    texts = {passage.text: passage for passage in passages}
    words = frozenset(stems(claimed.text)) - STOPWORDS
    named_rows = {head for text in texts if (head := _row_head(text)) and head <= words}
    years = frozenset(_YEAR.findall(claimed.text))
    return [
        q
        for q in operands
        if q.text not in texts
        or not (
            _is_of_other_row(q.text, named_rows)
            or _is_of_other_year(texts[q.text], q.figure, years)
            or _is_of_other_part(texts[q.text], q.figure, words)
        )
    ]


@lru_cache(maxsize=_MOST_READ)
def _row_head(text: str) -> frozenset[str]:
    """Return the stems of the head of a row of a table, none of a sentence."""
    match = _ROW.fullmatch(text)
    return frozenset(stems(match["head"])) - STOPWORDS if match else frozenset()


def _is_of_other_row(text: str, named: set[frozenset[str]]) -> bool:
    head = _row_head(text)
    return bool(head and named) and head not in named


def _is_of_other_year(passage: AnnotatedText, figure: Figure, years: frozenset[str]) -> bool:
    year = attribution_of(passage, figure).year
    return len(years) >= _FEWEST_YEARS and bool(year) and year not in years


def _is_of_other_part(passage: AnnotatedText, figure: Figure, words: frozenset[str]) -> bool:
    """Tell whether of a list of changes the claim names another, and nothing that only the figure's own part has."""
    named, others = frozenset[str](), frozenset[str]()
    for group in (group for group in _groups(passage) if len(group) > 1):
        of_group = frozenset[str]().union(*(part.words for part in group))
        if any(part.figure.span == figure.span for part in group):
            named = of_group
        else:
            others |= of_group
    return bool(named and (others - named) & words) and not (named - others) & words


@lru_cache(maxsize=_MOST_READ)
def _groups(passage: AnnotatedText) -> tuple[list[Part], ...]:
    """Return the parts of a list, each with all its figures; they are asked for with each figure of each claim."""
    return tuple(_split_list(passage))


def _split_list(passage: AnnotatedText) -> Iterator[list[Part]]:
    """Yield the parts of a list, each with all its figures: "from 5.1 to 5.9 hours", "£2.76m (2020: £1.84m)"."""
    group: list[Part] = []
    for part in parts(passage.text, passage.figures):
        if group and SEPARATOR.search(passage.text, group[-1].figure.span.end, part.figure.span.start):
            yield group
            group = []
        group.append(part)
    if group:
        yield group
