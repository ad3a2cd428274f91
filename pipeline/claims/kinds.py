"""What kinds of statement a sentence makes: several, each by its own cue."""

import re
from collections.abc import Collection

# kinds in the order of the table, each with what a finder already saw in the sentence and with words that tell it
_NUMBER = (
    r"(?:\d[\d.,]{0,20}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)"
)
_CUES: tuple[tuple[str, frozenset[str], str], ...] = (
    (
        "quantity",
        frozenset({"figure"}),
        rf"[$€£¥]\s?\d|\b{_NUMBER}(?:\s?%|\s(?:per\scent|percent|thousand|million|billion|trillion|times|tonnes|hours|minutes|kilomet"
        r"|people|states|countries|members|years|months|days)\b)|\b(?:half|a\sthird|two\sthirds|a\squarter)\sof\b",
    ),
    (
        "comparison",
        frozenset(),
        r"\b(?:more|less|fewer|(?!other|rather|whether)[^\W\d_]{3,12}er)\s(?:[^\s,;]{1,20}\s){0,4}?than\b|\b(?:compared|relative)\s(?:with|to)\b"
        r"|\bas\s(?:many|much|high|low|large|fast)\sas\b|\b(?:most|least)\s[^\W\d_]{4,14}\b|\bthe\s[^\W\d_]{3,12}est\b"
        r"|\b(?:twice|doubled|tripled|halved|outpaced|exceed(?:s|ed)?|surpass(?:es|ed)?)\b|\bhalf\sas\b|\bunlike\b|\bin\scontrast\b",
    ),
    ("dated-event", frozenset({"event"}), ""),
    (
        "quotation",
        frozenset({"quote"}),
        r"[“\"«](?=[^”\"»]{10,400}[”\"»])(?:[^\s”\"»]{1,40}\s){2,80}?[^\s”\"»]{1,40}[”\"»]",
    ),
    (
        "attribution",
        frozenset({"narrative"}),
        r"\b(?:[Aa]ccording\sto|[Ii]n\sthe\swords\sof|(?:[Hh]e|[Ss]he|[Tt]hey|who|authors?|report|study|survey|officials?|experts?|analysts?|minist(?:er|ry)"
        r"|president|[A-Z][\w’'-]{1,30})\s(?:also\s|further\s|later\s|has\s|have\s)?(?:says?|said|writes?|wrote|argue[sd]?"
        r"|claim(?:s|ed)|stated|note[sd]|report(?:s|ed)|finds?|found|shows?|showed|conclude[sd]?|observe[sd]?|suggest(?:s|ed)"
        r"|explain(?:s|ed)|estimate[sd]?|warn(?:s|ed)|lists?|counts?|describe[sd]?|traces?|calculate[sd]?|contend(?:s|ed)?))\b"
        r"|[”\"»],?\s(?:says?|said|writes?|wrote|argue[sd]?|adds?|added|conclude[sd]?)\b"
        r"|\b(?:it\s(?:is|was)|is|are|was|were)\s(?:said|reported|claimed|believed|thought|estimated|alleged)\b",
    ),
    (
        "causal",
        frozenset(),
        r"\b(?:because|due\sto|owing\sto|thanks\sto|as\sa\s(?:result|consequence)|therefore|hence|led\sto|leads?\sto|caus(?:e|es|ed|ing)|results?\sin"
        r"|resulted\sin|brought\sabout|contributed\sto|triggered|prompted|drove|made\spossible|allow(?:s|ed)\s[^\s]{1,20}\sto)\b",
    ),
    (
        "definition",
        frozenset(),
        r"\b(?:(?:is|are|was)\s(?:defined|understood)\sas|refers?\sto|(?:is|are|better)\s(?:also\s)?(?:known|called)\b|known\s(?:to\s[\w\s]{1,30}\s)?as"
        r"|stands?\s(?:here\s)?for|consists?\sof|(?:is|are)\s(?:a|an)\s(?:kind|form|type|set)\sof|by\sdefinition|comprises?)\b",
    ),
    (
        "prediction",
        frozenset(),
        r"\b(?:will|won[’']t|shall|(?:is|are)\s(?:expected|likely|set|forecast|projected|due|bound)\sto|going\sto|forecasts?|projections?"
        r"|by\s20[3-9]\d|would\s(?:be|do|have|bring|mean|help))\b",
    ),
    (
        "opinion",
        frozenset(),
        r"\b(?:(?:I|we)\s(?:do\snot\s|don[’']t\s)?(?:think|believe|hope|feel|doubt|suspect)|in\s(?:my|our)\sview|should|ought\sto|must"
        r"|unfortunately|deserves?|regrettabl[ey]|surprisingly|of\s(?:utmost|crucial)\simportance|crucially|it\sis\s(?:time|vital|important)"
        r"|had\sbetter|no\sdoubt|the\sbest|the\sworst|wise|foolish)\b",
    ),
)
_PATTERNS = tuple(
    (kind, held, re.compile(pattern, re.IGNORECASE if kind != "attribution" else 0) if pattern else None)
    for kind, held, pattern in _CUES
)
_LONGEST = 2000  # code points that are read; a longer sentence is a table gone wrong
_DATE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
)
_HAPPENED = re.compile(
    r"\b(?!need|indeed|hundred)[a-z]{2,20}ed\b|\b(?:began|became|came|came|met|held|went|took|made|gave|fell|rose|grew|won|lost|built"
    r"|sent|left|brought|broke|led|set|signed|put|was|were)\b"
)


def kinds(sentence: str, holds: Collection[str] = ()) -> tuple[str, ...]:
    """Return the kinds in the order of the table; a plain statement has none.

    holds: what the finders saw in it: figure, date, event, quote, narrative (a citation whose author is the subject).
    Years of citations are to be blanked out before.

    >>> kinds("Trade rose to $42 billion because the border was open.")
    ('quantity', 'causal')
    """
    seen, sentence = frozenset(holds), sentence[:_LONGEST]
    found = {kind for kind, held, pattern in _PATTERNS if held & seen or (pattern and pattern.search(sentence))}
    if ("date" in seen or _DATE.search(sentence)) and _HAPPENED.search(sentence):
        found.add("dated-event")
    return tuple(kind for kind, _, _ in _PATTERNS if kind in found)
