"""Of overlapping entities the longest stays, then the one that came first."""

from collections.abc import Iterable

from pipeline.model import Entity


def settle(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities without overlaps, in text order. entities: surest first; text: the one they stand in."""
    taken = bytearray(len(text))
    kept = []
    for entity in sorted(entities, key=lambda e: -len(e.span)):  # a stable sort: the surest stays first among equals
        start, end = entity.span.start, entity.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.span))
