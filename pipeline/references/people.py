"""A grammar of the names that open a reference: five ways to write one person, and what stands between two.

The first name shows which ways the others may take: after "Silva FP" comes "Souza AB", never "The Lancet".
"""

import re

from pipeline.model import Person
from pipeline.references.words import JOURNAL_STEMS, ORGANISATION_WORDS
from pipeline.text.names import fold

_PART = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|des|la|le|las|los|les|ten|ter|zu|zum|zur|af|av|bin|ibn|al|el|y|e)\s"
    r"|d['’]\s?|al-|el-)"
)
_UP = "[^\\W\\d_a-zà-öø-ÿß]"  # an upper-case letter, near enough; what follows in the patterns settles it
_WORD = rf"(?:[dDlLO]['’])?{_UP}[^\W\d_]{{1,30}}(?:[-'’‐–]\s?[^\W\d_]{{1,30}}){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|JR|SR)\b\.?|,?\s(?:II|III|IV)\b)?"
_FAMILY = rf"(?P<family>{_PART}{{0,3}}(?:{_WORD})(?:\s{_PART}{{0,2}}{_WORD}){{0,2}}){_SUFFIX}"
_DIGRAPH = r"(?:Ch|Th|Yu|Ya|Kh|Zh|Sh|Ph|Ts|Dz|Gy|Cs|Sz|Ju|Je|Wm|St|Fr|Ed|Hj)"
_I = rf"(?:{_DIGRAPH}|{_UP})\."
_DOTS = rf"{_I}(?:\s?[-‐–]?\s?{_UP}[a-z]?\.){{0,5}}"
_TAIL = r"(?:\s(?:de|da|do|dos|das|del|della|la|e|van|von|der|den|du|le)\b){0,3}"
_BARE = rf"{_UP}{{1,4}}(?:[- ]{_UP}{{1,2}}){{0,2}}"
_GIVEN_WORD = rf"(?:{_WORD}|{_I}|{_UP}\b)"
_GIVEN = rf"{_GIVEN_WORD}(?:\s?(?:{_PART})?{_GIVEN_WORD}){{0,3}}"
# what may stand after a name; a letter means that the "name" was the start of a title
_AFTER = r"(?=\s{0,2}(?:[,;:&(\[/“\"«‘'\ue001.–—]|$|(?:and|et|und|y|e|i|och|u|with)\b))"

# way → pattern, and the ways that others may take after it, most likely first
_WAYS = {
    "dotted": re.compile(rf"{_FAMILY},?\s?(?P<given>{_DOTS}{_TAIL})(?:,?\s(?:Jr|Sr)\.)?"),  # Silva, F. P. de
    "bare": re.compile(rf"{_FAMILY},?\s(?P<given>{_BARE}){_SUFFIX}(?!\.?\w){_AFTER}"),  # Silva FP
    "initials": re.compile(rf"(?P<given>{_DOTS}{_TAIL}|{_UP}{{1,2}}(?:\s{_UP}){{0,2}})\s?{_FAMILY}{_AFTER}"),  # J. P. Collman
    "comma": re.compile(rf"{_FAMILY},\s?(?P<given>{_GIVEN}{_TAIL}){_AFTER}"),  # Kassen, Maxat
    "plain": re.compile(  # Paul F. Bradshaw
        rf"(?P<given>{_WORD}(?:\s{_I}|\s{_UP}\b){{0,3}}(?:\s{_WORD})?)\s(?P<family>{_PART}{{0,3}}{_WORD}){_SUFFIX}{_AFTER}"
    ),
}
_FIRST = ("dotted", "bare", "initials", "comma", "plain")
_NEXT = {
    "dotted": ("dotted", "initials"),
    "bare": ("bare", "dotted"),
    "initials": ("initials", "plain"),
    "comma": ("plain", "initials", "comma", "dotted"),
    "plain": ("plain", "initials"),
}
_AND = r"(?:and|&|und|et|y|e|i|och|u\.|with)"
_BETWEEN = re.compile(rf"\s?(?:[,;/]\s?{_AND}\s|[,;/&]\s?(?:[-–—]\s)?|\s{_AND}\s|\s[-–—]\s)\s?")
_ET_AL = re.compile(
    r"[,;]?\s?(?:(?:et|and|&)\s(?:al(?:ii)?|others|coll?)\b\.?|e\s(?:outros|cols?)\b\.?|y\s(?:otros|cols?)\b\.?|u\.\s?a\.|и др\.|…|\.{3})", re.IGNORECASE
)
# "(eds.)", "(Hrsg.)", "(org.)", ", editors"
ROLE = re.compile(
    r"[,;.]?\s?(?:[(\[]\s?(?:the\s)?(?:eds?|editors?|orgs?|organizador(?:es|as?)?|organizadores|hrsg|hg|hgg|coords?|coordinador(?:es)?|"
    r"dirs?|comps?|éds?|a cura di|ред|trans|herausgeber)\b\.?\s?[)\]]|,?\s(?:eds?|hrsg|hg|orgs?)\.|,\seditors?\b)\.?",
    re.IGNORECASE,
)
_MANY = 200  # authors of one work; a collaboration paper lists more and a reader needs no more


def take(text: str) -> tuple[tuple[Person, ...], bool, int]:
    """Return (people, whether they are its editors, where they end) of a string that opens with names.

    >>> people, editors, end = take("Pål, Kolstø and Blakkisrud, Helge (eds.) Russia.")
    >>> [str(p) for p in people], editors, end
    (['Pål, Kolstø', 'Blakkisrud, Helge'], True, 41)
    """
    people: list[Person] = []
    end = at = 0
    ways: tuple[str, ...] = _FIRST
    while len(people) < _MANY:
        name = _one(text, at, ways)
        if name is None:
            break
        person, end, way = name
        people.append(person)
        ways = _NEXT[way]
        more = None if _ET_AL.match(text, end) else _BETWEEN.match(text, end)
        if more is None:
            break
        if way == "comma" and not more.group().strip().startswith(","):
            ways = ("comma", "plain", "initials", "dotted")
        at = more.end()
    if people and (others := _ET_AL.match(text, end)):
        end = others.end()
    role = ROLE.match(text, end) if people else None
    return tuple(people), role is not None, role.end() if role else end


def _one(text: str, at: int, ways: tuple[str, ...]) -> tuple[Person, int, str] | None:
    """Read one person, the first way that fits."""
    for way in ways:
        found = _WAYS[way].match(text, at)
        if found and _is_name(found["family"], found["given"], way, text[found.end() : found.end() + 12]):
            return Person(found["family"].strip(), found["given"].strip(" ,")), found.end(), way
    return None


def _is_name(family: str, given: str, way: str, after: str) -> bool:
    """Tell a person from an institution ("World Bank") and from a journal ("J. Phys. G")."""
    words = fold(f"{family} {given}").split()
    if way in ("plain", "comma") and any(w in ORGANISATION_WORDS for w in words):
        return False
    if way == "plain" and family.isupper() != given.replace(".", "").isupper() and given.isupper():
        return False
    abbreviated = after[:1] == "." or not after.strip()
    return not (way == "initials" and abbreviated and fold(family).split()[-1] in JOURNAL_STEMS)
