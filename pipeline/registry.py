"""What third parties add through entry points: citetrail.readers, .styles, .extractors, .formats, .problems."""

from functools import cache
from importlib.metadata import entry_points
from typing import Any


@cache
def installed(group: str) -> dict[str, Any]:  # Any: an entry point may be any callable; its stage knows the type
    """Return name → object of every installed entry point of the group, sorted by name."""
    return {
        point.name: point.load() for point in sorted(entry_points(group=f"citetrail.{group}"), key=lambda p: p.name)
    }
