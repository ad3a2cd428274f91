"""Entries of a list without labels, by their dates: an entry has one; a piece that a page's or column's end cut off has none.

A list dates its entries behind the names (APA, Harvard) or at their ends (MLA, Vancouver, Chicago); which of the two, it says.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model import Span
from pipeline.text.names import fold
from pipeline.text.regex import regex

_YEAR = r"(?<![\d–-])(?:1[5-9]|20)\d\d(?!\d)"
_DATE = regex(rf"{_YEAR}|{fragment('citations.undated', 'citations.forthcoming', blank=BLANK)}(?!\w)")
_ADDRESS = regex(r"(?:https?://|www\.)\S+|\S+/\S+")
_DATED_BEHIND_NAMES = regex(rf"[^\d]{{3,160}}\(?{_YEAR}[a-z]?[^)]{{0,20}}\)?[.,:]?\s[^\n]{{20}}")
# an entry that its date closes: ", vol. 9, no. 2, 2022, pp. 77–95.", "2021, a.org/stalls.", "Accessed 2 March 2024."
_CLOSED_BY_DATE = regex(rf"{_YEAR}[^\n]{{0,60}}$")
# "Occupational Breath, 9(2), 77–95": the end of an entry, from the journal on
_FROM_JOURNAL = regex(
    r"[^\W\d_][^\d()“”\"]{1,90},?\s\d{1,4}(?:\s?\(\d{1,4}(?:[–-]\d{1,4})?\))?\s?[,:]\s?(?:pp?\.\s?)?\d"
)
_INVERTED_NAME = regex(
    rf"(?:{fragment('vocabulary.name_particles')}\s){{0,3}}[^\W\d_a-z][\w’'-]{{1,30}}(?:\s[^\W\d_a-z][\w’'-]{{1,30}})?,\s[^\W\d_a-z]"
)
_UNFINISHED = regex(rf"(?:[^\W\d_]|\({_YEAR}[a-z]?\))$")  # "… ‘SERVQUAL: A", "Hendry, G. D. (2001)"
_PAGES = regex(r"(?:pp?\.\s)?\d{1,5}(?:\s?[–-]\s?\d{1,5})?[.)]{0,2}")
_SORTED_BY = 40  # characters of an entry by which a list is sorted
_SHORTEST = 35  # characters of an entry
_LONGEST_PIECE = 300  # characters
_FEWEST, _SHARE = 5, 0.4  # entries, and how many of them must be dated in one way


def split_at_dates(text: str, span: Span) -> Iterator[Span]:
    """Yield the entries of a span of several lines: cut where a date closes what stands above, and names are in order."""
    start = span.start
    for line_end in re.finditer(r"\n", span.of(text)):
        at = span.start + line_end.start()
        above, below = text[start:at].rstrip(), text[at + 1 : span.end]
        is_closed = _is_rest(above) or (len(above) >= _SHORTEST and _CLOSED_BY_DATE.search(above) is not None)
        if is_closed and _opens_entry(above, below):
            yield Span(start, at)
            start = at + 1
    yield Span(start, span.end)


def _opens_entry(above: str, below: str) -> bool:
    """Tell whether a text begins with an entry of its own: not before the last one in the order of names, and dated too."""
    is_named = _INVERTED_NAME.match(below) is not None
    if not is_named and not (_date(below) and (below[:1].isupper() or below[:1] in '“"‘«')):
        return False
    return below[:1].islower() or fold(above[:_SORTED_BY]) < fold(below[:_SORTED_BY])


def join_pieces(text: str, entries: Sequence[Span]) -> list[Span]:
    """Return the entries, each piece that lacks what makes it a whole one joined to the entry that it belongs to."""
    contents = [entry.of(text) for entry in entries]
    if len(entries) < _FEWEST:
        return list(entries)
    behind_names = [_DATED_BEHIND_NAMES.match(content) is not None for content in contents]
    at_end = [
        not behind and _CLOSED_BY_DATE.search(content.rstrip()) is not None
        for behind, content in zip(behind_names, contents, strict=True)
    ]
    belongs: Callable[[str, str], bool] | None = None
    if sum(behind_names) >= max(sum(at_end), _SHARE * len(entries)):
        belongs = _ends_dated
    elif sum(at_end) >= _SHARE * len(entries):
        belongs = _dates
    joined: list[Span] = []
    for entry, content in zip(entries, contents, strict=True):
        above = joined[-1] if joined and len(content) <= _LONGEST_PIECE else None
        if above and (_is_rest(content) or (belongs is not None and belongs(above.of(text), content))):
            joined[-1] = Span(above.start, entry.end)
        else:
            joined.append(entry)
    return joined


def _is_rest(piece: str) -> bool:
    """Tell whether a piece is the rest of an entry: numbers of pages alone, "295–320."."""
    return _PAGES.fullmatch(piece.strip()) is not None


def _ends_dated(above: str, piece: str) -> bool:
    """Tell whether a piece goes on with a dated entry: undated, it begins with the journal, or that entry broke off."""
    if not _date(above) or _date(piece):
        return False
    broke_off = _UNFINISHED.search(above.rstrip()) is not None and not _INVERTED_NAME.match(piece)
    return broke_off or _FROM_JOURNAL.match(piece) is not None


def _dates(above: str, piece: str) -> bool:
    """Tell whether a piece closes an entry that has no date yet."""
    return not _date(above) and "http" not in above and _date(piece) and not _INVERTED_NAME.match(piece)


def _date(entry: str) -> bool:
    return _DATE.search(_ADDRESS.sub("", entry)) is not None
