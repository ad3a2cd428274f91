"""Sentences by rule: one pass of a compiled pattern, no model. A newline ends a sentence, because blocks end there."""

import re
from functools import lru_cache

from pipeline.model.span import Span

# a full stop, perhaps with closing quotes or brackets and the mark of a note ("2023.[^1] The", "2023. [26] The", "shown.12,13 The",
# "shown.¹ The"), before white space and something that can open a sentence
_STOP = re.compile(
    r"""[.!?…]+["'”’»)\]]{0,3}(?:\[\^?[\w, –-]{1,20}\]|(?:[ ]\[\d{1,3}(?:[,–-][ ]?\d{1,3}){0,5}\]){1,5}"""
    r"""|(?<=[^\W\d][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,5}|[¹²³⁰⁴-⁹]{1,5}"""
    # behind a number: "in 1979.1 Two", "2.08 ± 0.02.5 Many", "give or take 2,100.1 Its", but not "2,100.5 Mm"
    r"""|(?:(?<=[^\d.,]\d{4}\.)|(?<=\.\d\.)|(?<=\.\d\d\.)|(?<=,\d{3}\.))\d{1,2}(?:[,–-]\d{1,2}){0,3}(?=\s+(?![MGTK]t\b|Mio\b|Mrd\b)[A-Z][a-z]{1,9}\b)|)"""
    r"""(?=\s+["'“‘«(\[¿¡]{0,3}(?:[^\Wa-z_]|@\w|\\\w{0,8}cite)|\s*$)"""  # "@lee2017 finds", "\citet{lee2017} finds"
)
# a citation behind the stop belongs to what it backs: "“It grew.” (Lee 2017, p. 4) The rest", "It grew. (See Lee, 2017).";
# "(In 2017 it fell.)" is a sentence of its own
_CITED = re.compile(
    r"[ ]\((?:see |See |cf\. |Cf\. |e\.g\.,? )?[^\Wa-z_\d][^().!?\n]{1,80}?(?: et al\.)?,? (?:1[5-9]|20)\d\d[a-z]?"
    r"(?:[,:] ?(?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?)?\)(?=[.!?]|\s+[^\Wa-z_]|\s*$)"
)
_GOES_ON = re.compile(r"[ ]\([^()\n]{1,80}\)(?:[,;:]|[ ][a-zß-ÿ])")  # "in Viva Maria! (1965), and"
# the word before the stop, up to 24 letters ("et al", "U.S", "pp", "J"), not of "1990s" or "Kerry’s"
_WORD = re.compile(r"(?<![\w'’`])(?:[^\W\d_]+\.)*[^\W\d_]{1,24}$")
# what numbers an item, a heading or a caption: "1", "2.1", "iv", "B", "Figure 3"
_NUMBER = re.compile(
    r"(?:(?:Figure|Table|Box|Chart|Map|Annex|Appendix|Chapter|Section|Part|Step)[ ])?"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivx]{1,5}|[IVX]{1,5}|[^\W\d_])"
)
# abbreviations that a sentence seldom ends with; field's usage and titles, lower-cased, without their last stop
_NEVER = frozenset(
    """cf e.g i.e eg ie vs viz ca approx esp incl p pp vol vols nos nr eds trans suppl chap para paras tab eq eqs op ext tel
    dr mr mrs ms prof profa hon lt sgt capt maj cmdr adm brig gov sen pres amb st mt ft messrs mme mlle sra dra jr sr ph dept univ
    assn bros pvt p.s n.b
    z.b bzw d.h vgl hrsg bd s núm pág u.a""".split()
)
# these end a sentence when the next word opens sentences and is no name ("the U.S. The bill", "U.S. Senate")
_MAYBE = frozenset(
    """u.s u.k u.n e.u u.s.a d.c a.m p.m inc ltd co corp ph.d b.c a.d al ed rev ref refs fig figs sec ch col gen rep inst
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun art no""".split()
)
_ALSO_WORDS = frozenset(
    "art Art no sat sun wed".split()
)  # in lower case words like others, but for "no. 5" and "art. 3"
_SHOUTED = frozenset(("Yahoo", "Jeopardy"))  # names that end in "!"
_OPENER = re.compile(
    r"\s+[\"'“‘(]?(?:The|This|That|These|Those|It|He|She|They|We|You|I|In|On|At|By|For|From|But|And|However|Meanwhile|A|An|"
    r"As|After|Before|Upon|Since|When|While|If|Its|His|Her|Their|There|According|Although|Moreover|Such|Our|My|To|With|Without|Within|"
    r"During|Between|Because|Despite|Until|Under|Among|Through|Or|So|Yet|Thus|Hence|Therefore|Instead|Indeed|Also|Then|Now|Today|"
    r"Not|Some|Many|Most|Both|Several|Another|Others|What|Who|Why|How|Where|Which|Whether|Finally|Here|Do|Does|Did|Is|Are|Was|Were|Have|Had|Can|Could|Would|Should|Please|See)\b(?!\.)"
)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether this full stop ends a sentence that began at start."""
    if _GOES_ON.match(text, stop.end()):
        return False
    if stop.group()[0] == "!":
        return text[max(start, stop.start() - 8) : stop.start()].rpartition(" ")[2] not in _SHOUTED
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    if stop.start() - start < 24 and _NUMBER.fullmatch(text[start : stop.start()].strip()):
        return stop.end() == len(text)
    before = _WORD.search(text, max(start, stop.start() - 32), stop.start())
    return before is None or not _abbreviates(text, before.group(), stop.end())


def _abbreviates(text: str, word: str, end: int) -> bool:
    """Tell whether the stop behind a word, which ends there, belongs to the word."""
    if word in _ALSO_WORDS:
        return text[end : end + 20].lstrip()[:1].isdigit()
    if word.casefold() in _NEVER:
        return True
    if word == "I" and text.endswith("War ", 0, end - 2):
        return False
    # "J. Smith", "A. B. Lee"; but "Plan B. The" and "vitamin C. He" end
    initial = len(word) == 1 or re.fullmatch(r"(?:\w\.)+\w", word) is not None
    return (initial or word.casefold() in _MAYBE) and not _OPENER.match(text, end)


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
            if stop.start() >= start and _ends(text, start, stop):
                end = _cited(text, stop.end(), line.end())
                if text[end : end + 1] in (".", "!", "?"):  # the stop behind the citation ends it
                    continue
                _add(out, text, start, end)
                start = end
        _add(out, text, start, line.end())
    return tuple(out)


def _cited(text: str, end: int, last: int) -> int:
    """Return where the citation behind a stop ends, else the end of the stop."""
    cited = _CITED.match(text, end, last)
    return cited.end() if cited else end


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    """Append the stretch without its outer white space, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = piece.strip()
    if kept:
        out.append(Span(start + left, start + left + len(kept)))
