"""Comparators: what words around a figure say of its exactness: "nearly", "more than", "at least", "roughly exceeded", "or so"."""

import re
from dataclasses import dataclass

from pipeline.lexicon import fragment, words
from pipeline.text.regex import regex


@dataclass(frozen=True, slots=True)
class Comparison:
    """comparator: = ~ > < >= <= >~ <~ . start, end: of figure and adverb together ("more than 7 per cent")."""

    comparator: str
    start: int
    end: int


_MORE, _LESS = fragment("vocabulary.comparatives.more"), fragment("vocabulary.comparatives.less")
_OR_EQUAL = fragment("figures.equality_phrases")
_NEAR, _FAR = fragment("figures.near_adverbs"), rf"(?:{fragment('figures.far_adverbs')} )?"
# group name → comparator, and the words that stand before the figure
_OPERATORS = {"ge": ">=", "le": "<=", "gz": ">~", "lz": "<~", "g": ">", "l": "<", "z": "~"}
_BEFORE = {
    "ge": (
        rf"(?:from )?{fragment('vocabulary.bounds.at_least')}|(?:no|not) {_LESS} than|{_MORE} {_OR_EQUAL}"
        rf"|equal to or {_MORE} than|≥|>="
    ),
    "le": rf"{fragment('vocabulary.bounds.at_most')}|(?:no|not) {_MORE} than|{_LESS} {_OR_EQUAL}|≤|<=",
    "gz": rf"{_NEAR} (?:over|above|more than)",
    "lz": rf"{fragment('vocabulary.approximators.below')}|{_NEAR} {fragment('vocabulary.bounds.less', 'figures.shortfalls')}",
    "g": rf"{_FAR}{_MORE} than|(?:well )?{fragment('vocabulary.bounds.more')}|>",
    "l": rf"{_FAR}{_LESS} than|(?:well )?{fragment('vocabulary.bounds.less')}|<|sub-",
    "z": rf"{fragment('vocabulary.approximators.about', 'figures.approximate_phrases')}|(?-i:ca?\.)",
}
_STATED = regex(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _BEFORE.items())})"
    rf"(?:\s{fragment('vocabulary.determiners.articles', 'figures.amount_determiners')})?[^\S\n]{{0,2}}$",
    re.IGNORECASE,
)
# the last word of what stands before the figure, and those that end such an adverb: most words before figures end none
_LAST_WORD = regex(r"[^\W\d_]+(?=[^\S\n]{0,2}$)")
_LAST_WORDS = frozenset(
    (
        *("than", "ca", "c"),
        *(
            phrase.casefold().split()[-1]
            for name in (
                "vocabulary.bounds",
                "vocabulary.approximators",
                "vocabulary.determiners.articles",
                "figures.equality_phrases",
                "figures.shortfalls",
                "figures.approximate_phrases",
                "figures.amount_determiners",
            )
            for phrase in words(name)
        ),
    )
)
# "the fees added up to 5", "sales went up to 5": the sum itself, and where they are now
_SUMS = regex(rf"\b{fragment('figures.sum_verbs')} $", re.IGNORECASE)
# "58 per cent more than four years earlier", "ten times as much as two seasons before"
_COMPARED = regex(rf"(?:%|\b{fragment('figures.compared_shares')}) $", re.IGNORECASE)
_THAN = regex(r"\bthan\b|^as ", re.IGNORECASE)
# "7.7, fewer than the 8.3 of the year before"
_THAN_THE = regex(r"[a-z ]{4,30}than the\s{1,2}", re.IGNORECASE)
# "under a 16-hour light cycle", "over one region": where something is
_PLACE = regex(rf"{fragment('figures.place_prepositions')}\s(?P<article>an? )?", re.IGNORECASE)
_ONE = regex(
    rf"one\b(?![ -]{fragment('vocabulary.fractions', 'vocabulary.scales', 'vocabulary.collective_numbers')})",
    re.IGNORECASE,
)
# "over three years", "over the three years"
_DURING = regex(r"over\s+(?:(?:the|these|those|its)\s+)?", re.IGNORECASE)
_VERB = regex(
    rf"(?<![\w-])(?:(?P<hedge>{fragment('figures.verb_hedges')})\s+){{0,3}}"
    rf"(?:(?P<g>{fragment('figures.exceed_verbs')})|(?P<z>{fragment('figures.approximate_verbs')}))(?:\s(?:the|an?|its))?\s{{0,2}}$",
    re.IGNORECASE,
)
_AFTER = regex(
    rf"(?:(?P<ge>\s?\+(?!\s?\d)|\s(?:(?:or|and) {fragment('figures.above_words')}(?! than)|at (?:the )?(?:least|minimum)"
    r"|upwards)\b)"
    rf"|(?P<le>\s(?:(?:or|and) {fragment('figures.below_words')}(?! than)|at (?:the )?(?:most|maximum))\b)"
    r"|(?P<z>-odd\b|-ish\b|\s(?:or so|or thereabouts|approximately|more or less|odd)\b)|(?P<lz>,? give or take))",
    re.IGNORECASE,
)
# inside the span: "300 or more homes", "300+ homes"
_INNER = regex(r"(?<=\w)(?:(?P<more>\s?\+ |-plus | plus | or more )|(?P<less> or (?:fewer|less) )|-odd | or so )")
_APPROXIMATE = frozenset(words("figures.verb_approximators"))


def read_comparator(text: str, start: int, end: int, *, duration: bool = False, counts: bool = False) -> Comparison:
    """Return the comparator of the figure in text[start:end], and the span of the figure with its adverb.

    duration: "over three years" says during, not more than. counts: "over one region" says where, "over one tonne" how much.

    >>> read_comparator("roughly exceeded $1.3 trillion", 17, 30).comparator
    '>~'
    """
    operator, first = _adverbs_before(text, start, duration=duration, counts=counts)
    if operator in ("=", "~") and (verb := _VERB.search(text[max(0, first - 60) : first])):
        hedge = (verb["hedge"] or "").casefold()
        operator = _combine("~" if operator == "~" or hedge in _APPROXIMATE else "=", ">" if verb["g"] else "~")
    if (inner := _INNER.search(text, start, end)) and operator == "=":
        operator = "<=" if inner["less"] else ">=" if inner["more"] else "~"
    if after := _AFTER.match(text, end):
        operator = _combine(operator, _OPERATORS[str(after.lastgroup)].replace("<~", "~"))
        end = after.end()
    return Comparison(operator, first, end)


def _adverbs_before(text: str, start: int, *, duration: bool, counts: bool) -> tuple[str, int]:
    """Return the comparator that up to two adverbs before the figure make ("at least about 5"), and where the first begins."""
    operator, first = "=", start
    for _ in range(2):
        preceding = text[max(0, first - 44) : first]
        last = _LAST_WORD.search(preceding[-24:])
        if last and last.group().casefold() not in _LAST_WORDS:
            break
        found = _STATED.search(preceding)
        if not found or (duration and _DURING.fullmatch(found.group())) or _belongs_elsewhere(found):
            break
        if first == start and _is_place(text, start, found.group(), counts=counts):
            break
        name = next(name for name in _OPERATORS if found[name])
        operator, first = _combine(operator, _OPERATORS[name]), first - len(preceding) + found.start()
    return operator, first


def _is_place(text: str, start: int, adverb: str, *, counts: bool) -> bool:
    """Tell whether "over" and "under" say where something is: before an article and digits, and before one thing."""
    place = _PLACE.fullmatch(adverb)
    if not place:
        return False
    return text[start].isdigit() if place["article"] else counts and _ONE.match(text, start) is not None


def _belongs_elsewhere(found: re.Match[str]) -> bool:
    """Tell whether the adverb compares two figures ("58 per cent more than four years earlier") or belongs to the verb."""
    compared = _THAN.search(found.group()) and _COMPARED.search(found.string, 0, found.start())
    sums = found.group().startswith("up to") and _SUMS.search(found.string, 0, found.start())
    return bool(compared or sums or _THAN_THE.fullmatch(found.group()))


def _combine(left: str, right: str) -> str:
    """Return both comparators in one: "about" and "more than" are ">~"."""
    if "=" in (left, right) or left == right:
        return right if left == "=" else left
    strict = next((operator for operator in (left, right) if operator != "~"), "~")
    return strict[0] + "~" if "~" in (left, right) and strict in "<>" else strict
