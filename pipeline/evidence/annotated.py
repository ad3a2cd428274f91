"""A text with the mentions found in it: what a comparison reads of a claim and of a passage."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.model import Entity, Figure, Time


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A claim or a sentence of a source with its mentions, whose spans are in this text."""

    text: str
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the words: a passage is looked up again and again, and that of a string is kept."""
        return hash(self.text)


class Annotate(Protocol):
    """Finds the figures and the dates of a sentence; its figures alone where it need not be dated, which takes half of the time."""

    def __call__(self, text: str, *, dated: bool = True) -> AnnotatedText: ...  # noqa: D102
