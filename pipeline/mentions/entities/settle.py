"""Of overlapping entities one stays."""

from collections.abc import Iterable

from pipeline.model import Entity


def settle(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities without overlaps, in text order: the longest stays, then the surest.

    entities: surest first; text: the one they stand in.
    """
    return first_come(
        text, sorted(entities, key=lambda e: -len(e.span))
    )  # a stable sort: the surest stays first among equals


def first_come(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities without overlaps, in text order; of two that overlap the one that came first stays."""
    taken = bytearray(len(text))
    kept = []
    for entity in entities:
        start, end = entity.span.start, entity.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.span))
