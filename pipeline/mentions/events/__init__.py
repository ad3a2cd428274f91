"""Dated events: a finite verb or an event noun that governs a date in its own clause.

Order of search: a noun right behind the date ("the 1991 agreement"), the nearest trigger before it ("signed it in 1991"),
the first verb after it ("In 1991 it collapsed"). No trigger in the clause, no event.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.lexicon import fragment
from pipeline.mentions.events.clauses import clause_of, qualifies_noun
from pipeline.mentions.events.dependency_roles import find_governor, shift
from pipeline.mentions.events.modality import modality, relation
from pipeline.mentions.events.roles import roles
from pipeline.mentions.events.subjects import is_unclear
from pipeline.mentions.events.triggers import Trigger, governing_trigger
from pipeline.model import Entity, Event, Time
from pipeline.model.span import Span
from pipeline.text.parse import Sentence, parse, ready
from pipeline.text.regex import regex
from pipeline.text.sentences import sentences

_LONGEST = 1200  # a longer sentence is a list or a table
_FINITE_AUXILIARY = fragment("vocabulary.auxiliaries.finite_be", "vocabulary.auxiliaries.finite_have")
_BARE_AUXILIARY = regex(rf"{_FINITE_AUXILIARY}(?: (?:not|also|only|later))?")


class _DatedSentence(NamedTuple):
    """A date with its sentence and the entities in that."""

    time: Time
    sentence: Span
    entities: list[Entity]


def find(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Return one event for each date that a verb or an event noun governs, in the order of the dates.

    "Kazakhstan joined the union in 2015." → trigger "joined", who "Kazakhstan", what "the union", time of "2015", relation on.
    Only dates with a place on the calendar count; who is "" where no noun phrase or name can be told. Of a passive who did it
    stands behind "by", and its subject is what; without "by" the subject is who ("the treaty", "was signed"). Sentences whose
    subject the rules cannot tell are parsed, where a parser is there.
    """
    dated = list(_dated_sentences(text, times, entities))
    events = [_event(text, item, None) for item in dated]
    unclear = {item.sentence: None for item, event in zip(dated, events, strict=True) if event and is_unclear(event)}
    trees = _trees(text, tuple(unclear))
    resolved = (
        _without_unclear_subject(_event(text, item, trees[item.sentence]))
        if event and item.sentence in trees and is_unclear(event)
        else event
        for item, event in zip(dated, events, strict=True)
    )
    return tuple(event for event in resolved if event)


def _without_unclear_subject(event: Event | None) -> Event | None:
    """Return the event without a subject that the parse did not clear up: none is better than "bans single-use bags"."""
    return replace(event, who="") if event and is_unclear(event) else event


def _dated_sentences(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> Iterator[_DatedSentence]:
    """Yield each date that has a place on the calendar with its sentence and the entities in that."""
    spans = sentences(text)
    i = 0
    for time in sorted(times, key=lambda t: t.span):
        while i < len(spans) and spans[i].end <= time.span.start:
            i += 1
        if time.kind == "date" and time.edtf and i < len(spans) and spans[i].contains(time.span):
            sentence = _clip(spans[i], time.span)
            inside = [e for e in _within(entities, sentence) if not e.span.overlaps(time.span)]
            yield _DatedSentence(time, sentence, inside)


def _clip(sentence: Span, date: Span) -> Span:
    """Return the sentence, of a very long one (a table) only what is near the date."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    return Span(max(sentence.start, date.start - _LONGEST), min(sentence.end, date.end + _LONGEST))


def _trees(text: str, spans: Sequence[Span]) -> dict[Span, Sentence]:
    """Return the parse of each sentence; nothing where no parser is there."""
    short = [span for span in spans if span.end - span.start <= _LONGEST]
    if not short or not ready():
        return {}
    parsed = zip(short, parse(span.of(text) for span in short), strict=True)
    return {span: shift(trees[0], span.start) for span, trees in parsed if len(trees) == 1}


def _prefer_rule(ruled: Trigger, parsed: Trigger, date: Span) -> bool:
    """Return whether the rules go before the parse.

    Both name the verb, of whose words the rules know more ("took place"); the rules climbed from a noun to its verb ("imposed
    sanctions in 2015"); a noun stands right behind the date ("the 2010 unrest").
    """
    same = ruled.verb and ruled.span.overlaps(parsed.span)
    climbed = ruled.verb and not parsed.verb and ruled.span.end <= parsed.span.start < date.start
    return same or climbed or (not ruled.verb and ruled.span.start >= date.end)


def _within(entities: Sequence[Entity], sentence: Span) -> Iterator[Entity]:
    """Yield the entities of a sentence; they come in text order."""
    start = bisect_left(entities, sentence.start, key=lambda e: e.span.start)
    for entity in entities[start:]:
        if entity.span.start >= sentence.end:
            return
        yield entity


def _event(text: str, dated: _DatedSentence, parsed: Sentence | None) -> Event | None:
    """Return the event of a date; parsed: the sentence, where the rules were not sure of it."""
    time, sentence, entities = dated
    clause = clause_of(text, sentence, time.span)
    governor = find_governor(text, parsed, time.span) if parsed else None
    trigger = governing_trigger(text, clause, time.span, [e.span for e in entities])
    if governor and not (trigger and _prefer_rule(trigger, governor.trigger, time.span)):
        trigger = governor.trigger
    if trigger is None or qualifies_noun(text, time.span, trigger):
        return None
    who, what, where = roles(text, clause, sentence, trigger, time.span, entities, governor)
    if not who and _BARE_AUXILIARY.fullmatch(trigger.span.of(text)):  # "It was in Astana, in September 2013, that"
        return None
    return Event(
        "",
        Span(min(trigger.span.start, time.span.start), max(trigger.span.end, time.span.end)),
        time.id,
        trigger.span.of(text),
        who,
        what,
        where,
        relation(text, time, trigger),
        modality(text, clause, sentence, trigger, time.span),
        ("parse:" if governor else "rule:") + ("verb" if trigger.verb else "noun"),
    )
