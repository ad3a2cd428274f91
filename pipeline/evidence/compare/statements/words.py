"""The words of a text that carry a statement, as values that are compared without the parse."""

from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.evidence.compare.statements.roles import Roles
from pipeline.evidence.compare.statements.tree import InTree
from pipeline.model import Figure, Span
from pipeline.text.names import fold
from pipeline.text.regex import regex

_ROW = regex(r"(?P<head>[^:;.\n]{1,60}): [^:;]{1,80}(?:; (?P=head): [^:;\d]{0,60}\d[\d.,]*)+")
_OPENING = regex(r"(?:^|[.?!:][”\"']?\s{1,2})[“\"'(]?$")
_OPENING_REACH = 5
# how many arcs away a figure may be that belongs to a word
_NEAR, _FAR = 2, 99


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of an axis of opposed words. sign: +1 or -1. pos: the only part of speech that stands there, "" for any.

    converse: the other pole tells the same event from its other side.
    """

    axis: str
    sign: int
    converse: bool = False
    pos: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word with what the sentence says about it.

    Attributes:
        span: in the text.
        stem: of its base form.
        pos: universal part of speech.
        relation: to its head.
        sentence: number of its sentence.
        head: stem of the content word that governs it, "" of the main word of a sentence.
        poles: the axes on which it stands.
        polarity: -1 where it is denied, +1 else; two denials cancel out.
        is_name: a capitalised word outside of figures and dates that is no acronym and no month.
        degree: comparative or superlative, of an adjective or adverb; "" else.
        neighbours: stem → distance in the tree, of the content words up to REACH arcs away.
        tree: what else the tree says of it.
    """

    span: Span
    stem: str
    pos: str
    relation: str
    sentence: int
    head: str
    poles: tuple[Pole, ...]
    polarity: int
    is_name: bool
    degree: str
    neighbours: dict[str, int]
    tree: InTree

    def moved(self, offset: int, sentences: int) -> "Word":
        """Return the same word of a text that begins so much and so many sentences later; three times as quick as `replace`."""
        return Word(
            self.span.shifted(offset),
            self.stem,
            self.pos,
            self.relation,
            self.sentence + sentences,
            self.head,
            self.poles,
            self.polarity,
            self.is_name,
            self.degree,
            self.neighbours,
            self.tree,
        )

    @property
    def modality(self) -> frozenset[str]:
        """Return the kinds of hedges over it: possible, future, reported."""
        return self.tree.modality

    @property
    def quantity(self) -> str:
        """Return all, most or some, where a quantifier limits it; "" else."""
        return self.tree.quantity

    @property
    def subject(self) -> frozenset[str]:
        """Return the stems of the subject of its predicate."""
        return self.tree.subject

    @property
    def arguments(self) -> frozenset[str]:
        """Return the stems of the nouns that it governs, that govern it, or that it is said of."""
        return self.tree.arguments

    @property
    def roles(self) -> Roles:
        """Return who does it, to whom, of a predicate."""
        return self.tree.roles

    @property
    def is_predicate(self) -> bool:
        """Tell whether the word says something of something: a verb, an adjective, a noun after "is"."""
        return self.pos in {"VERB", "ADJ"} or (self.relation == "root" and not self.is_number)

    @property
    def is_number(self) -> bool:
        """Tell whether the word is a number in digits."""
        return self.stem[0].isdigit()

    @property
    def is_attribute(self) -> bool:
        """Tell whether it is an adjective before its noun."""
        return self.pos == "ADJ" and self.relation == "adjective"

    @property
    def beside(self) -> frozenset[str]:
        """Return the stems one arc away."""
        return frozenset(stem for stem, distance in self.neighbours.items() if distance == 1)

    @property
    def near_numbers(self) -> frozenset[str]:
        """Return the numbers near it."""
        return frozenset(stem for stem in self.neighbours if stem[0].isdigit())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things in one order: "the wall is older than the palace".

    Attributes:
        span: of the word that compares.
        theme_span: where what is more so stands, as far as its clause goes.
        standard_span: where stands what it is compared with.
        signs: axis → 1 where the theme is at the upper end; empty where the word is on none.
        theme: the stems and poles of what is more so.
        standard: the same of what it is compared with.
        counted: the stem of what "more" counts: "ships" of "more ships than".
        by_verb: a verb compares: "exceeds".
    """

    span: Span
    theme_span: Span
    standard_span: Span
    signs: dict[str, int]
    theme: frozenset[str]
    standard: frozenset[str]
    counted: str = ""
    by_verb: bool = False

    def shifted(self, offset: int) -> "Comparison":
        """Return the same comparison of a text that begins so much later."""
        span, theme, standard = (
            Span(s.start + offset, s.end + offset) for s in (self.span, self.theme_span, self.standard_span)
        )
        return replace(self, span=span, theme_span=theme, standard_span=standard)


@dataclass(frozen=True, eq=False)
class Reading:
    """A text with its statement-bearing words; one is another only where it is the same object, so that what it has is kept.

    Attributes:
        text: the text.
        words: its content words in text order.
        names: the stems of its names, each run of capitals one tuple.
        denials: the number of the sentence of each of its negative words.
        universals: its words for all of a thing.
        figures: the figures in it.
        dates: where its dates stand.
        negators: where "not", "no", "nobody" … stand.
        conditions: the number of the sentence of each word that sets a condition: "if", "without", "off".
        phrases: the stems of each phrase that names one thing by several words: "the mayor, Reto Blaser".
        comparisons: what is compared with what.
    """

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[str, ...], ...]
    denials: tuple[int, ...]
    universals: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    dates: tuple[Span, ...] = ()
    negators: tuple[Span, ...] = ()
    phrases: tuple[frozenset[str], ...] = ()
    conditions: tuple[int, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    def is_in_figure(self, word: Word) -> bool:
        """Tell whether a word belongs to a figure: "more" of "more than 40"."""
        return any(figure.span.overlaps(word.span) for figure in self.figures)

    def figures_near(self, word: Word) -> list[Figure]:
        """Return the figures that stand near a word in its sentence's tree."""
        neighbours = (
            w for w in self.words if w.sentence == word.sentence and word.neighbours.get(w.stem, _FAR) <= _NEAR
        )
        spans = [w.span for w in neighbours]
        return [figure for figure in self.figures if any(figure.span.overlaps(span) for span in spans)]

    def is_compared(self, word: Word) -> bool:
        """Tell whether a word belongs to a comparison: "more" and "grew" of "more than it grew"."""
        return any(
            word.span == compared.span or compared.standard_span.overlaps(word.span)
            for compared in self.comparisons
            if not compared.by_verb
        )

    def words_of(self, compared: Comparison) -> str:
        """Return the words of a comparison."""
        spans = compared.span, compared.theme_span, compared.standard_span
        return self.text[min(s.start for s in spans) : max(s.end for s in spans)]

    @cached_property
    def table_rows(self) -> tuple[Span, ...]:
        """Return where rows of a table stand, whose columns are no predicates: "Wick: won 18; Wick: lost 6"."""
        return tuple(Span(*match.span()) for match in _ROW.finditer(self.text))

    @cached_property
    def folded(self) -> str:
        """Return the text without case and accents."""
        return fold(self.text)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Return the stems of its words that are names: capitalised within a sentence."""
        return frozenset(
            word.stem for word in self.words if word.is_name and not opens_sentence(self.text, word.span.start)
        )

    @cached_property
    def by_stem(self) -> dict[str, tuple[Word, ...]]:
        """Return the words of each stem."""
        found: dict[str, list[Word]] = {}
        for word in self.words:
            found.setdefault(word.stem, []).append(word)
        return {stem: tuple(words) for stem, words in found.items()}

    @cached_property
    def by_axis(self) -> dict[str, tuple[Word, ...]]:
        """Return the words that stand on each axis."""
        found: dict[str, list[Word]] = {}
        for word in self.words:
            for pole in word.poles:
                found.setdefault(pole.axis, []).append(word)
        return {axis: tuple(words) for axis, words in found.items()}


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a sentence begins here."""
    return bool(_OPENING.search(text[max(0, start - _OPENING_REACH) : start]))
