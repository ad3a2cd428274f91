"""What a figure measures and of whom, in the text's own words; found by where they stand, no parser."""

import re

from pipeline.model import Span

_AUX = r"(?:(?:has|have|had|will|would|could|may|might|should|is|are|was|were|be|been|being|also|only|now|then|still|already|currently|nearly|roughly|about|approximately|almost|probably|reportedly|alone|each|just|even|again|largely|sharply|slightly|significantly|substantially|steadily|together|recently|thus|further)\s)"
_VERB = (
    r"(?:reach(?:ed|es|ing)?|exceed(?:ed|s|ing)?|surpass(?:ed|es)?|topp(?:ed|ing)|tops|hit(?:s|ting)?|total(?:l?ed|s|l?ing)?|amount(?:ed|s|ing)? to|stood|stands?|standing"
    r"|was|were|is|are|be|been|r[io]se[sn]?|f[ae]ll(?:s|en)?|gr[eo]w[ns]?|climbed|dropped|declined|increased|decreased|jumped|surged|shrank|contracted|came|come"
    r"|account(?:ed|s|ing)? for|costs?|remain(?:ed|s)?|averaged?s?|represent(?:ed|s|ing)?|equal(?:l?ed|s)?|estimated|valued|worth|number(?:ed|s)|compris(?:ed|es|ing)|plunged|slid"
    r"|contain(?:ed|s)?|has|have|had|made? up|makes up|consist(?:ed|s|ing) of|doubled|tripled|expanded|widened|narrowed|soared|slumped|tumbled|gained|lost|earned|ranked|advanced|swelled|eased|edged|weighs?|weighed|lasted|covers?|covered|went|ran|runs?|crossed|posted|recorded|reported|show(?:ed|s)|saw|dipped|added|boosted|raised|cut)"
)
_PREDICATE = re.compile(rf"\s{_AUX}{{0,4}}{_VERB}(?:\s(?:at|to|by|up|down|in at|out at))?(?=\s|$)", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:\s*(?:accordingly|however|moreover|meanwhile|furthermore|in addition|additionally|overall|as a result|for example|for instance|in fact|indeed|nevertheless|still|today|last (?:year|month|week|quarter)|this (?:year|month|week)"
    r"|according to [^,]{1,60}|in\s+|that|and|but|whereas|while|when|where|because|although|though|which|if|since|as|so|then|with|also|all in all|by then|by contrast|in contrast|on the other hand|in turn|similarly)\b,?\s*"
    r"|\s*(?:in|by|at|during|for|after|before|since|over) [^,]{0,40},\s+|[\s,]+|(?:the|a|an|its|their|his|her|our|this|that|these|those)\s+)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|their|his|her|our|this|these|those|no|some|any|each|every|of|in|on|at|by|for|from|with|to|and|or|as|than|[^\W\d_]+(?:ed|ing))\s",
    re.IGNORECASE,
)
# "a deficit of", "trade worth", "aid totalling", right before the figure
_HEADED = re.compile(
    r"(?P<np>(?:[\w’'&%-]+ ){1,6})(?:of|worth|totall?ing|amounting to|valued at|estimated at|exceeding)(?: (?:about|around|nearly|almost|over|more than|some|just|approximately|an estimated|up to|at least|less than|under|only|as much as|a))*\s{0,2}$"
)
_BEHIND_OF = re.compile(
    r"\s{1,2}(?:worth )?(?:in|of|for) (?P<np>(?:(?:the|all|its|their|his|her|a|an)\s)?[^\W\d_][^.,;:()\n\d]{2,80})"
)
_BEHIND = re.compile(r"(?:-|\s)(?P<np>[^\W\d_][\w’'&-]*(?: [^\W\d_][\w’'&-]*){0,5})")
_PHRASE_END = re.compile(
    r"\s(?:in|on|at|by|for|from|with|to|and|or|as|than|that|which|who|is|are|was|were|will|would|has|have|had|after|before|since|during|until|under|over|while|when|but|per|between|through|said|says|against|into|compared|last|this|next|within)\b.*$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?P<own>(?:[A-Z][\w.&-]*(?: (?:of|and|the|for) (?=[A-Z])| )?){1,6})(?:’s|'s|s’|s')\s")
_OF = re.compile(
    r"\b(?:of|in|by|for|from|between|within) (?:the )?(?P<own>[A-Z][\w.&-]*(?: (?:of |and |the |for )?[A-Z][\w.&-]*){0,5})"
)
_NAME = re.compile(r"^(?:[Tt]he )?(?P<own>[A-Z][\w.&-]*(?: (?:of |and |the |for )?[A-Z][\w.&-]*){0,5})")
_SOMEONE = re.compile(r"(?P<own>(?:the |its |their )?(?:[a-z]+ )?[a-z]+(?:’s|'s|s’|s'))\s")
_PRONOUNS = frozenset("there it they he she we i you this that these those who which what one some many".split())
_EMPTY = frozenset(("", "the", "all", "its", "their", "a", "an", "a year", "a month", "a share", "a barrel", "his", "her"))
_SAYING = re.compile(r"[^\w]{0,3}[^\W\d_]{2}")
_NO_NAME = frozenset(
    "In The On At By For It This That These Those He She They We There Here Under Following Just Citing Since With From To By Both Each Every Another Options Yet So If When While Because Although Though Total Trade Exports Imports Sales Prices January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday However Meanwhile And But As After About Nearly Some All Over More".split()
)


def subject(text: str, clause: Span, start: int, end: int, unit_phrase: str = "") -> str:
    """Return what was measured: the subject before the verb, the noun before "of", or the noun behind.

    start, end: of the figure with its adverbs.

    >>> t = "Total trade between the members reached $5"
    >>> subject(t, Span(0, 42), 40, 42)
    'Total trade between the members'
    """
    before, after = text[clause.start : start], text[end : clause.end]
    if not _SAYING.search(before) and not _SAYING.match(after):
        return _cut(unit_phrase)
    near, far = _predicate(before)
    near, far = (said if said is not None and _trim(said).casefold() not in _PRONOUNS else None for said in (near, far))
    if near is not None:
        return _trim(near)
    headed = _HEADED.search(before[-90:])
    if headed and (np := _last_phrase(headed["np"])):
        return np
    behind = _BEHIND.match(after) if _adjectival(before) else None if re.search(r"\b(?:at|to) $", before) else _BEHIND_OF.match(after)
    if behind and not unit_phrase and _cut(behind["np"]) not in _EMPTY:
        return _cut(behind["np"])
    if unit_phrase:
        return _cut(unit_phrase + _tail(after))
    if far is not None:
        return _trim(far)
    return _cut(behind["np"]) if (behind := _BEHIND.match(after)) and _cut(behind["np"]) else _last_phrase(before[-60:])


def _predicate(before: str) -> tuple[str | None, str | None]:
    """Return the words before the last verb, first when the figure follows it at once, second when words stand between."""
    last = None
    for last in _PREDICATE.finditer(before):  # noqa: B007 — the last one counts
        pass
    if last is None:
        return None, None
    said = before[: last.start()]
    rest = before[last.end() :].strip()
    if not _trim(said):
        return None, None
    close = not rest or re.fullmatch(
        r"(?:(?:by|to|at|about|around|some|nearly|almost|over|only|just|more|less|than|the|a|an|approximately|roughly|up|from|between|an estimated|as much as|at least|well|in excess of|up to|under|below|above|another|further)\s?)+",
        rest,
    )
    return (said, said) if close else (None, said)


def _adjectival(before: str) -> bool:
    """Tell "a $13 billion contract": a determiner or possessive stands right before the figure."""
    return bool(
        re.search(
            r"(?:\b(?:a|an|the|its|their|his|her|our|this|that|another|first|new)|[’']s)\s$", before, re.IGNORECASE
        )
    )


def _trim(words: str) -> str:
    """Take linking words and articles off the front."""
    words = words.strip()
    for _ in range(6):
        shorter = _LEAD.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return " ".join(words.strip(" ,;:–—-\"“”‘’'").split())[-160:]


def _last_phrase(words: str) -> str:
    """Return the noun phrase that the stretch ends with."""
    parts = _DETERMINER.split(words.rstrip() + " ")
    return " ".join(parts[-1].split()).strip(" ,;:–—-\"“”()'")


def _cut(words: str) -> str:
    """End a noun phrase before the first word that cannot belong to it; "of" and a name may."""
    kept = _PHRASE_END.sub("", " " + words)
    return " ".join(kept.split()).strip(" ,;:–—-\"“”'")


def _tail(after: str) -> str:
    """Return " of the EU" right behind a counted noun, else nothing."""
    found = re.match(r" of (?:the )?(?:[\w’-]+ ?){1,5}", after)
    return found.group().rstrip() if found else ""


def owner(text: str, clause: Span, start: int, end: int, measure: str) -> str:
    """Return of whom the measure is said: a possessive, a name after "of" or "in", or the clause's own subject."""
    before, after = text[clause.start : start], text[end : clause.end]
    subject_name = _NAME.match(_trim(before))
    if subject_name and " " not in subject_name["own"] and re.match(r"\w+ [a-z]", measure) and measure.startswith(subject_name["own"]):
        subject_name = None  # "Oil prices", "Central banks": no name but the noun's first word
    tries = (_OWNER.search(measure), _OF.search(measure), _SOMEONE.search(measure), subject_name, _OWNER.search(before), _OF.search(after))
    for found in tries:
        if found and found["own"].split()[0] not in _NO_NAME:
            return re.sub(r"(?:[’']s|(?<=s)[’'])$|^the |^its |^their ", "", found["own"].strip())
    return ""
