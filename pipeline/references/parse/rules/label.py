"""The label of an entry: the number or key that it carries in its list."""

from pipeline.lexicon import fragment
from pipeline.text.regex import regex

# "[3] Lee", "[Lee20] Lee", "(3) Lee", "3. Lee", "3) Lee", "3 Lee", "• Lee"; a year is no label
_LABEL = regex(
    r"\s{0,40}(?:\[\s?(?!(?:1[5-9]|20)\d\d\])(?P<square>[\w+./-]{1,12})\s?\]\.?|\((?P<round>\d{1,3})\)|(?P<dotted>\d{1,3})(?:[.)](?!\d)|\.\))"
    rf"|(?P<bare>\d{{1,3}})(?=\s+(?:[^\W\d_a-zß-ÿ]|https?:|{fragment('vocabulary.name_particles')}\s))|[-*•·–]\s)\s{{0,40}}"
)


def split_label(text: str) -> tuple[str, str]:
    """Return the label of an entry, "" for none, and the rest of the string.

    >>> split_label("[3] Lee, D."), split_label("12. Lee, D."), split_label("Lee, D.")
    (('3', 'Lee, D.'), ('12', 'Lee, D.'), ('', 'Lee, D.'))
    """
    found = _LABEL.match(text)
    if not found:
        return "", text
    return next((group for group in found.groups() if group), ""), text[found.end() :]
