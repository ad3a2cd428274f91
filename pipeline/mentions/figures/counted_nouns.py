"""The noun that a number counts: "27 member states" → "member states"; rules over closed word lists, no tagger."""

import re
from dataclasses import dataclass

from pipeline.lexicon import fragment, words
from pipeline.text.date_fragments import MONTH_NAMES, WEEKDAY_NAMES
from pipeline.text.regex import regex

_NEXT = regex(r"(?P<gap>[ \t\u00a0]{1,2}|-|[ ]-[ ]|’s |'s )(?P<word>[^\W\d_](?:[\w&’']|\.(?=\w)|-(?=\w)){0,30})")
# "what one shouldn’t read"
_NOT = ("n’t", "n't")
# words that a noun phrase cannot go on with
_STOPS = frozenset((*words("figures.noun_phrase_stops"), *(name.casefold() for name in MONTH_NAMES + WEEKDAY_NAMES)))
_PLURALS = frozenset(words("figures.irregular_plurals"))
# end in -s and are no plurals
_SINGULAR_S = regex(rf"(?:ss|us|is|ous|ics|ness|’s|'s)$|^{fragment('figures.singulars_in_s')}$")
_ADJECTIVE = regex(
    rf"(?:[a-z-]{{2,}}{fragment('figures.adjective_suffixes')}|[a-z-]{{3,}}{fragment('figures.adjective_suffixes_long')})$"
)
# nouns that look like adjectives to the pattern
_NOUNS = frozenset(words("figures.nouns_like_adjectives"))
_ADJECTIVES = frozenset(words("figures.attributive_adjectives"))
# "of its devices", "or more of the 12 million voters"
_OF = regex(
    # "three of five wells"
    rf" of (?:[0-9]{{1,3}}|{fragment('vocabulary.numerals.ones', 'vocabulary.numerals.teens')}) (?=[^\W\d])"
    r"|(?: or (?:so|more|less|fewer))?(?: more)? of"
    rf" (?:{fragment('vocabulary.determiners.possessives', 'figures.partitive_determiners')}"
    rf"(?: {fragment('figures.places_in_row')})?"
    rf"(?: (?:[0-9][0-9.,]{{0,12}}(?: {fragment('vocabulary.scales')})?"
    rf"|{fragment('vocabulary.numerals.ones', 'vocabulary.numerals.teens')}(?= )))? )?(?=[^\W\d])"
)
_VERBS = frozenset(words("figures.plural_like_verbs"))
# "one police officer", "one ship sank"
_NO_NOUNS = _VERBS | frozenset((*words("figures.past_verbs"), *words("figures.irregular_pasts")))
# plurals before the noun that is counted: "sales people"
_MODIFIERS = frozenset(words("figures.plural_modifiers"))
# an object: what stands before it is a verb
_OBJECT = regex(rf" {fragment('vocabulary.determiners.articles', 'vocabulary.determiners.possessives')} ")
# "0.5 indicates that", "the 27 works" of art
_VERB_BEHIND = regex(rf" (?:that|{fragment('vocabulary.determiners.articles', 'vocabulary.determiners.possessives')}) ")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What is counted: unit = its head noun with the nouns before it, phrase = with adjectives; end = where it stops."""

    end: int
    unit: str
    phrase: str


def counted_noun(text: str, at: int, *, one: bool = False) -> CountedNoun | None:
    """Return the noun phrase behind a number, None where none stands.

    one: the number is 1 or is joined by a hyphen, so that a singular noun may follow. "of its devices" is looked into.

    >>> counted_noun("27 new member states of the EU", 2)
    CountedNoun(end=20, unit='member states', phrase='new member states')
    """
    of = _OF.match(text, at)
    tokens = list(_phrase(text, of.end() - 1 if of else at))
    if not tokens:
        return None
    if text.startswith("-", at):  # "a 500-page report lists", "a 400-strong force"
        noun = tokens[0]["word"].partition("-")[0]
        end = tokens[0].start("word") + len(noun)
        return None if noun == "strong" else CountedNoun(end, noun, noun)
    head = _head(tokens, one=one and not of)
    if head is None:
        return None
    first = head
    while first > 0 and _is_noun(tokens[first - 1].group("word")):
        first -= 1
    unit = " ".join(w["word"] for w in tokens[first : head + 1])
    phrase = text[tokens[0].start("word") : tokens[head].end()]
    return CountedNoun(tokens[head].end(), unit, phrase)


def _phrase(text: str, at: int) -> list[re.Match[str]]:
    """Collect up to six words that may belong to the noun phrase."""
    phrase: list[re.Match[str]] = []
    while len(phrase) < 6 and (word := _NEXT.match(text, at)):
        if (
            word["word"].casefold() in _STOPS
            or word["word"].endswith(_NOT)
            or (word["gap"].strip() in ("’s", "'s") and not phrase)
        ):
            break
        phrase.append(word)
        at = word.end()
        if word["word"].endswith(("’", "'")):
            break
    return phrase


def _head(tokens: list[re.Match[str]], *, one: bool) -> int | None:
    """Choose the head: the first plural that is no verb; for 1 the last of the leading nouns."""
    if one and len(tokens) > 1 and _is_noun(tokens[0]["word"]) and _is_compound(tokens, 1):
        return 1
    for i, word in enumerate(tokens):
        noun = word["word"]
        if one and i and _is_noun(tokens[i - 1]["word"]) and noun not in _PLURALS:
            return i - 1  # "one sailor presses the hat": behind the one thing stands a verb
        if _is_plural(noun) and not (noun in _VERBS and (i or _VERB_BEHIND.match(word.string, word.end()))):
            # "sales people", "operations centres": a plural may be followed by another
            follows = tokens[i + 1] if i + 1 < len(tokens) else None
            goes_on = follows and noun.casefold() in _MODIFIERS and _is_head(follows, capitalised=noun[0].isupper())
            return i + 1 if goes_on else i
    if not one:
        return None
    nouns = [
        i for i, w in enumerate(tokens[:3]) if _is_noun(w["word"]) and w["word"] not in _VERBS and not _is_doing(w, i)
    ]
    return nouns[0] if nouns else None


def _is_compound(tokens: list[re.Match[str]], i: int) -> bool:
    """Tell whether the word behind the noun of "one" is a noun with it, the last of its phrase: "one police officer"."""
    word = tokens[i]
    noun = word["word"]
    is_noun = _is_noun(noun) and not noun.endswith(("s", "ing")) and noun not in _NO_NOUNS
    ends = i == len(tokens) - 1 or tokens[i + 1]["word"] in _NO_NOUNS
    return is_noun and ends and not _OBJECT.match(word.string, word.end())


def _is_doing(word: re.Match[str], i: int) -> bool:
    """Tell whether a word says what the one does: "one Mentor stepping in"."""
    return i > 0 and word["word"].endswith("ing")


def _is_head(word: re.Match[str], *, capitalised: bool) -> bool:
    """Tell whether the word behind a plural is the noun that is counted, and no verb: "160 million people demand a say"."""
    noun = word["word"]
    return (
        _is_plural(noun)
        and (noun.islower() or capitalised)
        and noun not in _VERBS
        and not _OBJECT.match(word.string, word.end())
    )


def _is_plural(word: str) -> bool:
    """Tell whether the word looks like a plural noun."""
    lowered = word.casefold()
    if lowered in _PLURALS:
        return True
    return len(word) > 2 and lowered.endswith("s") and not _SINGULAR_S.search(lowered) and not word.isupper()


def _is_noun(word: str) -> bool:
    """Tell whether the word, standing before a head noun, is a noun too ("member" states, not "new" states)."""
    if not word.islower() or word in _ADJECTIVES:
        return False
    return word in _NOUNS or not _ADJECTIVE.match(word)
