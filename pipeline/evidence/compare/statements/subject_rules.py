"""A figure that every passage says of another name: "Lake Orrin covers 655 km²", "Lake Senn covers 655 km²"."""

from collections.abc import Iterator

from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.owners import parts
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.model import CheckOutcome

_NAME = "PROPN"


def find_other_subjects(pairing: Pairing) -> Iterator[Difference]:
    """Yield the subject of a figure of the claim, where each passage that has the figure has another name for its subject."""
    claim = pairing.claim
    of_claim = _names(claim)
    for word in claim.words:
        ours = word.subject & of_claim
        if not ours or not _is_in_figure(claim, word):
            continue
        found = [(n, p, o) for n, p in enumerate(pairing.passages) for o in p.by_stem.get(word.stem, ())]
        others = [(n, p, other) for n, p, o in found if (other := _other_subject(p, o, ours, claim))]
        if found and len(others) == len(found):
            number, passage, other = others[0]
            words = _shown(claim, word.subject), _shown(passage, other)
            yield Difference(*words, CheckOutcome.MAY_DIFFER, number, f"{word.span.of(claim.text)} is of another there")


def _other_subject(passage: Reading, number: Word, ours: frozenset[str], claim: Reading) -> frozenset[str]:
    """Return the subject of a number, where it is a name that the claim lacks and lacks the claim's own."""
    theirs, own = (number.subject & _names(passage)) - claim.by_stem.keys(), ours - number.subject
    is_other = bool(theirs and own) and not own & _part_words(passage, number)
    return number.subject if is_other else frozenset()


def _part_words(passage: Reading, number: Word) -> frozenset[str]:
    """Return the words of the part of a list that a number belongs to."""
    of_number = (part.words for part in parts(passage.text, passage.figures) if part.figure.span.overlaps(number.span))
    return frozenset[str]().union(*of_number)


def _is_in_figure(reading: Reading, word: Word) -> bool:
    is_date = any(date.overlaps(word.span) for date in reading.dates)
    return word.is_number and not is_date and reading.is_in_figure(word)


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(word.stem for word in reading.words if word.pos == _NAME)


def _shown(reading: Reading, stems: frozenset[str]) -> str:
    """Return the words of a text that have these stems, in text order."""
    return " ".join(dict.fromkeys(word.span.of(reading.text) for word in reading.words if word.stem in stems))
