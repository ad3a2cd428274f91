"""Which way a clause looks: back or ahead."""

import re

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

_PAST = rf"\b(?:{fragment('dates.irregular_past_verbs')}|[a-z]{{2,20}}[^aeiou\W]ed|[a-z]{{2,20}}[aeiou]ed)\b"
_FUTURE = (
    rf"\b(?:(?:{fragment('dates.future_auxiliaries')}|[a-z]{{2,6}}n['’]t)"
    rf"(?:[ ](?:{fragment('dates.auxiliary_followers')}|[a-z]{{2,12}}ly)){{0,4}}[ ][a-z]{{2,18}}"
    rf"|{fragment('dates.future_cues')})\b"
)
_CUE = regex(rf"(?P<future>{_FUTURE}|['’]ll\b)|(?P<past>{_PAST})", re.IGNORECASE)
_SENTENCE_END = regex(r"[.!?;](?=\s)|\n")
_REACH = 120
_SINCE = regex(rf"\bsince (?:{fragment('dates.modifiers.since')} |mid-){{0,2}}$", re.IGNORECASE)


def tense(text: str, start: int, end: int) -> str:
    """Return "past", "future" or "": of the nearest cue before the expression in its sentence, else of the first after it.

    >>> tense("The deal was signed on Friday.", 23, 29), tense("It will open on Friday.", 16, 22)
    ('past', 'future')
    """
    before = text[max(0, start - _REACH) : start]
    if _SINCE.search(before):
        return "past"
    ends = list(_SENTENCE_END.finditer(before))
    cues = list(_CUE.finditer(before, ends[-1].end() if ends else 0))
    if cues:
        return str(cues[-1].lastgroup)
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    first = _CUE.search(after, 0, stop.start() if stop else len(after))
    return str(first.lastgroup) if first else ""
