"""Names read backwards from a year: "van der Berg, Lee and Kim" before "(2017)"; the reference list decides in doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.citations.name_tokens import (
    Name,
    Token,
    has_capital,
    is_conjunction,
    spell,
    split_names,
    tokenize,
    trailing_name_tokens,
)
from pipeline.citations.reference_names import ReferenceNames
from pipeline.lexicon import words
from pipeline.text.authors import key_of
from pipeline.text.gazetteer import towns
from pipeline.text.names import PARTICLES, fold
from pipeline.text.regex import regex

# book and chapter of a classic between name and year: "Diogenes Laertius, VI 71, 2010"
_CLASSIC_LOCATOR = regex(r",?\s(?:[IVXLC]\s?){1,7},?\s?[0-9]{1,3},\s?$")
_LONGEST = 16  # words of names that the list does not support; longer ones are sentences
_FUNCTION_WORDS = (
    *("prepositions", "determiners", "coordinating_conjunctions", "subordinating_conjunctions"),
    *("auxiliaries", "pronouns", "honorifics"),
)
_OPENERS = frozenset(words("citations.name_openers")).union(*(words(f"vocabulary.{name}") for name in _FUNCTION_WORDS))
_PLACE_PREPOSITIONS = frozenset(words("citations.place_prepositions"))
_PREPOSITIONAL_PARTICLES = frozenset(words("citations.prepositional_particles"))
# short forms are family names too ("Sun"), but for those of English months
_CALENDAR = frozenset(
    [
        *(words("vocabulary.months.en") + words("vocabulary.seasons")),
        *(
            words(f"vocabulary.months.{language}.{month}")[0]
            for language in ("de", "fr", "es", "pt")
            for month in range(1, 13)
        ),
        *(words(f"vocabulary.weekdays.en.{day}")[0] for day in range(1, 8)),
    ]
)
_PUBLISHING_CITIES = frozenset(words("references.publishing_places.cities")) - frozenset(
    words("citations.cities_that_are_families")
)
_PUBLISHER_WORDS = frozenset(words("references.publishers.words")) - {
    "university",
    "universidade",
    "universidad",
    "academic",
}
_NEVER = frozenset(words("citations.never_in_author_names") + words("citations.numbered_parts"))


class Support(IntEnum):
    """What the reference list says of names: nothing, a work of theirs, a work of theirs and of that year."""

    NONE = 0
    NAME = 1
    WORK = 2


@dataclass(frozen=True, slots=True)
class NameReading:
    """The names of one citation and where they stand. support: what the reference list says for them."""

    start: int
    end: int
    names: tuple[str, ...]
    etal: bool
    support: Support


def _drop_openers(names: list[Name], year: str, listed: ReferenceNames) -> list[Name]:
    """Return the names without what opens the sentence or the bracket: "In Brazil, Smith" → "Smith"."""
    while names:
        first = names[0]
        place = False
        while first.tokens and _is_opener(first.tokens) and (key_of(first.tokens[0].text), year) not in listed.dated:
            place = first.tokens[0].text.casefold() in _PLACE_PREPOSITIONS
            first.tokens.pop(0)
        is_listed = key_of(spell(first.tokens)) in listed.first_authors if first.tokens else False
        if first.tokens and (is_listed or not (place and len(names) > 1 and names[1].separator == "comma")):
            return names
        names = names[1:]
    return names


def _is_opener(tokens: Sequence[Token]) -> bool:
    """Tell whether the first word is no part of the name; "De Souza" and "Der Spiegel" keep theirs."""
    text = tokens[0].text.rstrip(".")
    plain = text.casefold()
    if plain not in _OPENERS or (text.isupper() and len(text) > 1):
        return False
    return not (plain in PARTICLES and len(tokens) > 1)


def _suffixes(names: Sequence[Name], listed: ReferenceNames) -> Iterator[list[Name]]:
    """Yield ever shorter readings: the first name loses words from the left, then goes.

    Where the document joins names by semicolons, "Lopes; Borges, 2021", they stay together.
    """
    for i in range(len(names)):
        if i and listed.semicolons_join and names[i].separator == "semicolon":
            return
        rest = list(names[i + 1 :])
        for j in range(min(len(names[i].tokens), 8)):
            yield [Name(names[i].tokens[j:], names[i].separator), *rest]


def _join_listed(text: str, names: list[Name], listed: ReferenceNames) -> list[Name]:
    """Return one name for "Conselho Nacional de Desenvolvimento Científico e Tecnológico" where the list has it so."""
    if len(names) == 1 or not names[0].tokens:
        return names
    start, end = names[0].tokens[0].start, names[-1].tokens[-1].end
    joined = text[start:end]
    if key_of(joined) not in listed.first_authors:
        return names
    return [Name([Token("word", joined, start, end)], names[0].separator)]


def _best_supported(text: str, names: list[Name], year: str, listed: ReferenceNames) -> tuple[list[Name], Support]:
    """Return the reading that the reference list supports best, the longest of equals, and its support."""
    best, best_support = None, Support.NONE
    for suffix in _suffixes(names, listed):
        reading = _join_listed(text, suffix, listed)
        key = key_of(spell(reading[0].tokens))
        if not key or key.isdigit():
            continue
        support = (
            Support.WORK
            if (key, year) in listed.dated
            else Support.NAME
            if key in listed.first_authors
            else Support.NONE
        )
        if support > best_support:
            best, best_support = reading, support
    if best:
        return best, best_support
    semicolons = (i for i, name in enumerate(names) if name.separator == "semicolon")
    start = 0 if listed.semicolons_join else max(semicolons, default=0)
    return names[start:], Support.NONE


def _is_plausible(names: Sequence[Name], *, etal: bool) -> bool:
    """Reject months, figures, laws: "(May 2008)", "(Figure 2, 2019)", "Companies Act (2006)"; not "Page et al. 2021"."""
    spelled = [[t.text.rstrip(".,").casefold() for t in name.tokens] for name in names]
    if etal or (
        len(spelled) > 1 and all(len(name) == 1 for name in spelled) and spelled[0][0] not in _NEVER | _CALENDAR
    ):
        return True
    flat = [word for name in spelled for word in name]
    return len(flat) <= _LONGEST and flat[-1] not in _CALENDAR and _NEVER.isdisjoint(flat)


def _is_imprint(name: str) -> bool:
    """Tell a place or a publisher from an author: "(Rio de Janeiro, 2014)", "(Leipzig, 1859)", "(New Bay Press, 2001)".

    Lima and Jordan are families too: of one word only the cities count where books appear.
    """
    words = fold(name).split()
    if len(words) == 1:
        return words[0] in _PUBLISHING_CITIES
    return name in towns() or (bool(words) and words[-1] in _PUBLISHER_WORDS)


def _drop_preposition(names: list[Name], listed: ReferenceNames) -> list[Name]:
    """Return the names without the "de" of "o trabalho de Silva (2010)", unless the list has "de Silva"."""
    tokens = names[0].tokens
    if len(tokens) == 1 or tokens[0].text not in _PREPOSITIONAL_PARTICLES or fold(spell(tokens)) in listed.full_names:
        return names
    return [Name(tokens[1:], names[0].separator), *names[1:]]


def _read_before_classic_locator(
    text: str, start: int, end: int, year: str, listed: ReferenceNames
) -> NameReading | None:
    """Return the listed names before "VI 71,"."""
    locator = _CLASSIC_LOCATOR.search(text, max(start, end - 24), end)
    reading = read_names(text, start, locator.start(), year, listed) if locator else None
    return reading if reading and reading.support == Support.WORK else None


def _candidate_names(text: str, start: int, end: int) -> tuple[list[Token], list[Name], bool]:
    """Return the tokens that end in names, the names in them, and whether "et al." follows; empty where there are none."""
    tokens = tokenize(text, start, end)
    while tokens and (tokens[-1].kind in {"comma", "semicolon"} or tokens[-1].text in {":", "."}):
        tokens.pop()
    tail = trailing_name_tokens(tokens)
    if not tail or is_conjunction(tail[-1]) or (tail[-1].kind == "word" and not has_capital(tail[-1].text)):
        return [], [], False
    etal = tail[-1].kind == "etal"
    return tail, split_names(tail[:-1] if etal else tail), etal


def read_names(
    text: str, start: int, end: int, year: str, listed: ReferenceNames, *, narrative: bool = False
) -> NameReading | None:
    """Return the names that end at `end`, None where there are none. year: its first four characters.

    >>> from pipeline.citations.reference_names import index_names
    >>> read_names("(see van der Berg and Lee, 2017)", 1, 27, "2017", index_names([])).names
    ('van der Berg', 'Lee')
    """
    classic = _read_before_classic_locator(text, start, end, year, listed)
    if classic:
        return classic
    tail, names, etal = _candidate_names(text, start, end)
    if not (etal and len(names) == 1 and len(names[0].tokens) == 1):  # "May et al." opens nothing
        names = _drop_openers(names, year, listed)
    if not names:
        return None
    names, support = _best_supported(text, names, year, listed)
    if not names or (support < Support.WORK and not _is_plausible(names, etal=etal)):
        return None
    if support == Support.NONE and not etal and len(names) == 1 and _is_imprint(spell(names[0].tokens)):
        return None
    if narrative:
        names = _drop_preposition(names, listed)
    spelled = tuple(spell(name.tokens) for name in names)
    return NameReading(names[0].tokens[0].start, tail[-1].end, spelled, etal, support)
