"""A figure that every passage says of another name: "Lake Orrin covers 655 km²", "Lake Senn covers 655 km²"."""

from collections.abc import Iterator

from pipeline.evidence.compare.statements.difference import Difference
from pipeline.evidence.compare.statements.matching import Pairing
from pipeline.evidence.compare.statements.owners import Part, parts, same_value
from pipeline.evidence.compare.statements.words import Reading, Word
from pipeline.model import CheckOutcome, Figure
from pipeline.text.regex import regex

_NAME = "PROPN"
_SENTENCE_END = regex(r"[.?!]\s|\n")


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


def find_owners_of_lists(pairing: Pairing) -> Iterator[Difference]:
    """Yield the only figure of a claim that a list gives to another: "the gardens held 61 species, the farms 44"."""
    claim = pairing.claim
    subject = frozenset[str]().union(*(word.subject for word in claim.words if claim.is_in_figure(word)))
    if len(claim.figures) != 1 or not subject:
        return
    [figure] = claim.figures
    others: list[tuple[int, Part]] = []
    for number, passage in enumerate(pairing.passages):
        listed = parts(passage.text, passage.figures)
        for part in (part for part in listed if _is_same(part.figure, figure)):
            labels = [
                p for p in listed if p is not part and p.words <= subject - part.words and _are_listed(passage, part, p)
            ]
            if not any(label.words for label in labels) or not part.words - claim.by_stem.keys():
                return
            others.append((number, part))
    for number, part in others[:1]:
        words = figure.span.of(claim.text), _shown(pairing.passages[number], part.words)
        yield Difference(*words, CheckOutcome.MAY_DIFFER, number, "the list has another figure for it")


def _is_same(left: Figure, right: Figure) -> bool:
    return same_value(left, right) and (left.unit == right.unit or not left.unit or not right.unit)


def _are_listed(passage: Reading, left: Part, right: Part) -> bool:
    """Tell whether two figures stand in one sentence and may be of one unit."""
    start, end = sorted((left.figure.span.start, right.figure.span.start))
    one_unit = left.figure.unit == right.figure.unit or not left.figure.unit or not right.figure.unit
    return one_unit and not _SENTENCE_END.search(passage.text, start, end)


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
