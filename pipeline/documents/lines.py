"""Line ends inside a block: those of a list part its entries, those of wrapped prose part nothing."""

import re

_NUMBERED = re.compile(r"(?m)^\s*(?:\[\d+\]|\d{1,3}\.)\s")  # "[3] Lee", "3. Lee"
# how an entry may end, and how the next one may open
_END = re.compile(r"[.!?][)\]”\"’']{0,2}$|(?:https?://|doi:)\S{1,400}$")
_OPEN = re.compile(r"[\W_]{0,3}[^\W\d_a-z]")


def numbered(block: str) -> bool:
    """Tell whether a line of the block opens with a number."""
    return _NUMBERED.search(block) is not None


def listed(block: str) -> bool:
    r"""Tell whether each line of a block is an entry of its own: lines with numbers, or each ends and opens as entries do.

    >>> listed("[1] Lee, Tides.\n[2] Kim, Ports."), listed("Lee (2017) Tides.\nKim (2018) Ports."), listed("It rose in\n2017.")
    (True, True, False)
    """
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    if sum(map(numbered, lines)) > 1:
        return True
    return all(map(_END.search, lines[:-1])) and all(map(_OPEN.match, lines[1:]))
