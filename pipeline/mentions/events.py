"""Dated events by rule: a finite verb or an event noun that governs a date in its own clause.

Order of search: a noun right behind the date ("the 1991 agreement"), the nearest trigger before it ("signed it in 1991"),
the first verb after it ("In 1991 it collapsed"). No trigger in the clause, no event.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.mentions.triggers import Trigger, governing
from pipeline.model import Entity, Event, Time
from pipeline.model.span import Span
from pipeline.text.sentences import sentences

# where a clause ends: "; ", ", which", ", and", "while", a dash between blanks
_BOUNDARY = re.compile(
    r"[;:!?]|[ ][–—-][ ]|,[ ](?:and|but|or|yet|so|while|whereas|although|though|which|who|whose|where"
    r"|when|because)[ ]"
    r"|[ ](?:while|whereas|although|because|which|who|but)[ ]"
)
_RELATIONS = (
    # of "between 1994 and 1998" and "from 1994 to 1998" the first is where it began, the second where it ended
    ("since", re.compile(r"\b(?:since|between|from)[ ](?:the[ ])?$", re.IGNORECASE)),
    (
        "until",
        re.compile(r"\b(?:until|till|(?:up[ ])?to|through|between[ ][^,;.]{1,24}[ ]and)[ ](?:the[ ])?$", re.IGNORECASE),
    ),
    ("before", re.compile(r"\b(?:before|by|prior[ ]to|ahead[ ]of)[ ](?:the[ ])?$", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after|following)[ ](?:the[ ])?$", re.IGNORECASE)),
    (
        "during",
        re.compile(
            r"\b(?:during|throughout|over|within|for[ ]the[ ]period[ ]of"
            r"|in[ ]the[ ]course[ ]of)[ ](?:the[ ])?$",
            re.IGNORECASE,
        ),
    ),
)
_PREPOSITION = re.compile(
    r"[ ,]*\b(?:in|on|at|by|since|until|till|before|after|during|throughout|from|between|of|for|the"
    r"|early|late|for[ ]the[ ]period[ ]of)?[ ]*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|neither|failed[ ]to|declined[ ]to|without)\b|n['’]t\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|can|(?:is|are|was|were)[ ]to|going[ ]to|to[ ]be"
    r"|plans?|planned|scheduled|expected|expects?|due|intends?|intended|aims?|hopes?|set[ ]to|slated"
    r"|projected|proposed)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|reported(?:ly)?|according[ ]to|claim(?:s|ed)|alleged(?:ly)?|told|stated|argue[sd]"
    r"|asserted|announced[ ]that)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|near|outside|across|inside)[ ](?:the[ ])?$", re.IGNORECASE)
# nouns whose "of" names the one who did or underwent it: "the retreat of the United States"
_DOES = frozenset(
    "accession collapse death defeat dissolution fall independence resignation retreat rise surrender"
    " visit withdrawal".split()
)
_OF = re.compile(r"[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|by[ ]\w{3,15}ing[ ][^,;.]{1,100}[ ]and)[ ]$")
# "Accordingly, the trade"
_OPENING = re.compile(
    r"^(?:[A-Z][a-z]{2,14}ly|However|Meanwhile|Moreover|Nevertheless|Therefore|Thus|Also|Then|Still|In"
    r" addition|For example),?[ ]"
)
_NO_SUBJECT = re.compile(r"^(?:is|are|was|were|has|have|had|will|would|to|of|in|on|and|or|it|that)\b", re.IGNORECASE)
_KINDS = ("PERSON", "ORG", "GPE", "NORP", "LOC")
_PLACES = ("GPE", "LOC", "FAC")


def find(text: str, times: Sequence[Time], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Return one event a date that a verb or an event noun governs, in the order of the dates.

    "Kazakhstan joined the union in 2015." → trigger "joined", who "Kazakhstan", what "the union", time of "2015", relation on.
    Only dates with a place on the calendar count; who is "" where no name or noun phrase is left of the trigger.
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
    clause = _clause(text, sentence, time.span)
    trigger = governing(text, clause, time.span, [e.span for e in entities])
    if trigger is None:
        return
    who = _who(text, clause, sentence, trigger, time.span, entities)
    yield Event(
        "",
        Span(min(trigger.span.start, time.span.start), max(trigger.span.end, time.span.end)),
        time.id,
        trigger.span.of(text),
        who,
        _what(text, clause, trigger, time.span),
        _where(text, clause, who, entities),
        _relation(text, time),
        _modality(text, clause, sentence, trigger, time.span),
        "rule:" + ("verb" if trigger.verb else "noun"),
    )


def _clause(text: str, sentence: Span, date: Span) -> Span:
    """Return the stretch of the sentence between the boundaries around the date."""
    start, end = sentence.start, sentence.end
    for found in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        if found.end() <= date.start:
            start = found.end() - 6 if found.group().strip(" ,") == "which" else found.end()
        elif found.start() >= date.end:
            return Span(start, found.start())
    return Span(start, end)


def _who(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span, entities: Sequence[Entity]) -> str:
    """Return the name left of a verb, the owner of a noun ("Russia’s invasion"), else the words before the verb."""
    people = [e for e in entities if e.kind in _KINDS]
    if not trigger.verb:
        return _owner(text, trigger, people)
    left = [
        e
        for e in people
        if e.span.end <= trigger.span.start and not _PLACE.search(text[max(0, e.span.start - 12) : e.span.start])
    ]
    if left and _BY.search(text, sentence.start, trigger.span.start):
        return left[0].span.of(text)
    inside = [e for e in left if e.span.start >= clause.start]
    if inside:
        return _subject(text, inside)
    words = text[date.end if clause.start <= date.start < trigger.span.start else clause.start : trigger.span.start]
    words = _OPENING.sub("", words.strip(" ,‘’“”\"'()")).removeprefix("which").strip()
    if words and len(words) <= 80 and not _NO_SUBJECT.match(words):
        return words
    return left[-1].span.of(text) if left else ""


def _owner(text: str, trigger: Trigger, people: Sequence[Entity]) -> str:
    """Return Russia of "Russia’s invasion", the United States of "the retreat of the United States"."""
    for entity in people:
        if re.fullmatch(r"(?:['’]s)?[ ](?:[\w-]+[ ])?", text[entity.span.end : trigger.span.start]):
            return entity.span.of(text)
        between = text[trigger.span.end : entity.span.start]
        if trigger.span.of(text) in _DOES and _OF.fullmatch(between):
            return entity.span.of(text)
    return ""


def _subject(text: str, names: Sequence[Entity]) -> str:
    """Return the last name, or the names that "and" joins to it."""
    start = names[-1].span.start
    for one, two in zip(reversed(names[:-1]), reversed(names), strict=False):
        if text[one.span.end : two.span.start].strip(" ,") not in ("and", "or", "&", ""):
            break
        start = one.span.start
    return text[start : names[-1].span.end]


def _what(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return the words behind the trigger up to the date or the end of the clause; a noun keeps itself."""
    start = trigger.span.end if trigger.verb else trigger.span.start
    end = date.start if date.start > trigger.span.start else clause.end
    words = text[start:end]
    if date.start > trigger.span.start:
        words = words[: _PREPOSITION.search(words).start()] if _PREPOSITION.search(words) else words  # type: ignore[union-attr]
    return words.strip(" ,.;:()‘’“”\"'")


def _where(text: str, clause: Span, who: str, entities: Sequence[Entity]) -> str:
    """Return the first place of the clause behind "in", "at", "near"."""
    for entity in entities:
        before = text[max(0, entity.span.start - 14) : entity.span.start]
        if (
            entity.kind in _PLACES
            and clause.contains(entity.span)
            and _PLACE.search(before)
            and entity.span.of(text) != who
        ):
            return entity.span.of(text)
    return ""


def _relation(text: str, time: Time) -> str:
    """Return how the event lies to its date; an interval is gone through."""
    before = text[max(0, time.span.start - 40) : time.span.start]
    if "/" in time.edtf and len(time.edtf) < 24 and not time.timex.count("W"):
        return "during"
    return next((name for name, pattern in _RELATIONS if pattern.search(before)), "on")


def _modality(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span) -> str:
    """Return negated, planned, reported or asserted; a verb of saying that is itself the trigger reports nothing."""
    near = text[max(clause.start, trigger.span.start - 30) : trigger.span.end + 3]
    if _NEGATED.search(near):
        return "negated"
    if _PLANNED.search(near):
        return "planned"
    rest = text[sentence.start : trigger.span.start] + text[max(trigger.span.end, date.end) : sentence.end]
    return "reported" if _REPORTED.search(rest) else "asserted"
