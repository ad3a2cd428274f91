"""Another rank of the same thing: "her fifth album", "her fourth album"; "the largest city", "the second largest city"."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.evidence.compare.statements.align import align
from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.features import MEASURES
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.lexicon import words
from pipeline.model import CheckOutcome
from pipeline.text.stems import stem

# tuned on real claims whose figures agree, and on statements of known relation
_SURE, _DOUBT = 0.45, 0.3
_ORDINALS = frozenset(stem(word) for word in words("vocabulary.ordinals"))
_FIRST, _SUPERLATIVE = stem("first"), "superlative"
_NAME = "PROPN"
_OF_PHRASE = ("ADJ", "ADV", "NOUN", "PROPN", "VERB")


class _Rank(NamedTuple):
    """A rank: its word, which it is, the superlative it ranks by ("" where none), the stem of what is ranked."""

    word: Word
    ordinal: str
    superlative: str
    thing: str

    @property
    def ranked(self) -> tuple[str, str]:
        """Return what two ranks must share to be comparable."""
        return self.superlative, self.thing


def find_other_ranks(pairing: Pairing) -> Iterator[Difference]:
    """Yield a rank of the claim of which the passages have another one only, of the same thing."""
    ours = list(_ranks(pairing.claim))
    found = (
        [(number, rank) for number, passage in enumerate(pairing.passages) for rank in _ranks(passage)] if ours else []
    )
    for rank in ours:
        others = [(number, other) for number, other in found if other.ranked == rank.ranked]
        agrees = rank.word.stem in _ORDINALS and any(rank.ordinal in passage.by_stem for passage in pairing.passages)
        if agrees or len({other.ordinal for _, other in others}) != 1 or others[0][1].ordinal == rank.ordinal:
            continue
        number, other = others[0]
        passage = pairing.passages[number]
        support = align(pairing.claim, rank.word, passage, other.word).support
        if support >= _DOUBT:
            both_counted = (
                rank.word.stem in _ORDINALS and other.word.stem in _ORDINALS
            )  # else one may be of fewer things
            outcome = CheckOutcome.DIFFERS if both_counted and support >= _SURE else CheckOutcome.MAY_DIFFER
            shown = rank.word.span.of(pairing.claim.text), other.word.span.of(passage.text)
            yield Difference(*shown, outcome, number, "another rank")


def find_other_scopes(pairing: Pairing) -> Iterator[Difference]:
    """Yield a first or a superlative that the passage has of another place only: "the first woman from Lenham", "from England"."""
    claim = pairing.claim
    for word in claim.words:
        places = _names_near(claim, word) if word.degree == _SUPERLATIVE or word.stem == _FIRST else frozenset[str]()
        found = [
            (number, passage, other)
            for number, passage in enumerate(pairing.passages)
            for other in (passage.by_stem.get(word.stem, ()) if places else ())
            if (word.beside & other.beside) - places
        ]
        others = [
            (number, passage, other) for number, passage, other in found if _is_elsewhere(claim, places, passage, other)
        ]
        if found and len(others) == len(found):
            number, passage, other = others[0]
            shown = word.span.of(claim.text), other.span.of(passage.text)
            yield Difference(*shown, CheckOutcome.MAY_DIFFER, number, "there it is of another name")


def _is_elsewhere(claim: Reading, places: frozenset[str], passage: Reading, other: Word) -> bool:
    """Tell whether a word of the passage stands by a name that the claim lacks, and the claim's name in another sentence."""
    beside = {word.stem for word in passage.words if word.sentence == other.sentence}
    elsewhere = (places - beside) & passage.by_stem.keys()
    return bool(elsewhere) and bool(_names_near(passage, other) - claim.by_stem.keys())


def _names_near(reading: Reading, word: Word) -> frozenset[str]:
    """Return the stems of the names near a word in its sentence's tree."""
    return frozenset(w.stem for w in reading.words if w.is_name and w.pos == _NAME and w.stem in word.neighbours)


def _ranks(reading: Reading) -> Iterator[_Rank]:
    """Yield the ranks of a text: ordinals before a noun, and superlatives that no ordinal stands before, which are first."""
    for i, word in enumerate(reading.words):
        is_superlative = word.degree == _SUPERLATIVE and (i == 0 or reading.words[i - 1].stem not in _ORDINALS)
        if word.stem not in _ORDINALS and not is_superlative:
            continue
        phrase = [word]
        for other in reading.words[i + 1 :]:
            if other.span.start - phrase[-1].span.end > 1 or other.pos not in _OF_PHRASE:
                break
            phrase.append(other)
        thing = next((w.stem for w in reversed(phrase[1:]) if w.pos == "NOUN"), "")
        superlative = next((w.stem for w in phrase if w.degree == _SUPERLATIVE), "")
        if thing and thing not in MEASURES:
            yield _Rank(word, _FIRST if is_superlative else word.stem, superlative, thing)
