"""Who did what where, by the words around a trigger; no parser."""

import re
from collections.abc import Sequence

from pipeline.mentions.events.parsed import Governed
from pipeline.mentions.events.triggers import Trigger, triggers, wished
from pipeline.model import Entity, Event
from pipeline.model.span import Span

_KINDS = ("PERSON", "ORG", "GPE", "NORP", "LOC")
_PLACES = ("GPE", "LOC", "FAC")
_PLACE = re.compile(r"\b(?:in|at|near|outside|across|inside)[ ](?:the[ ])?$", re.IGNORECASE)
# nouns whose "of" names the one who did or underwent it: "the retreat of the United States"
_DOES = frozenset(
    "accession collapse death defeat dissolution fall independence resignation retreat rise surrender"
    " visit withdrawal".split()
)
_OF = re.compile(r"[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
_BY_DOING = re.compile(r"\b(?:by|by[ ]\w{3,15}ing[ ][^,;.]{1,100}[ ]and)[ ]$")
# "by the two presidents", up to what cannot belong to the name
_AGENT = re.compile(
    r"\bby[ ](?P<who>(?!\d|\w+ing\b|the[ ]end\b)(?:(?:the|an?|its|their|his|her|both|all|two|three|four|five|six|many|some"
    r"|most)[ ]|[A-Z]|(?:parliament|congress|police|government)\b|\w+s\b)[^,;.:()\d]{0,70}?)"
    r"(?=[,;.:()]|$|[ ](?:in|on|at|after|before|since|during|until|to"
    r"|for|as|with|and[ ]\w+ed|is|was|were|has|had|will|ended|capped|which|who)\b|[ ]?\d)"
)
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
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)[ ](?:\w+ly[ ]|first[ ]|also[ ])?\w+$")
_PARTICIPLE = re.compile(r"[a-z]{2,20}(?:ed|en|wn|ld|lt|nt|ade|ound|ought|aught)$", re.IGNORECASE)
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
_APPOSED = re.compile(r"(?:a|an|the|who|which|his|her|its|then|now|formerly|aged|\w+ed)\b")
_NO_SUBJECT = re.compile(
    r"^(?:is|are|was|were|has|have|had|will|would|to|of|in|on|and|or|it|that|there|having)\b", re.IGNORECASE
)
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
_NOUN_END = re.compile(
    r"[ ](?!(?:of|between|on|against|for|with|the|a|an|and)\b)[a-z]+(?<!s)(?:ed|t|e|s|ook|ell|ew)?\b.*$", re.DOTALL
)
_DETERMINERS = frozenset(
    "the a an its their his her our this that these those some many most all both each every no few several two three four five"
    " six seven eight nine ten more less".split()
)
_TO_DO = re.compile(r"[ ](?P<what>to[ ][a-z]+[ ][^,;:.]{2,60})")
_STRIP = " ,.;:‘’“”\"'\n"
_LONGEST = 80


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
            who = agent["who"].strip(_STRIP)
        return who, _less(words[: agent.start()] if agent else words, where), where
    subject = _subject(text, clause, sentence, trigger, date, people)
    if governed and governed.who:
        subject = _fuller(_without_openers(governed.who), subject)
    where = _where(text, clause, subject, entities)
    what = _less(_object(text, clause, trigger, date), where)
    if (passive := _passive(text, trigger, date)) and (agent := _AGENT.search(text, trigger.span.end, clause.end)):
        return agent["who"].strip(_STRIP), subject, where
    if passive and _PREPOSITION_FIRST.match(subject):
        return "", _PREPOSITION_FIRST.sub("", subject), where
    relative = _relative(text, clause, trigger)
    if relative is not None:
        antecedent = _antecedent(text, sentence, clause)
        return (relative, antecedent, where) if relative else (antecedent, what, where)
    return subject, what, where


def is_unclear(event: Event) -> bool:
    """Tell whether who did it was hardly read right: nobody, "With the help of a loan the city", "bans single-use bags"."""
    first, _, rest = event.who.partition(" ")
    if event.by != "rule:verb":
        return False
    return not first or bool(_OPENER.match(event.who)) or (bool(rest) and first.islower() and first not in _DETERMINERS)


def _fuller(parsed: str, ruled: str) -> str:
    """Return the longer of two that agree ("US troops", not "US"), else what the parse says."""
    if parsed and parsed in ruled and not _OPENER.match(ruled) and len(ruled) <= _LONGEST and "," not in ruled:
        return ruled
    return parsed or ruled


def _passive(text: str, trigger: Trigger, date: Span) -> bool:
    """Tell "was signed", and a participle that stands alone: "signed by Iran", "passed in 2002"."""
    said = trigger.span.of(text)
    if _PASSIVE.search(said):
        return True
    behind = text[trigger.span.end : trigger.span.end + 4]
    at_date = trigger.span.end <= date.start and re.fullmatch(r"[ ](?:in|on)?[ ]?", text[trigger.span.end : date.start])
    return bool(_PARTICIPLE.fullmatch(said)) and (behind == " by " or bool(at_date))


def _subject(text: str, clause: Span, sentence: Span, trigger: Trigger, date: Span, people: Sequence[Entity]) -> str:
    """Return the noun phrase left of the verb; where it cannot be told, the nearest name."""
    if not text[clause.start : trigger.span.start].strip(_STRIP):
        resumed = _RESUMED.search(text, sentence.start, clause.start)
        # "Founded in 1987, the company makes"; "The state, which had relied on gas, turned"
        return resumed["who"].strip(_STRIP) if resumed else _behind_comma(text, clause, date)
    if said := wished(text, clause, trigger):
        return said
    left = [
        e
        for e in people
        if e.span.end <= trigger.span.start and not _PLACE.search(text[max(0, e.span.start - 12) : e.span.start])
    ]
    if left and _BY_DOING.search(text, sentence.start, trigger.span.start):
        return left[0].span.of(text)
    gerund = trigger.span.of(text).endswith("ing")
    if gerund and (with_one := _WITH_ONE.search(text, clause.start, trigger.span.start)):  # "with Italy joining it"
        return with_one["who"]
    start = date.end if clause.start <= date.start < trigger.span.start else clause.start
    words = _without_openers(_OTHER_END.sub("", text[start : trigger.span.start]))
    if start == date.end and text.startswith(",", start) and (led := _LED.fullmatch(text, clause.start, date.start)):
        words = led["who"]  # "The union, in force since 2015, ties"
    words = _before_verb(words)
    if words and len(words) <= _LONGEST and not _NO_SUBJECT.match(words):
        return words
    if words.casefold() == "having":
        return _behind_comma(text, clause, date)
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
        return named["who"].strip(_STRIP)  # "the example is the union [renamed]"
    return words[:first].strip(_STRIP)


def _without_openers(words: str) -> str:
    """Drop what opens the clause and what is put in beside the subject ("Lee, the minister, ")."""
    parts = [part for part in words.strip(_STRIP).split(", ") if part]
    while len(parts) > 1 and (_OPENER.match(parts[0]) or _OPENER.match(_LINK.sub("", parts[0]) or "and")):
        parts = parts[1:]
    if len(parts) > 1 and (_APPOSED.match(parts[1]) or _OPENER.match(parts[1])):
        parts = parts[:1]
    said = _LINK.sub("", ", ".join(parts).strip(_STRIP))
    return _TAIL.sub("", said).strip(_STRIP)


def _behind_comma(text: str, clause: Span, date: Span) -> str:
    """Return the company of "Founded in 1987, the company makes pumps"."""
    found = re.match(
        r",[ ](?P<who>(?:the|a|an|its|their)[ ][a-z-]+|[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,4})",
        text[date.end : clause.end],
    )
    return found["who"] if found else ""


def _relative(text: str, clause: Span, trigger: Trigger) -> str | None:
    """Return what stands between "which" and the verb, None where the clause is no relative one."""
    found = re.match(r"[ ]?(?:which|who|whom|that)\b(?P<who>[^,;]{0,60})$", text[clause.start : trigger.span.start])
    return _TAIL.sub("", found["who"]).strip(_STRIP) if found else None


def _antecedent(text: str, sentence: Span, clause: Span) -> str:
    """Return the noun phrase before ", which"."""
    words = text[sentence.start : clause.start].rstrip(" ,")
    words = re.split(r"[;:,][ ]|[ ](?:and|but|said|that)[ ]", words)[-1]
    return words.strip(_STRIP) if len(words) <= _LONGEST else ""


def _owner(text: str, trigger: Trigger, people: Sequence[Entity]) -> str:
    """Return Russia of "Russia’s invasion", the United States of "the retreat of the United States"."""
    for entity in people:
        if re.fullmatch(r"(?:['’]s)?[ ](?:[\w-]+[ ])?", text[entity.span.end : trigger.span.start]):
            return entity.span.of(text)
        between = text[trigger.span.end : entity.span.start]
        if trigger.span.of(text) in _DOES and _OF.fullmatch(between):
            return entity.span.of(text)
    return ""


def _names(text: str, names: Sequence[Entity]) -> str:
    """Return the last name, or the names that "and" joins to it."""
    start = names[-1].span.start
    for one, two in zip(reversed(names[:-1]), reversed(names), strict=False):
        if text[one.span.end : two.span.start].strip(" ,") not in ("and", "or", "&", ""):
            break
        start = one.span.start
    return text[start : names[-1].span.end]


def _noun_phrase(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return an event noun with what hangs on it: up to the date, or to the verb behind it."""
    if date.start > trigger.span.start:
        return _to_date(text[trigger.span.start : date.start])
    behind = text[trigger.span.end : clause.end]
    kept = re.match(
        r"(?:[ ](?:of|between|on|against)[ ](?:(?:the|a|an)[ ])?(?:[A-Z][\w’'-]*|[\w’'-]+)(?:[ ](?:and[ ])?[A-Z][\w’'-]*){0,4})?",
        behind,
    )
    return (trigger.span.of(text) + (kept.group() if kept else "")).strip(_STRIP)


def _object(text: str, clause: Span, trigger: Trigger, date: Span) -> str:
    """Return the words behind a verb, up to the date or to an aside."""
    if date.start > trigger.span.start:
        words = _to_date(text[trigger.span.end : date.start])
        aim = None if words else _TO_DO.match(text, date.end, clause.end)  # "agreed in May 2013 to build a railway"
        return aim["what"].strip(_STRIP) if aim else words
    return _ASIDE.sub("", text[trigger.span.end : clause.end]).strip(_STRIP)


def _to_date(words: str) -> str:
    """Take the preposition of the date off the end."""
    words = _BEFORE_DATE.sub("", _RANGE_START.sub("", words.rstrip()) + " ")
    return words.strip(_STRIP)


def _less(words: str, where: str) -> str:
    """Take the place off what is said of elsewhere, and a lone adverb."""
    if where:
        words = re.sub(rf"(?:^|[ ,])(?:in|at|near|outside|across|inside)[ ](?:the[ ])?{re.escape(where)}$", "", words)
    return "" if re.fullmatch(r"[a-z]+ly|then|again|also|later", words.strip(_STRIP)) else words.strip(_STRIP)


def _where(text: str, clause: Span, who: str, entities: Sequence[Entity]) -> str:
    """Return the first place of the clause behind "in", "at", "near"."""
    for entity in entities:
        before = text[max(0, entity.span.start - 14) : entity.span.start]
        if (
            entity.kind in _PLACES
            and clause.contains(entity.span)
            and _PLACE.search(before)
            and entity.span.of(text) not in who
        ):
            return entity.span.of(text)
    return ""
