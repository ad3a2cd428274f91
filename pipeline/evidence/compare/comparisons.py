"""Comparisons in words: "slower than the barge", "a little under what Norvik paid", "twice as large in villages as in towns".

A claim and a passage that compare the same two things contradict each other where one puts the first above the second, the other
below it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.evidence.annotated import AnnotatedText
from pipeline.evidence.compare.quantity import NUMBERS
from pipeline.evidence.compare.statements.poles import poles_of
from pipeline.evidence.compare.statements.words import Reading
from pipeline.lexicon import fragment, words
from pipeline.text.regex import regex
from pipeline.text.stems import STOPWORDS, stems

_LEFT, _RIGHT = r"(?P<left>[^.;:]{3,160}?)", r"(?P<right>[^.;:,]{3,60})"
# "men are absent more often than women"
COMPARISON = regex(
    rf"{_LEFT}\b(?:(?P<less>{fragment('vocabulary.comparatives.less')})|(?P<more>{fragment('vocabulary.comparatives.more')}))\b"
    rf"(?P<measure>(?: [^\W\d_]+){{0,5}}?) than (?:the |in |for |among )*{_RIGHT}"
)
# "twice as large in villages as in towns"
_AS_MUCH = regex(
    rf"{_LEFT}\b(?P<more>twice|(?:two|three|four|five|\d{{1,3}}) times) as (?P<measure>[^.;:,]{{3,60}}?) as {_RIGHT}"
)
# "a little under what Norvik paid"
_BESIDE = regex(
    rf"{_LEFT}\b(?:(?P<less>{fragment('vocabulary.comparing_prepositions.less')})"
    rf"|(?P<more>{fragment('vocabulary.comparing_prepositions.more')}))(?P<measure>) (?:what|that of|those of) {_RIGHT}"
)
# each with words of which a match has one: to look for them costs a hundredth of the pattern
_PATTERNS = (
    (COMPARISON, (" than ",)),
    (_AS_MUCH, (" as ",)),
    (_BESIDE, (" what ", " that of ", " those of ")),
)
# what a claim must have to be compared so
IN_WORDS = regex(r"\b(?:than|as|what|that of|those of)\b")
_DENIED = regex(rf"\b{fragment('vocabulary.negations')}\b[^.;:,]{{0,24}}$")
# words that say which of two is the greater whatever is compared
_GENERIC = frozenset(("", *words("evidence.generic_comparatives")))
# "greater in towns than in villages": where, and not of what
_WHERE = regex(r"(?:in|for|among|at|on|of|by|with)\b")
_DEGREES = frozenset(stem for word in words("evidence.degree_words") for stem in stems(word))
# two things are compared, of something that is shared too
_THINGS = 2
# texts whose comparisons are kept in memory: many claims read one passage
_MOST_TEXTS = 1_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things in one order.

    left, right: the stems of the two and of what stands by them. sign: 1 where the left is the greater.
    axes: on which they are compared, none where any may be meant. measure: stems of what is counted ("more *ships* than").
    """

    words: str
    left: frozenset[str]
    right: frozenset[str]
    sign: int
    axes: frozenset[str]
    measure: frozenset[str]

    def contradicts(self, other: "Comparison", *, across: bool) -> bool:
        """Tell whether two comparisons order their things otherwise, on one axis. across: the left of one is the other's right."""
        on_one_axis = not self.axes or not other.axes or self.axes & other.axes
        of_one_measure = not self.measure or not other.measure or self.measure & other.measure
        return bool(on_one_axis and of_one_measure) and (self.sign != other.sign) != across


def content(text: str) -> frozenset[str]:
    """Return the stems of a text that say something; "a little" says only by how much."""
    return frozenset(stems(text)) - STOPWORDS - _DEGREES


@lru_cache(maxsize=_MOST_TEXTS)
def comparisons(text: str) -> tuple[Comparison, ...]:
    """Return the comparisons of a text that are not denied."""
    return tuple(_comparisons(text))


def _comparisons(text: str) -> Iterator[Comparison]:
    patterns = (pattern for pattern, needed in _PATTERNS if any(word in text for word in needed))
    for pattern in patterns:
        for match in pattern.finditer(text):
            if _DENIED.search(match["left"]) or NUMBERS.match(text, match.start("right")):
                continue  # "more than twelve hours"
            less, more = match.groupdict().get("less"), match["more"]
            measure = match["measure"].split()
            polar = next((word for word in measure[:1] if word in poles_of()), "")
            sign = (-1 if less else 1) * (poles_of()[polar][0].sign or 1 if polar else 1)
            word = polar or (less or more if pattern is COMPARISON else "")
            axes = frozenset[str]() if word in _GENERIC else _axes_of(word)
            left, measured = match["left"], " ".join(measure[bool(polar) :])
            if _WHERE.match(measured):
                left, measured = f"{left} {measured}", ""
            yield Comparison(
                match.group().strip(), content(left), content(match["right"]), sign, axes, content(measured)
            )


def _axes_of(word: str) -> frozenset[str]:
    """Return the axes on which a word stands, or what it is the comparative of; the word itself where it is on none."""
    base = word.removesuffix("er")
    forms = (word, base, f"{base}e", base[:-1] if base[-1:] == base[-2:-1] else f"{base[:-1]}y")
    axes = {pole.axis for form in forms for pole in poles_of().get(form, ())} - {"change"}
    return frozenset(axes or (base,))


def find_reversed(claim: AnnotatedText, _: Reading, passage: AnnotatedText, __: Reading) -> tuple[str, str] | None:
    """Find a comparison that the passage has the other way round: "greater in towns than in villages"."""
    for ours, theirs in _pairs(claim, passage):
        left, right = ours.left | ours.measure, ours.right
        first, second = theirs.left | theirs.measure, theirs.right
        straight = bool(left & first - right - second) and bool(right & second - left - first)
        across = bool((left - right) & (second - first)) and bool((right - left) & (first - second))
        about = len((left | right) & (first | second)) > _THINGS
        if straight != across and about and ours.contradicts(theirs, across=across):
            return ours.words, theirs.words
    return None


def find_same_standard(claim: AnnotatedText, _: Reading, passage: AnnotatedText, __: Reading) -> tuple[str, str] | None:
    """Find what is put above a thing of several words in the claim, and below it in the passage, whatever it is called."""
    for ours, theirs in _pairs(claim, passage):
        same_standard = len(ours.right & theirs.right) >= _THINGS and not ours.left & theirs.right
        if same_standard and ours.contradicts(theirs, across=False):
            return ours.words, theirs.words
    return None


def _pairs(claim: AnnotatedText, passage: AnnotatedText) -> Iterator[tuple[Comparison, Comparison]]:
    """Yield the comparisons of the claim beside those of the passage, none where another one of the passage may be meant."""
    found = list(comparisons(passage.text))
    for ours in comparisons(claim.text):
        for theirs in found:
            if not any(_is_rival(ours, theirs, other) for other in found if other is not theirs):
                yield ours, theirs


def _is_rival(ours: Comparison, theirs: Comparison, other: Comparison) -> bool:
    """Tell whether another comparison of the passage has words of the claim that this one lacks."""
    claimed = ours.left | ours.right
    return bool(claimed & (other.left | other.right) - (theirs.left | theirs.right))
