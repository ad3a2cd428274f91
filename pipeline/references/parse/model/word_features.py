"""All that is told of a word without its neighbours, worked out once a word: a reference list repeats its words."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.references.parse.model.word_classes import classes, shape

_TELLING = "CJOcghi"  # the classes that tell a publisher, a journal, an institution


class Look(NamedTuple):
    """The attributes of the word itself and of the words beside it, and what the loops over words ask for."""

    own: tuple[str, ...]
    left: tuple[str, ...]  # what the word on its right is told of it
    right: tuple[str, ...]  # what the word on its left is told of it
    left2: str
    right2: str
    opens: str  # what the words of a stretch are told of its first
    shape: str
    kind: str  # shape and classes
    classes: str
    telling: str
    capital: bool
    year: bool
    inside: bool  # "In", "Dans": a book or journal may follow
    number: bool  # of a volume or page, or a word before one
    link: bool
    house: bool


@lru_cache(maxsize=1 << 15)
def look(word: str) -> Look:
    """Return what a word looks like.

    >>> look("Verlag").own, look("2019").year, look("vol").number
    (('w=verlag', 's=Xx', 'c=h'), True, True)
    """
    form, cls = shape(word), classes(word)
    kind, lower, digit = form + cls, word.lower(), word[0].isdigit()
    return Look(
        own=_own(word, form, cls),
        left=(f"-s={kind}",) if digit else (f"-s={kind}", f"-w={lower}"),
        right=(f"+s={kind}",) if digit else (f"+s={kind}", f"+w={lower}"),
        left2=f"--{kind}",
        right2=f"++{kind}",
        opens=f"Sf{kind}",
        shape=form,
        kind=kind,
        classes=cls,
        telling="".join(c for c in _TELLING if c in cls),
        capital=word[0].isupper(),
        year="y" in cls,
        inside="i" in cls,
        number=(word.isdigit() and "y" not in cls) or (cls != "" and cls[-1] in "vnp"),
        link="L" in cls,
        house="h" in cls,
    )


def _own(word: str, form: str, cls: str) -> tuple[str, ...]:
    if form[0] == "9":
        return f"s={form}", f"c={form}{cls}"
    if form == "K":  # no blanks part the words: the last letters tell "…学报" from a title
        return f"w={word}", f"s={form}", f"c={form}{min(len(word), 9)}", f"e={word[-1]}", f"e={word[-2:]}"
    return f"w={word.lower()}", f"s={form}", f"c={cls}"
