"""The merger of an article's references with those of a library: one value for each work."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.model import Person, Reference, ReferenceKind
from pipeline.text.names import family_key, fold

# what a file says of a work of which it knows no more
_UNSPECIFIC = frozenset([ReferenceKind.NONE, ReferenceKind.OTHER, ReferenceKind.WEB])
_SAME_TITLE = 0.9  # of the letters of two titles agree
_LONG_START = 20  # letters of a title that is cut short
_FIELDS = "authors year title container volume issue pages publisher doi url accessed kind citekey files".split()


def merge(listed: Iterable[Reference], library: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the listed references, each filled up by the library's entry of the same work, then the entries without one.

    The same work: the same span, the same DOI, the same first author and year and nearly the same title, or, where a list
    prints its authors otherwise, the one entry in which the title, the year and a word of the author stand. The fields of the
    list win; the entry fills those that are empty. What the file itself says of a printed entry wins over what was read in it.
    """
    out = list(listed)
    printed = [fold(ref.raw) for ref in out]
    by_span = {ref.span: i for i, ref in enumerate(out) if ref.span}
    by_doi = {ref.doi: i for i, ref in enumerate(out) if ref.doi}
    by_author: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, ref in enumerate(out):
        by_author[_key(ref)].append(i)
    added = []
    for entry in library:
        at = by_span.get(entry.span) if entry.span else None
        if at is not None:
            out[at] = _describe(out[at], entry)
            continue
        if at is None and entry.doi:
            at = by_doi.get(entry.doi)
        if at is None:
            at = _find_same_title(out, by_author[_key(entry)], entry)
        if at is None and not entry.span:
            at = _find_printed(out, printed, entry)
        if at is None:
            added.append(entry)
        else:
            out[at] = _fill(out[at], entry)
    return (*out, *added)


def _key(ref: Reference) -> tuple[str, str]:
    """Return the first author's folded family name and the year without its letter."""
    first = ref.authors[0] if ref.authors else None
    name = "" if first is None else first.family if isinstance(first, Person) else first.name
    return family_key(name), ref.year[:4]


def _has_same_title(left: Reference, right: Reference) -> bool:
    if left.doi and right.doi:
        return False  # two DOIs that differ are two works
    left_title, right_title = fold(left.title), fold(right.title)
    if not left_title or not right_title:
        return False
    shorter = min(len(left_title), len(right_title))
    if left_title == right_title or (shorter >= _LONG_START and left_title[:shorter] == right_title[:shorter]):
        return True
    return SequenceMatcher(None, left_title, right_title, autojunk=False).ratio() >= _SAME_TITLE


def _find_same_title(out: Sequence[Reference], places: Iterable[int], entry: Reference) -> int | None:
    """Return the place of a reference of the same title: the very same before a similar one, none that is another's."""
    title = fold(entry.title)
    free = (i for i in places if out[i].citekey in ("", entry.citekey) and _has_same_title(out[i], entry))
    return min(free, key=lambda i: fold(out[i].title) != title, default=None)


def _find_printed(listed: Sequence[Reference], printed: Sequence[str], entry: Reference) -> int | None:
    """Return the place of the only listed reference that prints the title of an entry, None where none or several do.

    printed: the folded words of each.
    """
    title, year = fold(entry.title), entry.year[:4]
    first = entry.authors[0] if entry.authors else None
    author = fold(first.family if isinstance(first, Person) else first.name if first else "").split()
    if len(title) < _LONG_START or " " not in title:
        return None
    places = [
        i
        for i, words in enumerate(printed)
        if f" {title} " in f" {words} "
        and (not year or year in words or not listed[i].year)
        and (not author or any(word in words.split() for word in author))
        and (not entry.doi or listed[i].doi in ("", entry.doi))
        and listed[i].citekey in ("", entry.citekey)
    ]
    return places[0] if len(places) == 1 else None


def _describe(read: Reference, entry: Reference) -> Reference:
    """Return a reference that was read in a printed entry with what the file itself says of it."""
    kind = entry.kind if entry.kind not in _UNSPECIFIC or not read.kind else read.kind
    return replace(_fill(entry, read), kind=kind, id=read.id, label=read.label or entry.label)


def _fill(ref: Reference, entry: Reference) -> Reference:
    """Return a reference whose empty fields are those of an entry."""
    missing = {name: getattr(entry, name) for name in _FIELDS if not getattr(ref, name) and getattr(entry, name)}
    return replace(ref, **missing)
