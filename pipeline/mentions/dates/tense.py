"""Which way a clause looks: back or ahead."""

import re

_PAST = (
    r"\b(?:was|were|had|did|said|made|began|came|went|took|told|gave|saw|won|lost|met|held|fell|rose"
    r"|grew|left|led|became|got|set|put|cut|hit"
    r"|found|kept|spoke|wrote|brought|bought|sold|sent|built|broke|flew|died|ran|drew|paid|struck|shot|sank|chose"
    r"|[a-z]{2,20}[^aeiou\W]ed|[a-z]{2,20}[aeiou]ed)\b"
)
_AHEAD = (
    r"\b(?:(?:will|shall|would|may|might|could|should|must|can|[a-z]{2,6}n['’]t|is[ ]to|are[ ]to"
    r"|was[ ]to|were[ ]to|to[ ]be|going[ ]to|set[ ]to"
    r"|due[ ]to|(?:plan|intend|hope|expect|aim)s?[ ]to|(?:expected|scheduled|planned|slated|set|likely)[ ]to)"
    r"(?:[ ](?:not|be|have|been|also|then|only|[a-z]{2,12}ly)){0,4}[ ][a-z]{2,18}"
    r"|due|expected|scheduled|planned|slated|deadline|upcoming|until|till|starting|beginning"
    r"|(?:resume|begin|expire|open|start|end)s|resume|begin|expire|takes? (?:place|effect)|comes? into (?:force|effect))\b"
)
_CUE = re.compile(rf"(?P<ahead>{_AHEAD}|['’]ll\b)|(?P<past>{_PAST})", re.IGNORECASE)
_STOP = re.compile(r"[.!?;](?=\s)|\n")
_REACH = 120
_SINCE = re.compile(r"\bsince (?:the |last |early |late |mid-){0,2}$", re.IGNORECASE)


def tense(text: str, start: int, end: int) -> str:
    """Return "past", "ahead" or "": the nearest cue before the expression in its sentence, else the first after it.

    >>> tense("The deal was signed on Friday.", 23, 29), tense("It will open on Friday.", 16, 22)
    ('past', 'ahead')
    """
    before = text[max(0, start - _REACH) : start]
    if _SINCE.search(before):
        return "past"
    stops = list(_STOP.finditer(before))
    cues = list(_CUE.finditer(before, stops[-1].end() if stops else 0))
    if cues:
        return str(cues[-1].lastgroup)
    after = text[end : end + _REACH]
    stop = _STOP.search(after)
    first = _CUE.search(after, 0, stop.start() if stop else len(after))
    return str(first.lastgroup) if first else ""
