"""In which fields an entry and the record of the same work differ.

A slip of our own parser is never a difference: each field of the record is also looked for in the raw entry.
"""

from collections.abc import Iterator

from pipeline.model.reference import Reference
from pipeline.model.work import FieldDifference, Record
from pipeline.text.regex import regex
from pipeline.verify.compare import CONTAINER_DIFFERS, Comparison, Entry, entry_of, heads
from pipeline.verify.names import Author, family_of, is_spelled_alike, named, same_name
from pipeline.verify.normalise import content_words, normalise, squeeze
from pipeline.verify.similarity import edit_distance, ratio

_ELLIPSIS = regex(r"…|\.\s?\.\s?\.")
_LETTERS_PER_EDIT = 6  # one changed letter in six is a spelling, more is another word
_MOST_AUTHORS = 100  # records of larger collaborations list them in part


def find_differences(reference: Reference, found: Comparison) -> tuple[FieldDifference, ...]:
    """Return the fields in which they differ, the weightiest first."""
    return tuple(_differences(reference, found.record, found))


def _differences(reference: Reference, record: Record, found: Comparison) -> Iterator[FieldDifference]:
    entry = entry_of(reference)
    if differing_words(entry, record):
        yield FieldDifference("title", reference.title, record.title)
    if found.first is False or (found.missing and _counts_missing(entry, record, found)):
        cited = "; ".join(map(str, reference.authors))
        yield FieldDifference("author", cited, "; ".join(map(str, record.authors)))
    elif misspelt := list(_misspelt(entry, record)):
        cited, listed = ("; ".join(map(str, names)) for names in zip(*misspelt, strict=True))
        yield FieldDifference("author", cited, listed, minor=True)
    if found.years:
        yield FieldDifference("year", reference.year, record.year, minor=abs(found.years) == 1)
    if found.container is not None and found.container < CONTAINER_DIFFERS:
        yield FieldDifference("container", reference.container, record.container)
    if found.volume is False:
        yield FieldDifference("volume", reference.volume, record.volume)
    if found.page is False:
        yield FieldDifference("pages", reference.pages, record.pages)


def _counts_missing(entry: Entry, record: Record, found: Comparison) -> bool:
    """Tell whether a cited person is really not in the record: not a piece of its title or container that was read as a name."""
    if len(record.authors) > _MOST_AUTHORS:
        return False
    if found.missing == entry.authors[-1:] and _ELLIPSIS.search(entry.reference.raw):
        return False  # "Kukko, M., … Knip, M.": indexes cut long lists too
    elsewhere = squeeze(record.title) + squeeze(record.container)
    return any(squeeze(family_of(author)) not in elsewhere for author in found.missing) and bool(entry.authors)


def _misspelt(entry: Entry, record: Record) -> Iterator[tuple[Author, Author]]:
    """Yield the cited authors whose name is spelled otherwise in the record, or has another initial there, with the record's."""
    listed = named(record.authors)
    for author in entry.authors:
        others = [other for other in listed if same_name(author, other)]
        if others and not any(is_spelled_alike(author, other) for other in others):
            yield author, others[0]


def differing_words(entry: Entry, record: Record) -> list[str]:
    """Return the content words that one title has and the other has nothing like."""
    if not entry.title or not record.title:
        return []
    title = _cited_part(entry.title, record.title)
    absent = [word for word in content_words(title) if not _stands_in(word, entry.words, entry.squeezed)]
    return absent or _inserted(entry.title, record.title)


def _cited_part(cited: str, title: str) -> str:
    """Return the part of a record's title that the entry gives: an entry may leave out the subtitle, or give nothing else."""
    left, right = normalise(cited), normalise(title)
    head = max(heads(title), key=lambda part: ratio(part, left), default="")
    if head and len(left) < len(right) and ratio(head, left) > ratio(right, left):
        return head
    if len(left) >= 15 and (right.startswith(left) or right.endswith(left)):
        return left
    return title


def _inserted(cited: str, title: str) -> list[str]:
    """Return the words of the entry that stand between words of the record's title and are not in it."""
    words, listed = content_words(cited), frozenset(normalise(title).split())
    squeezed = squeeze(title)
    if squeezed in squeeze(cited):
        return []  # the entry has a subtitle, a part or an edition after the title
    found = [_stands_in(word, listed, squeezed) for word in words]
    if not any(found):
        return []
    first, last = found.index(True), len(found) - found[::-1].index(True)
    return [word for word, hit in zip(words[first:last], found[first:last], strict=True) if not hit]


def _stands_in(word: str, words: frozenset[str], squeezed: str) -> bool:
    if word in words or (len(word) > 3 and word in squeezed):
        return True
    allowed = len(word) // _LETTERS_PER_EDIT
    return allowed > 0 and any(
        abs(len(other) - len(word)) <= allowed and edit_distance(word, other) <= allowed for other in words
    )
