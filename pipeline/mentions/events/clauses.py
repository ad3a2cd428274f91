"""Where the clause of a date begins and ends, and dates that only qualify a noun ("the 2020 edition")."""

import re

from pipeline.lexicon import fragment
from pipeline.mentions.events.triggers import Trigger
from pipeline.model.span import Span
from pipeline.text.regex import regex

# where a clause ends: "; ", ", which", ", and", "while", a dash between blanks, "said that"
_BOUNDARY = regex(
    rf"[;:!?]| [–—-] |, {fragment('events.conjunctions_after_comma')} | {fragment('events.conjunctions_without_comma')} "
    rf"| (?:{fragment('vocabulary.reporting_verbs')}|{fragment('vocabulary.reporting_verbs.tell')} [\w ]{{2,20}}) that "
)
# ", which had relied on gas, turned to coal": the verb with which the main clause goes on
_RESUMED_CLAUSE = regex(
    rf", (?=[a-z]+{fragment('events.past_tense_endings')}? (?!and\b))(?!{fragment('events.never_resuming')}\b)"
)
_DETERMINERS = (
    "vocabulary.determiners.articles",
    "vocabulary.determiners.possessives",
    "vocabulary.determiners.demonstratives",
)
_DETERMINER = regex(rf"(?:\b{fragment(*_DETERMINERS)}|['’]s|s['’]) $", re.IGNORECASE)
_FUNCTION_WORDS = (
    "vocabulary.prepositions",
    "vocabulary.coordinating_conjunctions",
    "vocabulary.subordinating_conjunctions",
    "vocabulary.pronouns.relative",
    "vocabulary.pronouns.subject",
    "vocabulary.determiners.articles",
    "vocabulary.auxiliaries.finite_be",
    "vocabulary.auxiliaries.finite_have",
    "vocabulary.modal_verbs",
)
# a word behind the date that is no noun
_NO_NOUN = regex(rf" (?:{fragment(*_FUNCTION_WORDS)}|[a-z]+ed)\b")
# the other side of a comparison: "than in 2005", "twice as many as in 2019", "up from 3 billion in 2021", "from 5 in 2010"
_COMPARISON = regex(
    r"\b(?:than|as)(?: (?:it )?(?:was|were|had been))? (?:in|at|during) (?:the )?$"
    rf"|\b{fragment('events.comparative_phrases')} "
    r"(?:(?:(?! to )[^,;.]){0,50} )?(?:in|at) (?:the )?$"
    r"|\bcompared (?:with|to) $",
    re.IGNORECASE,
)
_COMPARED_FIGURE = regex(rf"\d|{fragment('events.comparison_cues')}|as\b")
_QUALIFYING_PREPOSITION = regex(rf"\b{fragment('events.qualifying_prepositions')} (?:the )?$", re.IGNORECASE)


def clause_of(text: str, sentence: Span, date: Span) -> Span:
    """Return the part of the sentence between the clause boundaries around the date; a relative clause keeps its "which"."""
    start, end = sentence.start, sentence.end
    for boundary in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        if boundary.end() <= date.start:
            word = boundary.group().strip(" ,")
            start = boundary.end() - len(word) - 1 if word in ("which", "who") else boundary.end()
            if boundary.group().startswith(", wh") and (resumed := _RESUMED_CLAUSE.search(text, start + 1, date.start)):
                start = resumed.end()
        elif boundary.start() >= date.end:
            return Span(start, boundary.start())
    return Span(start, end)


def qualifies_noun(text: str, date: Span, trigger: Trigger) -> bool:
    """Return whether the date only says which one: "the 2020 edition", "its 2019 strategy", "figures for 2019".

    An event noun right behind it ("the 1991 agreement") or before its "of" ("the war of 1991") is an event all the same.
    """
    if not trigger.verb and (trigger.span.start >= date.end or trigger.span.end >= date.start - 9):
        return False
    before = text[max(0, date.start - 60) : date.start]
    if (comparison := _COMPARISON.search(before)) and _COMPARED_FIGURE.search(comparison.group()):
        return True
    if _QUALIFYING_PREPOSITION.search(before):
        return not (trigger.verb and date.start - 5 <= trigger.span.end <= date.start)
    noun = re.match(r" [a-z]{3,}", text[date.end : date.end + 24])
    return bool(_DETERMINER.search(before) and noun and not _NO_NOUN.match(text, date.end))
