"""The tokens before a year, read backwards as long as they may belong to names, and cut into names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.citations.stopwords import BEFORE_SHORT, INSIDE, JOINING, SUFFIXES
from pipeline.text.names import PARTICLES

REACH = 240  # characters looked back from a year
# "et al.", "e cols.", "u.a.", "and colleagues"; then words with their hyphens, apostrophes and last stop; then marks
_TOKEN = re.compile(
    r"""(?P<etal>(?:,\s?)?(?:\bet\.?\s?all?\b\.?|\b(?:e|y)\s(?:cols?|colab|colaboradore?s)\b\.?|\bu\.\s?a\.|\bund\s(?:andere|Mitarbeiter)\b
    |(?:\band|&)\s(?:colleagues|others|co-?workers|collaborators|associates)\b)(?:['’]s?)?)
    |(?P<word>(?:[dlDL]['’])?[^\W_]+(?:['’‘`´ʼ.‐‑–-][^\W_]+){0,6}(?:['’](?!\w))?\.?)|(?P<comma>,)|(?P<semi>;)|(?P<and>&|/(?=\s?[^\W\d_]))|(?P<other>\S)""",
    re.VERBOSE,
)
_INITIAL = re.compile(r"[^\W\d_](?:\.|$)(?:[-‐]?[^\W\d_]\.)*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐]?){1,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a name with its place in the text."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Word]:
    """Cut the last stretch before a year into tokens."""
    begin = max(start, end - REACH)
    if begin > start:
        begin = (text.find(" ", begin, end) + 1) or end
    return [Word(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, begin, end)]


def capital(word: str) -> bool:
    """Tell whether a word has a capital anywhere: "Lee", "deVries", "al-Sadr"."""
    return any(c.isupper() for c in word)


def _takes(word: Word, have: int) -> bool:
    """Tell whether the walk goes on over this token; have: how many it has taken."""
    if word.kind == "etal":
        return have == 0
    if word.kind != "word":
        return word.kind in {"comma", "semi", "and"}
    plain = word.text.rstrip(".").casefold()
    if word.text.endswith(".") and have and len(plain) > 3 and plain.rpartition("-")[2] not in SUFFIXES:
        return False  # a sentence ends there
    return capital(word.text) or plain in PARTICLES or plain in INSIDE or plain in JOINING


def walk(tokens: Sequence[Word]) -> list[Word]:
    """Return the tokens that may belong to the names, in text order."""
    taken: list[Word] = []
    for word in reversed(tokens):
        if not _takes(word, sum(w.kind != "comma" for w in taken)):
            break
        taken.append(word)
    return taken[::-1]


@dataclass(slots=True)
class Name:
    """One name while it is put together; sep is what stood before it."""

    words: list[Word]
    sep: str


def is_join(word: Word) -> bool:
    """Tell whether the word joins two names: "Lee and Kim", "Souza e Silva"."""
    return word.kind == "and" or (word.kind == "word" and word.text.casefold() in JOINING and not capital(word.text))


def split(words: Sequence[Word]) -> list[Name]:
    """Cut a walk into names at commas, semicolons and joining words."""
    names, sep = [Name([], "")], ""
    for word in words:
        if word.kind in {"comma", "semi"} or is_join(word):
            sep = "and" if is_join(word) else word.kind
            if names[-1].words:
                names.append(Name([], sep))
            else:
                names[-1].sep = sep if sep != "comma" else names[-1].sep
        elif word.kind == "word":
            names[-1].words.append(word)
    return [name for name in map(_trim, names) if name.words]


def _trim(name: Name) -> Name:
    """Drop small words at both ends that are no part of a name, and initials; "The WHO" has none."""
    words = list(name.words)
    while words and not capital(words[-1].text):
        words.pop()
    while words and not capital(words[0].text) and words[0].text not in PARTICLES:
        words.pop(0)
    while len(words) > 1 and _INITIALS.match(words[-1].text) and words[-1].text.isupper():
        if words[-2].text.casefold() in BEFORE_SHORT:
            break
        words.pop()
    while words and _INITIAL.match(words[0].text):
        words.pop(0)
    return Name([w for w in words if not _INITIAL.match(w.text)], name.sep)


def spell(words: Sequence[Word]) -> str:
    """Return the name as it is kept: "van der Berg", without "'s" and the last stop."""
    text = " ".join(w.text for w in words if w.text.rstrip(".").casefold() not in SUFFIXES or w is words[0])
    return _POSSESSIVE.sub("", text).rstrip(".")
