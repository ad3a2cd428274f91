"""The finding of each claim, over all the works it cites: its outcome, why, and its priority."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.model import Finding, Priority
from pipeline.outcomes import Assessment
from pipeline.wording import summarise_claim


def find_findings(
    assessments: Iterable[Assessment], prioritise: Callable[[Assessment], tuple[Priority, str]]
) -> Iterator[Finding]:
    """Yield the finding of each claim: its outcome, why, and how soon a person should look. prioritise: gives the last two."""
    for assessed in assessments:
        outcome = assessed.row.outcome if assessed.row else None
        yield Finding(assessed.claim.id, outcome, summarise_claim(assessed), *prioritise(assessed))
