"""Event triggers: finite verbs, gerunds and event nouns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import fragment, words
from pipeline.model.span import Span
from pipeline.text.regex import regex

EVENT_NOUNS = frozenset(words("events.event_nouns"))

_IRREGULAR = (
    rf"(?:(?:{fragment('events.verb_prefixes')}?{fragment('events.irregular_verbs')})"
    rf"|{fragment('events.unprefixed_irregular_verbs')})"
)
_MODAL = fragment("vocabulary.modal_verbs", "vocabulary.auxiliaries.do")
_BE = fragment("vocabulary.auxiliaries.finite_be")
_HAVE = fragment("vocabulary.auxiliaries.finite_have")
_AUXILIARY = fragment("vocabulary.auxiliaries.finite_be", "vocabulary.auxiliaries.finite_have")
_ADVERBS = rf"(?: (?:{fragment('events.adverbs_in_verb')}|[a-z]{{2,14}}ly)){{0,4}}"
_PARTICIPLE = rf"(?:[a-z]{{2,20}}ed|due|{_IRREGULAR})"
# "broke up", "shot down", "took place"; not "rose up to 5", "fell over the year"
_PARTICLE = rf"(?: {fragment('events.verb_particle_patterns', 'events.verb_particles')}\b)?"
_INTENTION = rf"(?:{fragment('events.intention_verbs')}|{_BE} {fragment('events.intention_adjectives')})"
_NO_VERB = fragment("events.no_verbs_behind_modal")
_TRIGGER = regex(
    rf"\b(?:(?P<intention>(?:{_HAVE} )?{_INTENTION} (?:not )?to (?:be )?[a-z]{{2,20}}{_PARTICLE})"
    rf"|(?P<modal>{_MODAL}(?:n['’]t)?{_ADVERBS} (?!{_NO_VERB}\b)[a-z]{{2,20}}{_PARTICLE})"
    rf"|(?P<auxiliary>{_AUXILIARY}(?:n['’]t)?{_ADVERBS}(?: (?:{_PARTICIPLE}{_PARTICLE}|(?<=to )[a-z]{{2,20}}))?)"
    rf"|(?P<past>(?:[a-z]{{2,20}}ed|{_IRREGULAR}){_PARTICLE})"
    rf"|(?P<present>{fragment('events.present_verbs')}{_PARTICLE})"
    r"|(?P<infinitive>to (?:be )?[a-z]{3,20})"
    rf"|(?P<opening>{fragment('events.opening_participles')})"
    rf"|(?P<gerund>{fragment('events.event_gerunds')})"
    rf"|(?P<noun>{fragment('events.event_nouns')}s?))\b(?!['’]s|-)"
    r"|(?<=\bwhich )(?P<relative>[a-z]{3,20})\b",
)
_DETERMINER_WORDS = (
    "vocabulary.determiners.articles",
    "vocabulary.determiners.possessives",
    "vocabulary.determiners.demonstratives",
)
# "the associated sanctions", "a united front": an adjective
_DETERMINED = regex(
    rf"\b(?:{fragment(*_DETERMINER_WORDS, 'events.premodifiers', 'vocabulary.numerals.ones')}|ten|\d|[a-z]+['’]s) $",
    re.IGNORECASE,
)
# "expect the terminal to open"
_CONTROLLED = regex(rf"\b{fragment('events.object_control_verbs')} (?P<who>(?:[\w’'-]+ ){{1,6}})$")
_OF_HEAD = regex(rf"\b(?P<head>{fragment('events.event_nouns')}) of (?:[\w’'-]+ ){{0,4}}$")
# between a verb and the noun that it governs
_BEFORE_OBJECT = regex(r" (?:[\w’'-]+ ){0,9}$")
_PHRASE_OPENER = regex(rf"\b{fragment('events.phrase_openers')}\b", re.IGNORECASE)
_OF_DATE = regex(r" of (?:the )?")
_DETERMINER = regex(rf"(?:\b(?i:{fragment(*_DETERMINER_WORDS)})|['’]s|s['’]) $")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that evokes an event. verb: it can have a subject and an object."""

    span: Span
    verb: bool


def find_triggers(text: str, clause: Span, names: Sequence[Span]) -> list[Trigger]:
    """Return the triggers in a clause; words inside a name ("Peace Corps") and adjectives are none."""
    triggers: list[Trigger] = []
    for match in _TRIGGER.finditer(text, max(0, clause.start), clause.end):
        span = Span(*match.span())
        if not any(span.overlaps(name) for name in names) and _is_trigger(text, clause, match):
            triggers.append(Trigger(span, verb=match["noun"] is None))
    return triggers


def _is_trigger(text: str, clause: Span, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 14) : match.start()]
    if match["past"] or match["present"]:
        return not _DETERMINED.search(before)
    if match["noun"]:  # "to fall", "to vote"
        return not before.endswith("to ")
    if match["infinitive"]:
        return bool(_CONTROLLED.search(text, clause.start, match.start()))
    return not match["opening"] or not text[clause.start : match.start()].strip(" “”\"'")


def governing_trigger(text: str, clause: Span, date: Span, names: Sequence[Span]) -> Trigger | None:
    """Return what governs the date: a noun right behind it, the nearest trigger before it, the first verb after it."""
    behind = find_triggers(text, Span(date.end, min(clause.end, date.end + 32)), names)
    if behind and not behind[0].verb and _modified_by_date(text, date, behind[0].span):
        return behind[0]
    before = find_triggers(text, Span(clause.start, date.start), names)
    if before:
        return _head_of_nearest(text, before, date)
    after = find_triggers(text, Span(date.end, clause.end), names)
    return next((trigger for trigger in after if trigger.verb), after[0] if after else None)


def controlled_subject(text: str, clause: Span, trigger: Trigger) -> str:
    """Return the terminal of "officials expect the terminal to open"."""
    match = _CONTROLLED.search(text, clause.start, trigger.span.start)
    return match["who"].strip() if match and trigger.span.of(text).startswith("to ") else ""


def _modified_by_date(text: str, date: Span, noun: Span) -> bool:
    """Return whether the date modifies the noun: "the 1991 agreement", "the May summit", but not "in 2018 talks resumed"."""
    determined = (
        _DETERMINER.search(text[max(0, date.start - 8) : date.start])
        or text[date.start : date.start + 4].lower() == "the "
    )
    return bool(determined) and bool(re.fullmatch(r" (?:[\w’-]+ ){0,2}", text[date.end : noun.start]))


def _head_of_nearest(text: str, before: list[Trigger], date: Span) -> Trigger:
    """Climb from the nearest noun to the verb that governs it, or to the noun it depends on ("the start of the war")."""
    nearest = before[-1]
    if nearest.verb:
        return nearest
    if len(before) > 1 and before[-2].verb and not _OF_DATE.fullmatch(text[nearest.span.end : date.start]):
        between = text[before[-2].span.end : nearest.span.start]
        if _BEFORE_OBJECT.fullmatch(between) and not _PHRASE_OPENER.search(between):
            return before[-2]
    if head := _OF_HEAD.search(text, max(0, nearest.span.start - 80), nearest.span.start):
        return Trigger(Span(*head.span("head")), verb=False)
    return nearest
