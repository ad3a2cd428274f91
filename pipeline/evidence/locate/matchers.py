"""Matchers: ways to know which reference a saved file is.

Each reads the references once; then it tells which files of a shelf can be one of them, and matches a file at once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from pipeline.evidence.locate.shelf import Shelf
from pipeline.evidence.locate.source_identity import (
    FIRST_PAGE,
    file_name_words,
    file_stem,
    folded_words,
    opening,
    words_on_page,
)
from pipeline.model import BlockKind, Document, Person, Reference
from pipeline.text.addresses import dois_in, normalise_doi, normalise_url, urls_in
from pipeline.text.names import family_key, fold

K = TypeVar("K")
# id of a reference that the file may be → the reason, in words
Matches = dict[str, str]


class Matcher(NamedTuple):
    """candidates: the files of a shelf that can be one of the references, at least. match: the references that a file fits."""

    candidates: Callable[[Shelf], set[int]]
    match: Callable[[Document], Matches]


# a title's trigrams of words that must stand on the first page, as a share
_SAME_TITLE = 0.8
# a trigram that more titles share finds none of them
_COMMON = 50
# a title of fewer words proves nothing by itself ("Annual report")
_TELLING_WORDS = 4
_TRIGRAM = 3


def group_by_key(keys: Iterable[tuple[K, str]]) -> dict[K, list[str]]:
    """Return the ids under their keys, each once; an empty key is no key."""
    groups: dict[K, list[str]] = defaultdict(list)
    for key, id_ in keys:
        if key and id_ not in groups[key][-1:]:
            groups[key].append(id_)
    return groups


def by_bib(references: Sequence[Reference]) -> Matcher:
    """Match by `file = {files/12/lee.pdf}` of the .bib, wherever the file lies now."""
    ids_by_file = group_by_key((_file_name(file), r.id) for r in references for file in r.files)
    return _match_by_key(_name_of_file, ids_by_file, "the .bib entry names this file")


def _match_by_key(
    key_of: Callable[[Document], tuple[str]], ids_by_key: Mapping[str, Sequence[str]], reason: str
) -> Matcher:
    """Match by the one key of a file."""
    return Matcher(
        lambda shelf: shelf.find(key_of, ids_by_key),
        lambda document: dict.fromkeys(ids_by_key.get(*key_of(document), ()), reason),
    )


def _name_of_file(document: Document) -> tuple[str]:
    return (_file_name(document.path),)


@lru_cache(maxsize=1 << 12)
def _file_name(path: str) -> str:
    return PurePath(path.replace("\\", "/")).name.casefold()


# of the first pages of the files of a run, which each of its articles asks for
_urls_in = lru_cache(maxsize=1 << 12)(urls_in)
_dois_in = lru_cache(maxsize=1 << 12)(dois_in)


def by_url(references: Sequence[Reference]) -> Matcher:
    """Match by an address of the page itself (canonical, or the one it was saved from), or by one near the top of the text."""
    ids_by_url = group_by_key((normalise_url(r.url), r.id) for r in references if r.url)

    def match(document: Document) -> Matches:
        for address in (document.meta.url, *document.meta.addresses):
            matching = ids_by_url.get(normalise_url(address), ())
            if matching:
                return dict.fromkeys(matching, f"the page's own address is the reference's URL ({address})")
        found = [(url, id_) for url in _urls_at_top(document) for id_ in ids_by_url.get(url, ())]
        return {id_: f"the reference's URL stands at the top ({url})" for url, id_ in found}

    return Matcher(lambda shelf: shelf.find(_urls_of, ids_by_url), match)


def _urls_of(document: Document) -> tuple[str, ...]:
    return (*map(normalise_url, (document.meta.url, *document.meta.addresses)), *_urls_at_top(document))


def _urls_at_top(document: Document) -> Sequence[str]:
    return _urls_in(opening(document, FIRST_PAGE))


def by_doi(references: Sequence[Reference]) -> Matcher:
    """Match by the DOI in the file's metadata or on its first pages."""
    ids_by_doi = group_by_key((normalise_doi(r.doi or r.url), r.id) for r in references)

    def match(document: Document) -> Matches:
        found = ids_by_doi.get(normalise_doi(document.meta.doi), [])
        if not found:
            found = [id_ for doi in _dois_at_top(document) for id_ in ids_by_doi.get(doi, ())]
        return dict.fromkeys(found, "the DOI in the file is the reference's")

    return Matcher(lambda shelf: shelf.find(_dois_of, ids_by_doi), match)


def _dois_of(document: Document) -> tuple[str, ...]:
    return (normalise_doi(document.meta.doi), *_dois_at_top(document))


def _dois_at_top(document: Document) -> Sequence[str]:
    return _dois_in(opening(document, 2 * FIRST_PAGE))


def word_trigrams(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words; fewer words are one run."""
    size = min(_TRIGRAM, len(words))
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)} if size else set()


def by_title(references: Sequence[Reference]) -> Matcher:
    """Match by nearly the whole title, on the first page or as the file's own; a short one needs author or year beside it."""
    titles = {r.id: _main_title(r.title) for r in references}
    trigrams = {id_: word_trigrams(title) for id_, title in titles.items()}
    holders = group_by_key((trigram, id_) for id_, of_title in trigrams.items() for trigram in of_title)
    ids_by_trigram = {trigram: ids for trigram, ids in holders.items() if len(ids) <= _COMMON}
    sizes = {len(trigram) for of_title in trigrams.values() for trigram in of_title}
    author_or_year = {r.id: {*author_keys(r)[:1], r.year[:4]} - {""} for r in references}

    def match(document: Document) -> Matches:
        page = words_on_page(document)
        present = {run for size in sizes for run in _runs(page, size)}
        candidates = {id_ for trigram in ids_by_trigram.keys() & present for id_ in ids_by_trigram[trigram]}
        found = [i for i in sorted(candidates) if len(trigrams[i] & present) / len(trigrams[i]) >= _SAME_TITLE]
        if not found:
            return {}
        own_title = folded_words(document.meta.title)
        beside = {*page, *map("".join, pairwise(page)), *file_name_words(document)}
        telling = [i for i in found if len(titles[i]) >= _TELLING_WORDS]
        sure = [i for i in found if (i in telling or titles[i] == own_title) and author_or_year[i] & beside]
        sure = sure or [i for i in telling if _begins_with(own_title or page, titles[i])]
        longest = max((len(titles[i]) for i in sure), default=0)
        return {i: "its title stands on the first page" for i in sure if len(titles[i]) == longest}

    def candidates(shelf: Shelf) -> set[int]:
        """Return the files on whose first page nearly all trigrams of a title stand."""
        found = (
            shelf.find_most(_RUNS_ON_PAGE[min(_TRIGRAM, len(titles[id_]))], of_title, ceil(_SAME_TITLE * len(of_title)))
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
    """Match by the file's own title, word for word anywhere in the entry, however its fields were parsed."""
    entries = {r.id: folded_words(r.raw) for r in references}
    texts = {id_: f" {' '.join(entry)} " for id_, entry in entries.items()}
    ids_by_run = group_by_key((run, id_) for id_, entry in entries.items() for run in set(_runs(entry, _TELLING_WORDS)))

    def match(document: Document) -> Matches:
        for title in _own_titles(document):
            text = f" {' '.join(title)} "
            found = [id_ for id_ in ids_by_run.get(title[:_TELLING_WORDS], ()) if text in texts[id_]]
            if found:
                return dict.fromkeys(found, "the file's title stands in the reference")
        return {}

    return Matcher(lambda shelf: shelf.find(_beginnings_of_titles, ids_by_run), match)


def _own_titles(document: Document) -> list[tuple[str, ...]]:
    """Return the words of a file's first heading and of the title in its metadata, where there are enough."""
    heading = next((b.span.of(document.text) for b in document.blocks if b.kind == BlockKind.HEADING), "")
    titles = folded_words(heading), folded_words(document.meta.title)
    return [title for title in titles if len(title) >= _TELLING_WORDS]


def _beginnings_of_titles(document: Document) -> list[tuple[str, ...]]:
    return [title[:_TELLING_WORDS] for title in _own_titles(document)]


def by_citekey(references: Sequence[Reference]) -> Matcher:
    """Match by the citation key: lee2017.pdf is the entry lee2017."""
    ids_by_key = group_by_key((_alphanumeric(r.citekey), r.id) for r in references)
    return _match_by_key(_name_as_citekey, ids_by_key, "the file is named after the citation key")


def _name_as_citekey(document: Document) -> tuple[str]:
    return (_alphanumeric(file_stem(document)),)


def _alphanumeric(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _main_title(title: str) -> tuple[str, ...]:
    """Return the words before the colon where they are telling, for pages leave subtitles out; else all."""
    main = folded_words(title.partition(": ")[0])
    return main if len(main) >= _TELLING_WORDS else folded_words(title)


def _begins_with(text: tuple[str, ...], title: tuple[str, ...]) -> bool:
    return text[: len(title)] == title


def author_keys(reference: Reference) -> list[str]:
    """Return the keys of the authors' names; an organisation's is its words run together."""
    return [
        family_key(author.family) if isinstance(author, Person) else fold(author.name).replace(" ", "")
        for author in reference.authors
    ]
