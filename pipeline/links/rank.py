"""Ranking of several works by the citing sentence: first the one whose title shares its rarer words."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon import fragment, words
from pipeline.links.index import Entry
from pipeline.model.span import Span
from pipeline.text.names import fold
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

PAGE = 0.5  # what a cited page inside a work's pages adds
NEIGHBOUR = 0.25  # weight of the sentences on either side
_STOPWORDS = frozenset(words("citations.title_stopwords") + words("citations.title_generics"))
_ENDINGS = regex(rf"{fragment('citations.title_endings')}$")
_CAPITALISED = regex(r"(?:\b[A-Z][a-z]+\s?){2,6}")
_PAGES = regex(r"([0-9]{1,5})\s?[-–]\s?([0-9]{1,5})")
_LONGEST_SENTENCE = 2000  # characters of a sentence that are compared
_ACRONYM = regex(r"\b[A-Z]{2,6}s?\b")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a word without its inflectional and derivational endings; crude on purpose.

    >>> stem("trading"), stem("trades")
    ('trad', 'trad')
    """
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) > 3 else word[:4] if len(word) > 4 and len(cut) < 3 else cut or word


def content_stems(text: str) -> set[str]:
    """Return the stems of a text's content words, its acronyms as they stand."""
    stems = {stem(w) for w in fold(text).split() if len(w) > 2 and w not in _STOPWORDS and not w.isdigit()}
    return stems | {a.rstrip("s").casefold() for a in _ACRONYM.findall(text)}


@lru_cache(maxsize=1 << 14)
def _title_stems(title: str) -> frozenset[str]:
    """Return the stems of a title's content words, with the acronyms that its capitals make ("United States": us)."""
    stems = content_stems(title)
    for run in _CAPITALISED.findall(title):
        letters = "".join(word[0] for word in run.split()).casefold()
        stems |= {letters[:n] for n in range(2, len(letters) + 1)}
    return frozenset(stems)


@dataclass(frozen=True, slots=True)
class Titles:
    """Works that one citation may mean. sizes: stems of each title; postings: stem → places of the titles that have it."""

    entries: tuple[Entry, ...]
    sizes: tuple[int, ...]
    postings: Mapping[str, Sequence[int]]


def index_titles(entries: Sequence[Entry]) -> Titles:
    """Return the stems of the titles of works; a stem that all of them share decides nothing."""
    references = [entry.reference for entry in entries]
    titles = [_title_stems(r.title or r.raw[40:300]) for r in references]
    postings: dict[str, list[int]] = defaultdict(list)
    for i, title in enumerate(titles):
        for word in title:
            postings[word].append(i)
    distinctive = {word: places for word, places in postings.items() if len(places) < len(entries)}
    return Titles(tuple(entries), tuple(map(len, titles)), distinctive)


def _citing_sentences(span: Span, text: str) -> Iterator[tuple[str, float]]:
    """Yield the citing sentence and its neighbours, with their weights."""
    parts = sentences(text)
    i = bisect_right(parts, span.start, key=lambda part: part.start) - 1
    for j, weight in ((i, 1.0), (i - 1, NEIGHBOUR), (i + 1, NEIGHBOUR)):
        if i >= 0 and 0 <= j < len(parts):
            yield parts[j].of(text)[:_LONGEST_SENTENCE], weight


def page_score(entry: Entry, locator: str) -> float:
    """Return PAGE where a cited page lies inside the pages of an entry, -PAGE outside, 0 where one of them is not given."""
    cited, pages = re.search(r"[0-9]{1,5}", locator), _PAGES.search(entry.reference.pages)
    if not cited or not pages:
        return 0.0
    return PAGE if int(pages[1]) <= int(cited.group()) <= int(pages[2]) else -PAGE


def rank(titles: Titles, span: Span, text: str, locator: str = "") -> list[Entry]:
    """Return works by how well the citing sentence fits their titles, best first; ties keep the list's order.

    A stem that several titles share counts less; neighbours count a quarter; a cited page may lie outside a work's pages.
    """
    scores = [page_score(entry, locator) for entry in titles.entries]
    for sentence, weight in _citing_sentences(span, text):
        for word in content_stems(sentence):
            places = titles.postings.get(word, ())
            for i in places:
                scores[i] += weight / len(places) / (4 + titles.sizes[i]) ** 0.5
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], titles.entries[i].place))
    return [titles.entries[i] for i in order]
