"""Semantic roles of an event, who did what where, by the words around its trigger."""

import re
from collections.abc import Sequence

from pipeline.lexicon import fragment, words
from pipeline.mentions.events.dependency_roles import Governor
from pipeline.mentions.events.subjects import (
    PLACE,
    STRIP,
    antecedent,
    choose_subject,
    relative_subject,
    subject_of,
    without_openers,
)
from pipeline.mentions.events.triggers import Trigger
from pipeline.model import Entity
from pipeline.model.span import Span
from pipeline.text.regex import regex

_ACTORS = ("PERSON", "ORG", "GPE", "NORP", "LOC")
_PLACES = ("GPE", "LOC", "FAC")
_INTRANSITIVE_NOUNS = frozenset(words("events.intransitive_nouns"))
_OF = regex(r" of (?:the )?$", re.IGNORECASE)
_AGENT_DETERMINERS = (
    "vocabulary.determiners.articles",
    "vocabulary.determiners.possessives",
    "events.agent_determiners",
)
# "by the two presidents", up to what cannot belong to the name
_AGENT = regex(
    rf"\bby (?P<who>(?!\d|\w+ing\b|the end\b)(?:{fragment(*_AGENT_DETERMINERS)} "
    rf"|[A-Z]|{fragment('events.institutions')}\b|\w+s\b)[^,;.:()\d]{{0,70}}?)"
    rf"(?=[,;.:()]|$| (?:{fragment('events.words_behind_agent')}|and \w+ed)\b| ?\d)"
)
_PASSIVE = regex(rf"\b{fragment('vocabulary.auxiliaries.be')} (?:\w+ly |first |also )?\w+$")
_PARTICIPLE = regex(rf"[a-z]{{2,20}}{fragment('events.participle_endings')}$", re.IGNORECASE)
_OPENING_PREPOSITION = regex(rf"^{fragment('events.prepositions_of_subject')} ", re.IGNORECASE)
_BEFORE_DATE = regex(
    rf"[ ,]*\b{fragment('events.temporal_prepositions', 'events.words_before_date')}? *$", re.IGNORECASE
)
_START_OF_RANGE = regex(r"(?:^| )(?:between|from) (?:\w+ ){0,2}\d{4} (?:and|to|until)$")
# ", up from 3 billion", ", after a long debate"
_ASIDE = regex(rf", (?:{fragment('events.aside_openers')}|and \w+ed)\b.*$|, \w+ing\b.*$", re.DOTALL)
_PURPOSE = regex(r" (?P<what>to [a-z]+ [^,;:.]{2,60})")
_COMPLEMENT = regex(
    r"(?: (?:of|between|on|against) (?:(?:the|a|an) )?(?:[A-Z][\w’'-]*|[\w’'-]+)(?: (?:and )?[A-Z][\w’'-]*){0,4})?"
)
_LONE_ADVERB = regex(rf"[a-z]+ly|{fragment('events.lone_adverbs')}")


def roles(
    text: str,
    clause: Span,
    sentence: Span,
    trigger: Trigger,
    date: Span,
    entities: Sequence[Entity],
    governor: Governor | None = None,
) -> tuple[str, str, str]:
    """Return who, what and where of an event, "" for what the text does not say."""
    actors = [e for e in entities if e.kind in _ACTORS]
    if not trigger.verb:
        return _roles_of_noun(text, clause, trigger, date, actors, entities)
    ruled = subject_of(text, clause, sentence, trigger, date, actors)
    subject = choose_subject(without_openers(governor.who), ruled) if governor and governor.who else ruled
    where = _where(text, clause, subject, entities)
    what = _without_place(_object(text, clause, trigger, date), where)
    if _is_passive(text, trigger, date):
        if agent := _AGENT.search(text, trigger.span.end, clause.end):
            return agent["who"].strip(STRIP), subject, where
        if _OPENING_PREPOSITION.match(ruled) and _PARTICIPLE.fullmatch(trigger.span.of(text)):
            return "", _OPENING_PREPOSITION.sub("", ruled), where  # "under a law passed in 2002"
    relative = relative_subject(text, clause, trigger)
    if relative is None:
        return subject, what, where
    noun = antecedent(text, sentence, clause)
    return (relative, noun, where) if relative else (noun, what, where)


def _roles_of_noun(
    text: str, clause: Span, trigger: Trigger, date: Span, actors: Sequence[Entity], entities: Sequence[Entity]
) -> tuple[str, str, str]:
    """Return who, what and where of an event noun: Russia, the phrase, the place."""
    who = _possessor(text, trigger, actors)
    where = _where(text, clause, who, entities)
    phrase = _noun_phrase(text, clause, trigger, date)
    agent = _AGENT.search(phrase)
    if agent and not who:
        who = agent["who"].strip(STRIP)
    return who, _without_place(phrase[: agent.start()] if agent else phrase, where), where


def _is_passive(text: str, trigger: Trigger, date: Span) -> bool:
    """Return whether a verb is passive: "was signed", or a participle that stands alone, "signed by Iran", "passed in 2002"."""
    verb = trigger.span.of(text)
    if _PASSIVE.search(verb):
        return True
    behind = text[trigger.span.end : trigger.span.end + 4]
    at_date = trigger.span.end <= date.start and re.fullmatch(r" (?:in|on)? ?", text[trigger.span.end : date.start])
    return bool(_PARTICIPLE.fullmatch(verb)) and (behind == " by " or bool(at_date))


def _possessor(text: str, trigger: Trigger, actors: Sequence[Entity]) -> str:
    """Return Russia of "Russia’s invasion", the United States of "the retreat of the United States"."""
    for entity in actors:
        if re.fullmatch(r"(?:['’]s)? (?:[\w-]+ )?", text[entity.span.end : trigger.span.start]):
            return entity.span.of(text)
        between = text[trigger.span.end : entity.span.start]
        if trigger.span.of(text) in _INTRANSITIVE_NOUNS and _OF.fullmatch(between):
            return entity.span.of(text)
    return ""


def _noun_phrase(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return an event noun with its complements: up to the date, or to the verb behind it."""
    if date.start > trigger.span.start:
        return _up_to_date(text[trigger.span.start : date.start])
    complement = _COMPLEMENT.match(text, trigger.span.end, max(trigger.span.end, clause.end))
    return (trigger.span.of(text) + (complement.group() if complement else "")).strip(STRIP)


def _object(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return the words behind a verb, up to the date or to an aside."""
    if date.start > trigger.span.start:
        words_before_date = _up_to_date(text[trigger.span.end : date.start])
        purpose = None if words_before_date else _PURPOSE.match(text, date.end, clause.end)
        return purpose["what"].strip(STRIP) if purpose else words_before_date  # "agreed in May to build a railway"
    return _ASIDE.sub("", text[trigger.span.end : clause.end]).strip(STRIP)


def _up_to_date(phrase: str) -> str:
    """Return a phrase without the preposition of the date behind it."""
    return _BEFORE_DATE.sub("", _START_OF_RANGE.sub("", phrase.rstrip()) + " ").strip(STRIP)


def _without_place(phrase: str, where: str) -> str:
    """Return a phrase without the place, which is a role of its own; "" for a lone adverb."""
    if where:
        place = rf"(?:^|[ ,]){fragment('events.locative_prepositions')} (?:the )?{re.escape(where)}$"
        phrase = re.sub(place, "", phrase)
    phrase = phrase.strip(STRIP)
    return "" if _LONE_ADVERB.fullmatch(phrase) else phrase


def _where(text: str, clause: Span, who: str, entities: Sequence[Entity]) -> str:
    """Return the first place of the clause behind "in", "at", "near"."""
    for entity in entities:
        place = entity.kind in _PLACES and clause.contains(entity.span) and entity.span.of(text) not in who
        if place and PLACE.search(text[max(0, entity.span.start - 14) : entity.span.start]):
            return entity.span.of(text)
    return ""
