"""The people who open a reference, name by name, and what stands between two; the names' patterns are in ways.py."""

import re
from functools import lru_cache

from pipeline.model import Person
from pipeline.references.parse.rules.name_patterns import AND, AND_NEXT, FIRST, NEXT, UP, WAYS
from pipeline.references.parse.rules.word_sets import CONTAINER_WORDS, JOURNAL_STEMS, LAW_WORDS, ORGANISATION_WORDS
from pipeline.text.names import fold

_BETWEEN = re.compile(
    rf"\s?(?:,?\s?(?:…|\. ?\. ?\.)\s?&?"
    rf"|[,;/]\s?{AND}\s|[,;/&]\s?(?:[-–—]\s)?|\s{AND}\s|\s[-–—]\s|\.\s(?={UP}{{2}}[^\Wa-z]*,\s{UP})"
    r"|\.(?=[가-힣一-鿿]{2,4}[,(;·.]))\s?"
)
_IS_AND = re.compile(rf"{AND}(?!\w)|[&…]")
_ET_AL = re.compile(
    r"[,;]?\s?(?:(?:et|and|&)\s(?:al(?:ii)?|others|coll?)\b\.?|e\s(?:outros|cols?)\b\.?|y\s(?:otros|cols?)\b\.?|u\.\s?a\.|и др\.)",
    re.IGNORECASE,
)
# what says that the names are editors: "(eds.)", "(Hrsg.)", "(org.)", ", editors"
ROLE = re.compile(
    r"[,;.]?\s?(?:[(\[]\s?(?:the\s)?(?:eds?|editors?|orgs?|organizador(?:es|as?)?|organizadores|hrsg|hg|hgg|coords?|coordinador(?:es)?|"
    r"dirs?|comps?|éds?|a cura di|ред|trans|herausgeber|sous la dir)\b\.?\s?[)\]]|,?\s(?:eds?|hrsg|hg|orgs?)\.|,\seditors?\b)\.?",
    re.IGNORECASE,
)
_NO_GIVEN = frozenset("Vol No Nr Bd Band Part Issue Heft Volume Number Suppl".split())
_ARTICLE = re.compile(r"[LlD]['’][^\W\d_]")  # a French or Italian article opens a title
_DOUBTED = frozenset(("plain", "comma", "middle", "caps", "initials"))  # ways that other things are written in
_MANY = 200  # authors of one work; a collaboration paper lists more and a reader needs no more


def take(text: str) -> tuple[tuple[Person, ...], bool, int]:
    """Return (people, whether they are its editors, where they end) of a string that opens with names.

    >>> people, editors, end = take("Moreau, Jean and Lind, Per Olof (eds.) Ports.")
    >>> [str(p) for p in people], editors, end
    (['Moreau, Jean', 'Lind, Per Olof'], True, 38)
    """
    people: list[Person] = []
    end = at = 0
    ways: tuple[str, ...] = FIRST
    linked = False
    while len(people) < _MANY:
        name = _one(text, at, ways)
        if name is None:
            break
        person, stop, way = name
        more = None if _ET_AL.match(text, stop) else _BETWEEN.match(text, stop)
        if people and not linked and way in ("plain", "middle") and _opens_title(text, more):
            break  # "Lucy Marsh, Making Boats Float, Notes of the Guild"
        people.append(person)
        end = stop
        if more is None:
            break
        linked = _IS_AND.search(more.group()) is not None or (way == "comma" and "," not in more.group())
        ways = (AND_NEXT if linked else NEXT)[way]
        at = more.end()
    if people and (others := _ET_AL.match(text, end)):
        end = others.end()
    role = ROLE.match(text, end) if people else None
    return tuple(people), role is not None, role.end() if role else end


def _one(text: str, at: int, ways: tuple[str, ...]) -> tuple[Person, int, str] | None:
    """Read one person, the first way that fits."""
    for way in ways:
        found = WAYS[way].match(text, at)
        if found and _is_name(found["family"], found["given"], way, text[found.end() : found.end() + 12]):
            return Person(found["family"].strip(), found["given"].strip(" ,")), found.end(), way
    return None


def _opens_title(text: str, more: re.Match[str] | None) -> bool:
    """Tell whether a name without initials is the title: behind its comma stands neither a name nor a quotation."""
    if more is None or not more.group().startswith(","):
        return False
    return text[more.end() : more.end() + 1] not in '“"«‘' and _one(text, more.end(), AND_NEXT["plain"]) is None


def _is_name(family: str, given: str, way: str, after: str) -> bool:
    """Tell a person from an institution ("World Bank"), a law ("Rivers Act"), a title, a journal ("J. Phys. G")."""
    if way not in _DOUBTED:
        return True
    words = _folded(f"{given} {family}")
    full = way != "initials" or "." not in given  # "AP News"
    if full and any(w in ORGANISATION_WORDS for w in words):
        return False
    if way == "plain":
        opens = words[0] == "the" or any(w in CONTAINER_WORDS for w in words)
        return not (opens or words[-1] in LAW_WORDS or (given.isupper() and not family.isupper()))
    if way == "comma":
        # "Yann Moreau, Léon Petit, …" are two; "Claire Morel, L’Eau et la Ville" goes on with a title
        two = " " in family and " " in given and family[0].isupper() and after.lstrip()[:1] == ","
        return not (two or given.partition(" ")[0].strip(".") in _NO_GIVEN or _ARTICLE.match(given))
    abbreviated = after[:1] == "." or not after.strip()
    return not (way in ("initials", "middle") and abbreviated and words[-1] in JOURNAL_STEMS)


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split()) or ("",)
