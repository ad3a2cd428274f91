"""Sentences by rule: one pass of a compiled pattern, no model. A newline ends a sentence, because blocks end there."""

import re
from functools import lru_cache

from pipeline.model.span import Span

# a full stop, perhaps with closing quotes or brackets and the mark of a note ("2023.[^1] The", "shown.12,13 The"),
# before white space and something that can open a sentence
_STOP = re.compile(
    r"""[.!?…]+["'”’»)\]]{0,3}(?:\[\^?[\w, –-]{1,20}\]|(?<=[^\W\d][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,5})?"""
    r"""(?=\s+["'“‘«(\[¿¡]{0,3}(?:[^\Wa-z_]|@\w)|\s*$)"""  # "@lee2017 finds" opens a sentence too
)
# the word before the stop, up to 24 letters ("et al", "U.S", "pp", "J")
_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]{1,24}$")
# abbreviations that a sentence seldom ends with; field's usage and titles, lower-cased, without their last stop
_NEVER = frozenset(
    """al cf e.g i.e eg ie vs viz ca approx p pp vol vols no nos nr ed eds trans ch chap sec art fig figs tab eq eqs
    ref refs dr mr mrs ms prof rev hon gen col lt sgt capt gov sen rep pres st messrs mme mlle jr sr ph dept univ inst
    assn bros
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    z.b bzw d.h vgl hrsg bd s u.a""".split()
)
# these end a sentence when the next word opens sentences and is no name ("the U.S. The bill", "U.S. Senate")
_MAYBE = frozenset("u.s u.k u.n e.u u.s.a d.c a.m p.m inc ltd co corp etc no ph.d b.c a.d".split())
_OPENER = re.compile(
    r"\s+[\"'“‘(]?(?:The|This|That|These|Those|It|He|She|They|We|You|I|In|On|At|By|For|From|But|And|However|Meanwhile|A|An|"
    r"As|After|Before|Since|When|While|If|Its|His|Her|Their|There|According|Although|Moreover|Such)\b"
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether this full stop ends a sentence that began at start."""
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    before = _WORD.search(text, max(start, stop.start() - 32), stop.start())
    if not before:
        return True
    word = before.group().casefold()
    if word in _MAYBE:
        return bool(_OPENER.match(text, stop.end()))
    if word in _NEVER:
        return word in _MONTHS and bool(_OPENER.match(text, stop.end()))
    # "J. Smith", "A. B. Lee"; but "Plan B. The" and "vitamin C. He" end
    initial = len(before.group()) == 1 or re.fullmatch(r"(?:\w\.)+\w", before.group()) is not None
    return not initial or bool(_OPENER.match(text, stop.end()))


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences in text order, without the white space around them; linear in the text.

    >>> [s.of("Lee et al. (2017) agree. See p. 14.") for s in sentences("Lee et al. (2017) agree. See p. 14.")]
    ['Lee et al. (2017) agree.', 'See p. 14.']
    """
    out: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends(text, start, stop):
                _add(out, text, start, stop.end())
                start = stop.end()
        _add(out, text, start, line.end())
    return tuple(out)


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    """Append the stretch without its outer white space, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = piece.strip()
    if kept:
        out.append(Span(start + left, start + left + len(kept)))
