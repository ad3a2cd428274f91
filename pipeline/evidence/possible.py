"""Works that are cited in the paragraph of a sentence without a citation: only what differs there is told, as an open point."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import CheckKind, CheckOutcome, Evidence, Outcome
from pipeline.outcomes import mention

# a passage of this score is about the sentence
_ABOUT = 0.7
_COMPARED = (CheckKind.FIGURE, CheckKind.DATE)


def only_differences(rows: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the passages in which a figure or a date differs, unless some work has it as the article does; never an agreement.

    rows: of one sentence, over all the works.
    """
    agreed = {mention(c) for row in rows for c in row.checks if c.outcome == CheckOutcome.MATCHES}
    for row in rows:
        checks = tuple(
            replace(
                check,
                outcome=CheckOutcome.MAY_DIFFER,
                detail=f"a work cited in this paragraph has it otherwise: {check.detail}",
            )
            for check in row.checks
            if check.kind in _COMPARED and check.outcome == CheckOutcome.DIFFERS and mention(check) not in agreed
        )
        if checks and row.score >= _ABOUT:
            yield replace(row, checks=checks, outcome=Outcome.NEEDS_HUMAN)
