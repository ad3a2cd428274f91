"""The noun phrase that a verb is said of, by the words left of it."""

import re
from collections.abc import Sequence

from pipeline.mentions.events.triggers import Trigger, triggers, wished
from pipeline.model import Entity, Event
from pipeline.model.span import Span

PLACE = re.compile(r"\b(?:in|at|near|outside|across|inside)[ ](?:the[ ])?$", re.IGNORECASE)
_BY_DOING = re.compile(r"\b(?:by|by[ ]\w{3,15}ing[ ][^,;.]{1,100}[ ]and)[ ]$")
_WITH_ONE = re.compile(r"\bwith[ ](?P<who>[^,;.()]{2,60})[ ]$")
_LED = re.compile(r"[ ]?(?P<who>[^,;:]{2,60}),[ ](?:[a-z]+[ ]){0,4}")
_INNER = re.compile(
    r"\b(?:(?P<head>(?:the[ ]|a[ ]|an[ ])?(?:[\w’'-]+[ ]){1,4}[\w’'-]+)[ ](?:that|which)"
    r"|(?:after|before|when|since|until|because|that|if)[ ]"
    r"(?P<who>(?:(?:the|an?|its|their|his|her|this|these|both|all|most|some)[ ])?(?:[\w’'-]+[ ]?){1,9}))$"
)
_COPULA = re.compile(r"is|are|was|were")
_NAMED = re.compile(r"[ ](?P<who>(?:the|a|an)[ ][^,;]{2,60}?)(?=[ ]\w+ed\b|,|$)")
_RESUMED = re.compile(r"(?P<who>[^,;:]{2,80}),[ ](?:which|who|whose|where)\b[^,;:]{2,200},?[ ]?$")
# what opens a clause and is no subject: "Accordingly, ", "According to the auditor, ", "after a long debate, "
_OPENER = re.compile(
    r"(?:[A-Z]?[a-z]{2,14}ly|however|meanwhile|moreover|nevertheless|therefore|thus|also|then|still|later|earlier|first|instead"
    r"|for example|for instance|that|and|but|so|yet)$|(?:in|on|at|by|after|before|during|since|until|from|between|under|with"
    r"|without|despite|following|according to|because of|as|for|throughout|over|within|to|through|among|when|while)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:that|when|as|while|because|if|and|but|or|after|before|since|where|which|who|then|so|once|until|although)[ ]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ](?:[a-z]{2,14}ly|also|then|later|now|never|not|first|finally|still|already|themselves|itself|is|was|,))+$"
)
_OTHER_END = re.compile(
    r"^(?:[ ]*(?:and|to|until|till|[–—-])[ ]+(?:[A-Z][a-z]+[ ])?(?:\d{1,2}[ ])?\d{2,4}\b)", re.IGNORECASE
)
_APPOSED = re.compile(r"(?:a|an|the|who|which|his|her|its|then|now|first|originally|initially|formerly|aged|\w+ed)\b")
_NO_SUBJECT = re.compile(
    r"^(?:is|are|was|were|has|have|had|will|would|to|of|in|on|and|or|it|that|there|having)\b", re.IGNORECASE
)
_DETERMINERS = frozenset(
    "the a an its their his her our this that these those some many most all both each every no few several two three four five"
    " six seven eight nine ten more less".split()
)
STRIP = " ,.;:‘’“”\"'\n"
_IN_RELATIVE = re.compile(
    r"(?:which|who|that)\b.{0,80}[ ](?:in|of|by|to|into|with|for|from)[ ](?P<noun>(?:the|a|an)[ ][^,;]{2,60})$"
)
_LONGEST = 80


def is_unclear(event: Event) -> bool:
    """Tell whether who did it was hardly read right: nobody, "With the help of a loan the city", "bans single-use bags"."""
    first, _, rest = event.who.partition(" ")
    if event.by != "rule:verb":
        return False
    return not first or bool(_OPENER.match(event.who)) or (bool(rest) and first.islower() and first not in _DETERMINERS)


def fuller(parsed: str, ruled: str) -> str:
    """Return the longer of two that agree ("US troops", not "US"), else what the parse says."""
    if parsed and parsed in ruled and not _OPENER.match(ruled) and len(ruled) <= _LONGEST and "," not in ruled:
        return ruled
    return parsed or ruled


def subject_of(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span, people: Sequence[Entity]) -> str:
    """Return the noun phrase left of the verb; where it cannot be told, the nearest name."""
    if not text[clause.start : trigger.span.start].strip(STRIP):
        resumed = _RESUMED.search(text, sentence.start, clause.start)
        # "Founded in 1987, the company makes"; "The state, which had relied on gas, turned"
        return resumed["who"].strip(STRIP) if resumed else _behind_comma(text, clause, date)
    if said := wished(text, clause, trigger):
        return said
    left = [
        e
        for e in people
        if e.span.end <= trigger.span.start and not PLACE.search(text[max(0, e.span.start - 12) : e.span.start])
    ]
    if left and _BY_DOING.search(text, sentence.start, trigger.span.start):
        return left[0].span.of(text)
    gerund = trigger.span.of(text).endswith("ing")
    if gerund and (with_one := _WITH_ONE.search(text, clause.start, trigger.span.start)):  # "with Italy joining it"
        return with_one["who"]
    start = date.end if clause.start <= date.start < trigger.span.start else clause.start
    words = without_openers(_OTHER_END.sub("", text[start : trigger.span.start]))
    if start == date.end and text.startswith(",", start) and (led := _LED.fullmatch(text, clause.start, date.start)):
        words = led["who"]  # "The union, in force since 2015, ties"
    words = _before_verb(words)
    if words and len(words) <= _LONGEST and not _NO_SUBJECT.match(words):
        return words
    return _behind_comma(text, clause, date) if words.casefold() == "having" else _nearest(text, left, clause)


def _nearest(text: str, left: Sequence[Entity], clause: Span) -> str:
    """Return the names of the clause, else the last one before it."""
    inside = [e for e in left if e.span.start >= clause.start]
    return _names(text, inside) if inside else left[-1].span.of(text) if left else ""


def _before_verb(words: str) -> str:
    """Return a plan of "the plan lasted two years and [failed]", a levy of "they compared shops after a levy [came]"."""
    if inner := _INNER.search(words):
        return inner["head"] or inner["who"]
    verbs = [t for t in triggers(words, Span(0, len(words)), ()) if t.verb and t.span.start > 0]
    first = verbs[0].span.start if verbs else len(words)
    if (
        verbs
        and _COPULA.fullmatch(words[first : verbs[0].span.end])
        and (named := _NAMED.match(words, verbs[0].span.end))
    ):
        return named["who"].strip(STRIP)  # "the example is the union [renamed]"
    return words[:first].strip(STRIP)


def without_openers(words: str) -> str:
    """Drop what opens the clause and what is put in beside the subject ("Lee, the minister, ")."""
    parts = [part for part in words.strip(STRIP).split(", ") if part]
    while len(parts) > 1 and (_OPENER.match(parts[0]) or _OPENER.match(_LINK.sub("", parts[0]) or "and")):
        parts = parts[1:]
    if len(parts) > 1 and (_APPOSED.match(parts[1]) or _OPENER.match(parts[1])):
        parts = parts[:1]
    said = _LINK.sub("", ", ".join(parts).strip(STRIP))
    return _TAIL.sub("", said).strip(STRIP)


def _behind_comma(text: str, clause: Span, date: Span) -> str:
    """Return the company of "Founded in 1987, the company makes pumps"."""
    found = re.match(
        r",[ ](?P<who>(?:the|a|an|its|their)[ ][a-z-]+|[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,4})",
        text[date.end : clause.end],
    )
    return found["who"] if found else ""


def relative_subject(text: str, clause: Span, trigger: Trigger) -> str | None:
    """Return what stands between "which" and the verb, None where the clause is no relative one."""
    found = re.match(r"[ ]?(?:which|who|whom|that)\b(?P<who>[^,;]{0,60})$", text[clause.start : trigger.span.start])
    return _TAIL.sub("", found["who"]).strip(STRIP) if found else None


def antecedent(text: str, sentence: Span, clause: Span) -> str:
    """Return the noun phrase before ", which"."""
    words = text[sentence.start : clause.start].rstrip(" ,")
    words = re.split(r"[;:,][ ]|[ ](?:and|but|said|that)[ ]", words)[-1]
    if inner := _IN_RELATIVE.match(words.strip()):  # "which was taken into the union, which"
        words = inner["noun"]
    return words.strip(STRIP) if len(words) <= _LONGEST else ""


def _names(text: str, names: Sequence[Entity]) -> str:
    """Return the last name, or the names that "and" joins to it."""
    start = names[-1].span.start
    for one, two in zip(reversed(names[:-1]), reversed(names), strict=False):
        if text[one.span.end : two.span.start].strip(" ,") not in ("and", "or", "&", ""):
            break
        start = one.span.start
    return text[start : names[-1].span.end]
