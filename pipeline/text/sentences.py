"""Sentence splitting by rule: one pass of a compiled pattern, no model. A newline ends a sentence, because blocks end there."""

import re
from functools import cache, lru_cache

from pipeline.lexicon import fragment, short_forms, words
from pipeline.model.span import Span
from pipeline.text.gazetteer import names
from pipeline.text.regex import regex

# a full stop, perhaps with closing quotes or brackets and the mark of a note ("2023.[^1] The", "2023.(1) The", "2023. [26] The",
# "shown.12,13 The", "shown.¹ The"), before white space and something that can open a sentence
_STOP = regex(
    r"""[.!?…]+["'”’»)\]]{0,3}(?:\(\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\)|"""
    r"""\[\^?[\w, –-]{1,20}\]|(?:[ ]\[\d{1,3}(?:[,–-][ ]?\d{1,3}){0,5}\]){1,5}"""
    r"""|(?<=[^\W\d][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,5}|[¹²³⁰⁴-⁹]{1,5}"""
    # behind a number: "in 1979.1 Two", "2.08 ± 0.02.5 Many", "give or take 2,100.1 Its", but not "2,100.5 Mm"
    r"""|(?:(?<=[^\d.,]\d{4}\.)|(?<=\.\d\.)|(?<=\.\d\d\.)|(?<=,\d{3}\.))\d{1,2}(?:[,–-]\d{1,2}){0,3}(?=\s+(?![MGTK]t\b|Mio\b|Mrd\b)[A-Z][a-z]{1,9}\b)|)"""
    r"""(?=\s+["'“‘«(\[¿¡]{0,3}(?:[^\Wa-z_]|@\w|\\\w{0,8}cite)|\s*$)"""  # "@lee2017 finds", "\citet{lee2017} finds"
)
# a citation behind the stop belongs to what it backs: "“It grew.” (Lee 2017, p. 4) The rest", "It grew. (See Lee, 2017).";
# "(In 2017 it fell.)" is a sentence of its own
_CITATION = regex(
    r"[ ]\((?:see |See |cf\. |Cf\. |e\.g\.,? )?[^\Wa-z_\d][^().!?\n]{1,80}?(?: et al\.)?,? (?:1[5-9]|20)\d\d[a-z]?"
    r"(?:[,:] ?(?:pp?\. ?)?\d{1,4}(?:[–-]\d{1,4})?)?\)(?=[.!?]|\s+[^\Wa-z_]|\s*$)"
)
_CONTINUED = regex(r"[ ]\([^()\n]{1,80}\)(?:[,;:]|[ ][a-zß-ÿ])")  # "in Viva Maria! (1965), and"
# the word before the stop, up to 24 letters ("et al", "U.S", "pp", "J"), not of "1990s" or "Kerry’s"
_WORD = regex(r"(?<![\w'’`])(?:[^\W\d_]+\.)*[^\W\d_]{1,24}$")
# what numbers an item, a heading or a caption: "1", "2.1", "iv", "B", "Figure 3"
_NUMBER = regex(
    rf"(?:{fragment('sentences.numbered_parts')} )?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[ivx]{{1,5}}|[IVX]{{1,5}}|[^\W\d_])"
)
# "am 24. November", "vom 3. bis 5. März": the day's full stop
_DAY = regex(rf"(?<!\w){fragment('sentences.before_days')} \d{{1,2}}$", re.IGNORECASE)
_MONTH = regex(rf"\s+{fragment('vocabulary.months.de')}\b", re.IGNORECASE)
_ABBREVIATIONS = frozenset(words("sentences.abbreviations"))
_AMBIGUOUS_ABBREVIATIONS = frozenset(
    (
        *words("sentences.ambiguous_abbreviations"),
        *short_forms("vocabulary.months.en"),
        *short_forms("vocabulary.weekdays.en"),
    )
)
_BEFORE_NUMBER = frozenset(words("sentences.abbreviations_before_number"))
_OPENER = regex(rf"\s+[\"'“‘(]?{fragment('sentences.openers')}\b(?!\.)")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether this full stop ends a sentence that began at start."""
    if _CONTINUED.match(text, stop.end()):
        return False
    if stop.group()[0] == "!":
        return text[max(start, stop.start() - 24) : stop.start() + 1].rpartition(" ")[2] not in _exclaimed_names()
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    if stop.start() - start < 24 and _NUMBER.fullmatch(text[start : stop.start()].strip()):
        return stop.end() == len(text)
    if _DAY.search(text, max(start, stop.start() - 12), stop.start()) and _MONTH.match(text, stop.end()):
        return False
    before = _WORD.search(text, max(start, stop.start() - 32), stop.start())
    return before is None or not _is_abbreviation(text, before.group(), stop.end())


@cache
def _exclaimed_names() -> frozenset[str]:
    """Return the listed names that end in an exclamation mark."""
    return frozenset(name for name in names() if name.endswith("!"))


def _is_abbreviation(text: str, word: str, end: int) -> bool:
    """Return whether the full stop behind a word, which ends there, belongs to the word."""
    if word in _BEFORE_NUMBER:
        return text[end : end + 20].lstrip()[:1].isdigit()
    if word.casefold() in _ABBREVIATIONS:
        return True
    if word == "I" and text.endswith("War ", 0, end - 2):
        return False
    # "J. Smith", "A. B. Lee"; but "Plan B. The" and "vitamin C. He" end
    initial = len(word) == 1 or re.fullmatch(r"(?:\w\.)+\w", word) is not None
    return (initial or word.casefold() in _AMBIGUOUS_ABBREVIATIONS) and not _OPENER.match(text, end)


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences in text order, without the white space around them; linear in the text.

    >>> [s.of("Lee et al. (2017) agree. See p. 14.") for s in sentences("Lee et al. (2017) agree. See p. 14.")]
    ['Lee et al. (2017) agree.', 'See p. 14.']
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop.start() >= start and _ends(text, start, stop):
                end = _end_of_citation(text, stop.end(), line.end())
                if text[end : end + 1] in (".", "!", "?"):  # the stop behind the citation ends it
                    continue
                _add(found, text, start, end)
                start = end
        _add(found, text, start, line.end())
    return tuple(found)


def _end_of_citation(text: str, end: int, last: int) -> int:
    """Return where the citation behind a stop ends, else the end of the stop."""
    citation = _CITATION.match(text, end, last)
    return citation.end() if citation else end


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Append the span without its outer white space, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    if stripped:
        found.append(Span(start + left, start + left + len(stripped)))
