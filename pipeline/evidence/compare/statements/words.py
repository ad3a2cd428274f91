"""The words of a text that carry a statement, as values that are compared without the parse."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Figure, Span


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
        poles: the axes on which it stands.
        polarity: -1 where it is denied, +1 else; two denials cancel out.
        modality: the kinds of hedges over it: possible, future, reported.
        quantity: all, most or some, where a quantifier limits it; "" else.
        subject: stems of the subject of its predicate.
        arguments: stems of the nouns that it governs, that govern it, or that it is said of.
        is_name: a capitalised word outside of figures and dates that is no acronym and no month.
        degree: comparative or superlative, of an adjective or adverb; "" else.
        neighbours: stem → distance in the tree, of the content words up to REACH arcs away.
    """

    span: Span
    stem: str
    pos: str
    relation: str
    sentence: int
    poles: tuple[Pole, ...]
    polarity: int
    modality: frozenset[str]
    quantity: str
    subject: frozenset[str]
    arguments: frozenset[str]
    is_name: bool
    degree: str
    neighbours: dict[str, int]

    @property
    def is_predicate(self) -> bool:
        """Tell whether the word says something of something: a verb, an adjective, a noun after "is"."""
        return self.pos in {"VERB", "ADJ"} or (self.relation == "root" and not self.is_number)

    @property
    def is_number(self) -> bool:
        """Tell whether the word is a number in digits."""
        return self.stem[0].isdigit()

    @property
    def near_numbers(self) -> frozenset[str]:
        """Return the numbers near it."""
        return frozenset(stem for stem in self.neighbours if stem[0].isdigit())


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
    """

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[str, ...], ...]
    denials: tuple[int, ...]
    universals: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    dates: tuple[Span, ...] = ()
    negators: tuple[Span, ...] = ()

    def is_in_figure(self, word: Word) -> bool:
        """Tell whether a word belongs to a figure: "more" of "more than 40"."""
        return any(figure.span.overlaps(word.span) for figure in self.figures)

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
