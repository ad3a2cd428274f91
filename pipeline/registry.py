"""What installed packages add through entry points.

A group takes what the stage's own table takes:

    citetrail.readers     ending (".rst") = read(data: bytes) -> Iterator[Part]                    documents.READERS
    citetrail.styles      name = citations.Style(name, find, lookup, …)                            citations.STYLES
    citetrail.extractors  name = mentions.Extractor(field, prefix, find)                           mentions.EXTRACTORS
    citetrail.formats     name = dump(tables) -> {file name: bytes}                                tables.FORMATS
    citetrail.problems    name = find(extraction: Extraction) -> Iterator[Problem]                 problems.ALL

A worked package of each group: tests/plugins. Specification: packaging.python.org/specifications/entry-points.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from pipeline.errors import UsageError


@cache
def installed(group: str) -> dict[str, Any]:  # Any: an entry point may be any callable; its stage knows the type
    """Return name → object of every installed entry point of citetrail.<group>, sorted by name.

    Raises:
        UsageError: one of them cannot be loaded; a finding that is silently missing would be worse.
    """
    points = sorted(_entry_points().select(group=f"citetrail.{group}"), key=lambda point: point.name)
    return {point.name: _load(point) for point in points}


@cache
def _entry_points() -> Any:  # its class has another name from Python 3.12 on
    """Return those of all packages: asking for one group opens as many files as asking for all."""
    return entry_points()


def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:  # a package may raise anything when it is imported
        owner = point.dist.name if point.dist else point.value
        reason = f"{type(error).__name__}: {error}"
        raise UsageError(
            f"{owner}: cannot load {point.name!r} of {point.group} ({reason}); mend or uninstall it"
        ) from error
