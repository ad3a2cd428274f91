"""A text with what was found in it: what the comparison reads of a claim and of a passage."""

from dataclasses import dataclass

from pipeline.model import Entity, Figure, Time


@dataclass(frozen=True, slots=True)
class Said:
    """A claim or a sentence of a source; the spans of all values count in this text."""

    text: str
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
