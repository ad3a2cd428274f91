"""How an event stands to its date, and its modality: asserted, planned, negated or reported."""

import re

from pipeline.lexicon import either, fragment
from pipeline.lexicon.loader import entry
from pipeline.mentions.events.triggers import Trigger
from pipeline.model import EventRelation, Modality, Time
from pipeline.model.span import Span
from pipeline.text.regex import regex

# of "between 1994 and 1998" and "from 1994 to 1998" the first is where it began, the second where it ended
_SECOND_OF_RANGE = r"between [^,;.]{1,24} and|from [^,;.]{1,24}[–-]"
_RELATIONS = tuple(
    (
        EventRelation(relation),
        regex(
            rf"\b(?:{_SECOND_OF_RANGE + '|' if relation == 'until' else ''}{either(prepositions)}) (?:the )?$",
            re.IGNORECASE,
        ),
    )
    for relation, prepositions in entry("events.relations").items()
)
_NEGATED = regex(rf"\b(?i:{fragment('vocabulary.negations', 'events.failure_cues')})\b|n['’]t\b")
# in lower case only: "May" is a month
_PLANNED = regex(rf"\b{fragment('vocabulary.modal_verbs', 'events.future_cues')}\b")
_REPORTED = regex(rf"\b{fragment('events.report_cues')}\b|\bAccording to\b")


def relation(text: str, time: Time, trigger: Trigger) -> EventRelation:
    """Return how the event stands to its date.

    An interval is gone through (during); of "after the 1991 agreement" the agreement is on its date.
    """
    if not trigger.verb and trigger.span.start >= time.span.end:
        return EventRelation.ON
    before = text[max(0, time.span.start - 40) : time.span.start]
    if "/" in time.edtf and len(time.edtf) < 24 and not time.timex.count("W"):
        return EventRelation.DURING
    return next((name for name, pattern in _RELATIONS if pattern.search(before)), EventRelation.ON)


def modality(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span) -> Modality:
    """Return negated, planned, reported or asserted; a reporting verb that is itself the trigger reports nothing."""
    reach = 30 if trigger.verb else 12  # of a noun only its own "no", "planned"
    context = text[max(clause.start, trigger.span.start - reach) : trigger.span.end + 3]
    if _NEGATED.search(context):
        return Modality.NEGATED
    if _PLANNED.search(context) or trigger.span.of(text).startswith("to "):
        return Modality.PLANNED
    rest = text[sentence.start : trigger.span.start] + text[max(trigger.span.end, date.end) : sentence.end]
    return Modality.REPORTED if _REPORTED.search(rest) else Modality.ASSERTED
