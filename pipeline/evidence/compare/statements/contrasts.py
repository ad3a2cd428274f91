"""The parts of a text that stand beside each other, with what each has: "the old dyke held; that at Pellin was breached"."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, pairwise

from pipeline.evidence.compare.statements.features import MEASURES
from pipeline.evidence.compare.statements.words import Reading, Word, opens_sentence
from pipeline.lexicon import fragment, words
from pipeline.model import Figure, Span
from pipeline.text.regex import regex

# a clause on the word before it stays with it: "Lannick, which kept the test"
_COMMA = rf",\s(?:and\s|but\s)?(?!{fragment('statements.lists.relatives')}\b)"
_SEPARATOR = regex(rf"[;:]\s|{_COMMA}|\s[–—-]\s|\band\b|\b{fragment('statements.lists.breaks')}\b|\n")
_AUXILIARIES, _PREPOSITIONS = (
    frozenset(words("vocabulary.auxiliaries")),
    frozenset(words("statements.lists.prepositions")),
)
_OF_CLAUSES = frozenset(("root", "subject", "passive subject", "conjunct"))
# "did not", "has not" stand for the verb before
_PRO_VERBS = frozenset(("do", "have", "be"))
# how many parts two may stand apart that are held against each other
_APART = 4
# texts whose parts are kept in memory
_MOST_SPLIT = 500
_DENIAL = "not"


@dataclass(frozen=True, eq=False)
class Part:
    """A part of a text.

    Attributes:
        span: where it stands.
        words: its content words.
        figures: the figures in it.
        is_denied: whether a negator stands in it.
        names: the stems of its names.
        dates: where its dates stand.
        index: which part of the text it is.
    """

    span: Span
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    is_denied: bool
    names: frozenset[str]
    dates: tuple[Span, ...]
    index: int

    @property
    def sentence(self) -> int:
        """Return the number of its sentence."""
        return self.words[0].sentence

    @cached_property
    def values(self) -> frozenset[str]:
        """Return its numbers, of figures or not."""
        numbers = (w.stem for w in self._undated if w.is_number)  # "0.9" of "0.9 billion" as well
        return frozenset((*map(_mark, self.figures), *(f"#{number}" for number in numbers)))

    @cached_property
    def owners(self) -> frozenset[str]:
        """Return the stems of what a figure can belong to: names, nouns, and what tells nouns apart."""
        words = (w for w in self._outside if w.pos in ("NOUN", "PROPN", "ADJ") and w.stem not in MEASURES)
        return frozenset(w.stem for w in words) | self.names

    @cached_property
    def poles(self) -> frozenset[str]:
        """Return its poles and its denial as marks."""
        poles = (f"{pole.axis}{pole.sign * w.polarity:+}" for w in self.words for pole in w.poles)
        return frozenset((*poles, *((_DENIAL,) if self.is_denied else ())))

    @cached_property
    def predicates(self) -> frozenset[str]:
        """Return its verbs and adjectives as stems."""
        return frozenset(w.stem for w in self._outside if w.pos in ("VERB", "ADJ") and w.stem not in _PRO_VERBS)

    @cached_property
    def marks(self) -> frozenset[str]:
        """Return all that can tell it from another part."""
        return self.owners | self.values | self.predicates | self.poles

    @cached_property
    def _undated(self) -> tuple[Word, ...]:
        return tuple(w for w in self.words if not any(date.overlaps(w.span) for date in self.dates))

    @cached_property
    def _outside(self) -> tuple[Word, ...]:
        """Return the words outside of its figures and dates."""
        mentions = [*(figure.span for figure in self.figures), *self.dates]
        return tuple(w for w in self.words if not any(span.overlaps(w.span) for span in mentions))


def _mark(figure: Figure) -> str:
    return f"#{float(figure.low):.6g}" + (f"-{float(figure.high):.6g}" if figure.low != figure.high else "")


@lru_cache(maxsize=_MOST_SPLIT)
def split(reading: Reading) -> tuple[Part, ...]:
    """Return the parts of a text in text order; those without a content word are left out. Many claims read one passage."""
    found: list[Part] = []
    for span in _joined(reading):
        if words := _words_in(reading, span):
            figures = tuple(f for f in reading.figures if span.start <= f.span.start < span.end)
            denied = any(span.start <= negator.start < span.end for negator in reading.negators)
            dates = tuple(date for date in reading.dates if date.overlaps(span))
            undated = [w for w in words if not any(date.overlaps(w.span) for date in dates)]
            names = frozenset(_names(reading.text, undated))
            found.append(Part(span, words, figures, denied, names, dates, len(found)))
    return tuple(found)


def with_names(part: Part, known: Collection[str]) -> Part:
    """Return a part whose first word is a name too where it is known as one: the start of a sentence does not tell."""
    names = frozenset(word.stem for word in part.words if word.stem in known)
    return part if names <= part.names else replace(part, names=part.names | names)


def _spans(reading: Reading) -> Iterator[Span]:
    start = 0
    for stop, following in (*_cuts(reading), (len(reading.text),) * 2):
        if stop > start:
            yield Span(start, stop)
        start = following


def _joined(reading: Reading) -> Iterator[Span]:
    """Yield parts that stand for themselves: a verb goes with the part before it, a phrase of place with that behind it."""
    current: Span | None = None
    sentences: set[int] = set()
    waits = False
    for span in _spans(reading):
        words = _words_in(reading, span)
        joins = words and words[0].sentence in sentences and (waits or _continues(reading, span, words))
        if current and not joins:
            yield current
        current = Span(current.start, span.end) if current and joins else span
        sentences = {word.sentence for word in words} | (sentences if joins else set())
        waits = _is_phrase_of_place(reading, span, words)
    if current:
        yield current


def _words_in(reading: Reading, span: Span) -> tuple[Word, ...]:
    first = bisect_left(reading.words, span.start, key=_start)
    return reading.words[first : bisect_left(reading.words, span.end, lo=first, key=_start)]


def _start(word: Word) -> int:
    return word.span.start


def _opening(reading: Reading, span: Span) -> str:
    return next(iter(span.of(reading.text).split(maxsplit=1)), "").casefold()


def _is_phrase_of_place(reading: Reading, span: Span, words: Sequence[Word]) -> bool:
    """Tell whether a part is "in neighbouring Lannick": what is said of it follows."""
    has_figure = any(span.start <= figure.span.start < span.end for figure in reading.figures)
    says = any(word.relation in _OF_CLAUSES or word.pos == "VERB" for word in words if not _is_relative(word))
    return _opening(reading, span) in _PREPOSITIONS and not has_figure and not says


def _is_relative(word: Word) -> bool:
    return word.relation == "noun clause"


def _continues(reading: Reading, span: Span, words: Sequence[Word]) -> bool:
    """Tell whether a part has its subject in the part before: it opens with a verb, or with "from", or is a figure."""
    start = span.end - len(span.of(reading.text).lstrip())
    opens_with_verb = any(word.span.start == start and word.pos == "VERB" for word in words)
    opening = _opening(reading, span)
    says = any(not word.is_number and word.stem not in MEASURES for word in words)
    return opens_with_verb or opening in _AUXILIARIES or opening == "from" or not says


def _cuts(reading: Reading) -> list[tuple[int, int]]:
    """Return where parts end and the next begin; no date, figure or pair of names is cut."""
    mentions = [*(figure.span for figure in reading.figures), *reading.dates]
    ends = [(a.span.end, b.span.start) for a, b in pairwise(reading.words) if a.sentence != b.sentence]
    separators = [
        (match.start(), match.end())
        for match in _SEPARATOR.finditer(reading.text)
        if not any(span.start < match.start() and match.end() < span.end for span in mentions)
        and not _joins_names(reading.text, match)
    ]
    return sorted((*ends, *separators))


def _joins_names(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rsplit(maxsplit=1), text[match.end() :].lstrip()
    return match.group() == "and" and bool(before) and before[-1][0].isupper() and after[:1].isupper()


def _names(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Yield the stems of capitalised words; of the first of a sentence only where the parser takes it for a name."""
    for word in words:
        start = word.span.start
        if text[start].isupper() and (word.pos == "PROPN" or not opens_sentence(text, start)):
            yield word.stem


def ends_in_auxiliary(reading: Reading, part: Part) -> bool:
    """Tell whether the last word of a part stands for a verb before: "the communities of Socaire and Toconao did"."""
    last = part.span.of(reading.text).rstrip(" .;:!?").casefold().rsplit(maxsplit=1)[-1]
    return last in _AUXILIARIES


def contrasts(found: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Yield the pairs of parts near each other, in both orders."""
    for left, right in combinations(found, 2):
        if right.index - left.index <= _APART:
            yield left, right
            yield right, left
