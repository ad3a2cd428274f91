"""Where the clause of a date begins and ends, and dates that only qualify a noun ("the 2020 edition")."""

import re

from pipeline.mentions.events.triggers import Trigger
from pipeline.model.span import Span

# where a clause ends: "; ", ", which", ", and", "while", a dash between blanks, "said that"
_BOUNDARY = re.compile(
    r"[;:!?]|[ ][–—-][ ]|,[ ](?:and|but|or|yet|so|while|whereas|although|though|which|who|whose|where"
    r"|when|because|if)[ ]"
    r"|[ ](?:while|whereas|although|because|which|who|but)[ ]"
    r"|[ ](?:said|says|claims|claimed|reported|announced|added|stated|argued|argues|warned|believes?|believed|estimated"
    r"|acknowledged|admitted|confirmed|denied|insisted|noted|suggested|told[ ][\w ]{2,20})[ ]that[ ]"
)
_RESUMES = re.compile(
    r",[ ](?=[a-z]+(?:ed|ew|ose|ell|ook|ame|ent|eft|ade|ut)?[ ](?!and\b))(?!and\b|or\b|but\b|which\b|who\b|as\b|the\b|a\b)"
)
_OWNER = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|our|this|that)|['’]s|s['’])[ ]$", re.IGNORECASE)
# a word behind the date that is no noun
_NO_NOUN = re.compile(
    r"[ ](?:in|on|at|by|of|to|for|from|with|and|or|but|as|after|before|since|until|when|while|which|who|that|the|a|an"
    r"|is|are|was|were|has|have|had|will|would|may|can|could|it|they|he|she|we|[a-z]+ed)\b"
)
# the other side of a comparison: "than in 2005", "twice as many as in 2019", "up from 3 billion in 2021", "from 5 in 2010"
_COMPARED = re.compile(
    r"\b(?:than|as)(?:[ ](?:it[ ])?(?:was|were|had[ ]been))?[ ](?:in|at|during)[ ](?:the[ ])?$"
    r"|\b(?:compared[ ](?:with|to)|up[ ]from|down[ ]from|from|against|versus)[ ]"
    r"(?:(?:(?![ ]to[ ])[^,;.]){0,50}[ ])?(?:in|at)[ ](?:the[ ])?$"
    r"|\bcompared[ ](?:with|to)[ ]$",
    re.IGNORECASE,
)
_FIGURE_THERE = re.compile(r"\d|million|billion|half|quarter|third|compared|than|as\b")
_FOR = re.compile(r"\b(?:for|like|than|of|as)[ ](?:the[ ])?$", re.IGNORECASE)


def clause_of(text: str, sentence: Span, date: Span) -> Span:
    """Return the stretch of the sentence between the boundaries around the date; a relative clause keeps its "which"."""
    start, end = sentence.start, sentence.end
    for found in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        if found.end() <= date.start:
            word = found.group().strip(" ,")
            start = found.end() - len(word) - 1 if word in ("which", "who") else found.end()
            # ", which had relied on gas, turned to coal in 2022": the main clause goes on
            if found.group().startswith(", wh") and (resumed := _RESUMES.search(text, start + 1, date.start)):
                start = resumed.end()
        elif found.start() >= date.end:
            return Span(start, found.start())
    return Span(start, end)


def modifies(text: str, date: Span, trigger: Trigger) -> bool:
    """Tell whether the date only says which one: "the 2020 edition", "its 2019 strategy", "figures for 2019".

    An event noun right behind it ("the 1991 agreement") or before its "of" ("the war of 1991") is an event all the same.
    """
    if not trigger.verb and (trigger.span.start >= date.end or trigger.span.end >= date.start - 9):
        return False
    before = text[max(0, date.start - 60) : date.start]
    if (other := _COMPARED.search(before)) and _FIGURE_THERE.search(other.group()):
        return True
    if _FOR.search(before):
        return not (trigger.verb and date.start - 5 <= trigger.span.end <= date.start)
    noun = re.match(r"[ ][a-z]{3,}", text[date.end : date.end + 24])
    return bool(_OWNER.search(before) and noun and not _NO_NOUN.match(text, date.end))
