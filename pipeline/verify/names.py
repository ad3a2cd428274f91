"""Whether two names are of one person or organisation."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon import words as lexicon_words
from pipeline.model.reference import Organisation, Person
from pipeline.text.authors import key_of
from pipeline.text.names import PARTICLES, fold
from pipeline.verify.normalise import plain
from pipeline.verify.similarity import edit_distance

Author = Person | Organisation
_ET_AL = frozenset(fold(word) for word in lexicon_words("references.et_al"))
_MOST_INITIALS = 3
_ONE_EDIT, _TWO_EDITS = 5, 9  # letters from which one or two changed letters leave a family name the same


@lru_cache(maxsize=1 << 15)
def family_of(author: Author) -> str:
    """Return the family name, or the name of an organisation; DBLP's number of a namesake ("0001") is none."""
    if isinstance(author, Organisation):
        return plain(author.name)
    family = plain(author.family)
    if not any(c.isalpha() for c in family):
        return author.given.split()[-1] if author.given.split() else ""
    return family


def named(authors: Sequence[Author]) -> list[Author]:
    """Return the authors up to "et al."; records hold several people in the family name of one ("Kwon Lee, Simon Ji")."""
    found: list[Author] = []
    for author in authors:
        name = fold(str(author))
        if name in _ET_AL:
            break
        if isinstance(author, Person) and not author.given and "," in author.family:
            found += [_western(part) for part in author.family.split(",") if fold(part)]
        elif name:
            found.append(author)
    return found


def _western(name: str) -> Person:
    given, _, family = name.strip().rpartition(" ")
    return Person(family, given)


@lru_cache(maxsize=1 << 15)
def _parts(author: Author) -> frozenset[str]:
    words = fold(family_of(author).replace("-", " ")).split()
    return frozenset([w for w in words if w not in PARTICLES] or words)


@lru_cache(maxsize=1 << 16)
def same_name(left: Author, right: Author) -> bool:
    """Tell whether two names can be of one author: spelled alike, double names by one half, family and given name swapped.

    >>> same_name(Person("García Márquez", "G."), Person("Garcia", "Gabriel")), same_name(Person("Wong"), Person("Wang"))
    (True, False)
    """
    key, other = key_of(family_of(left)), key_of(family_of(right))
    if not key or not other:
        return False
    if key == other or _nearly_equal(key, other):
        return True
    parts, others = _parts(left), _parts(right)
    if _shares_words(left, right, parts, others):
        return True
    return _swapped(left, others) or _swapped(right, parts)


def is_spelled_alike(left: Author, right: Author) -> bool:
    """Tell whether two names of one author are spelled alike, and their given names do not contradict.

    >>> is_spelled_alike(Person("Milgrom", "S."), Person("Milgram", "S.")), is_spelled_alike(Person("Lee"), Person("Lee", "Ann"))
    (False, True)
    """
    key, other = key_of(family_of(left)), key_of(family_of(right))
    if key != other and _nearly_equal(key, other):
        return False
    if not isinstance(left, Person) or not isinstance(right, Person) or _parts(left) != _parts(right):
        return True  # a double name in halves, names swapped: nothing is said of their given names
    initials, others = _initials(left.given), _initials(right.given)
    if initials and others and initials.isdisjoint(others):
        return False
    given, written = (fold(author.given).split()[:1] for author in (left, right))
    return not given or not written or _is_short_for(given[0], written[0])


def _is_short_for(left: str, right: str) -> bool:
    """Tell whether one given name may stand for the other: an initial, initials, a beginning, or spelled nearly alike."""
    shorter = min(len(left), len(right))
    return shorter <= _MOST_INITIALS or left.startswith(right) or right.startswith(left) or _nearly_equal(left, right)


def _initials(given: str) -> frozenset[str]:
    """Return the initials of given names; "SH" is two of them."""
    short = "".join(c for c in given if c.isalpha())
    words = (
        short.casefold() if short.isupper() and len(short) <= _MOST_INITIALS else fold(given.replace("-", " ")).split()
    )
    return frozenset(word[0] for word in words)


def _nearly_equal(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    allowed = (shorter >= _ONE_EDIT) + (shorter >= _TWO_EDITS)
    return allowed > 0 and abs(len(left) - len(right)) <= allowed and edit_distance(left, right) <= allowed


def _shares_words(left: Author, right: Author, parts: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether one name is a part of the other: of a double name one half, of an organisation most words."""
    if isinstance(left, Organisation) or isinstance(right, Organisation):
        shared = {w for w in parts & others if len(w) > 2}
        return bool(shared) and len(shared) * 2 >= min(len(parts), len(others))
    long = {w for w in parts & others if len(w) > 2}
    return bool(long) and (parts <= others or others <= parts)


def _swapped(author: Author, family: frozenset[str]) -> bool:
    """Tell whether a given name is the other's family name."""
    if not isinstance(author, Person):
        return False
    given = {word for word in fold(author.given.replace("-", " ")).split() if len(word) > 2}
    return bool(given) and family <= given | _parts(author) and bool(family & given)


def stands_in(author: Author, raw_words: frozenset[str], raw_squeezed: str) -> bool:
    """Tell whether the family name stands in an entry.

    Args:
        author: of a record.
        raw_words: the folded words of the entry.
        raw_squeezed: the same without blanks, for names of several words.
    """
    parts = _parts(author)
    if parts and parts <= raw_words:
        return True
    key = key_of(family_of(author))
    return len(key) > 6 and key in raw_squeezed
