"""The measure of a figure, in the words of the text: the subject, object or noun beside it, by position; no parser."""

import re

from pipeline.lexicon import either, fragment, labels, words
from pipeline.model import Span
from pipeline.text.regex import regex

# of the verbs of change the past alone: "the price rise", "a drop of 5" are nouns
_PAST = [
    form
    for name in ("change_verbs.up", "change_verbs.down", "change_verbs.either")
    for form, lemma in labels(f"vocabulary.{name}").items()
    if form != lemma and not form.endswith(("ing", "s"))
]
_PAST += [form for form in words("vocabulary.multiplier_verbs") if form.endswith("ed")]
_ARTICLE, _POSSESSIVE = fragment("vocabulary.determiners.articles"), fragment("vocabulary.determiners.possessives")
_VERB = either([*words("figures.measure_verbs"), *_PAST])
_PREDICATE = regex(
    rf"\s(?:{fragment('figures.auxiliary_words')}\s){{0,4}}{_VERB}(?:\s(?:at|to|by|up|down|in at|out at))?(?=\s|$)",
    re.IGNORECASE,
)
_OPENING = regex(
    rf"^(?:\s*{fragment('figures.opening_prepositions')} [^,]{{0,60}},\s+|\s*{fragment('figures.sentence_openers')}\b,?\s*"
    rf"|[\s,]+|{fragment('figures.opening_determiners')}\s+)",
    re.IGNORECASE,
)
_PHRASE_START = regex(rf"\b(?:{fragment('figures.phrase_starts')}|[^\W\d_]+(?:ed|ing))\s", re.IGNORECASE)
_HEDGES = fragment("vocabulary.approximators.about", "vocabulary.approximators.below", "vocabulary.bounds")
# "a deficit of", "trade worth", "aid totalling", right before the figure
_HEADED = regex(
    rf"(?P<np>(?:[\w’'&%-]+ ){{1,6}}){fragment('figures.figure_heads')}(?: (?:{_HEDGES}|just|only|a))*\s{{0,2}}$"
)
_BEHIND_OF = regex(
    rf"\s{{1,2}}(?:worth )?(?:in|of|for) (?P<np>(?:(?:all|{_ARTICLE}|{_POSSESSIVE})\s)?[^\W\d_][^.,;:()\n\d]{{2,80}})"
)
_BEHIND = regex(r"(?:-|\s)(?P<np>[^\W\d_][\w’'&-]*(?: [^\W\d_][\w’'&-]*){0,5})")
_PHRASE_END = regex(rf"\s{fragment('figures.phrase_ends')}\b.*$", re.IGNORECASE)
_PRONOUNS = frozenset(words("figures.unmeasured_pronouns"))
_EMPTY = frozenset(words("figures.empty_measures")) | {""}
_PUT = regex(
    rf"\b{fragment('figures.valuing_verbs')} (?P<np>(?:the|its|their|a) [^,;:.]{{2,80}}?) at(?: [a-z ]{{2,20}})? ?$"
)
_HAVING = regex(rf"(?: {fragment('figures.having_words')})+$")
_CONJOINED = regex(r" (?:and|but)$")
_PLACED = regex(
    rf"{fragment('figures.adverbial_prepositions')} (?:(?:early |late )?\d{{4}}(?:[–-]\d{{2,4}})?(?= )"
    rf"|(?:[\w’'-]+ ){{1,4}}?(?=(?:the|{_POSSESSIVE}) ))\s?",
    re.IGNORECASE,
)
# what is no measure: a lone determiner, the beginning of a relative clause
_NO_MEASURE = regex(
    rf"(?:{fragment('figures.no_measures')}|(?:they|he|she|we|it)\b.*|(?:a|an|per|each|every) [\w-]+"
    r"|.* (?:that|which|and|or|the|a|an|it))",
    re.IGNORECASE,
)
_HAS_WORDS = regex(r"[^\w]{0,3}[^\W\d_]{2}")
_LINKS = regex(rf"(?:{fragment('figures.figure_links')}\s?)+")
# a determiner or possessive right before the figure: "a $13 billion contract"
_ADJECTIVAL = regex(
    rf"(?:\b{fragment('figures.opening_determiners', 'figures.determining_adjectives')}|[’']s)\s$", re.IGNORECASE
)
_AT = regex(r"\b(?:at|to) $")


def subject(text: str, clause: Span, start: int, end: int, unit_phrase: str = "") -> str:
    """Return what was measured: the subject before the verb, the noun before "of", or the noun behind.

    start, end: of the figure with its adverbs.

    >>> t = "Total trade between the members reached $5"
    >>> subject(t, Span(0, 42), 40, 42)
    'Total trade between the members'
    """
    if put := _PUT.search(text, clause.start, start):  # "the panel puts the cost at $112 million"
        return trim(put["np"])
    measure = _measure(text, clause, start, end, unit_phrase)
    return _cut(unit_phrase) if _NO_MEASURE.fullmatch(measure) else measure


def _measure(text: str, clause: Span, start: int, end: int, unit_phrase: str) -> str:
    """Return the subject of the verb at the figure, else the noun before "of", else the noun behind, else the counted noun."""
    before, after = text[clause.start : start], text[end : clause.end]
    if not _HAS_WORDS.search(before) and not _HAS_WORDS.match(after):
        return _cut(unit_phrase)
    adjacent, distant = _subjects(before)
    if trim(distant or "").casefold() in _PRONOUNS:
        adjacent = distant = None
    if adjacent is not None:
        return _plain_subject(adjacent)
    if (headed := _HEADED.search(before[-90:])) and (phrase := _last_phrase(headed["np"])):
        return phrase
    if not unit_phrase and (phrase := _behind(before, after)):
        return phrase
    if unit_phrase or distant is not None:
        return _cut(_counted(unit_phrase, after)) if unit_phrase else _plain_subject(distant or "")
    following = _BEHIND.match(after)
    return (_cut(following["np"]) if following else "") or _last_phrase(before[-60:])


def _behind(before: str, after: str) -> str:
    """Return the noun behind: "a $13 billion contract", "$6 billion in new airliners"; "at $145 in trading" has none."""
    pattern = _BEHIND if _ADJECTIVAL.search(before) else _BEHIND_OF
    found = None if _AT.search(before) else pattern.match(after)
    phrase = _cut(found["np"]) if found else ""
    return "" if phrase in _EMPTY else phrase


def _subjects(before: str) -> tuple[str | None, str | None]:
    """Return the words before the last verb: (adjacent, …) when the figure follows it at once, (…, distant) in any case."""
    verbs = list(_PREDICATE.finditer(before))
    if not verbs:
        return None, None
    last = verbs[-1]
    subject_words = before[: last.start()]
    rest = before[last.end() :].strip()
    if not trim(subject_words):
        return None, None
    return (subject_words if not rest or _LINKS.fullmatch(rest) else None), subject_words


def trim(phrase: str) -> str:
    """Return the words without linking words and articles in front."""
    phrase = phrase.strip()
    for _ in range(6):
        shorter = _OPENING.sub("", phrase, count=1)
        if shorter == phrase:
            break
        phrase = shorter
    return " ".join(phrase.strip(" ,;:–—-\"“”‘’'").split()[-24:])


def _last_phrase(phrase: str) -> str:
    """Return the noun phrase at the end of a phrase."""
    parts = _PHRASE_START.split(phrase.rstrip() + " ")
    return " ".join(parts[-1].split()).strip(" ,;:–—-\"“”()'")


def _plain_subject(subject_words: str) -> str:
    """Return the subject without what opens the sentence, and cut where another verb stands in it."""
    phrase = _HAVING.sub("", _without_placing(trim(subject_words)))
    inner = _PREDICATE.search(" " + phrase)
    if inner and inner.start() > 3 and _CONJOINED.search(phrase):
        return trim(phrase[: inner.start() - 1])
    return phrase


def _without_placing(phrase: str) -> str:
    """Return the words without a phrase of time or place in front: "In 2022 volumes", "Within two seasons the volume"."""
    return _PLACED.sub("", phrase, count=1) if _PLACED.match(phrase) else phrase


def _cut(phrase: str) -> str:
    """Return a noun phrase up to the first word that cannot belong to it; "of" and a name may."""
    phrase = _PHRASE_END.sub("", " " + phrase)
    return " ".join(phrase.split()).strip(" ,;:–—-\"“”'")


def _counted(noun: str, after: str) -> str:
    """Return the counted noun with " of the EU" behind it; of "thousands of emails" the noun stands in that tail itself."""
    tail = _tail(after)
    return tail.removeprefix(" of ") if noun in tail else noun + tail


def _tail(after: str) -> str:
    """Return " of the EU" right behind a counted noun, else nothing."""
    found = re.match(r" of (?:the )?(?:[\w’-]+ ?){1,5}", after)
    return found.group().rstrip() if found else ""
