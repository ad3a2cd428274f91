"""The subject of a verb by the words left of it: who did it."""

import re
from collections.abc import Sequence

from pipeline.lexicon import fragment, words
from pipeline.mentions.events.triggers import Trigger, controlled_subject, find_triggers
from pipeline.model import Entity, Event
from pipeline.model.span import Span
from pipeline.text.regex import regex

PLACE = regex(rf"\b{fragment('events.locative_prepositions')} (?:the )?$", re.IGNORECASE)
STRIP = " ,.;:‘’“”\"'\n"
_LONGEST = 80
_DETERMINERS = frozenset((*words("vocabulary.determiners"), *words("vocabulary.numerals.ones"), "ten"))
_ADVERB = "[a-z]{2,14}ly"
# "by", "by lowering taxes and": the gerund's subject is that of the main clause
_BY_GERUND = regex(r"\b(?:by|by \w{3,15}ing [^,;.]{1,100} and) $")
_WITH_SUBJECT = regex(r"\bwith (?P<who>[^,;.()]{2,60}) $")
_BEFORE_COMMA = regex(r" ?(?P<who>[^,;:]{2,60}), (?:[a-z]+ ){0,4}")
_EMBEDDED = regex(
    r"\b(?:(?P<head>(?:the |a |an )?(?:[\w’'-]+ ){1,4}[\w’'-]+) (?:that|which)"
    rf"|{fragment('events.subordinators')} (?P<who>(?:[\w’'-]+ ?){{1,10}}))$"
)
_COPULA = regex(fragment("vocabulary.auxiliaries.finite_be"))
_PREDICATE_NOUN = regex(r" (?P<who>(?:the|a|an) [^,;]{2,60}?)(?= \w+ed\b|,|$)")
_MAIN_CLAUSE = regex(r"(?P<who>[^,;:]{2,80}), (?:which|who|whose|where)\b[^,;:]{2,200},? ?$")
# what opens a clause and is no subject: "Accordingly, ", "According to the auditor, ", "after a long debate, "
_OPENER = regex(
    rf"(?:[A-Z]?{_ADVERB}|{fragment('events.clause_adverbs')})$|{fragment('events.opening_prepositions')}\b",
    re.IGNORECASE,
)
_LINKING_WORDS = regex(rf"^(?:{fragment('events.linking_words')} +)+", re.IGNORECASE)
_ADVERBS_BEHIND = regex(rf"(?: (?:{_ADVERB}|{fragment('events.adverbs_before_verb')}))+$")
_END_OF_RANGE = regex(r"^(?: *(?:and|to|until|till|[–—-]) +(?:[A-Z][a-z]+ )?(?:\d{1,2} )?\d{2,4}\b)", re.IGNORECASE)
_APPOSITION = regex(rf"(?:{fragment('events.apposition_openers')}|\w+ed)\b")
_NO_SUBJECT = regex(rf"^{fragment('events.non_subjects')}\b", re.IGNORECASE)
_BEHIND_COMMA = regex(r", (?P<who>(?:the|a|an|its|their) [a-z-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4})")
_RELATIVE = regex(r" ?(?:which|who|whom|that)\b(?P<who>[^,;]{0,60})$")
_LAST_PART = regex(rf"[;:,] | (?:and|but|that|{fragment('vocabulary.reporting_verbs.say')}) ")
_NOUN_OF_RELATIVE = regex(
    rf"(?:which|who|that)\b.{{0,80}} {fragment('events.prepositions_in_relative')} (?P<noun>(?:the|a|an) [^,;]{{2,60}})$"
)


def is_unclear(event: Event) -> bool:
    """Return whether the subject was hardly read right: none, "With the help of a loan the city", "bans single-use bags"."""
    first, _, rest = event.who.partition(" ")
    if event.by != "rule:verb":
        return False
    return not first or bool(_OPENER.match(event.who)) or (bool(rest) and first.islower() and first not in _DETERMINERS)


def choose_subject(parsed: str, ruled: str) -> str:
    """Return the longer of two that agree ("US troops", not "US"), else what the parse says."""
    if parsed and parsed in ruled and not _OPENER.match(ruled) and len(ruled) <= _LONGEST and "," not in ruled:
        return ruled
    return parsed or ruled


def subject_of(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span, actors: Sequence[Entity]) -> str:
    """Return the noun phrase left of the verb; where it cannot be told, the nearest name."""
    if not text[clause.start : trigger.span.start].strip(STRIP):
        main = _MAIN_CLAUSE.search(text, sentence.start, clause.start)
        # "Founded in 1987, the company makes"; "The state, which had relied on gas, turned"
        return main["who"].strip(STRIP) if main else _behind_comma(text, clause, date)
    if controlled := controlled_subject(text, clause, trigger):
        return controlled
    left = [
        e
        for e in actors
        if e.span.end <= trigger.span.start and not PLACE.search(text[max(0, e.span.start - 12) : e.span.start])
    ]
    if left and _BY_GERUND.search(text, sentence.start, trigger.span.start):
        return left[0].span.of(text)
    gerund = trigger.span.of(text).endswith("ing")
    if gerund and (
        complement := _WITH_SUBJECT.search(text, clause.start, trigger.span.start)
    ):  # "with Italy joining it"
        return complement["who"]
    phrase = _left_of_verb(text, clause, trigger, date)
    if phrase and len(phrase) <= _LONGEST and not _NO_SUBJECT.match(phrase):
        return phrase
    return _behind_comma(text, clause, date) if phrase.casefold() == "having" else _nearest_name(text, left, clause)


def _left_of_verb(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return the words between the start of the clause, or the date, and the verb, without what is no subject."""
    start = date.end if clause.start <= date.start < trigger.span.start else clause.start
    phrase = without_openers(_END_OF_RANGE.sub("", text[start : trigger.span.start]))
    led = start == date.end and text.startswith(",", start)
    if led and (match := _BEFORE_COMMA.fullmatch(text, clause.start, date.start)):
        phrase = match["who"]  # "The union, in force since 2015, ties"
    return _innermost_subject(phrase)


def _nearest_name(text: str, left: Sequence[Entity], clause: Span) -> str:
    """Return the names of the clause, else the last one before it."""
    inside = [e for e in left if e.span.start >= clause.start]
    return _coordinated_names(text, inside) if inside else left[-1].span.of(text) if left else ""


def _innermost_subject(phrase: str) -> str:
    """Return a plan of "the plan lasted two years and [failed]", a levy of "they compared shops after a levy [came]"."""
    if embedded := _EMBEDDED.search(phrase):
        return embedded["head"] or embedded["who"]
    verbs = [t for t in find_triggers(phrase, Span(0, len(phrase)), ()) if t.verb and t.span.start > 0]
    if not verbs:
        return phrase.strip(STRIP)
    verb = verbs[0].span
    noun = _PREDICATE_NOUN.match(phrase, verb.end) if _COPULA.fullmatch(verb.of(phrase)) else None
    return (noun["who"] if noun else phrase[: verb.start]).strip(STRIP)  # "the example is the union [renamed]"


def without_openers(phrase: str) -> str:
    """Return a phrase without what opens the clause and without appositions ("Lee, the minister, ")."""
    parts = [part for part in phrase.strip(STRIP).split(", ") if part]
    while len(parts) > 1 and (_OPENER.match(parts[0]) or _OPENER.match(_LINKING_WORDS.sub("", parts[0]) or "and")):
        parts = parts[1:]
    if len(parts) > 1 and (_APPOSITION.match(parts[1]) or _OPENER.match(parts[1])):
        parts = parts[:1]
    return _ADVERBS_BEHIND.sub("", _LINKING_WORDS.sub("", ", ".join(parts).strip(STRIP))).strip(STRIP)


def _behind_comma(text: str, clause: Span, date: Span) -> str:
    """Return the company of "Founded in 1987, the company makes pumps"."""
    match = _BEHIND_COMMA.match(text, date.end, clause.end)
    return match["who"] if match else ""


def relative_subject(text: str, clause: Span, trigger: Trigger) -> str | None:
    """Return what stands between "which" and the verb, None where the clause is no relative one."""
    match = _RELATIVE.match(text[clause.start : trigger.span.start])
    return _ADVERBS_BEHIND.sub("", match["who"]).strip(STRIP) if match else None


def antecedent(text: str, sentence: Span, clause: Span) -> str:
    """Return the noun phrase before ", which"."""
    phrase = _LAST_PART.split(text[sentence.start : clause.start].rstrip(" ,"))[-1]
    if inner := _NOUN_OF_RELATIVE.match(phrase.strip()):  # "which was taken into the union, which"
        phrase = inner["noun"]
    return phrase.strip(STRIP) if len(phrase) <= _LONGEST else ""


def _coordinated_names(text: str, names: Sequence[Entity]) -> str:
    """Return the last name, or the names that "and" joins to it."""
    start = names[-1].span.start
    for left, right in zip(reversed(names[:-1]), reversed(names), strict=False):
        if text[left.span.end : right.span.start].strip(" ,") not in ("and", "or", "&", ""):
            break
        start = left.span.start
    return text[start : names[-1].span.end]
