"""Which of several works a sentence means: the one whose title shares its rarer words."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.links.index import Entry
from pipeline.model.span import Span
from pipeline.text.names import fold
from pipeline.text.sentences import sentences

PAGE = 0.5  # what a cited page inside a work's pages adds
NEIGHBOUR = 0.25  # weight of the sentences on either side
_STOP = frozenset(
    """the and for with from that this these those its their his her are was were has have had not but into upon over under between
    towards toward through within without about during after before than then also such more most other some any all can may
    der die das und von mit für den dem des ein eine los las del una por para con sus que como mais dos das uma com não sobre
    study studies analysis research effect effects based using new case approach review available https http www doi org com
    retrieved accessed journal press university""".split()
)
_ENDINGS = re.compile(
    r"(?:izations?|isations?|ations?|itions?|ments?|ities|ity|ings?|ness|ically|ally|ical|ives?|ions?|ers?|ies|ied|ed|ly|al|ic|es|s|y|e|os|as|o|a)$"
)
_CAPITALISED = re.compile(r"(?:\b[A-Z][a-z]+\s?){2,6}")
_PAGES = re.compile(r"([0-9]{1,5})\s?[-–]\s?([0-9]{1,5})")
_LONGEST = 2000  # characters of a sentence that are compared
_CAPITALS = re.compile(r"\b[A-Z]{2,6}s?\b")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Cut a word down to what its relatives share; crude on purpose.

    >>> stem("trading"), stem("trades")
    ('trad', 'trad')
    """
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) > 3 else word[:4] if len(word) > 4 and len(cut) < 3 else cut or word


def content(text: str) -> set[str]:
    """Return the stems of a text's content words, its acronyms as they stand."""
    words = {stem(w) for w in fold(text).split() if len(w) > 2 and w not in _STOP and not w.isdigit()}
    return words | {a.rstrip("s").casefold() for a in _CAPITALS.findall(text)}


@lru_cache(maxsize=1 << 14)
def _title(said: str) -> frozenset[str]:
    """Return the content words of a title, with the acronyms that its capitals may be known by ("United States": us)."""
    words = content(said)
    for run in _CAPITALISED.findall(said):
        letters = "".join(w[0] for w in run.split()).casefold()
        words |= {letters[:n] for n in range(2, len(letters) + 1)}
    return frozenset(words)


@dataclass(frozen=True, slots=True)
class Titles:
    """Works that one citation may mean, with the words of their titles; where: word → places among the entries."""

    entries: tuple[Entry, ...]
    sizes: tuple[int, ...]
    where: Mapping[str, Sequence[int]]


def prepare(entries: Sequence[Entry]) -> Titles:
    """Read the titles of works that are to be told apart; a word that all of them share tells nothing."""
    refs = [entry.reference for entry in entries]
    words = [_title(r.title or r.raw[40:300]) for r in refs]
    where: dict[str, list[int]] = defaultdict(list)
    for i, title in enumerate(words):
        for word in title:
            where[word].append(i)
    telling = {word: places for word, places in where.items() if len(places) < len(entries)}
    return Titles(tuple(entries), tuple(map(len, words)), telling)


def _around(span: Span, text: str) -> Iterator[tuple[str, float]]:
    """Yield the citing sentence and its neighbours, with their weights."""
    parts = sentences(text)
    i = bisect_right(parts, span.start, key=lambda part: part.start) - 1
    for j, weight in ((i, 1.0), (i - 1, NEIGHBOUR), (i + 1, NEIGHBOUR)):
        if i >= 0 and 0 <= j < len(parts):
            yield parts[j].of(text)[:_LONGEST], weight


def _page(entry: Entry, locator: str) -> float:
    """Return how well a cited page fits the pages of an entry: inside, outside, or not to be said."""
    cited, pages = re.search(r"[0-9]{1,5}", locator), _PAGES.search(entry.reference.pages)
    if not cited or not pages:
        return 0.0
    return PAGE if int(pages[1]) <= int(cited.group()) <= int(pages[2]) else -PAGE


def rank(titles: Titles, span: Span, text: str, locator: str = "") -> list[Entry]:
    """Order works by how well the citing sentence fits their titles, best first; ties keep the list's order.

    A word that several titles share tells less; neighbours count a quarter; a cited page may lie outside a work's pages.
    """
    scores = [_page(entry, locator) for entry in titles.entries]
    for said, weight in _around(span, text):
        for word in content(said):
            places = titles.where.get(word, ())
            for i in places:
                scores[i] += weight / len(places) / (4 + titles.sizes[i]) ** 0.5
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], titles.entries[i].place))
    return [titles.entries[i] for i in order]
