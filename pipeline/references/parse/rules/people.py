"""The people who open a reference, name by name, and what stands between two; the patterns of names are in name_patterns.py."""

import re
from functools import lru_cache

from pipeline.lexicon import fragment, words
from pipeline.model import Person
from pipeline.references.parse.rules.name_patterns import CONJUNCTION, FIRST, NEXT, NEXT_AFTER_AND, PATTERNS, UPPER
from pipeline.references.parse.rules.word_sets import (
    CONTAINER_WORDS,
    JOURNAL_ABBREVIATIONS,
    LEGAL_WORKS,
    ORGANISATION_WORDS,
)
from pipeline.text.names import fold
from pipeline.text.regex import regex

_SEPARATOR = regex(
    rf"\s?(?:,?\s?(?:…|\. ?\. ?\.)\s?&?"
    rf"|[,;/]\s?{CONJUNCTION}\s|[,;/&]\s?(?:[-–—]\s)?|\s{CONJUNCTION}\s|\s[-–—]\s|\.\s(?={UPPER}{{2}}[^\Wa-z]*,\s{UPPER})"
    r"|\.(?=[가-힣一-鿿]{2,4}[,(;·.]))\s?"
)
_IS_CONJUNCTION = regex(rf"{CONJUNCTION}(?!\w)|[&…]")
_ET_AL = regex(rf"[,;]?\s?{fragment('references.et_al')}(?!\w)\.?", re.IGNORECASE)
_ROLE = fragment("references.editor_roles")
# e.g. "(eds.)", "(Hrsg.)", "(the editors)", ", eds."
EDITOR_ROLE = regex(
    rf"[,;.]?\s?(?:[(\[]\s?(?:the\s)?{_ROLE}\b\.?\s?[)\]]|,?\s(?:eds?|hrsg|hg|orgs?)\.|,\seditors?\b)\.?", re.IGNORECASE
)
_NOT_GIVEN = frozenset(words("references.not_given_names"))
_AND = regex(r"\s(?:and|&)\s")
_BEHIND_INITIAL = regex(r"(?<!\w)\.\s[^\W\d_a-z][^\W\d_]")  # "Frida Fulton, Gus L. Garnet"
_ARTICLE = regex(r"[LlD]['’][^\W\d_]")  # a French or Italian article opens a title
_AMBIGUOUS = frozenset(
    ("given_first", "family_first", "middle_initial", "capitals", "initials")
)  # patterns that other things are written in
_MANY = 200  # authors of one work; a collaboration paper lists more and a reader needs no more
_AHEAD = 12  # characters behind a name that show what it is


def parse_names(text: str) -> tuple[tuple[Person, ...], bool, int]:
    """Return the people that open a string, whether they are its editors, and where they end.

    >>> people, editors, end = parse_names("Moreau, Jean and Lind, Per Olof (eds.) Ports.")
    >>> [str(person) for person in people], editors, end
    (['Moreau, Jean', 'Lind, Per Olof'], True, 38)
    """
    people: list[Person] = []
    end = at = 0
    patterns: tuple[str, ...] = FIRST
    joined = False
    while len(people) < _MANY:
        name = _parse_name(text, at, patterns)
        if name is None:
            break
        person, stop, pattern = name
        separator = None if _ET_AL.match(text, stop) else _SEPARATOR.match(text, stop)
        if people and not joined and pattern in ("given_first", "middle_initial") and _opens_title(text, separator):
            break  # "Lucy Marsh, Making Boats Float, Notes of the Guild"
        people.append(person)
        end = stop
        if separator is None:
            break
        joined = _IS_CONJUNCTION.search(separator.group()) is not None
        joined = joined or (pattern == "family_first" and "," not in separator.group())
        patterns = (NEXT_AFTER_AND if joined else NEXT)[pattern]
        at = separator.end()
    if people and (others := _ET_AL.match(text, end)):
        end = others.end()
    role = EDITOR_ROLE.match(text, end) if people else None
    return tuple(people), role is not None, role.end() if role else end


def _parse_name(text: str, at: int, patterns: tuple[str, ...]) -> tuple[Person, int, str] | None:
    """Return the person by the first pattern that fits, where the name ends, and the pattern."""
    for pattern in patterns:
        found = PATTERNS[pattern].match(text, at)
        if found and _is_person(found["family"], found["given"], pattern, text, found.end()):
            return Person(found["family"].strip(), found["given"].strip(" ,")), found.end(), pattern
    return None


def _opens_title(text: str, separator: re.Match[str] | None) -> bool:
    """Tell whether a name without initials is the title: behind its comma stands neither a name nor a quotation."""
    if separator is None or not separator.group().startswith(","):
        return False
    at = separator.end()
    return text[at : at + 1] not in '“"«‘' and _parse_name(text, at, NEXT_AFTER_AND["given_first"]) is None


def _is_person(family: str, given: str, pattern: str, text: str, end: int) -> bool:
    """Tell a person from an institution ("World Bank"), a law ("Rivers Act"), a title, a journal ("J. Phys. G")."""
    if pattern not in _AMBIGUOUS:
        return True
    after = text[end : end + _AHEAD]
    parts = _folded(f"{given} {family}")
    has_words = pattern != "initials" or "." not in given  # "AP News"
    if has_words and not ORGANISATION_WORDS.isdisjoint(parts):
        return False
    if pattern == "given_first":
        opens_title = parts[0] == "the" or not CONTAINER_WORDS.isdisjoint(parts)
        return not (opens_title or parts[-1] in LEGAL_WORKS or (given.isupper() and not family.isupper()))
    if pattern == "family_first":
        # "Yann Moreau, Léon Petit, …" are two; "Claire Morel, L’Eau et la Ville" goes on with a title
        goes_on = after.lstrip()[:1] == "," or _BEHIND_INITIAL.match(after) or _goes_on_given_first(text, end)
        are_two = " " in family and " " in given and family[0].isupper() and goes_on
        return not (are_two or given.partition(" ")[0].strip(".").lower() in _NOT_GIVEN or _ARTICLE.match(given))
    abbreviated = after[:1] == "." or not after.strip()
    return not (pattern in ("initials", "middle_initial") and abbreviated and parts[-1] in JOURNAL_ABBREVIATIONS)


def _goes_on_given_first(text: str, end: int) -> bool:
    """Tell whether "and" leads straight to a name in its natural order: "Anna Berg, Tom Lind and Eva Storm" are three."""
    joined = _AND.match(text, end)
    if joined is None or PATTERNS["family_first"].match(text, joined.end()):
        return False
    return PATTERNS["given_first"].match(text, joined.end()) is not None


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split()) or ("",)
