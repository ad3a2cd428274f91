"""Who did what where, by the words around a trigger."""

import re
from collections.abc import Sequence

from pipeline.mentions.events.parsed import Governed
from pipeline.mentions.events.subjects import (
    PLACE,
    STRIP,
    antecedent,
    fuller,
    relative_subject,
    subject_of,
    without_openers,
)
from pipeline.mentions.events.triggers import Trigger
from pipeline.model import Entity
from pipeline.model.span import Span

_KINDS = ("PERSON", "ORG", "GPE", "NORP", "LOC")
_PLACES = ("GPE", "LOC", "FAC")
# nouns whose "of" names the one who did or underwent it: "the retreat of the United States"
_DOES = frozenset(
    "accession collapse death defeat dissolution fall independence resignation retreat rise surrender"
    " visit withdrawal".split()
)
_OF = re.compile(r"[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
# "by the two presidents", up to what cannot belong to the name
_AGENT = re.compile(
    r"\bby[ ](?P<who>(?!\d|\w+ing\b|the[ ]end\b)(?:(?:the|an?|its|their|his|her|both|all|two|three|four|five|six|many|some"
    r"|most)[ ]|[A-Z]|(?:parliament|congress|police|government)\b|\w+s\b)[^,;.:()\d]{0,70}?)"
    r"(?=[,;.:()]|$|[ ](?:in|on|at|after|before|since|during|until|to"
    r"|for|as|with|and[ ]\w+ed|is|was|were|has|had|will|ended|capped|which|who)\b|[ ]?\d)"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)[ ](?:\w+ly[ ]|first[ ]|also[ ])?\w+$")
_PARTICIPLE = re.compile(r"[a-z]{2,20}(?:ed|en|wn|ld|lt|nt|ade|ound|ought|aught)$", re.IGNORECASE)
_PREPOSITION_FIRST = re.compile(r"^(?:under|in|by|with|of|for|from|to|on|at|after|through)[ ]", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[ ,]*\b(?:in|on|at|by|since|until|till|before|after|during|throughout|from|between|of|for|the|over|within|with|as"
    r"|than|up[ ]to|(?:with[ ])?the[ ]year|early|late|for[ ]the[ ]period[ ]of)?[ ]*$",
    re.IGNORECASE,
)
_RANGE_START = re.compile(r"(?:^|[ ])(?:between|from)[ ](?:\w+[ ]){0,2}\d{4}[ ](?:and|to|until)$")
# ", up from 3 billion", ", after a long debate"
_ASIDE = re.compile(
    r",[ ](?:up|down|compared|after|as|when|with|including|making|bringing|leaving|from|although|a|an|the|and[ ]\w+ed)\b.*$|"
    r",[ ]\w+ing\b.*$",
    re.DOTALL,
)
_TO_DO = re.compile(r"[ ](?P<what>to[ ][a-z]+[ ][^,;:.]{2,60})")


def roles(
    text: str,
    clause: Span,
    sentence: Span,
    trigger: Trigger,
    date: Span,
    entities: Sequence[Entity],
    governed: Governed | None = None,
) -> tuple[str, str, str]:
    """Return who, what and where of an event, "" for what the text does not say."""
    people = [e for e in entities if e.kind in _KINDS]
    if not trigger.verb:
        who = _owner(text, trigger, people)
        where = _where(text, clause, who, entities)
        words = _noun_phrase(text, clause, trigger, date)
        agent = _AGENT.search(words)
        if agent and not who:
            who = agent["who"].strip(STRIP)
        return who, _less(words[: agent.start()] if agent else words, where), where
    ruled = subject_of(text, clause, sentence, trigger, date, people)
    subject = fuller(without_openers(governed.who), ruled) if governed and governed.who else ruled
    where = _where(text, clause, subject, entities)
    what = _less(_object(text, clause, trigger, date), where)
    if _passive(text, trigger, date):
        if agent := _AGENT.search(text, trigger.span.end, clause.end):
            return agent["who"].strip(STRIP), subject, where
        if _PREPOSITION_FIRST.match(ruled) and _PARTICIPLE.fullmatch(trigger.span.of(text)):
            return "", _PREPOSITION_FIRST.sub("", ruled), where  # "under a law passed in 2002"
    relative = relative_subject(text, clause, trigger)
    if relative is None:
        return subject, what, where
    noun = antecedent(text, sentence, clause)
    return (relative, noun, where) if relative else (noun, what, where)


def _passive(text: str, trigger: Trigger, date: Span) -> bool:
    """Tell "was signed", and a participle that stands alone: "signed by Iran", "passed in 2002"."""
    said = trigger.span.of(text)
    if _PASSIVE.search(said):
        return True
    behind = text[trigger.span.end : trigger.span.end + 4]
    at_date = trigger.span.end <= date.start and re.fullmatch(r"[ ](?:in|on)?[ ]?", text[trigger.span.end : date.start])
    return bool(_PARTICIPLE.fullmatch(said)) and (behind == " by " or bool(at_date))


def _owner(text: str, trigger: Trigger, people: Sequence[Entity]) -> str:
    """Return Russia of "Russia’s invasion", the United States of "the retreat of the United States"."""
    for entity in people:
        if re.fullmatch(r"(?:['’]s)?[ ](?:[\w-]+[ ])?", text[entity.span.end : trigger.span.start]):
            return entity.span.of(text)
        between = text[trigger.span.end : entity.span.start]
        if trigger.span.of(text) in _DOES and _OF.fullmatch(between):
            return entity.span.of(text)
    return ""


def _noun_phrase(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return an event noun with what hangs on it: up to the date, or to the verb behind it."""
    if date.start > trigger.span.start:
        return _to_date(text[trigger.span.start : date.start])
    behind = text[trigger.span.end : clause.end]
    kept = re.match(
        r"(?:[ ](?:of|between|on|against)[ ](?:(?:the|a|an)[ ])?(?:[A-Z][\w’'-]*|[\w’'-]+)(?:[ ](?:and[ ])?[A-Z][\w’'-]*){0,4})?",
        behind,
    )
    return (trigger.span.of(text) + (kept.group() if kept else "")).strip(STRIP)


def _object(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return the words behind a verb, up to the date or to an aside."""
    if date.start > trigger.span.start:
        words = _to_date(text[trigger.span.end : date.start])
        aim = None if words else _TO_DO.match(text, date.end, clause.end)  # "agreed in May 2013 to build a railway"
        return aim["what"].strip(STRIP) if aim else words
    return _ASIDE.sub("", text[trigger.span.end : clause.end]).strip(STRIP)


def _to_date(words: str) -> str:
    """Take the preposition of the date off the end."""
    words = _BEFORE_DATE.sub("", _RANGE_START.sub("", words.rstrip()) + " ")
    return words.strip(STRIP)


def _less(words: str, where: str) -> str:
    """Take the place off what is said of elsewhere, and a lone adverb."""
    if where:
        words = re.sub(rf"(?:^|[ ,])(?:in|at|near|outside|across|inside)[ ](?:the[ ])?{re.escape(where)}$", "", words)
    return "" if re.fullmatch(r"[a-z]+ly|then|again|also|later", words.strip(STRIP)) else words.strip(STRIP)


def _where(text: str, clause: Span, who: str, entities: Sequence[Entity]) -> str:
    """Return the first place of the clause behind "in", "at", "near"."""
    for entity in entities:
        before = text[max(0, entity.span.start - 14) : entity.span.start]
        if (
            entity.kind in _PLACES
            and clause.contains(entity.span)
            and PLACE.search(before)
            and entity.span.of(text) not in who
        ):
            return entity.span.of(text)
    return ""
