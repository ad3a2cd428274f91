"""Names read backwards from a year: "van der Berg, Lee and Kim" before "(2017)"; the reference list decides in doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.citations.name_tokens import Name, Word, capital, is_join, spell, split, tokens, walk
from pipeline.citations.reference_names import ReferenceNames
from pipeline.citations.stopwords import DOUBTFUL, MONTHS, NEVER, OPENERS, PREPOSITIONS
from pipeline.text.authors import key_of
from pipeline.text.gazetteer import towns
from pipeline.text.names import PARTICLES, fold

# book and chapter of a classic between name and year: "Diogenes Laertius, VI 71, 2010"
_CLASSIC = re.compile(r",?\s(?:[IVXLC]\s?){1,7},?\s?[0-9]{1,3},\s?$")


_MOST = 16  # words of an unknown name; longer ones are sentences
UNKNOWN, NAMED, LISTED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Reading:
    """Names before a year. sure: LISTED with that year, NAMED with another in the reference list, or UNKNOWN."""

    start: int
    end: int
    names: tuple[str, ...]
    etal: bool
    sure: int


def _open(names: list[Name], year: str, known: ReferenceNames) -> list[Name]:
    """Drop what opens the sentence or the bracket: "In Brazil, Smith" → "Smith"."""
    while names:
        first = names[0]
        place = False
        while first.words and _opener(first.words) and (key_of(first.words[0].text), year) not in known.pairs:
            place = first.words[0].text.casefold() in PREPOSITIONS
            first.words.pop(0)
        known_one = key_of(spell(first.words)) in known.firsts if first.words else False
        if first.words and (known_one or not (place and len(names) > 1 and names[1].sep == "comma")):
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


def _suffixes(names: Sequence[Name], known: ReferenceNames) -> Iterator[list[Name]]:
    """Yield ever shorter readings: words of the first name are dropped from the left, then the whole name.

    Where the document joins names by semicolons, "Lopes; Borges, 2021", they stay together.
    """
    for i in range(len(names)):
        if i and known.semicolons and names[i].sep == "semi":
            return
        rest = list(names[i + 1 :])
        for j in range(min(len(names[i].words), 8)):
            yield [Name(names[i].words[j:], names[i].sep), *rest]


def _joined(text: str, names: list[Name], known: ReferenceNames) -> list[Name]:
    """Make one name of "Conselho Nacional de Desenvolvimento Científico e Tecnológico" where the list has it so."""
    if len(names) == 1 or not names[0].words:
        return names
    start, end = names[0].words[0].start, names[-1].words[-1].end
    said = text[start:end]
    return [Name([Word("word", said, start, end)], names[0].sep)] if key_of(said) in known.firsts else names


def _best(text: str, names: list[Name], year: str, known: ReferenceNames) -> tuple[list[Name], int]:
    """Choose the reading that the reference list bears out, the longest of the best."""
    best, level = None, UNKNOWN
    for reading in _suffixes(names, known):
        whole = _joined(text, reading, known)
        key = key_of(spell(whole[0].words))
        if not key or key.isdigit():
            continue
        found = LISTED if (key, year) in known.pairs else NAMED if key in known.firsts else UNKNOWN
        if found > level:
            best, level = whole, found
    if best:
        return best, level
    after = 0 if known.semicolons else max((i for i, n in enumerate(names) if n.sep == "semi"), default=0)
    return names[after:], UNKNOWN


def _plausible(names: Sequence[Name], *, etal: bool) -> bool:
    """Turn down months, figures, laws: "(May 2008)", "(Figure 2, 2019)", "Companies Act (2006)"; not "Page et al. 2021"."""
    words = [[w.text.rstrip(".,").casefold() for w in name.words] for name in names]
    if etal or (len(words) > 1 and all(len(w) == 1 for w in words) and words[0][0] not in NEVER | MONTHS):
        return True
    flat = [word for name in words for word in name]
    return len(flat) <= _MOST and flat[-1] not in MONTHS and NEVER.isdisjoint(flat)


def _town(name: str) -> bool:
    """Tell a place from an author: "(Rio de Janeiro, 2014)". Lima and Jordan are families too, so one word is not enough."""
    return " " in name and name in towns()


def _without_preposition(names: list[Name], known: ReferenceNames) -> list[Name]:
    """Drop the "de" of "o trabalho de Silva (2010)", unless the list has "de Silva"."""
    words = names[0].words
    if len(words) == 1 or words[0].text not in DOUBTFUL or fold(spell(words)) in known.full:
        return names
    return [Name(words[1:], names[0].sep), *names[1:]]


def _classic(text: str, start: int, end: int, year: str, known: ReferenceNames) -> Reading | None:
    """Read the names before "VI 71," where the list has them."""
    place = _CLASSIC.search(text, max(start, end - 24), end)
    found = read_names(text, start, place.start(), year, known) if place else None
    return found if found and found.sure == LISTED else None


def read_names(
    text: str, start: int, end: int, year: str, known: ReferenceNames, *, narrative: bool = False
) -> Reading | None:
    """Read the names that end at `end`; None where there are none. year: its first four characters.

    >>> from pipeline.citations.reference_names import index_names
    >>> read_names("(see van der Berg and Lee, 2017)", 1, 27, "2017", index_names([])).names
    ('van der Berg', 'Lee')
    """
    found = _classic(text, start, end, year, known)
    if found:
        return found
    before = tokens(text, start, end)
    while before and (before[-1].kind in {"comma", "semi"} or before[-1].text in {":", "."}):
        before.pop()
    taken = walk(before)
    if not taken or is_join(taken[-1]) or (taken[-1].kind == "word" and not capital(taken[-1].text)):
        return None
    etal = taken[-1].kind == "etal"
    names = split(taken[:-1] if etal else taken)
    if not (etal and len(names) == 1 and len(names[0].words) == 1):  # "May et al." opens nothing
        names = _open(names, year, known)
    if not names:
        return None
    names, sure = _best(text, names, year, known)
    if not names or (sure < LISTED and not _plausible(names, etal=etal)):
        return None
    if sure == UNKNOWN and not etal and len(names) == 1 and _town(spell(names[0].words)):
        return None
    if narrative:
        names = _without_preposition(names, known)
    return Reading(names[0].words[0].start, taken[-1].end, tuple(spell(n.words) for n in names), etal, sure)
