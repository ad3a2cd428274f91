"""The title of a legal act, which its page prints in several lines and declares nowhere."""

import re
from collections.abc import Sequence

from pipeline.lexicon import either, words
from pipeline.model import BlockKind, Piece
from pipeline.text.regex import regex

_ACT = regex(rf"\b{either(words('documents.act_words'))}\b", re.IGNORECASE)
_FIRST_LINES = 40  # blocks at the top of a page in which the title stands
_LONGEST_LEAD = 40  # characters: "Proposal for a"


def find_act_title(pieces: Sequence[Piece]) -> str:
    """Return the lines of an act's title as one, "" where no line in capitals names an act.

    >>> lines = ("Proposal for a", "DECISION OF THE COUNCIL", "on the loan for the mill", "The mill was built in 1998.")
    >>> find_act_title([Piece(BlockKind.PARAGRAPH, line) for line in lines])
    'Proposal for a DECISION OF THE COUNCIL on the loan for the mill'
    """
    lines = [piece.text.strip() for piece in pieces[:_FIRST_LINES] if piece.kind != BlockKind.NOTE]
    for i, line in enumerate(lines):
        if line.isupper() and _ACT.search(line):
            lead = lines[i - 1 : i] if i and _leads_up(lines[i - 1]) else []
            follow = next((j for j in range(i + 1, len(lines)) if not lines[j][:1].islower()), len(lines))
            return " ".join([*lead, *lines[i:follow]]).rstrip(".")
    return ""


def _leads_up(line: str) -> bool:
    """Tell whether a line is the beginning of a phrase that the next one ends."""
    return len(line) <= _LONGEST_LEAD and line[-1:].islower() and not any(map(str.isdigit, line))
