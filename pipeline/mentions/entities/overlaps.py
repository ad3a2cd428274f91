"""Overlap resolution: of overlapping entities one stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model import Entity, Span


def complete_names(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the entities; one that begins a longer name of the same text is that: "Henry" of "Henry Hub", "UK" of "UK Coal"."""
    longer: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        written = entity.span.of(text)
        if " " in written:
            longer[written.split(" ", 1)[0]].append(entity)
    for entity in entities:
        written = entity.span.of(text)
        full_name = next(
            (e for e in longer.get(written, ()) if text.startswith(e.span.of(text), entity.span.start)), None
        )
        yield (
            replace(full_name, span=Span(entity.span.start, entity.span.start + len(full_name.span)))
            if full_name
            else entity
        )


def longest_first(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities without overlaps, in text order: the longest stays, of equally long ones the first given.

    entities: the surest first; text: the one they stand in.
    """
    return first_come(text, sorted(entities, key=lambda e: -len(e.span)))  # a stable sort


def first_come(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities without overlaps, in text order; of two that overlap the first given stays."""
    covered = bytearray(len(text))
    disjoint = []
    for entity in entities:
        start, end = entity.span.start, entity.span.end
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            disjoint.append(entity)
    return tuple(sorted(disjoint, key=lambda e: e.span))
