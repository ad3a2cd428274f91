"""Entities that a list knows: states, cities, regions, peoples, bodies, wars, treaties."""

import re
from collections.abc import Iterator

from pipeline.model import Entity, Span
from pipeline.text.gazetteer import by_kind, names, words
from pipeline.text.parse import phrases

_RIGHT = re.compile(r" (?P<word>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]*)")
# the capitalised word before, unless it opens the sentence
_LEFT = re.compile(r"(?<=[^\s.!?:\"(])\s(?P<word>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*) (?:de )?$")

# the Trans-Caspian Route is not in the Caspian alone
_COMPOUND = re.compile(r"(?:Trans|Pan|Cis|Inter|Circum)-$")


def listed(text: str) -> Iterator[Entity]:
    """Yield what the lists know, overlaps and all: "US" → GPE United States; "Kazakhs" → NORP Kazakh.

    "Miami Sound Machine" and "Grand Paris" are something else: a place or body inside a longer name is left out.
    """
    for hit in phrases(text, by_kind):
        phrase = " ".join(hit.span.of(text).split())
        named = names().get(phrase)
        # "U. S." has the tokens of "U.S." and is none
        if not named or _COMPOUND.search(text, max(0, hit.span.start - 8), hit.span.start):
            continue
        if named.kind == "NORP" or phrase.replace(".", "").isupper() or not _inside(text, hit.span):
            yield Entity("", _bare(text, hit.span), named.kind, named.name, "gazetteer")


def _inside(text: str, span: Span) -> bool:
    """Tell whether the phrase is a part of a longer name: a capitalised word that joins it stands beside."""
    if span.of(text).count(" ") > 1:  # long names are plain enough: "Federal Republic of Germany Olaf Scholz"
        return False
    right = _RIGHT.match(text, span.end)
    if right and not _neutral(right["word"]) and right["word"] not in words("people", "given_names"):
        return True
    left = _LEFT.search(text, max(0, span.start - 30), span.start)
    return left is not None and not _neutral(left["word"])


def _neutral(word: str) -> bool:
    """Tell whether a word joins no name: a title, an opener, a genitive, a people ("Russian President")."""
    bare = word.removesuffix("'s")
    known = names().get(bare)
    plain_word = (
        word in words("people", "titles") or word in words("people", "not_names") or word in words("heads", "empty")
    )
    return plain_word or bare != word or (known is not None and known.kind == "NORP")


def _bare(text: str, span: Span) -> Span:
    """Leave out the article with which a list knows the Fed."""
    return Span(span.start + 4, span.end) if text.startswith("the ", span.start) else span
