"""How an event lies to its date, and whether it is told as done, to come, not done, or by others."""

import re

from pipeline.mentions.events.triggers import Trigger
from pipeline.model import EventRelation, Modality, Time
from pipeline.model.span import Span

_RELATIONS = (
    # of "between 1994 and 1998" and "from 1994 to 1998" the first is where it began, the second where it ended
    (EventRelation.SINCE, re.compile(r"\b(?:since|between|from)[ ](?:the[ ])?$", re.IGNORECASE)),
    (
        EventRelation.UNTIL,
        re.compile(
            r"\b(?:until|till|(?:up[ ])?to|through|between[ ][^,;.]{1,24}[ ]and|from[ ][^,;.]{1,24}[–-])[ ](?:the[ ])?$",
            re.IGNORECASE,
        ),
    ),
    (
        EventRelation.BEFORE,
        re.compile(r"\b(?:before|by|prior[ ]to|ahead[ ]of|no[ ]later[ ]than)[ ](?:the[ ])?$", re.IGNORECASE),
    ),
    (EventRelation.AFTER, re.compile(r"\b(?:after|following)[ ](?:the[ ])?$", re.IGNORECASE)),
    (
        EventRelation.DURING,
        re.compile(
            r"\b(?:during|throughout|within|for[ ]the[ ]period[ ]of|in[ ]the[ ]course[ ]of)[ ](?:the[ ])?$",
            re.IGNORECASE,
        ),
    ),
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|No|nor|Nor|neither|Neither|(?:fail|declin|refus)ed[ ]to|without|hardly|scarcely)\b|n['’]t\b"
)
# "may" is also a month
_PLANNED = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|can|(?:is|are|was|were)[ ]to|going[ ]to|to[ ]be|to[ ]have"
    r"|plans?[ ](?:to|for)|planned|scheduled|expected|expects?|due|intends?|intended|aims?|hopes?|set[ ]to|slated|likely"
    r"|projected|proposed[ ]to|agreed[ ]to|promised|pledged|vowed)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says?|reportedly|reported[ ]that|[Aa]ccording[ ]to|claim(?:s|ed)|alleged(?:ly)?|told|stated|argue[sd]|believed"
    r"|asserted|announced[ ]that|estimates?[ ]that)\b",
)


def relation(text: str, time: Time, trigger: Trigger) -> EventRelation:
    """Return how the event lies to its date; an interval is gone through; "after the 1991 agreement" says on of the agreement."""
    if not trigger.verb and trigger.span.start >= time.span.end:
        return EventRelation.ON
    before = text[max(0, time.span.start - 40) : time.span.start]
    if "/" in time.edtf and len(time.edtf) < 24 and not time.timex.count("W"):
        return EventRelation.DURING
    return next((name for name, pattern in _RELATIONS if pattern.search(before)), EventRelation.ON)


def modality(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span) -> Modality:
    """Return negated, planned, reported or asserted; a verb of saying that is itself the trigger reports nothing."""
    reach = 30 if trigger.verb else 12  # of a noun only its own "no", "planned"
    near = text[max(clause.start, trigger.span.start - reach) : trigger.span.end + 3]
    if _NEGATED.search(near):
        return Modality.NEGATED
    if _PLANNED.search(near) or trigger.span.of(text).startswith("to "):
        return Modality.PLANNED
    rest = text[sentence.start : trigger.span.start] + text[max(trigger.span.end, date.end) : sentence.end]
    return Modality.REPORTED if _REPORTED.search(rest) else Modality.ASSERTED
