"""Which numbers are no figures after all: pronouns, numbers of names, digits glued to letters."""

import re

from pipeline.mentions.figures.numerals import Amount

_ALONE_ONE = re.compile(r"one$", re.IGNORECASE)
# "no one", "this one", "one of the", "one another", "one by one", "one-time": no count
_NOT_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|another|the|last|next|first|only|a|such|number|day|other"
    r"|by|good|right|wrong|old|new|big)[ -]$",
    re.IGNORECASE,
)
_NOT_ONE_AFTER = re.compile(
    r"[ -](?:of\b|another|by one|day\b(?! (?:of|after|before|later|earlier|or|ago))|time\b|hand\b|thing\b"
    r"|way\b|side\b|sided|off\b|size|on one|more\b|who|that|which|is|was|can|could|must|may|might|has"
    r"|should|would|will|and only|and the same|to\b|in\b|reason|might|does|cannot|needs|needn)|[’'.,;:!?)]",
    re.IGNORECASE,
)
# a bare number that a capitalised word names: "Airbus 320", "Article 5"; not at the start of a sentence
_NAMED = re.compile(r"(?<=[\w,’'] )(?:[A-Z]|i[A-Z])[\w’'-]{0,20}(?<!['’]s) $")
_UNNAMED = re.compile(
    r"(?:About|Around|Some|Nearly|Almost|Over|In|On|At|By|For|From|With|Of|To|And|But|Or|Only|More|Less"
    r"|Than|Than|The|These|All|Between|After|Before|Up|Down"
    r"|Ayes|Noes|Nays|Yeas|Contents|Against|Abstentions"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) $"
)
# "the second half", "in the third quarter"
_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|final|last|next|this|latter|other|each|fiscal|previous|opening|same"
    r"|past|current|every|per) $",
    re.IGNORECASE,
)

# "in the quarter": a stretch of time
_THE = re.compile(r"\b(?:the|that|a) $", re.IGNORECASE)
# "his twenty-first win"
_TENS = re.compile(r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y$", re.IGNORECASE)
_TH = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE)


def is_figure(text: str, amount: Amount) -> bool:
    """Tell whether the number is a figure: not a pronoun, a name's number, or digits glued to letters."""
    said = text[amount.digits[0] : amount.digits[1]]
    after = text[amount.end : amount.end + 24]
    if after[:1].isalpha() or (after[:1] in "0123456789" and after):
        return False
    before = text[max(0, amount.start - 32) : amount.start]
    if before[-1:].isalpha():
        return False
    if _ALONE_ONE.match(said):
        behind_one = text[amount.digits[1] : amount.digits[1] + 24]
        return (
            amount.kind != ""
            and not _NOT_ONE_BEFORE.search(before)
            and not (amount.kind in ("count", "time") and _NOT_ONE_AFTER.match(behind_one))
        )
    if _TENS.match(said) and _TH.match(text, amount.digits[1]):
        return False
    if amount.by == "rule:fraction":
        return not (
            (said.casefold() in ("half", "quarter") and _PERIOD.search(before))
            or (said.casefold() == "quarter" and _THE.search(before) and not after.startswith(" of "))
        )
    plain = said.isdigit() and len(said) < 4 and amount.kind in ("", "count")
    score = after[:1] in ("-", "–") and after[1:2].isdigit()  # "the Senate 96-0"
    return score or not (plain and _NAMED.search(before) and not _UNNAMED.search(before))
