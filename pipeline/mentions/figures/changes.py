"""Changes apart from levels: "up 19 per cent", "a drop of $2", "sales grew 5%"; "rose to 5" is a level."""

import re

_RISE = (
    r"(?:r[io]se[sn]?|rising|f[ae]ll(?:s|en|ing)?|gr[eo]w[ns]?|growing|grown|increas(?:e[sd]?|ing)"
    r"|decreas(?:e[sd]?|ing)|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|rais(?:e[sd]?|ing)|cut(?:s|ting)?|reduc(?:e[sd]?|ing)"
    r"|expand(?:s|ed|ing)?|shr[iau]nk(?:s|ing)?|slid(?:e[sd]?|ing)?"
    r"|slump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)"
    r"|gain(?:s|ed|ing)?|lo(?:st|ses?|sing)|add(?:s|ed|ing)?(?! up to\b)|shed(?:s|ding)?"
    r"|ease[sd]?|edge[sd]?|advanc(?:e[sd]?|ing)|contract(?:s|ed|ing)|slash(?:e[sd]|ing)?|dip(?:s|ped|ping)?"
    r"|swell(?:s|ed|ing)?|boost(?:s|ed|ing)?|rebound(?:s|ed|ing)?"
    r"|retreat(?:s|ed)?|sank|sink(?:s|ing)?|appreciat(?:ed?|ing)|depreciat(?:ed?|ing)|weaken(?:s|ed|ing)?"
    r"|strengthen(?:s|ed|ing)?|lower(?:s|ed|ing)?|trim(?:s|med)?|up|down|off|widen(?:s|ed)?|narrow(?:s"
    r"|ed)?)"
)
_NOUN = (
    r"(?:increase|rise|drop|decline|growth|gain|cut|fall|jump|decrease|reduction|plunge|hike|surge|slump"
    r"|loss|improvement|expansion|contraction"
    r"|advance|swing|change|cutback|slide|dip|uptick|downturn|surplus growth|rebound|raise|discount|markup"
    r"|depreciation|appreciation)s?"
)
_FILL = (
    r"(?: (?:by|sharply|slightly|again|nearly|almost|about|around|some|over|more than|less than|just|only"
    r"|another|an additional|a further|a|an|as much as|as many as|up to|at least|roughly|approximately"
    r"|by about|in value|a record|a total of|an average of|on average|an estimated))*"
)
# these three read text in small letters: quicker than to ignore the case at each of so many branches
_BEFORE = re.compile(
    rf"\b(?:{_RISE}(?! to\b)(?: in value| back| overall)?{_FILL}|{_NOUN} (?:of|by){_FILL}|(?:further"
    rf"|additional|another))\s{{0,2}}$"
)
# "sales of cars rose in May by 5%": the verb stands further away, "by" stays
_BY = re.compile(rf"\b{_RISE}\b[^.;,]{{1,40}} by{_FILL}\s$")
_AFTER = re.compile(
    rf"\s?(?:-| )?(?:(?:year-on-year|annual|quarterly|monthly|overall|real|further"
    rf"|[a-z]{{3,10}}) )?(?:{_NOUN}\b|more\b(?! than)|less\b|fewer\b|higher\b|lower\b|faster\b|slower\b"
    rf"|larger\b|smaller\b|cheaper\b|up\b|down\b)"
)
_LEVEL = re.compile(
    r"\b(?:to|at|of|from)(?: (?:about|around|nearly|almost|over|more than|some|just|below|above|under"
    r"|an estimated|a record))*\s{0,2}$"
)
_NOUN_OF = re.compile(rf"\b{_NOUN} of")
_NOUN_BEHIND = re.compile(rf"\s{_NOUN}\b")
_BELOW = re.compile(r"(?:below|above|under) ")


def is_change(text: str, start: int, end: int) -> bool:
    """Tell whether the figure in text[start:end] says by how much something changed.

    >>> is_change("up 19 per cent", 3, 14), is_change("rose to 19 per cent", 8, 19)
    (True, False)
    """
    if _BELOW.match(text, start, end) and not text.endswith("by ", 0, start):
        return False
    before = text[max(0, start - 90) : start].rsplit("\n", 1)[-1]
    small = before.lower()
    if _BEFORE.search(small) or _BY.search(small):
        return True
    if _LEVEL.search(small) and not _NOUN_OF.search(before[-40:]):
        return bool(_NOUN_BEHIND.match(text[end : end + 24]))
    return bool(_AFTER.match(text, end))
