"""Patterns of one person's name, with the groups family and given.

The first name of a list shows which patterns the others may have: after "Silva FP" comes "Souza AB", never "The Lancet".
"""

from pipeline.lexicon import either, fragment, words
from pipeline.text.regex import regex

_PARTICLE = rf"(?:{either([*words('vocabulary.name_particles'), 'las', 'los'])}\s|d['’]\s?|al-|el-)"
UPPER = r"[^\W\d_a-zà-öø-ÿß]"  # an upper-case letter, near enough; what follows in the patterns decides
_WORD = rf"(?:[dDlLO]['’])?{UPPER}[^\W\d_]{{1,30}}(?:[-'’‐–]\s?[^\W\d_]{{1,30}}){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|JR|SR)\b\.?|,?\s(?:II|III|IV|No|Fo|2nd|3rd)\b)?"
_FAMILY = rf"(?P<family>{_PARTICLE}{{0,3}}(?:{_WORD})(?:\s{_PARTICLE}{{0,2}}{_WORD}){{0,2}}){_SUFFIX}"
_TWO_LETTERS = either(map(str.title, words("references.two_letter_initials")))
_INITIAL = rf"(?:{_TWO_LETTERS}|{UPPER})\."
_DOTTED = rf"{_INITIAL}(?:\s?[-‐–]?\s?(?:{UPPER}[a-z]?|[dev])\.){{0,5}}(?:\s?-?{UPPER}(?=[,;]|\s[&(]))?"
_TRAILING_PARTICLES = rf"(?:\s{fragment('references.trailing_particles')}\b){{0,3}}"
_UNDOTTED = rf"{UPPER}{{1,5}}(?:[- ]{UPPER}{{1,3}}){{0,2}}"
_GIVEN = rf"(?:{_INITIAL}\s)?{_WORD}(?:\s(?:{_PARTICLE})?{_WORD}){{0,3}}(?:[\s-]{{0,2}}(?:{_INITIAL}|{UPPER}\b)){{0,3}}"
_GIVEN_AFTER_CAPITAL = rf"[^\W\d_]{{1,30}}(?:[- ]{_WORD}){{0,2}}(?:\s{_INITIAL}){{0,2}}"
CONJUNCTION = fragment("references.name_conjunctions")
# what may stand after a name; a letter means that the "name" was the start of a title
_AFTER = rf"(?!\w)(?=\s?(?:[,;:&(\[/“\"«‘'.–—]|$|(?:1[89]|20)\d\d[a-z]?\b|{CONJUNCTION}\s))"
# after a name without initials: a bracket only with a year or a role in it, "and" only before another name
_YEAR_OR_ROLE = rf"(?i:\d{{4}}|{fragment('references.editor_roles')}\b|{fragment('references.no_date')})"
_AFTER_FULL = (
    rf"(?!\w)(?=\s?(?:[,;/.–—“«]|$|[(\[]\s?{_YEAR_OR_ROLE}|(?:1[89]|20)\d\d[a-z]?\b|:\s?[“\"«]"
    rf"|{CONJUNCTION}\s(?:{_PARTICLE})?{UPPER}(?:[^\W\d_'’-]*,\s?{UPPER}|[\w.'’-]*\s(?:{_PARTICLE})?{UPPER}|\.)|&?\set\sal))"
)

# name of the pattern → pattern
PATTERNS = {
    "middle_initial": regex(  # Rolf R. Tamm
        rf"(?P<given>{_WORD}(?:\s{_WORD})?(?:\s{_INITIAL}){{1,3}})\s(?P<family>{_PARTICLE}{{0,3}}{_WORD}){_SUFFIX}{_AFTER_FULL}"
    ),
    "dotted": regex(  # Silva, F. P. de
        rf"{_FAMILY}(?:,\s?|\s)(?P<given>{_DOTTED}(?:\s{_PARTICLE}{_DOTTED})?{_TRAILING_PARTICLES})(?:,?\s(?:Jr|Sr)\.)?"
    ),
    "undotted": regex(
        rf"{_FAMILY},?\s(?P<given>{_UNDOTTED}{_TRAILING_PARTICLES})(?:\.(?=[,;]))?{_SUFFIX}(?!\.?\w|['’]\w){_AFTER}"
    ),  # Silva FP
    "initials": regex(  # J. P. Okafor
        rf"(?P<given>{_DOTTED}{_TRAILING_PARTICLES}\s?|{UPPER}{{1,2}}(?:\s{UPPER}){{0,2}}\s){_FAMILY}{_AFTER}"
    ),
    "bracketed": regex(rf"{_FAMILY}\s\((?P<given>{_DOTTED})\)"),  # Martin (H.)
    "capitals": regex(  # MOREAU Jean
        rf"(?P<family>{_PARTICLE}{{0,2}}[A-ZÀ-ÖØ-Þ]{{3,30}}(?:[- ’'][A-ZÀ-ÖØ-Þ]{{2,30}}){{0,2}})\s"
        rf"(?P<given>{UPPER}[a-zà-ÿ]{_GIVEN_AFTER_CAPITAL}){_AFTER_FULL}"
    ),
    "family_first": regex(
        rf"{_FAMILY},\s?(?P<given>{_GIVEN}{_TRAILING_PARTICLES})(?:{_AFTER_FULL}|(?=\s?:\s))"
    ),  # Moreau, Jean
    "given_first": regex(  # Anna F. Brennan
        rf"(?P<given>{_WORD}(?:\s(?:{_INITIAL}|{UPPER}\b|{_WORD})){{0,3}}?)\s(?P<family>{_PARTICLE}{{0,3}}{_WORD}){_SUFFIX}{_AFTER_FULL}"
    ),
    "cjk": regex(r"(?P<family>[가-힣一-鿿]{2,5})(?P<given>)(?=\s?[,(;·.])"),  # 이영찬
    "et_al": regex(rf"{_FAMILY}(?P<given>)(?=,?\set\.?\sal\b)"),  # Tamm et al.
}
FIRST = (
    "cjk",
    "middle_initial",
    "dotted",
    "undotted",
    "initials",
    "bracketed",
    "capitals",
    "family_first",
    "given_first",
    "et_al",
)
# the patterns that others may have after one, behind a comma or semicolon, most likely first
NEXT = {
    "dotted": ("dotted", "undotted", "initials"),
    "undotted": ("dotted", "undotted", "initials"),
    "initials": ("initials",),
    "cjk": ("cjk",),
    "middle_initial": ("middle_initial", "given_first", "initials"),
    "bracketed": ("bracketed",),
    "capitals": ("capitals",),
    "family_first": ("given_first", "initials", "family_first", "dotted"),
    "given_first": ("given_first", "middle_initial", "initials"),
    "et_al": (),
}
# behind "and", where no title can begin
NEXT_AFTER_AND = {
    **NEXT,
    "dotted": ("dotted", "undotted", "initials", "given_first", "family_first"),
    "family_first": ("family_first", "given_first", "initials", "dotted"),
    "undotted": ("dotted", "undotted", "initials", "given_first"),
    "initials": ("initials", "given_first"),
}
