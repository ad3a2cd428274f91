"""Labels that a text counts up: "Weight 1 …", "Weight 2 …", "Weight 3 …": the same word before numbers that go up by one."""

from collections import defaultdict
from collections.abc import Sequence

from pipeline.mentions.figures.numerals import Amount
from pipeline.text.regex import regex

_WORD_BEFORE = regex(r"(?<![\w-])(?P<word>[A-Z][a-zA-Z]{1,20}) $")
_LEAST_RUN, _LARGEST = 4, 99


def without_numbered(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts but those that a capitalised word numbers, where it does so for four and more in a row."""
    numbers: dict[str, set[int]] = defaultdict(set)
    words: dict[int, str] = {}
    for amount in amounts:
        start, end = amount.digits
        before = _WORD_BEFORE.search(text, max(0, start - 24), start) if text[start:end].isdigit() else None
        if before and amount.low <= _LARGEST:
            words[start] = before["word"]
            numbers[before["word"]].add(int(amount.low))
    labels = {word for word, found in numbers.items() if _counts_up(found)}
    return [amount for amount in amounts if words.get(amount.digits[0]) not in labels]


def _counts_up(found: set[int]) -> bool:
    """Tell whether four numbers or more follow each other."""
    return any(all(n + step in found for step in range(_LEAST_RUN)) for n in found)
