"""What is said about exactness: "nearly", "more than", "at least", "roughly exceeded", "or so"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """comparator: = ~ > < >= <= >~ <~ . start, end: of figure and adverb together ("more than 7 per cent")."""

    comparator: str
    start: int
    end: int


# before the figure; the text that stands there, longest first → comparator
_BEFORE = {
    ">=": (
        r"at least|(?:no|not) (?:fewer|less|lower|smaller|shorter|younger) than|a minimum of|(?:greater|higher|more"
        r"|larger) than or equal to|equal to or (?:more|greater) than|minimum|from at least|(?:greater|bigger"
        r"|higher|more) or equal (?:than|to)|≥|>="
    ),
    "<=": (
        r"at most|(?:no|not) (?:more|greater|higher|larger|bigger|longer|older) than|up to|as (?:much|many|high) as"
        r"|a maximum of|maximum|less than or equal to|(?:lower|less|smaller) or equal (?:than|to)|capped at|≤"
        r"|<="
    ),
    ">~": r"(?:just|slightly|a little|a bit|marginally) (?:over|above|more than)",
    "<~": (
        r"nearly|almost|(?:just|slightly|a little|a bit) (?:under|below|less than|shy of|short of)|approaching"
        r"|close to|not quite|virtually"
    ),
    ">": (
        r"(?:(?:far|much|well|significantly|considerably|substantially) )?(?:more|greater|higher|larger|bigger"
        r"|better|longer|older) than|(?:well )?(?:over|above|beyond)|in excess of|upwards? of|north of|>"
    ),
    "<": (
        r"(?:(?:far|much|well|significantly|considerably|substantially) )?(?:less|fewer|lower|smaller|younger"
        r"|shorter) than|(?:well )?(?:under|below)|south of|<"
    ),
    "~": (
        r"(?:about|around|roughly) what|barely|scarcely|about|around|roughly"
        r"|approximately|approx\.?|some|circa|(?-i:ca?\.)|an estimated"
        r"|(?:somewhere )?in the (?:region|order|neighbou?rhood) of|on the order of|somewhere around"
        r"|more or less|or so|an average of|~|≈|∼"
    ),
}
# verbs that carry a comparison; they are no part of the figure's span
_VERBS = {
    ">": (
        r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|outstripp(?:ed|ing)|overt(?:ook|aken"
        r"|aking)|pass(?:ed)? the|crossed"
    ),
    "~": r"estimated (?:at|to be)|(?:is|was|are|were) estimated at|approximates?",
}
_HEDGE = (
    r"(?:(?P<hedge>roughly|about|approximately|around|probably|likely|slightly|just|narrowly|almost|nearly"
    r"|well|far|already|have|has|had|to)\s+){0,3}"
)
_EXTENT = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"(?P<{name}>{_BEFORE[op]})"
        for name, op in (("ge", ">="), ("le", "<="), ("gz", ">~"), ("lz", "<~"), ("g", ">"), ("l", "<"), ("z", "~"))
    )
    + r")(?:\s(?P<article>the|an?|another|this|that|its))?[^\S\n]{0,2}$",
    re.IGNORECASE,
)
# "the fees added up to 5", "sales went up to 5": the sum itself, and where they are now
_SUMS = re.compile(
    r"\b(?:add(?:s|ed|ing)?|sum(?:s|med|ming)?|amount(?:s|ed|ing)?|c[ao]mes?|coming|r[au]ns?|running"
    r"|go(?:es|ing|ne)?|went|crept|shot|back) $",
    re.IGNORECASE,
)
# "58 per cent more than four years earlier", "ten times as much as two seasons before"
_COMPARED = re.compile(r"(?:\bper ?cent|%|\btimes|\btwice|\bpoints?|\bhalf|\bthird) $", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b|^as ", re.IGNORECASE)
# "7.7, fewer than the 8.3 of the year before"
_THE_OTHER = re.compile(r"[a-z ]{4,30}than the\s{1,2}", re.IGNORECASE)
# "over three years", "over the three years"
_DURING = re.compile(r"over\s+(?:(?:the|these|those|its)\s+)?", re.IGNORECASE)
_OPS = {"ge": ">=", "le": "<=", "gz": ">~", "lz": "<~", "g": ">", "l": "<", "z": "~"}
_VERB = re.compile(
    r"(?<![\w-])"
    + _HEDGE
    + "(?:"
    + "|".join(f"(?P<{n}>{_VERBS[op]})" for n, op in (("g", ">"), ("z", "~")))
    + r")(?:\s(?:the|an?|its))?\s{0,2}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:(?P<ge>\s?\+(?!\s?\d)|\s(?:(?:or|and) (?:more|above|over|greater|higher|older|longer)(?! than)"
    r"|at (?:the )?(?:least|minimum)|upwards)\b)"
    r"|(?P<le>\s(?:(?:or|and) (?:less|fewer|below|under|lower|younger)(?! than)|at (?:the )?most"
    r"|at (?:the )?maximum)\b)"
    r"|(?P<z>-odd\b|-ish\b|\s(?:or so|or thereabouts|approximately|more or less|odd)\b)|(?P<lz>,? give or take))",
    re.IGNORECASE,
)
# inside the span: "300 or more homes", "300+ homes"
_INNER = re.compile(r"(?<=\w)(?:(?P<more>\s?\+ |-plus | plus | or more )|(?P<less> or (?:fewer|less) )|-odd | or so )")
_APPROX = frozenset({"roughly", "about", "approximately", "around", "probably", "likely"})


def compare(text: str, start: int, end: int, *, duration: bool = False) -> Comparison:
    """Return what is said about the figure in text[start:end].

    duration: "over three years" says during, not more than.

    >>> compare("roughly exceeded $1.3 trillion", 17, 30).comparator
    '>~'
    """
    op, first, last = "=", start, end
    for _ in range(2):  # "at least about 5", "more than an estimated 5"
        near = text[max(0, first - 44) : first]
        found = _EXTENT.search(near)
        if not found or (duration and _DURING.fullmatch(found.group())):
            break
        beside = _THAN.search(found.group()) and _COMPARED.search(near, 0, found.start())
        if beside or _THE_OTHER.fullmatch(found.group()):
            break
        if found.group().startswith("up to") and _SUMS.search(near, 0, found.start()):
            break
        said = (
            _OPS[str(found.lastgroup)] if found.lastgroup != "article" else next(o for g, o in _OPS.items() if found[g])
        )
        op, first = _both(op, said), first - len(near) + found.start()
    if op in ("=", "~"):
        near = text[max(0, first - 60) : first]
        if verb := _VERB.search(near):
            hedged = (verb["hedge"] or "").casefold()
            op = _both("~" if op == "~" or hedged in _APPROX else "=", ">" if verb["g"] else "~")
    if (inner := _INNER.search(text, start, end)) and op == "=":
        op = "<=" if inner["less"] else ">=" if inner["more"] else "~"
    if after := _AFTER.match(text, end):
        op = _both(op, _OPS[str(after.lastgroup)].replace("<~", "~"))
        last = after.end()
    return Comparison(op, first, last)


def _both(one: str, two: str) -> str:
    """Put two comparators together: "about" and "more than" are ">~"."""
    if "=" in (one, two) or one == two:
        return two if one == "=" else one
    strict = next((op for op in (one, two) if op != "~"), "~")
    return strict[0] + "~" if "~" in (one, two) and strict in "<>" else strict
