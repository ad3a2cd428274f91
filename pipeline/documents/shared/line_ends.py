"""Line ends inside a block: in a list they separate its entries, in wrapped prose they separate nothing."""

from pipeline.text.regex import regex

_NUMBERED = regex(r"(?m)^\s*(?:\[\d+\]|\d{1,3}\.)\s")  # "[3] Lee", "3. Lee"
# how an entry may end, and how the next one may begin
_ENTRY_END = regex(r"[.!?][)\]”\"’']{0,2}$|(?:https?://|doi:)\S{1,400}$")
_ENTRY_START = regex(r"[\W_]{0,3}[^\W\d_a-z]")


def has_numbered_line(block: str) -> bool:
    """Return whether a line of the block begins with a number."""
    return _NUMBERED.search(block) is not None


def is_entry_list(block: str) -> bool:
    r"""Return whether each line of a block is an entry: the lines are numbered, or each ends and begins as entries do.

    >>> is_entry_list("[1] Lee, Tides.\n[2] Kim, Ports."), is_entry_list("Lee (2017) Tides.\nKim (2018) Ports.")
    (True, True)
    >>> is_entry_list("It rose in\n2017.")
    False
    """
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if len(lines) < 2:
        return False
    if sum(map(has_numbered_line, lines)) > 1:
        return True
    return all(map(_ENTRY_END.search, lines[:-1])) and all(map(_ENTRY_START.match, lines[1:]))
