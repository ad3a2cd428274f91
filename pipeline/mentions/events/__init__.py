"""Dated events: a finite verb or an event noun that governs a date in its own clause.

Order of search: a noun right behind the date ("the 1991 agreement"), the nearest trigger before it ("signed it in 1991"),
the first verb after it ("In 1991 it collapsed"). No trigger in the clause, no event.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.mentions.events.clauses import clause_of, modifies
from pipeline.mentions.events.roles import roles
from pipeline.mentions.events.stance import modality, relation
from pipeline.mentions.events.triggers import governing
from pipeline.model import Entity, Event, Time
from pipeline.model.span import Span
from pipeline.text.sentences import sentences

_COPULA = re.compile(r"(?:is|are|was|were|has|have|had)(?:[ ](?:not|also|only|later))?")


def find(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Return one event a date that a verb or an event noun governs, in the order of the dates.

    "Kazakhstan joined the union in 2015." → trigger "joined", who "Kazakhstan", what "the union", time of "2015", relation on.
    Only dates with a place on the calendar count; who is "" where no noun phrase or name can be told. Of a passive who did it
    stands behind "by", and its subject is what; without "by" the subject is who ("the treaty", "was signed").
    """
    out: list[Event] = []
    clauses = sentences(text)
    i = 0
    for time in sorted(times, key=lambda t: t.span):
        while i < len(clauses) and clauses[i].end <= time.span.start:
            i += 1
        if time.kind == "date" and time.edtf and i < len(clauses) and clauses[i].contains(time.span):
            near = [e for e in _within(entities, clauses[i]) if not e.span.overlaps(time.span)]
            out.extend(_event(text, time, clauses[i], near))
    return tuple(out)


def _within(entities: Sequence[Entity], sentence: Span) -> Iterator[Entity]:
    """Yield the entities of a sentence; they come in text order."""
    start = bisect_left(entities, sentence.start, key=lambda e: e.span.start)
    for entity in entities[start:]:
        if entity.span.start >= sentence.end:
            return
        yield entity


def _event(text: str, time: Time, sentence: Span, entities: Sequence[Entity]) -> Iterator[Event]:
    """Yield the event of a date, or nothing."""
    clause = clause_of(text, sentence, time.span)
    trigger = governing(text, clause, time.span, [e.span for e in entities])
    if trigger is None or modifies(text, time.span, trigger):
        return
    who, what, where = roles(text, clause, sentence, trigger, time.span, entities)
    if not who and _COPULA.fullmatch(trigger.span.of(text)):  # "It was in Astana, in September 2013, that"
        return
    yield Event(
        "",
        Span(min(trigger.span.start, time.span.start), max(trigger.span.end, time.span.end)),
        time.id,
        trigger.span.of(text),
        who,
        what,
        where,
        relation(text, time, trigger),
        modality(text, clause, sentence, trigger, time.span),
        "rule:" + ("verb" if trigger.verb else "noun"),
    )
