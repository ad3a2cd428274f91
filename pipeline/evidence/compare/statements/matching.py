"""A claim beside its passages: the words of a passage that a word of the claim is compared with, and which of them outweighs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.evidence.compare.statements.align import align, coverage, direct_support
from pipeline.evidence.compare.statements.contrasts import split, with_names
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.owners import same_value
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.model import CheckOutcome, FigureKind
from pipeline.text.names import fold
from pipeline.text.regex import regex
from pipeline.text.stems import stem

_FIRST, _BEFORE = stem("first"), regex(r"\b(?:before|until|previously|earlier)\b")
# "in Arizona, which contains", "a tank standing": what these clauses describe is uncertain
_DESCRIBING = ("relative clause", "noun clause")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A claim and the passages that it is compared with.

    agreeing: words of the claim whose figures and dates agree. is_known: tells whether a name stands elsewhere in the source.
    """

    claim: Reading
    passages: tuple[Reading, ...]
    agreeing: tuple[str, ...] = ()
    is_known: Callable[[str], bool] = lambda _: False

    def has_name(self, name: str) -> bool:
        """Tell whether a name stands in a passage or elsewhere in the source."""
        folded = fold(name)
        return self.is_known(name) or any(folded in passage.folded for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a passage that a word of the claim is compared with.

    support, local: how far the two are about the same thing, 0…1; local: by what stands near both. number: of the passage.
    """

    support: float
    local: float
    passage: Reading
    other: Word
    number: int

    @property
    def words(self) -> str:
        """Return the word as the passage has it, with its denial."""
        return with_denial(self.passage, self.other)

    def same_argument(self, word: Word) -> bool:
        """Tell whether the two words say something of one noun; where one names none ("it"), a number may stand for it."""
        if word.arguments and self.other.arguments:
            return bool(word.arguments & self.other.arguments)
        if word.pos == self.other.pos == "ADV" and word.beside & self.other.beside:
            return True  # "best known", "worst known"
        return bool(word.near_numbers & self.other.near_numbers)

    def same_subject(self, word: Word) -> bool:
        """Tell whether something that the one word is said of is an argument of the other: "was guilty", "was cleared"."""
        return bool((word.arguments | word.subject) & (self.other.arguments | self.other.subject))

    def is_of_another(self, word: Word) -> bool:
        """Tell whether the two words are said of two things, and the passage has something else to say of the claim's."""
        subject, named = self.other.subject, word.subject & self.passage.by_stem.keys()
        if "VERB" not in (word.pos, self.other.pos) or not (named and subject) or word.subject & subject:
            return False
        acts = any(w.subject & named and w.is_predicate and w.relation not in _DESCRIBING for w in self.passage.words)
        return acts and not may_be_of(self.passage, self.other, named)

    def direct(self, claim: Reading, word: Word) -> float:
        """Return the support of the nearest words alone."""
        return direct_support(claim, word, self.passage, self.other)


def may_be_of(passage: Reading, word: Word, stems: frozenset[str]) -> bool:
    """Tell whether a predicate may be said of these words of its sentence as well.

    They stand right before it, its clause may describe them, or nothing else is said of them.
    """
    beside = [w for w in passage.words if w.sentence == word.sentence]
    mentions = [w for w in beside if w.stem in stems]
    if not mentions:
        return False
    agents = [w.span.end for w in beside if w.stem in word.roles.agent]
    right_before = any(min(agents, default=0) <= w.span.start < word.span.start for w in mentions)
    has_other = any(w is not word and stems & (w.roles.agent | w.roles.others) for w in beside)
    return right_before or word.relation in _DESCRIBING or not has_other


def on_axis(pairing: Pairing, word: Word, axis: str) -> list[Match]:
    """Return the matches of a word with the words of the passages that stand on the axis."""
    return [
        Match(*align(pairing.claim, word, passage, other), passage, other, number)
        for number, passage in enumerate(pairing.passages)
        for other in passage.by_axis.get(axis, ())
    ]


def same_word(pairing: Pairing, word: Word) -> list[Match]:
    """Return the matches of a word with the same word in the passages."""
    return [
        Match(*align(pairing.claim, word, passage, other), passage, other, number)
        for number, passage in enumerate(pairing.passages)
        for other in passage.by_stem.get(word.stem, ())
    ]


def synonyms(pairing: Pairing, word: Word) -> list[Match]:
    """Return the matches of a word with other words of the same pole, of one part of speech."""
    return [
        match
        for pole in word.poles
        if not pole.converse
        for match in on_axis(pairing, word, pole.axis)
        if match.other.stem != word.stem and match.other.pos == word.pos and pole in match.other.poles
    ]


def outweighing(opposed: Sequence[Match], agreeing: Sequence[Match], share: float) -> Match | None:
    """Return the best opposed match, unless an agreeing one has this share of its support.

    What merely stands elsewhere in a long passage makes no match agree: of two words near different things one is meant.
    """
    best = max(opposed, key=lambda match: match.support, default=None)
    if best is None or any(
        match.support >= best.support * share and match.local >= best.local * share for match in agreeing
    ):
        return None
    return best


def nearest(pairing: Pairing) -> tuple[float, int]:
    """Return how much of the claim the passage has that has most of it, and its number."""
    covered = [coverage(pairing.claim, passage, pairing.agreeing) for passage in pairing.passages]
    best = max(range(len(covered)), key=covered.__getitem__)
    return covered[best], best


def have_other_figures(claim: Reading, word: Word, match: Match) -> bool:
    """Tell whether both words stand by figures and by no common one: two changes, or a share and what is left of the whole."""
    ours = claim.figures_near(word)
    theirs = [figure for figure in match.passage.figures_near(match.other) if figure.kind != FigureKind.RANK]
    return bool(ours and theirs) and not any(same_value(left, right) for left in ours for right in theirs)


def is_of_other_name(claim: Reading, match: Match) -> bool:
    """Tell whether the part of the passage is about a name that the claim lacks, and the claim's name stands in another part."""
    named = {stem for name in claim.names for stem in name}
    if not named:
        return False
    start = match.passage.text.rfind(";", 0, match.other.span.start)
    clause = (
        with_names(part, named)
        for part in split(match.passage)
        if part.sentence == match.other.sentence and start < part.span.end and part.span.start < match.other.span.end
    )
    found = frozenset[str]().union(*(part.names for part in clause))
    if found & named:
        return False
    return bool(named & match.passage.by_stem.keys()) and bool(found - claim.by_stem.keys())


def is_first_of_all(claim: Reading, passage: Reading) -> bool:
    """Tell whether the claim denies what came before the first one: "no woman had run it before her", "the first to run it"."""
    return _FIRST in passage.by_stem and bool(claim.negators) and _BEFORE.search(claim.text) is not None


def has_synonym(pairing: Pairing, word: Word) -> bool:
    """Tell whether a passage says the same of the same thing with another word of the same pole."""
    signs = {(pole.axis, pole.sign * word.polarity) for pole in word.poles}
    return any(
        (axis, pole.sign * match.other.polarity) in signs and match.same_argument(word)
        for axis in {axis for axis, _ in signs}
        for match in on_axis(pairing, word, axis)
        for pole in match.other.poles
        if pole.axis == axis
    )


def with_denial(reading: Reading, word: Word) -> str:
    """Return a word as its text has it, with "not" where it is denied."""
    words = word.span.of(reading.text)
    return f"not {words}" if word.polarity < 0 else words


def difference_of(claim: Reading, word: Word, match: Match, *, sure: bool) -> Difference:
    """Return what a word of the claim and its match say of each other: a difference where it is sure, else a doubt."""
    claimed = with_denial(claim, word)
    outcome = CheckOutcome.DIFFERS if sure else CheckOutcome.MAY_DIFFER
    return Difference(claimed, match.words, outcome, match.number)


# read top-down
