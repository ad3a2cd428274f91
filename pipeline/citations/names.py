"""Names read backwards from a year: "van der Berg, Lee and Kim" before "(2017)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.citations.known import Known, key_of
from pipeline.citations.words import DOUBTFUL, INSIDE, JOINING, MONTHS, NEVER, OPENERS, PREPOSITIONS, SUFFIXES
from pipeline.text.names import PARTICLES, fold

REACH = 240  # characters looked back from a year
# "et al.", "e cols.", "u.a.", "and colleagues"; then words with their hyphens, apostrophes and last stop; then marks
_TOKEN = re.compile(
    r"""(?P<etal>(?:,\s?)?(?:\bet\.?\s?all?\b\.?|\b(?:e|y)\s(?:cols?|colab|colaboradore?s)\b\.?|\bu\.\s?a\.|\bund\s(?:andere|Mitarbeiter)\b
    |(?:\band|&)\s(?:colleagues|others|co-?workers|collaborators|associates)\b)(?:['’]s?)?)
    |(?P<word>(?:[dlDL]['’])?[^\W_]+(?:['’‘`´ʼ.‐‑–-][^\W_]+){0,6}(?:['’](?!\w))?\.?)|(?P<comma>,)|(?P<semi>;)|(?P<and>&)|(?P<other>\S)""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐]?){1,3}$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a name with its place in the text."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Names before a year. sure: the reference list has a work of them (2: of that year, 1: of another, 0: none)."""

    start: int
    end: int
    names: tuple[str, ...]
    etal: bool
    sure: int


def _tokens(text: str, start: int, end: int) -> list[Word]:
    """Cut the last stretch before a year into tokens."""
    begin = max(start, end - REACH)
    if begin > start:
        begin = (text.find(" ", begin, end) + 1) or end
    return [Word(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, begin, end)]


def _capital(word: str) -> bool:
    return any(c.isupper() for c in word)


def _takes(word: Word, have: int) -> bool:
    """Tell whether the walk goes on over this token; have: how many it has taken."""
    if word.kind == "etal":
        return have == 0
    if word.kind != "word":
        return word.kind in {"comma", "semi", "and"}
    plain = word.text.rstrip(".").casefold()
    if word.text.endswith(".") and have and len(plain) > 3 and plain not in SUFFIXES:
        return False  # a sentence ends there
    return _capital(word.text) or plain in PARTICLES or plain in INSIDE or plain in JOINING


def _walk(tokens: Sequence[Word]) -> list[Word]:
    """Return the tokens that may belong to the names, in text order."""
    taken: list[Word] = []
    for word in reversed(tokens):
        if not _takes(word, sum(w.kind != "comma" for w in taken)):
            break
        taken.append(word)
    return taken[::-1]


@dataclass(slots=True)
class _Name:
    """One name while it is put together; sep is what stood before it."""

    words: list[Word]
    sep: str


def _is_join(words: Sequence[Word], i: int) -> bool:
    """Tell whether the word joins two names: "Lee and Kim", "Souza e Silva"."""
    word = words[i]
    return word.kind == "and" or (word.kind == "word" and word.text.casefold() in JOINING and not _capital(word.text))


def _names(words: Sequence[Word]) -> list[_Name]:
    """Cut a walk into names at commas, semicolons and joining words."""
    names, sep = [_Name([], "")], ""
    for i, word in enumerate(words):
        if word.kind in {"comma", "semi"} or _is_join(words, i):
            sep = "and" if _is_join(words, i) else word.kind
            if names[-1].words:
                names.append(_Name([], sep))
            else:
                names[-1].sep = sep if sep != "comma" else names[-1].sep
        elif word.kind == "word":
            names[-1].words.append(word)
    return [_trim(n) for n in names if n.words]


def _trim(name: _Name) -> _Name:
    """Drop small words at both ends that are no part of a name, and initials."""
    words = list(name.words)
    while words and not _capital(words[-1].text):
        words.pop()
    while words and not _capital(words[0].text) and words[0].text not in PARTICLES:
        words.pop(0)
    kept = [w for w in words if not _INITIALS.match(w.text) or not _capital(w.text) or _lone(w, words)]
    return _Name(kept, name.sep)


def _lone(word: Word, words: Sequence[Word]) -> bool:
    """Keep capitals that are the whole name: "WHO", "Ng", "BFG 2018"."""
    longer = any(len(w.text) > 3 and _capital(w.text) for w in words if w is not word)
    return not longer and not word.text.endswith(".") and len(word.text) > 1


def _open(names: list[_Name]) -> list[_Name]:
    """Drop what opens the sentence or the bracket: "In Brazil, Smith" → "Smith"."""
    while names:
        first = names[0]
        place = False
        while first.words and _opener(first.words):
            place = first.words[0].text.casefold() in PREPOSITIONS
            first.words.pop(0)
        if first.words and not (place and len(names) > 1 and names[1].sep == "comma"):
            return names
        names = names[1:]
    return names


def _opener(words: Sequence[Word]) -> bool:
    """Tell whether the first word is none of the name's; "De Souza" and "Der Spiegel" keep theirs."""
    text = words[0].text.rstrip(".")
    plain = text.casefold()
    if plain not in OPENERS or (text.isupper() and len(text) > 1):
        return False
    return not (plain in PARTICLES and len(words) > 1)


def spell(words: Sequence[Word]) -> str:
    """Return the name as it is kept: "van der Berg", without "'s" and the last stop."""
    text = " ".join(w.text for w in words if w.text.rstrip(".").casefold() not in SUFFIXES or w is words[0])
    return _POSSESSIVE.sub("", text).rstrip(".")


def _suffixes(names: Sequence[_Name]) -> Iterator[list[_Name]]:
    """Yield ever shorter readings: whole names are dropped from the left, then words of the first name."""
    for i in range(len(names)):
        rest = list(names[i + 1 :])
        for j in range(min(len(names[i].words), 8)):
            yield [_Name(names[i].words[j:], names[i].sep), *rest]


def _joined(names: Sequence[_Name], known: Known) -> list[_Name]:
    """Make one name of "Conselho Nacional de Desenvolvimento Científico e Tecnológico" where the list has it so."""
    if len(names) == 1 or not names[0].words:
        return list(names)
    words = [w for n in names for w in n.words]
    return [_Name(words, names[0].sep)] if "".join(key_of(w.text) for w in words) in known.firsts else list(names)


def _best(names: list[_Name], year: str, known: Known) -> tuple[list[_Name], int]:
    """Choose the reading that the reference list bears out, the longest of the best."""
    best, level = None, 0
    for reading in _suffixes(names):
        whole = _joined(reading, known)
        key = key_of(spell(whole[0].words))
        if not key or key.isdigit():
            continue
        found = 2 if (key, year) in known.pairs else 1 if key in known.firsts else 0
        if found > level:
            best, level = whole, found
    if best:
        return best, level
    after = max((i for i, n in enumerate(names) if n.sep == "semi"), default=0)
    return names[after:], 0


def _plausible(names: Sequence[_Name]) -> bool:
    """Turn down months, figures, laws: "(May 2008)", "(Figure 2, 2019)", "Companies Act (2006)"."""
    words = [w.text.rstrip(".,").casefold() for n in names for w in n.words]
    return bool(words) and not any(w in NEVER for w in words) and words[-1] not in MONTHS and len(words) <= 16


def _particles(names: Sequence[_Name], known: Known, *, narrative: bool) -> int:
    """Return where the citation starts; a Romance particle counts only where the list or the bracket says so."""
    words = names[0].words
    if narrative and words[0].text in DOUBTFUL and len(words) > 1:
        if fold(spell(words)) not in known.full:
            del words[0]
    return words[0].start


def read_names(text: str, start: int, end: int, year: str, known: Known, *, narrative: bool = False) -> Reading | None:
    """Read the names that end at `end`; None where there are none.

    >>> nobody = Known(frozenset(), frozenset(), frozenset(), frozenset())
    >>> read_names("(see van der Berg and Lee, 2017)", 1, 27, "2017", nobody).names
    ('van der Berg', 'Lee')
    """
    tokens = _tokens(text, start, end)
    while tokens and (tokens[-1].kind in {"comma", "semi"} or tokens[-1].text in {":", ".", "."}):
        tokens.pop()
    walk = _walk(tokens)
    etal = bool(walk) and walk[-1].kind == "etal"
    if not walk or (walk[-1].kind == "word" and not _capital(walk[-1].text)) or _is_join(walk, len(walk) - 1):
        return None
    stop = walk[-1].end
    names = _open([n for n in _names(walk[:-1] if etal else walk) if n.words])
    if not names:
        return None
    names, sure = _best(names, year, known)
    if not names or (sure < 2 and not _plausible(names)):
        return None
    first = _particles(names, known, narrative=narrative)
    return Reading(first, stop, tuple(spell(n.words) for n in names), etal, sure)
