"""Slips of spelling: whether two names differ by one edit."""

_ANAGRAM = 7  # letters from which swapped letters are a misspelling


def one_edit_apart(left: str, right: str) -> bool:
    """Tell whether one letter is changed, added, dropped, swapped with its neighbour, or another letter is doubled.

    >>> one_edit_apart("mueller", "muller"), one_edit_apart("saffioti", "safiotti"), one_edit_apart("smith", "swift")
    (True, True, False)
    """
    if len(left) == len(right) >= _ANAGRAM and set(left) == set(right):
        differing = sum(x != y for x, y in zip(left, right, strict=True))
        if differing < len(left) // 2:
            return left[:2] == right[:2]
    pairs = enumerate(zip(left, right, strict=False))
    start = next((i for i, (x, y) in pairs if x != y), min(len(left), len(right)))
    left_rest, right_rest = left[start:], right[start:]
    if len(left) == len(right):
        is_swapped = left_rest[:2] == right_rest[1::-1] and left_rest[2:] == right_rest[2:]
        return left_rest[1:] == right_rest[1:] or is_swapped
    return left_rest[1:] == right_rest if len(left) > len(right) else left_rest == right_rest[1:]
