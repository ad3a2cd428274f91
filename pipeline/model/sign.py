"""How what was found stands to the article, as a sign beside its word."""

from enum import StrEnum


class Sign(StrEnum):
    """The four signs of every view, with their symbols: colour never stands alone."""

    symbol: str

    def __new__(cls, word: str, symbol: str) -> "Sign":
        """Make a member from its word and its symbol."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.symbol = symbol
        return member

    DIFFERS = "differs", "✗"
    DOUBTFUL = "doubtful", "?"
    AGREES = "agrees", "✓"
    NO_SOURCE = "no source", "∅"
