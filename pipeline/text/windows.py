"""Windows of a text for the entity model: units, their shapes, and windows of whole units that end at sentence ends.

Training and inference cut alike, because both use this file.
"""

from collections.abc import Iterator, Sequence

from pipeline.model.span import Span

LENGTH = 126  # word pieces a window, [CLS] and [SEP] not counted
SHAPES = 16  # eight shapes × first or continuing piece

# the model's labels; GPE and LOC are one PLACE, which the gazetteer splits afterwards
TYPES = ("PERSON", "ORG", "PLACE", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT")
LABELS = ("O", *(f"{position}-{type_}" for type_ in TYPES for position in "BI"))


def shape(unit: str) -> int:
    """Return 0…7: what the uncased model cannot see of a unit's letters.

    >>> [shape(u) for u in ("trade", "Asia", "EU", "A", "iPhone", "2023", "C5", ",")]
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    if unit.isdigit():
        return 5
    if not unit.isalpha():
        return 6 if any(c.isalnum() for c in unit) else 7
    if unit.islower():
        return 0
    if unit.isupper():
        return 2 if len(unit) > 1 else 3
    return 1 if unit[0].isupper() and unit[1:].islower() else 4


def windows(units: Sequence[Span], pieces: Sequence[int], sentences: Sequence[Span]) -> Iterator[range]:
    """Yield ranges of units: as many whole sentences as fit into LENGTH pieces; a longer sentence is cut between units.

    pieces: word pieces of each unit, at most LENGTH. units and sentences in text order.
    """
    start = length = 0
    for sentence in by_sentence(units, sentences):
        size = sum(pieces[i] for i in sentence)
        if length + size > LENGTH and length:
            yield range(start, sentence.start)
            start, length = sentence.start, 0
        for i in sentence:
            if length + pieces[i] > LENGTH:
                yield range(start, i)
                start, length = i, 0
            length += pieces[i]
    if start < len(units):
        yield range(start, len(units))


def by_sentence(units: Sequence[Span], sentences: Sequence[Span]) -> Iterator[range]:
    """Yield the range of units of each sentence; a unit between two sentences goes with the one before."""
    start = 0
    for following in [*(s.start for s in sentences[1:]), None]:
        end = start
        while end < len(units) and (following is None or units[end].start < following):
            end += 1
        yield range(start, end)
        start = end
