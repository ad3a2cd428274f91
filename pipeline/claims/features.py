"""The features of check-worthiness: what speaks for and against checking a sentence, each with its weight (lexicon/claims.toml)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.loader import entry
from pipeline.text.date_fragments import MONTH_NAMES
from pipeline.text.regex import regex

_MONTHS = either(name for name in MONTH_NAMES if name != "May")  # "may" is a verb too
_NUMERALS = fragment("vocabulary.numerals.ones", "vocabulary.numerals.teens", "vocabulary.numerals.tens")
# "passed", but not "need" or "interested"; of a word in lower case
_REGULAR_PAST = regex(rf"(?!{fragment('claims.no_reported_past')})[a-z]{{2,20}}ed")
# the words and signs of a text, "0" for its digits: what tells which patterns are worth trying on it
_PARTS = regex(r"[a-z]+|[^\w\s]")
_DIGIT = regex(r"\d")
_OFFICES = [title.split()[0].casefold() for title in words("claims.office_titles")]
# what no list of words says, by the name of its feature; case tells nothing but where it is switched on
_PATTERNS = {
    "number": r"(?<![\w.,])\d[\d.,]{0,20}",
    "scale": r"\d,\d{3}",
    "share": r"\d\s?%|\bper ?cent",
    "money": r"[$€£¥]\s?\d",
    "year": r"\b(?:1[789]|20)\d\d\b|'\d0s|\b\d0s\b",
    "month": rf"(?-i:\b(?:{_MONTHS}|May \d)\b)",
    "past_time": r"\blast \w{2,12} (?:years|months)\b",
    "history": r"\bin (?:the |our |human )?(?:\w{1,12} )?history\b",
    "comparison": r"\b(?:more|less|fewer|\w{3,12}er) (?:\S{1,20} ){0,4}?than\b",
    # a capital inside the sentence; honorifics are no news
    "name": r"(?-i:(?<=[a-z,;:'-] )(?!I\b|I'|Mrs?\b|Ms\b|God\b)[A-Z][\w'.-]{1,40}(?: [A-Z][\w'.-]{1,40}){0,6})",
    "office": rf"\b{fragment('claims.office_titles')}\.? [a-z]",
    "progressive": r"(?:\bis|\bare|'s|'re) (?:not |now )?(?!going)[a-z]{3,20}ing\b",
    "question": r"\?\W{0,5}$",
    "opinion": rf"\b(?:I|we) (?:{fragment('claims.opinion_adverbs')} ){{0,2}}(?:{fragment('claims.mental_verbs')}|need)\b",
    "modal": r"\bmay\b(?! \d)|\w'(?:ll|d)\b",
    "clock": rf"\b(?:\d{{1,3}}|{_NUMERALS}|(?:a )?few)[- ](?:seconds?|minutes?)\s(?:left|each|to)\b",
    "fragment": r"(?:\.\.\.|…|--|—|,)\s*$|^(?:\.\.\.|…)",
}


# a match of the pattern has one of these words or signs; patterns that are not named here are always tried
_CUES: dict[str, Sequence[str]] = {
    "number": "0",
    "scale": "0",
    "money": "$€£¥",
    "year": "0",
    "month": [name.casefold() for name in MONTH_NAMES],
    "past_time": ["last"],
    "history": ["in"],
    "comparison": ["than"],
    "office": _OFFICES,
    "progressive": ["is", "are", "'"],
    "question": "?",
    "opinion": ["i", "we"],
    "modal": ["may", "'"],
    "clock": ["second", "seconds", "minute", "minutes"],
}


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of the linear model.

    weight: log odds of each match, counted up to the limit. pattern: None for words alone. cues: words and signs, one of which
    stands wherever the pattern matches; None where none can be named.
    """

    weight: float
    limit: int
    words: frozenset[str]
    pattern: re.Pattern[str] | None
    cues: frozenset[str] | None


def _feature(name: str, row: dict[str, Any]) -> Feature:
    phrases = [rf"\b{either(row['phrases'])}\b"] if "phrases" in row else []
    patterns = [*phrases, _PATTERNS[name]] if name in _PATTERNS else phrases
    pattern = regex("|".join(patterns), re.IGNORECASE) if patterns else None
    listed = words("claims.irregular_past") if name == "past" else row.get("words", ())
    return Feature(row["weight"], row["limit"], frozenset(listed), pattern, _cues(name, row.get("phrases", ())))


def _cues(name: str, phrases: Iterable[str]) -> frozenset[str] | None:
    """Return the first word of each phrase, and what the pattern of the feature needs."""
    if name in _PATTERNS and name not in _CUES:
        return None
    firsts = [_PARTS.match(phrase) for phrase in phrases]
    return frozenset((*_CUES.get(name, ()), *(first.group() for first in firsts if first))) if all(firsts) else None


POSITIVE = {name: _feature(name, row) for name, row in entry("claims.positive").items()}
NEGATIVE = {name: _feature(name, row) for name, row in entry("claims.negative").items()}
FEATURES = POSITIVE | NEGATIVE


def _features_by_word() -> dict[str, tuple[str, ...]]:
    names = defaultdict[str, list[str]](list)
    for name, feature in FEATURES.items():
        for word in feature.words:
            names[word].append(name)
    return {word: tuple(each) for word, each in names.items()}


_BY_WORD = _features_by_word()


@lru_cache(maxsize=1 << 15)
def features_of_word(word: str) -> tuple[str, ...]:
    """Return the names of the features that a word in lower case has; a text has few different words, so they are kept."""
    names = _BY_WORD.get(word, ())
    return (*names, "past") if _REGULAR_PAST.fullmatch(word) else names


def features_of_text(text: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each feature whose pattern may match, and how often it does."""
    parts = {"0"} if _DIGIT.search(text) else set()
    parts.update(_PARTS.findall(text.casefold()))
    for name, feature in FEATURES.items():
        if feature.pattern and (feature.cues is None or not parts.isdisjoint(feature.cues)):
            yield name, len(feature.pattern.findall(text))
