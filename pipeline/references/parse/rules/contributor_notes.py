"""Notes around a title that are not of it: editors, translators, degrees, dates, sentence ends."""

import re

from pipeline.lexicon import fragment, words
from pipeline.references.parse.rules.months import MONTH, MONTH_STEMS
from pipeline.text.regex import regex

SENTENCE_END = regex(r"[.?!…]+[”\"’»)\]]{0,2}\s(?=[^\W_]|[(\[“\"«¿¡])")
_DEGREE = rf"{fragment('references.degrees')}\.?"
# who translated or edited the work, what degree it gave: "Tides. Translated by A. Lind", "Tides [doctoral thesis]"
CONTRIBUTOR_NOTE = regex(
    rf"[.,;]\s?[(\[]?(?:{fragment('references.contributor_words')}(?!\w)"
    rf"|(?:unpublished\s|unveröff\S{{0,12}}\s)?(?:{_DEGREE}|{fragment('references.theses')})(?!\w)).{{0,400}}$"
    rf"|\s{_DEGREE}\s(?:thesis|dissertation).{{0,200}}$"
    rf"|\s?[(\[](?:unpublished|{_DEGREE}|{fragment('references.theses')}|(?:trans|orgs?|eds?)\.|hrsg).{{0,200}}$",
    re.IGNORECASE,
)
EDITED_BY = regex(r"\s?\((?:eds?\.?\s[^()]{2,160}|[^()]{2,160},?\s?\(?(?:eds?|orgs?|hrsg|coords?)\.?)\)", re.IGNORECASE)
_MONTH_AT_END = regex(rf"[,.]?\s(?:\d{{1,2}}\.?\s)?(?:{MONTH}\s?[-–/]\s?)?{MONTH}(?:\s\d{{1,2}})?$", re.IGNORECASE)

_WORD_LISTS = ("references.contributor_words", "references.theses", "references.degrees")
_WORDS = ("unpub", "unver", "hrsg", "orgs.", *(word for name in _WORD_LISTS for word in words(name)))
# one of these is in every such note; "ms" and "phd" open many words, so they count behind a mark only
_HINTS = tuple(
    hint for word in _WORDS for hint in ([word] if len(word) > 3 else [f"{mark}{word}" for mark in " ([.,;"])
)
_DAY = 48  # characters at the end that hold a month and its day


def drop_contributor_note(text: str) -> str:
    """Return the text without the note on contributors or the degree behind a title.

    >>> drop_contributor_note("Tides and ports. Translated by A. Lind")
    'Tides and ports'
    """
    lower = text.lower()
    return CONTRIBUTOR_NOTE.sub("", text) if any(map(lower.__contains__, _HINTS)) else text


def drop_month(text: str) -> str:
    """Return the text without the month that ends it.

    >>> drop_month("Harbour Affairs, 3 May")
    'Harbour Affairs'
    """
    end = text[-_DAY:]
    dated = any(map(end.lower().__contains__, MONTH_STEMS))
    return text[:-_DAY] + _MONTH_AT_END.sub("", end) if dated else text
