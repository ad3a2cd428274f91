"""Overlap resolution: of overlapping entities one stays."""

from collections.abc import Iterable

from pipeline.model import Entity


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
