"""The only door to pycrfsuite: words and their features in, labels out (linear-chain CRF, Lafferty et al. 2001).

Labels: A author, Y date, T title, C container, V volume, I issue, G pages, P publisher, L place, E editor, O anything else.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast

WEIGHTS = Path(__file__).parent.parent / "assets" / "references.crfsuite"


class Tagger(Protocol):
    """What is used of pycrfsuite.Tagger."""

    def tag(self, xseq: Sequence[Sequence[str]]) -> list[str]:
        """Return one label a word."""
        ...


@cache
def tagger(weights: Path = WEIGHTS) -> Tagger | None:
    """Return the tagger with its weights, opened once a process; None where the file is missing: rules alone then."""
    if not weights.exists():
        return None
    import pycrfsuite

    opened = pycrfsuite.Tagger()
    opened.open(str(weights))
    return cast("Tagger", opened)
