"""Matchers by a first page: the title of the work, the author at the top; and the file's own title in the entry."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import ceil

from pipeline.evidence.locate.matchers import Matcher, Matches, author_keys, group_by_key
from pipeline.evidence.locate.shelf import Shelf
from pipeline.evidence.locate.source_identity import (
    entry_text,
    file_name_words,
    folded_words,
    has_other_title,
    title_agreement,
    title_stems,
    words_on_page,
)
from pipeline.evidence.locate.title_place import SAME_TITLE, stands_as_title, word_trigrams
from pipeline.model import BlockKind, Document, Person, Reference
from pipeline.text.regex import regex

# where a part of an entry ends
_PART_END = regex(r"[.:;!?“”\"„«»(){}\[\]=]|,\s(?:in\s)?|\s[-–—]\s")
# a trigram that more titles share finds none of them
_COMMON = 50
# a title of fewer words proves nothing by itself ("Annual report")
_TELLING_WORDS = 4
_TRIGRAM = 3
# words of a name that tells who wrote a page, and words of a page's top
_SHORTEST_NAME, _LONGEST_NAME, _TOP = 2, 8, 60
# a title of fewer words that mean something is one of many: "Official report"
_TELLING_STEMS = 3


def by_title(references: Sequence[Reference]) -> Matcher:
    """Match by nearly the whole title, on the first page or as the file's own, with author or year beside it.

    A short one at the top of the page needs both.
    """
    titles = {r.id: _main_title(r.title) for r in references}
    trigrams = {id_: word_trigrams(title) for id_, title in titles.items()}
    holders = group_by_key((trigram, id_) for id_, of_title in trigrams.items() for trigram in of_title)
    ids_by_trigram = {trigram: ids for trigram, ids in holders.items() if len(ids) <= _COMMON}
    sizes = {len(trigram) for of_title in trigrams.values() for trigram in of_title}
    by_id = {r.id: r for r in references}
    author_or_year = {r.id: {*author_keys(r)[:1], r.year[:4]} - {""} for r in references}

    def match(document: Document) -> Matches:
        page = words_on_page(document)
        present = {run for size in sizes for run in _runs(page, size)}
        candidates = {id_ for trigram in ids_by_trigram.keys() & present for id_ in ids_by_trigram[trigram]}
        found = [i for i in sorted(candidates) if len(trigrams[i] & present) / len(trigrams[i]) >= SAME_TITLE]
        found = [i for i in found if stands_as_title(titles[i], author_keys(by_id[i]), document)]
        if not found:
            return {}
        own_title = folded_words(document.meta.title)
        beside = {*page, *map("".join, pairwise(page)), *file_name_words(document)}
        telling = [i for i in found if len(titles[i]) >= _TELLING_WORDS]
        stands_out = {i for i in found if i in telling or titles[i] == own_title}
        sure = [i for i in found if i in stands_out and author_or_year[i] & beside]
        sure += [
            i
            for i in found
            if i not in stands_out and _begins_with(page, titles[i]) and _has_both(author_or_year[i], beside)
        ]
        sure = sure or [i for i in telling if _begins_with(own_title or page, titles[i])]
        longest = max((len(titles[i]) for i in sure), default=0)
        return {i: "its title stands on the first page" for i in sure if len(titles[i]) == longest}

    def candidates(shelf: Shelf) -> set[int]:
        """Return the files on whose first page nearly all trigrams of a title stand."""
        found = (
            shelf.find_most(_RUNS_ON_PAGE[min(_TRIGRAM, len(titles[id_]))], of_title, ceil(SAME_TITLE * len(of_title)))
            for id_, of_title in trigrams.items()
            if of_title
        )
        return set().union(*found)

    return Matcher(candidates, match)


# runs of so many words on a first page
_RUNS_ON_PAGE: dict[int, Callable[[Document], Iterator[tuple[str, ...]]]] = {
    1: lambda document: _runs(words_on_page(document), 1),
    2: lambda document: _runs(words_on_page(document), 2),
    3: lambda document: _runs(words_on_page(document), 3),
}


def _runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def by_own_title(references: Sequence[Reference]) -> Matcher:
    """Match by the file's own title, word for word where a part of the entry opens, however its fields were parsed."""
    parts = {r.id: tuple(_endings_of_entry(r)) for r in references}
    ids_by_run = group_by_key((part[:_TELLING_WORDS], id_) for id_, of_entry in parts.items() for part in of_entry)

    def match(document: Document) -> Matches:
        for title in _own_titles(document):
            ids = ids_by_run.get(title[:_TELLING_WORDS], ())
            found = [id_ for id_ in dict.fromkeys(ids) if any(_begins_with(part, title) for part in parts[id_])]
            if found:
                return dict.fromkeys(found, "the file's title stands in the reference")
        return {}

    return Matcher(lambda shelf: shelf.find(_beginnings_of_titles, ids_by_run), match)


def _endings_of_entry(reference: Reference) -> Iterator[tuple[str, ...]]:
    """Yield the words of an entry from each place on where a part opens: behind a full stop, a colon, a quotation mark."""
    pieces = [folded_words(piece) for piece in _PART_END.split(entry_text(reference))]
    for i, piece in enumerate(pieces):
        if piece:
            yield tuple(word for following in pieces[i:] for word in following)


def _own_titles(document: Document) -> list[tuple[str, ...]]:
    """Return the words of a file's first heading and of the title in its metadata, where there are enough."""
    heading = next((b.span.of(document.text) for b in document.blocks if b.kind == BlockKind.HEADING), "")
    titles = folded_words(heading), folded_words(document.meta.title)
    return [title for title in titles if len(title) >= _TELLING_WORDS]


def _beginnings_of_titles(document: Document) -> list[tuple[str, ...]]:
    return [title[:_TELLING_WORDS] for title in _own_titles(document)]


def by_author_at_top(references: Sequence[Reference]) -> Matcher:
    """Match by the whole name of the first author at the top, the year and the title's words on the first page, in any order.

    The record of a committee has its name first, its day, and the title of the session where a heading stands.
    """
    ids_by_author = group_by_key((_whole_name(r), r.id) for r in references)
    by_id = {r.id: r for r in references}

    def match(document: Document) -> Matches:
        written_by = (by_id[id_] for name in _names_at_top(document) for id_ in ids_by_author.get(name, ()))
        of_year = [r for r in written_by if r.year and r.year[:4] in words_on_page(document)]
        telling = [r for r in of_year if len(title_stems(r.title)) >= _TELLING_STEMS]
        found = [
            r.id for r in telling if title_agreement(r, document) >= SAME_TITLE and not _is_named_only(r, document)
        ]
        return dict.fromkeys(found, "its author stands at the top and the words of its title on the first page")

    return Matcher(lambda shelf: shelf.find(_names_at_top, ids_by_author), match)


def _is_named_only(reference: Reference, document: Document) -> bool:
    """Tell whether a file of another title only names a person's work: books are listed at many tops."""
    return isinstance(reference.authors[0], Person) and has_other_title(reference, document)


def _whole_name(reference: Reference) -> tuple[str, ...]:
    """Return the words of the first author's whole name, () where initials stand for a part of it."""
    first = next(iter(reference.authors), None)
    name = f"{first.given} {first.family}" if isinstance(first, Person) else first.name if first else ""
    words = folded_words(name)[:_LONGEST_NAME]
    return words if len(words) >= _SHORTEST_NAME and all(len(word) > 1 for word in words) else ()


def _names_at_top(document: Document) -> Iterator[tuple[str, ...]]:
    top = words_on_page(document)[:_TOP]
    for size in range(_SHORTEST_NAME, _LONGEST_NAME + 1):
        yield from _runs(top, size)


def _main_title(title: str) -> tuple[str, ...]:
    """Return the words before the colon where they are telling, for pages leave subtitles out; else all."""
    main = folded_words(title.partition(": ")[0])
    return main if len(main) >= _TELLING_WORDS else folded_words(title)


def _has_both(author_and_year: set[str], words: set[str]) -> bool:
    return len(author_and_year) > 1 and author_and_year <= words


def _begins_with(text: tuple[str, ...], title: tuple[str, ...]) -> bool:
    return text[: len(title)] == title
