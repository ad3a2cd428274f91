"""Problems of an article: reported, never corrected in silence.

A new lint is a file with find(extraction) -> Iterator[Problem] and one line in ALL.
"""

from collections.abc import Callable, Iterator

from pipeline.model import Extraction, Problem, Severity
from pipeline.problems import acronyms, citations, claims, evidence, links, misspelt, references, unread, years_of_notes
from pipeline.registry import installed

Lint = Callable[[Extraction], Iterator[Problem]]

# the order among problems of one severity and place
ALL: tuple[Lint, ...] = (
    citations.find,
    misspelt.find,
    unread.find,
    links.find,
    evidence.find,
    references.find,
    years_of_notes.find,
    acronyms.find,
    claims.find,
)


def find_problems(extraction: Extraction) -> tuple[Problem, ...]:
    """Return every problem, by severity, then in text order; those of a .bib entry come last."""
    lints = (*ALL, *installed("problems").values())
    found = [problem for lint in lints for problem in lint(extraction)]
    severities = list(Severity)
    end = len(extraction.document.text)
    return tuple(sorted(found, key=lambda p: (severities.index(p.severity), p.span.start if p.span else end)))
