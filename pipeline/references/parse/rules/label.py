"""The number or key an entry carries in its list."""

import re

# "[3] Lee", "[Lee20] Lee", "(3) Lee", "3. Lee", "3) Lee", "3 Lee", "• Lee"; a year is no label
_LABEL = re.compile(
    r"\s{0,40}(?:\[\s?(?!(?:1[5-9]|20)\d\d\])(?P<square>[\w+./-]{1,12})\s?\]\.?|\((?P<round>\d{1,3})\)|(?P<dotted>\d{1,3})(?:[.)](?!\d)|\.\))"
    r"|(?P<bare>\d{1,3})(?=\s+(?:[^\W\d_a-zß-ÿ]|https?:|(?:van|von|de|da|di|del|la|le)\s))|[-*•·–]\s)\s{0,40}"
)


def take(text: str) -> tuple[str, str]:
    """Return (label, the rest of the string).

    >>> take("[3] Lee, D."), take("12. Lee, D."), take("Lee, D.")
    (('3', 'Lee, D.'), ('12', 'Lee, D.'), ('', 'Lee, D.'))
    """
    found = _LABEL.match(text)
    if not found:
        return "", text
    return next((g for g in found.groups() if g), ""), text[found.end() :]
