"""Entities that the gazetteer lists: states, towns, regions, peoples, organisations, wars, treaties."""

from collections.abc import Iterator

from pipeline.lexicon import fragment
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import names, phrases_by_kind, word_set
from pipeline.text.phrases import find_phrases
from pipeline.text.regex import regex

_NEXT_WORD = regex(r" (?P<word>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]*)")
# the capitalised word before, unless it opens the sentence
_PREVIOUS_WORD = regex(r"(?<=[^\s.!?:\"(])\s(?P<word>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*) (?:de )?$")

# the Trans-Caspian Route is not in the Caspian alone
_PREFIX = regex(rf"{fragment('entities.place_prefixes')}-$")


def find_listed(text: str) -> Iterator[Entity]:
    """Yield what the gazetteer lists, overlaps and all: "US" → GPE United States; "Kazakhs" → NORP Kazakh.

    A place or an organisation inside a longer name is left out: "Miami Sound Machine", "Grand Paris".
    """
    for hit in find_phrases(text, phrases_by_kind):
        phrase = " ".join(hit.span.of(text).split())
        listed = names().get(phrase)
        # "U. S." has the tokens of "U.S." and is none
        if not listed or _PREFIX.search(text, max(0, hit.span.start - 8), hit.span.start):
            continue
        if listed.kind == "NORP" or phrase.replace(".", "").isupper() or not _in_longer_name(text, hit.span):
            yield Entity("", _without_article(text, hit.span), listed.kind, listed.name, "gazetteer")


def _in_longer_name(text: str, span: Span) -> bool:
    """Return whether a phrase is a part of a longer name: a capitalised word that joins it stands beside."""
    if span.of(text).count(" ") > 1:  # long names are certain: "Federal Republic of Germany Olaf Scholz"
        return False
    following = _NEXT_WORD.match(text, span.end)
    if following and not _follows_no_name(following["word"]):
        return True
    previous = _PREVIOUS_WORD.search(text, max(0, span.start - 30), span.start)
    return previous is not None and not _joins_no_name(previous["word"])


def _follows_no_name(word: str) -> bool:
    """Return whether a name may end before a capitalised word: "France President …", but not "Omaha Public Power District"."""
    if word in word_set("people.given_names"):
        return True
    return _joins_no_name(word) and word not in word_set("heads.modifiers")


def _joins_no_name(word: str) -> bool:
    """Return whether a word joins no name: a title, an opener, a genitive, a people ("Russian President")."""
    if any(word in word_set(name) for name in ("people.titles", "people.non_names", "heads.openers")):
        return True
    listed = names().get(word)
    return word.endswith("'s") or (listed is not None and listed.kind == "NORP")


def _without_article(text: str, span: Span) -> Span:
    """Return the span without a leading article: the Fed is listed with its own."""
    return Span(span.start + 4, span.end) if text.startswith("the ", span.start) else span
