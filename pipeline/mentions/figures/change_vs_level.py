"""Tell changes from levels: "up 19 per cent", "a drop of $2", "sales grew 5%" are changes; "rose to 5" is a level."""

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

_VERB = rf"(?:(?!add(?:s|ed|ing)? up to\b){fragment('vocabulary.change_verbs')}|up|down|off)"
_NOUN = rf"{fragment('vocabulary.change_nouns')}s?"
_ABOUT = fragment("vocabulary.approximators", "vocabulary.bounds")
_FILL = rf"(?: (?:{fragment('figures.figure_fillers', 'figures.change_adverbs', 'figures.additives')}|{_ABOUT}))*"
# these three read text in small letters: quicker than to ignore the case at each of so many branches
_BEFORE = regex(
    rf"\b(?:{_VERB}(?! to\b)(?: in value| back| overall)?{_FILL}|{_NOUN} (?:of|by){_FILL}|(?:further|additional|another))\s{{0,2}}$"
)
# "sales of cars rose in May by 5%": the verb stands further away, "by" stays
_BY = regex(rf"\b{_VERB}\b[^.;,]{{1,40}} by{_FILL}\s$")
_AFTER = regex(
    rf"\s?(?:-| )?(?:(?:{fragment('figures.change_adjectives')}|[a-z]{{3,10}}) )?"
    rf"(?:{_NOUN}\b|more\b(?! than)|{fragment('figures.differences')}\b)"
)
_LEVEL = regex(rf"\b(?:to|at|of|from)(?: (?:{_ABOUT}|just|a record))*\s{{0,2}}$")
_NOUN_OF = regex(rf"\b{_NOUN} of")
_NOUN_BEHIND = regex(rf"\s{_NOUN}\b")
_BELOW = regex(r"(?:below|above|under) ")


def is_change(text: str, start: int, end: int) -> bool:
    """Tell whether the figure in text[start:end] says by how much something changed.

    >>> is_change("up 19 per cent", 3, 14), is_change("rose to 19 per cent", 8, 19)
    (True, False)
    """
    if _BELOW.match(text, start, end) and not text.endswith("by ", 0, start):
        return False
    before = text[max(0, start - 90) : start].rsplit("\n", 1)[-1]
    lowered = before.lower()
    if _BEFORE.search(lowered) or _BY.search(lowered):
        return True
    if _LEVEL.search(lowered) and not _NOUN_OF.search(before[-40:]):
        return bool(_NOUN_BEHIND.match(text[end : end + 24]))
    return bool(_AFTER.match(text, end))
