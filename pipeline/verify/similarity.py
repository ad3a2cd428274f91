"""How alike two strings are: the longest common subsequence and the edit distance, computed on the bits of whole numbers.

Hyyrö 2004 (subsequence) and Myers 1999 (distance): one step a letter whatever the length of the other string.
"""

from functools import lru_cache


def _positions(text: str) -> dict[str, int]:
    """Return letter → a number whose bits are the places where it stands."""
    masks: dict[str, int] = {}
    for i, letter in enumerate(text):
        masks[letter] = masks.get(letter, 0) | 1 << i
    return masks


@lru_cache(maxsize=1 << 15)
def ratio(left: str, right: str) -> float:
    """Return 2 × common subsequence / both lengths, 0 to 1.

    >>> ratio("kitten", "kitten"), round(ratio("kitten", "sitting"), 2)
    (1.0, 0.62)
    """
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    masks, full = _positions(left), (1 << len(left)) - 1
    state = full
    for letter in right:
        shared = state & masks.get(letter, 0)
        state = (state + shared | state - shared) & full
    return 2 * (len(left) - state.bit_count()) / (len(left) + len(right))


def edit_distance(left: str, right: str) -> int:
    """Return the least number of letters to insert, drop or change.

    >>> edit_distance("kitten", "sitting")
    3
    """
    return _distances(left, right, anywhere=False)


def best_part(needle: str, text: str) -> float:
    """Return how well the needle stands somewhere in a text: 1 − least edit distance to any part of it / its length.

    >>> best_part("abcd", "xxabcdxx"), best_part("abcd", "xxabxdxx")
    (1.0, 0.75)
    """
    if not needle or not text:
        return 0.0
    if needle in text:
        return 1.0
    return max(0.0, 1 - _distances(needle, text, anywhere=True) / len(needle))


def _distances(pattern: str, text: str, *, anywhere: bool) -> int:
    """Return the distance of the pattern to the whole text, or to the part of it that is nearest."""
    if not pattern:
        return 0 if anywhere else len(text)
    masks, full, last = _positions(pattern), (1 << len(pattern)) - 1, 1 << len(pattern) - 1
    up, down, score = full, 0, len(pattern)
    best = score
    for letter in text:
        equal = masks.get(letter, 0)
        diagonal = ((equal & up) + up ^ up) | equal | down
        right, left = down | ~(diagonal | up) & full, up & diagonal
        score += bool(right & last) - bool(left & last)
        best = min(best, score)
        right = (right << 1 | (not anywhere)) & full
        left = left << 1 & full
        up, down = left | ~(diagonal | right) & full, right & diagonal
    return best if anywhere else score
