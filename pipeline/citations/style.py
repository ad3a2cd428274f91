"""A citation style as one value: how it is found, how its citations find their reference, how it competes with other styles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference

Finder = Callable[[Document, Sequence[Reference]], Iterable[Citation]]

RARE = 0.1  # a style with a smaller share than this beside another system is chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One way of citing; a new one is a file in citations/styles/ and a line in citations.STYLES.

    name: what `Citation.style` says, but for narrative citations.
    find: yields the citations of a document, one a work; the reference list is its evidence. It never raises.
    lookup: how the link stage looks a citation up in the reference list.
    reads_notes: `find` reads the whole text; that of other styles has no lists, no notes that cite and no note marks.
    system: styles of one system ("names", "numbers") are counted together against the other systems, because a text
    follows one; "" for marks that are citations whatever else the text does.
    least_share: the style is dropped where its system has fewer citations than this share of those of other systems.
    certain: values of `Citation.by` that are never dropped.
    """

    name: str
    find: Finder
    lookup: Lookup
    reads_notes: bool = False
    system: str = ""
    least_share: float = 0.0
    certain: frozenset[str] = frozenset()
