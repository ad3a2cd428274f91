"""What a figure measures and of whom, in the text's own words; found by where they stand, no parser."""

import re

from pipeline.model import Span

_AUX = (
    r"(?:(?:has|have|had|will|would|could|may|might|should|is|are|was|were|be|been|being|also|only|now|then"
    r"|still|already|currently|nearly|roughly|about|approximately|almost|probably|reportedly|alone|each"
    r"|just|even|again|largely|sharply|slightly|significantly|substantially|steadily|together|recently|thus"
    r"|further)\s)"
)
_VERB = (
    r"(?:reach(?:ed|es|ing)?|exceed(?:ed|s|ing)?|surpass(?:ed|es)?|topp(?:ed|ing)|tops|hit(?:s|ting)?"
    r"|total(?:l?ed|s|l?ing)?|amount(?:ed|s|ing)? to|stood|stands?|standing"
    r"|was|were|is|are|be|been|r[io]se[sn]?|f[ae]ll(?:s|en)?|gr[eo]w[ns]?|climbed|dropped|declined"
    r"|increased|decreased|jumped|surged|shrank|contracted|came|come"
    r"|account(?:ed|s|ing)? for|costs?|remain(?:ed|s)?|averaged?s?|represent(?:ed|s|ing)?|equal(?:l?ed|s)?"
    r"|estimated|valued|worth|number(?:ed|s)|compris(?:ed|es|ing)|plunged|slid"
    r"|contain(?:ed|s)?|has|have|had|made? up|makes up|consist(?:ed|s|ing) of|doubled|tripled|expanded"
    r"|widened|narrowed|soared|slumped|tumbled|gained|lost|earned|ranked|advanced|swelled|eased|edged"
    r"|weighs?|weighed|lasted|covers?|covered|went|ran|runs?|crossed|posted|recorded|reported|show(?:ed|s)"
    r"|saw|carried|handled|produced|consumed|uses?|used|shipped|imports?|imported|exports?|exported|employs?|employed|paid|spent"
    r"|received|moved|delivered|generates?|generated|attracted|burn(?:s|ed|t)|dipped|added|boosted|raised|cut)"
)
_PREDICATE = re.compile(rf"\s{_AUX}{{0,4}}{_VERB}(?:\s(?:at|to|by|up|down|in at|out at))?(?=\s|$)", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:\s*(?:in|by|at|during|for|after|before|since|over|according to) [^,]{0,60},\s+|\s*(?:accordingly"
    r"|however|moreover|meanwhile|furthermore|in addition|additionally|overall"
    r"|as a result|for example|for instance|in fact|indeed|nevertheless|still|today|last (?:year|month|week"
    r"|quarter)|this (?:year|month|week)"
    r"|that|and|but|whereas|while|when|where|because|although|though|which|if"
    r"|since|as|so|then|with|also|all in all|by then|by contrast|in contrast|on the other hand|in turn"
    r"|similarly)\b,?\s*"
    r"|[\s,]+|(?:the|a|an|its|their|his"
    r"|her|our|this|that|these|those)\s+)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|their|his|her|our|this|these|those|no|some|any|each|every|of|in|on|at|by|for|from"
    r"|with|to|and|or|as|than|[^\W\d_]+(?:ed|ing))\s",
    re.IGNORECASE,
)
# "a deficit of", "trade worth", "aid totalling", right before the figure
_HEADED = re.compile(
    r"(?P<np>(?:[\w’'&%-]+ ){1,6})(?:of|worth|totall?ing|amounting to|valued at|estimated at"
    r"|exceeding)(?: (?:about|around|nearly|almost|over|more than|some|just|approximately|an estimated"
    r"|up to|at least|less than|under|only|as much as|a))*\s{0,2}$"
)
_BEHIND_OF = re.compile(
    r"\s{1,2}(?:worth )?(?:in|of|for) (?P<np>(?:(?:the|all|its|their|his|her|a|an)\s)?[^\W\d_][^.,;:()\n\d]{2,80})"
)
_BEHIND = re.compile(r"(?:-|\s)(?P<np>[^\W\d_][\w’'&-]*(?: [^\W\d_][\w’'&-]*){0,5})")
_PHRASE_END = re.compile(
    r"\s(?:in|on|at|by|for|from|with|to|and|or|as|than|that|which|who|is|are|was|were|will|would|has|have"
    r"|had|after|before|since|during|until|under|over|while|when|but|per|between|through|said|says|against"
    r"|into|compared|last|this|next|within)\b.*$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    """
    there it they he she we i you this that these those who which what one some many
    """.split()
)
_EMPTY = frozenset(
    ("", "the", "all", "its", "their", "a", "an", "a year", "a month", "a share", "a barrel", "his", "her")
)
_PUT = re.compile(
    r"\b(?:puts?|estimated?s?|valued?s?|set|sets|priced?s?) (?P<np>(?:the|its|their|a) [^,;:.]{2,80}?) at(?: [a-z ]{2,20})? ?$"
)
_HAVING = re.compile(r"(?: (?:have|has|had|since|also|now|then|already|both|all))+$")
_CLAUSY = re.compile(r" (?:and|but)$")
_PLACED = re.compile(
    r"(?:in|at|on|within|by|during|after|for|under) (?:(?:early |late )?\d{4}(?:[–-]\d{2,4})?(?= )"
    r"|(?:[\w’'-]+ ){1,4}?(?=(?:the|its|their|his|her) ))\s?",
    re.IGNORECASE,
)
# what is no measure: a lone determiner, the beginning of a relative clause
_NOTHING = re.compile(
    r"(?:the|a|an|its|their|all|of all|first one|them|those|which|outside|over|within|only|more|less|fewer|higher|lower|dearer"
    r"|cheaper|rise|fall|(?:they|he|she|we|it)\b.*|(?:a|an|per|each|every) [\w-]+|.* (?:that|which|and|or|the|a|an|it))",
    re.IGNORECASE,
)
_SAYING = re.compile(r"[^\w]{0,3}[^\W\d_]{2}")
# what may stand between the verb and its figure
_CLOSE = re.compile(
    r"(?:(?:by|to|at|about|around|some|nearly|almost|over|only|just|more|less|than|the|a|an|approximately"
    r"|roughly|up|from|between|an estimated|as much as|at least|well|in excess of|up to|under|below|above"
    r"|another|further)\s?)+"
)
# a determiner or possessive right before the figure: "a $13 billion contract"
_ADJECTIVAL = re.compile(
    r"(?:\b(?:a|an|the|its|their|his|her|our|this|that|another|first|new)|[’']s)\s$", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|to) $")


def subject(text: str, clause: Span, start: int, end: int, unit_phrase: str = "") -> str:
    """Return what was measured: the subject before the verb, the noun before "of", or the noun behind.

    start, end: of the figure with its adverbs.

    >>> t = "Total trade between the members reached $5"
    >>> subject(t, Span(0, 42), 40, 42)
    'Total trade between the members'
    """
    if put := _PUT.search(text, clause.start, start):  # "the panel puts the cost at $112 million"
        return trim(put["np"])
    said = _subject(text, clause, start, end, unit_phrase)
    return _cut(unit_phrase) if _NOTHING.fullmatch(said) else said


def _subject(text: str, clause: Span, start: int, end: int, unit_phrase: str) -> str:
    """Try the ways in turn."""
    before, after = text[clause.start : start], text[end : clause.end]
    if not _SAYING.search(before) and not _SAYING.match(after):
        return _cut(unit_phrase)
    near, far = _predicate(before)
    if trim(far or "").casefold() in _PRONOUNS:
        near = far = None
    if near is not None:
        return _plain_subject(near)
    if (headed := _HEADED.search(before[-90:])) and (phrase := _last_phrase(headed["np"])):
        return phrase
    if not unit_phrase and (phrase := _behind(before, after)):
        return phrase
    if unit_phrase or far is not None:
        return _cut(unit_phrase + _tail(after)) if unit_phrase else _plain_subject(far or "")
    following = _BEHIND.match(after)
    return (_cut(following["np"]) if following else "") or _last_phrase(before[-60:])


def _behind(before: str, after: str) -> str:
    """Return the noun behind: "a $13 billion contract", "$6 billion in new airliners"; "at $145 in trading" has none."""
    pattern = _BEHIND if _ADJECTIVAL.search(before) else _BEHIND_OF
    found = None if _AT.search(before) else pattern.match(after)
    phrase = _cut(found["np"]) if found else ""
    return "" if phrase in _EMPTY else phrase


def _predicate(before: str) -> tuple[str | None, str | None]:
    """Return the words before the last verb, first when the figure follows it at once, second when words stand between."""
    verbs = list(_PREDICATE.finditer(before))
    if not verbs:
        return None, None
    last = verbs[-1]
    said = before[: last.start()]
    rest = before[last.end() :].strip()
    if not trim(said):
        return None, None
    return (said, said) if not rest or _CLOSE.fullmatch(rest) else (None, said)


def trim(words: str) -> str:
    """Take linking words and articles off the front."""
    words = words.strip()
    for _ in range(6):
        shorter = _LEAD.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return " ".join(words.strip(" ,;:–—-\"“”‘’'").split()[-24:])


def _last_phrase(words: str) -> str:
    """Return the noun phrase that the stretch ends with."""
    parts = _DETERMINER.split(words.rstrip() + " ")
    return " ".join(parts[-1].split()).strip(" ,;:–—-\"“”()'")


def _plain_subject(words: str) -> str:
    """Return the subject without what opens the sentence, and cut where another verb stands in it."""
    said = _HAVING.sub("", _head_first(trim(words)))
    inner = _PREDICATE.search(" " + said)
    return trim(said[: max(0, inner.start() - 1)]) if inner and inner.start() > 3 and _CLAUSY.search(said) else said


def _head_first(words: str) -> str:
    """Take a phrase of time or place off the front: "In 2022 volumes", "At Aktau the sea", "Within two seasons the volume"."""
    return _PLACED.sub("", words, count=1) if _PLACED.match(words) else words


def _cut(words: str) -> str:
    """End a noun phrase before the first word that cannot belong to it; "of" and a name may."""
    kept = _PHRASE_END.sub("", " " + words)
    return " ".join(kept.split()).strip(" ,;:–—-\"“”'")


def _tail(after: str) -> str:
    """Return " of the EU" right behind a counted noun, else nothing."""
    found = re.match(r" of (?:the )?(?:[\w’-]+ ?){1,5}", after)
    return found.group().rstrip() if found else ""
