"""Matchers: ways to know which reference a saved file is.

Each reads the references once; then it tells which files of a shelf can be one of them, and matches a file at once.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from pipeline.evidence.locate.shelf import Shelf
from pipeline.evidence.locate.source_identity import (
    FIRST_PAGE,
    file_name_words,
    file_stem,
    opening,
    title_agreement,
    words_on_page,
)
from pipeline.model import Document, Person, Reference
from pipeline.text.addresses import dois_in, normalise_doi, normalise_url, urls_in
from pipeline.text.names import family_key, fold

K = TypeVar("K")
# a file's name of fewer words may be any work's ("fulltext.pdf"); shares of a title that speak for it, and that nearly prove it
_TELLING_NAME, _SOME_OF_TITLE, _MOST_OF_TITLE = 2, 0.3, 0.6
_FEWEST_WORDS = 30  # of a first page that tells what the file is
# id of a reference that the file may be → the reason, in words
Matches = dict[str, str]


class Matcher(NamedTuple):
    """candidates: the files of a shelf that can be one of the references, at least. match: the references that a file fits."""

    candidates: Callable[[Shelf], set[int]]
    match: Callable[[Document], Matches]


def group_by_key(keys: Iterable[tuple[K, str]]) -> dict[K, list[str]]:
    """Return the ids under their keys, each once; an empty key is no key."""
    groups: dict[K, list[str]] = defaultdict(list)
    for key, id_ in keys:
        if key and id_ not in groups[key][-1:]:
            groups[key].append(id_)
    return groups


def by_bib(references: Sequence[Reference]) -> Matcher:
    """Match by `file = {files/12/lee.pdf}` of the .bib, wherever the file lies now; "article.html" by its folder or title too."""
    ids_by_file = group_by_key((_file_name(file), r.id) for r in references for file in r.files)
    by_id = {r.id: r for r in references}

    def match(document: Document) -> Matches:
        ids = ids_by_file.get(*_name_of_file(document), ())
        if len(file_name_words(document)) < _TELLING_NAME:
            ids = [id_ for id_ in ids if _may_be_its_file(by_id[id_], document)]
        return dict.fromkeys(ids, "the .bib entry names this file")

    return Matcher(lambda shelf: shelf.find(_name_of_file, ids_by_file), match)


def _may_be_its_file(reference: Reference, document: Document) -> bool:
    """Tell whether a file of a common name may be the one that an entry names: it lies in that folder, or fits the title."""
    folders = {_folder(file) for file in reference.files if _file_name(file) == _file_name(document.path)}
    if _folder(document.path) in folders or not reference.title or len(words_on_page(document)) < _FEWEST_WORDS:
        return True
    return title_agreement(reference, document) >= _SOME_OF_TITLE


def _folder(path: str) -> str:
    return PurePath(path.replace("\\", "/")).parent.name.casefold()


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
    """Match by the DOI in the file's metadata, else by the one on its first pages; of several by one whose title stands there."""
    ids_by_doi = group_by_key((normalise_doi(r.doi or r.url), r.id) for r in references)
    by_id = {r.id: r for r in references}

    def match(document: Document) -> Matches:
        if document.meta.doi:
            found = ids_by_doi.get(normalise_doi(document.meta.doi), [])
        else:
            at_top = frozenset(_dois_at_top(document))
            found = [id_ for doi in at_top for id_ in ids_by_doi.get(doi, ())]
            if len(at_top) > 1:  # a text that cites by DOI
                found = [id_ for id_ in found if title_agreement(by_id[id_], document) >= _MOST_OF_TITLE]
        return dict.fromkeys(found, "the DOI in the file is the reference's")

    return Matcher(lambda shelf: shelf.find(_dois_of, ids_by_doi), match)


def _dois_of(document: Document) -> tuple[str, ...]:
    return (normalise_doi(document.meta.doi), *_dois_at_top(document))


def _dois_at_top(document: Document) -> Sequence[str]:
    return _dois_in(opening(document, 2 * FIRST_PAGE))


def by_citekey(references: Sequence[Reference]) -> Matcher:
    """Match by the citation key: lee2017.pdf is the entry lee2017."""
    ids_by_key = group_by_key((_alphanumeric(r.citekey), r.id) for r in references)
    return _match_by_key(_name_as_citekey, ids_by_key, "the file is named after the citation key")


def _name_as_citekey(document: Document) -> tuple[str]:
    return (_alphanumeric(file_stem(document)),)


def _alphanumeric(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def author_keys(reference: Reference) -> list[str]:
    """Return the keys of the authors' names; an organisation's is its words run together."""
    return [
        family_key(author.family) if isinstance(author, Person) else fold(author.name).replace(" ", "")
        for author in reference.authors
    ]
