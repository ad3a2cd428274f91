"""What a rule of the comparison of statements found."""

from dataclasses import dataclass

from pipeline.model import CheckOutcome


@dataclass(frozen=True, slots=True)
class Difference:
    """What a rule found: the words of the claim and of the passage, "" where it has none, and how sure it is.

    passage: the number of the passage that speaks. note: why, where the two values do not tell.
    """

    claimed: str
    found: str
    outcome: CheckOutcome
    passage: int
    note: str = ""
