"""One entry beside one record: how alike their titles are, whether authors and numbers agree. Nothing is decided here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.model.reference import Reference
from pipeline.model.work import Record
from pipeline.text.regex import regex
from pipeline.text.roman import from_roman
from pipeline.verify.containers import container_similarity
from pipeline.verify.names import Author, family_of, named, same_name, stands_in
from pipeline.verify.normalise import content_words, first_page, normalise, numbers, squeeze, without_addresses, year_of
from pipeline.verify.similarity import best_part, ratio

_ROMAN = regex(r"[ivxlc]{1,9}")
_HEAD = regex(r"\s*[:;?(]\s*|\s+[-–—]\s+|\.\s+")
_HEAD_WORDS, _HEAD_LETTERS = 3, 15  # a shorter head of a title names many works
_AFFIX_WORDS, _AFFIX_LETTERS = 5, 25
_PART_WORDS, _PART_LETTERS = 4, 25
_HEAD_WEIGHT, _AFFIX_WEIGHT = 0.99, 0.97


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference with the forms of its raw text that every record is compared with."""

    reference: Reference
    text: str
    squeezed: str
    words: frozenset[str]
    numbers: tuple[str, ...]
    authors: tuple[Author, ...]

    @property
    def title(self) -> str:
        """The parsed title."""
        return self.reference.title


@dataclass(frozen=True, slots=True)
class Title:
    """How alike two titles are.

    how: whole, head, affix, or raw where the record's title was looked for in the raw entry. of_whole: of the whole titles.
    """

    similarity: float
    how: str
    of_whole: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """An entry beside a record. None: one side has no such field.

    container: similarity, 0 to 1. first: the first author agrees. missing: cited authors that the record does not have.
    agree: the authors of both agree as a whole. years: entry minus record, 0 where the year of the record stands in the entry.
    """

    record: Record
    title: Title
    first: bool | None
    agree: bool | None
    missing: tuple[Author, ...]
    years: int | None
    container: float | None
    volume: bool | None
    page: bool | None

    @property
    def place(self) -> bool:
        """Whether volume and first page are both the same."""
        return bool(self.volume and self.page)

    @property
    def agreeing(self) -> int:
        """How many of year, container, volume and page agree."""
        close = self.container is not None and self.container >= CONTAINER_AGREES
        return (self.years is not None and abs(self.years) <= 1) + close + bool(self.volume) + bool(self.page)

    @property
    def differing(self) -> int:
        """How many of year, container, volume and page differ."""
        far = self.container is not None and self.container < CONTAINER_DIFFERS
        return (self.years is not None and abs(self.years) > 1) + far + (self.volume is False) + (self.page is False)


CONTAINER_AGREES, CONTAINER_DIFFERS = 0.85, 0.70


@lru_cache(maxsize=1 << 10)
def entry_of(reference: Reference) -> Entry:
    """Return a reference with the forms of its raw text; one of a .bib file has no text of its own, its fields stand for it."""
    parts = (
        *map(str, reference.authors),
        reference.year,
        reference.title,
        reference.container,
        reference.volume,
        reference.pages,
    )
    raw = reference.raw or ". ".join(part for part in parts if part)
    text = normalise(without_addresses(raw))
    return Entry(
        reference, text, text.replace(" ", ""), frozenset(text.split()), numbers(raw), tuple(named(reference.authors))
    )


def compare(reference: Reference, record: Record) -> Comparison:
    """Return what agrees and what differs between an entry and a record."""
    entry = entry_of(reference)
    first, agree, missing = _authors(entry, record)
    return Comparison(
        record,
        title_similarity(entry, record.title),
        first,
        agree,
        missing,
        _years(entry, record),
        container_similarity(reference.container, record.container, _without_title(entry, record)),
        _volume(entry, record),
        _page(entry, record),
    )


def title_similarity(entry: Entry, title: str) -> Title:
    """Return the best of the ways in which two titles can be the same."""
    if not title:
        return Title(0.0, "whole")
    found = [*_between(entry.title, title)] if entry.title else []
    found.append(Title(_in_raw(entry, title), "raw"))
    best = max(found, key=lambda t: t.similarity)
    return replace(best, of_whole=found[0].similarity if entry.title else 0.0)


def _between(cited: str, title: str) -> Iterator[Title]:
    left, right = normalise(cited), normalise(title)
    yield Title(max(ratio(left, right), ratio(squeeze(cited), squeeze(title))), "whole")
    for head, whole in ((heads(cited), right), (heads(title), left)):
        for part in head:
            yield Title(_HEAD_WEIGHT * ratio(part, whole), "head")
    shorter, longer = sorted((left, right), key=len)
    long_enough = len(shorter.split()) >= _AFFIX_WORDS and len(shorter) >= _AFFIX_LETTERS
    if long_enough and shorter != longer and (longer.startswith(shorter) or longer.endswith(shorter)):
        yield Title(_AFFIX_WEIGHT, "affix")


@lru_cache(maxsize=1 << 14)
def heads(title: str) -> tuple[str, ...]:
    """Return what stands before a colon, a dash, a question mark or a bracket, normalised, where it is long enough for a title.

    >>> heads("Growth after famine: evidence from three provinces")
    ('growth after famine',)
    """
    cuts = [match.start() for match in _HEAD.finditer(title)]
    found = [title[:cut] for cut in cuts if len(content_words(title[:cut])) >= _HEAD_WORDS - 1]
    return tuple(normalise(head) for head in found if len(normalise(head)) >= _HEAD_LETTERS)


def _in_raw(entry: Entry, title: str) -> float:
    """Return how the record's title stands in the raw entry, wherever the parser cut it."""
    squeezed = squeeze(title)
    words = len(content_words(title))
    if words >= 2 and len(squeezed) >= _HEAD_LETTERS and squeezed in entry.squeezed:
        return 1.0
    if words >= _PART_WORDS and len(squeezed) >= _PART_LETTERS:
        return best_part(squeezed, entry.squeezed)
    return 0.0


def _authors(entry: Entry, record: Record) -> tuple[bool | None, bool | None, tuple[Author, ...]]:
    """Return whether the first author agrees, whether the authors do, and the cited ones that the record lacks."""
    listed = [author for author in named(record.authors) if family_of(author)]
    if not listed:
        return None, None, ()
    present = [stands_in(author, entry.words, entry.squeezed) for author in listed]
    cited = entry.authors
    if not cited:
        return (present[0], _most(present), ()) if any(present) else (None, None, ())
    matched = _pair_up(cited, listed)
    missing = tuple(author for author, hit in zip(cited, matched, strict=True) if not hit)
    first = same_name(cited[0], listed[0]) or (present[0] and any(same_name(a, listed[0]) for a in cited[:2]))
    first = first or (present[0] and not any(same_name(a, listed[0]) for a in cited))
    return first, (first and _half(matched)) or _most(matched) or (present[0] and _most(present)), missing


def _pair_up(cited: Sequence[Author], listed: Sequence[Author]) -> list[bool]:
    """Return for each cited author whether an author of the record is left for it: two cited Lees are not one listed Lee."""
    left = list(listed)
    hits = []
    for author in cited:
        other = next((other for other in left if same_name(author, other)), None)
        hits.append(other is not None)
        if other is not None:
            left.remove(other)
    return hits


def _without_title(entry: Entry, record: Record) -> str:
    """Return the squeezed entry without its title, whose words are no container ("… of solar cells. Solar Cells, 1")."""
    title = squeeze(entry.title)
    for part in (squeeze(record.title), title):
        if part and part in entry.squeezed:
            return entry.squeezed.replace(part, "|", 1)
    return entry.squeezed


def _half(hits: list[bool]) -> bool:
    return sum(hits) * 2 >= len(hits)


def _most(hits: list[bool]) -> bool:
    return sum(hits) * 3 >= len(hits) * 2


def _years(entry: Entry, record: Record) -> int | None:
    cited, year = year_of(entry.reference.year), year_of(record.year)
    if year is None or (cited is None and str(year) not in entry.numbers):
        return None
    if cited is None:
        return 0
    return 0 if cited != year and _elsewhere(entry, str(year), record.volume) else cited - year


def _elsewhere(entry: Entry, number: str, volume: str) -> bool:
    """Tell whether a number stands in the entry, and is no page or volume there; of "MIT Press, 1982, 1987" no year is a volume."""
    pages = numbers(entry.reference.pages)
    is_volume = number in (entry.reference.volume, volume) and bool(volume)
    return number in entry.numbers and number not in pages and not is_volume


def _volume(entry: Entry, record: Record) -> bool | None:
    """Compare volumes; a volume that the parser took for something else still stands in the entry."""
    volume = _in_digits(normalise(record.volume))
    if not volume:
        return None
    cited = _in_digits(normalise(entry.reference.volume))
    if cited and cited == volume:
        return True
    issue = numbers(entry.reference.issue) if cited else ()
    taken = (*numbers(record.pages), *numbers(record.year), *issue)
    rest = list(entry.numbers)
    for number in taken:
        if number in rest:
            rest.remove(number)
    if volume in rest or (not volume.isdigit() and volume in entry.text):
        return True
    return False if cited else None


def _in_digits(volume: str) -> str:
    """Return a volume that is a Roman numeral in digits."""
    number = from_roman(volume) if _ROMAN.fullmatch(volume) else 0
    return str(number) if number else volume


def _page(entry: Entry, record: Record) -> bool | None:
    page = first_page(record.pages)
    if not page:
        return None
    if page in {number.lstrip("0") for number in entry.numbers}:
        return True
    return False if first_page(entry.reference.pages) else None
