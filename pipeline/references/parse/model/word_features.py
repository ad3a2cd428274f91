"""The features of a word without its context, worked out once a word: a reference list repeats its words."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.references.parse.model.word_classes import word_classes, word_shape

_CUE_CLASSES = "CJOcghi"  # the classes that show a publisher, a journal, an institution


class WordFeatures(NamedTuple):
    """The feature strings of a word and of the words beside it, and what the loops over words ask for."""

    features: tuple[str, ...]
    as_left: tuple[str, ...]  # features that it gives to the word on its right
    as_right: tuple[str, ...]  # features that it gives to the word on its left
    as_second_left: str
    as_second_right: str
    opens_segment: str  # the feature that it gives to all words of the segment it opens
    shape: str
    kind: str  # shape and classes
    classes: str
    cue_classes: str
    is_capitalised: bool
    is_year: bool
    is_in_marker: bool  # "In", "Dans": a book or journal may follow
    is_number: bool  # of a volume or page, or a word before one
    is_link: bool
    is_publisher: bool


@lru_cache(maxsize=1 << 15)
def word_features(word: str) -> WordFeatures:
    """Return the features of a word.

    The strings are part of the trained weights (assets/references.npz): w= the word, s= its shape, c= its classes, e= its end;
    - + the word to the left and to the right, -- ++ the second, Sf the first of the segment.

    >>> word_features("Verlag").features, word_features("2019").is_year, word_features("vol").is_number
    (('w=verlag', 's=Xx', 'c=h'), True, True)
    """
    shape, classes = word_shape(word), word_classes(word)
    kind, lower, is_digit = shape + classes, word.lower(), word[0].isdigit()
    return WordFeatures(
        features=_own_features(word, shape, classes),
        as_left=(f"-s={kind}",) if is_digit else (f"-s={kind}", f"-w={lower}"),
        as_right=(f"+s={kind}",) if is_digit else (f"+s={kind}", f"+w={lower}"),
        as_second_left=f"--{kind}",
        as_second_right=f"++{kind}",
        opens_segment=f"Sf{kind}",
        shape=shape,
        kind=kind,
        classes=classes,
        cue_classes="".join(letter for letter in _CUE_CLASSES if letter in classes),
        is_capitalised=word[0].isupper(),
        is_year="y" in classes,
        is_in_marker="i" in classes,
        is_number=(word.isdigit() and "y" not in classes) or (classes != "" and classes[-1] in "vnp"),
        is_link="L" in classes,
        is_publisher="h" in classes,
    )


def _own_features(word: str, shape: str, classes: str) -> tuple[str, ...]:
    if shape[0] == "9":
        return f"s={shape}", f"c={shape}{classes}"
    if shape == "K":  # no blanks part the words: the last letters tell "…学报" from a title
        return f"w={word}", f"s={shape}", f"c={shape}{min(len(word), 9)}", f"e={word[-1]}", f"e={word[-2:]}"
    return f"w={word.lower()}", f"s={shape}", f"c={classes}"
