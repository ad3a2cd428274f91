"""Trouble in the article, told and never mended in silence.

A new lint is a file with find(extraction) -> Iterator[Problem] and one line in ALL.
"""

from collections.abc import Callable, Iterator

from pipeline.model import Extraction, Problem
from pipeline.problems import acronyms, citations, claims, evidence, references
from pipeline.registry import installed

Lint = Callable[[Extraction], Iterator[Problem]]

# in the order in which a reader wants to hear of them
ALL: tuple[Lint, ...] = (citations.find, evidence.find, references.find, acronyms.find, claims.find)


def find_problems(extraction: Extraction) -> tuple[Problem, ...]:
    """Return every finding, by severity, then in text order; findings of a .bib entry come last among their like."""
    lints = (*ALL, *installed("problems").values())
    found = [problem for lint in lints for problem in lint(extraction)]
    severities = ("error", "warning", "info")
    end = len(extraction.document.text)
    return tuple(sorted(found, key=lambda p: (severities.index(p.severity), p.span.start if p.span else end)))
