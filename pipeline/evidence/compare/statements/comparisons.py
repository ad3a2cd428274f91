"""What is compared with what: "the wall is older than the palace"."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.text.parse import Token

# Penn tags of comparatives
_COMPARATIVE = ("JJR", "RBR")
_THAN, _ENDING, _PUNCTUATION = "than", "er", ("punctuation",)
# how many tokens behind the comparative "than" may stand, and how many behind "than" are compared with
_REACH, _LONGEST = 8, 8


class Comparison(NamedTuple):
    """The stems of the two sides of a comparison.

    theme: what is more so. standard: than what. modified: the stem of the word that "more" or "less" belongs to.
    """

    theme: frozenset[str]
    standard: frozenset[str]
    modified: str


def comparison(tokens: Sequence[Token], stems: Sequence[str], i: int) -> Comparison | None:
    """Return what the comparative at i compares, None where no "than" follows it."""
    before_than = i + 1 < len(tokens) and tokens[i + 1].lemma == _THAN and tokens[i].lemma.endswith(_ENDING)
    if tokens[i].tag not in _COMPARATIVE and not before_than:
        return None
    than = next((j for j in range(i + 1, min(i + 1 + _REACH, len(tokens))) if tokens[j].lemma == _THAN), None)
    if than is None or any(
        tokens[j].tag in _COMPARATIVE for j in range(i + 1, than) if tokens[j].head != tokens[i].head
    ):
        return None
    start = max((j + 1 for j in range(i) if _ends_clause(tokens[j])), default=0)
    last = min(than + 1 + _LONGEST, len(tokens))
    stop = next((j for j in range(than + 1, last) if _ends_clause(tokens[j])), last)
    theme = frozenset(stems[j] for j in range(start, than) if j != i and stems[j])
    standard = frozenset(stems[j] for j in range(than + 1, stop) if stems[j])
    head = tokens[i].head
    return Comparison(theme, standard, stems[head]) if theme and standard else None


def _ends_clause(token: Token) -> bool:
    return token.relation in _PUNCTUATION and token.tag in (",", ".", ":")
