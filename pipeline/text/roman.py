"""Roman numerals, as page labels of front matter, labels of endnotes and volumes of journals have them."""

_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def to_roman(number: int) -> str:
    """Return a number in Roman numerals, with as many "c" as it has hundreds.

    >>> to_roman(47)
    'xlvii'
    """
    return "c" * (number // 100) + _TENS[number // 10 % 10] + _ONES[number % 10]


def from_roman(numeral: str) -> int:
    """Return the value of a numeral of the letters i, v, x, l and c, 0 where they form no numeral: "vii" is 7, "iix" is none.

    >>> from_roman("XIV"), from_roman("iix")
    (14, 0)
    """
    values = [_DIGITS[letter] for letter in numeral.lower()]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if to_roman(total) == numeral.lower() else 0
