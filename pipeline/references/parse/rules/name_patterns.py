"""The ways to write one person's name, as patterns with the groups family and given.

The first name of a list shows which ways the others may take: after "Silva FP" comes "Souza AB", never "The Lancet".
"""

import re

_PART = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|des|la|le|las|los|les|ten|ter|zu|zum|zur|af|av|bin|ibn|al|el|y|e)\s"
    r"|d['’]\s?|al-|el-)"
)
UP = "[^\\W\\d_a-zà-öø-ÿß]"  # an upper-case letter, near enough; what follows in the patterns settles it
_WORD = rf"(?:[dDlLO]['’])?{UP}[^\W\d_]{{1,30}}(?:[-'’‐–]\s?[^\W\d_]{{1,30}}){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|JR|SR)\b\.?|,?\s(?:II|III|IV|No|Fo|2nd|3rd)\b)?"
_FAMILY = rf"(?P<family>{_PART}{{0,3}}(?:{_WORD})(?:\s{_PART}{{0,2}}{_WORD}){{0,2}}){_SUFFIX}"
_DIGRAPH = r"(?:Ch|Th|Yu|Ya|Kh|Zh|Sh|Ph|Ts|Dz|Gy|Cs|Sz|Ju|Je|Wm|St|Fr|Ed|Hj)"
_I = rf"(?:{_DIGRAPH}|{UP})\."
_DOTS = rf"{_I}(?:\s?[-‐–]?\s?(?:{UP}[a-z]?|[dev])\.){{0,5}}(?:\s?-?{UP}(?=[,;]|\s[&(]))?"
_TAIL = r"(?:\s(?:de|da|do|dos|das|del|della|la|e|van|von|der|den|du|le)\b){0,3}"
_BARE = rf"{UP}{{1,5}}(?:[- ]{UP}{{1,3}}){{0,2}}"
_GIVEN = rf"(?:{_I}\s)?{_WORD}(?:\s(?:{_PART})?{_WORD}){{0,3}}(?:[\s-]{{0,2}}(?:{_I}|{UP}\b)){{0,3}}"
_GIVEN_REST = rf"[^\W\d_]{{1,30}}(?:[- ]{_WORD}){{0,2}}(?:\s{_I}){{0,2}}"
AND = r"(?:and|&|und|et|y|e|i|och|u\.|with)"
# what may stand after a name; a letter means that the "name" was the start of a title
_AFTER = rf"(?!\w)(?=\s?(?:[,;:&(\[/“\"«‘'.–—]|$|(?:1[89]|20)\d\d[a-z]?\b|{AND}\s))"
# after a name without initials: a bracket only with a year or a role in it, "and" only before another name
_AFTER_FULL = (
    rf"(?!\w)(?=\s?(?:[,;/.–—“«]|$|[(\[]\s?(?i:\d{{4}}|eds?\b|edit|org|hrsg|hg|coord|dir|[nso]\.|in\sp|forth|im\s[de]|no\sprelo|en\sprensa|submitted)|(?:1[89]|20)\d\d[a-z]?\b|:\s?[“\"«]"
    rf"|{AND}\s(?:{_PART})?{UP}(?:[^\W\d_'’-]*,\s?{UP}|[\w.'’-]*\s(?:{_PART})?{UP}|\.)|&?\set\sal))"
)

# way → pattern
WAYS = {
    "middle": re.compile(  # Rolf R. Tamm
        rf"(?P<given>{_WORD}(?:\s{_WORD})?(?:\s{_I}){{1,3}})\s(?P<family>{_PART}{{0,3}}{_WORD}){_SUFFIX}{_AFTER_FULL}"
    ),
    "dotted": re.compile(  # Silva, F. P. de
        rf"{_FAMILY}(?:,\s?|\s)(?P<given>{_DOTS}(?:\s{_PART}{_DOTS})?{_TAIL})(?:,?\s(?:Jr|Sr)\.)?"
    ),
    "bare": re.compile(rf"{_FAMILY},?\s(?P<given>{_BARE})(?:\.(?=[,;]))?{_SUFFIX}(?!\.?\w|['’]\w){_AFTER}"),  # Silva FP
    "initials": re.compile(  # J. P. Okafor
        rf"(?P<given>{_DOTS}{_TAIL}\s?|{UP}{{1,2}}(?:\s{UP}){{0,2}}\s){_FAMILY}{_AFTER}"
    ),
    "round": re.compile(rf"{_FAMILY}\s\((?P<given>{_DOTS})\)"),  # Martin (H.)
    "caps": re.compile(  # MOREAU Jean
        rf"(?P<family>{_PART}{{0,2}}[A-ZÀ-ÖØ-Þ]{{3,30}}(?:[- ’'][A-ZÀ-ÖØ-Þ]{{2,30}}){{0,2}})\s"
        rf"(?P<given>{UP}[a-zà-ÿ]{_GIVEN_REST}){_AFTER_FULL}"
    ),
    "comma": re.compile(rf"{_FAMILY},\s?(?P<given>{_GIVEN}{_TAIL})(?:{_AFTER_FULL}|(?=\s?:\s))"),  # Moreau, Jean
    "plain": re.compile(  # Anna F. Brennan
        rf"(?P<given>{_WORD}(?:\s(?:{_I}|{UP}\b|{_WORD})){{0,3}}?)\s(?P<family>{_PART}{{0,3}}{_WORD}){_SUFFIX}{_AFTER_FULL}"
    ),
    "cjk": re.compile(r"(?P<family>[가-힣一-鿿]{2,5})(?P<given>)(?=\s?[,(;·.])"),  # 이영찬
    "alone": re.compile(rf"{_FAMILY}(?P<given>)(?=,?\set\sal\b)"),  # Tamm et al.
}
FIRST = ("cjk", "middle", "dotted", "bare", "initials", "round", "caps", "comma", "plain", "alone")
# the ways that others may take after one, behind a comma or semicolon, most likely first
NEXT = {
    "dotted": ("dotted", "bare", "initials"),
    "bare": ("dotted", "bare", "initials"),
    "initials": ("initials",),
    "cjk": ("cjk",),
    "middle": ("middle", "plain", "initials"),
    "round": ("round",),
    "caps": ("caps",),
    "comma": ("plain", "initials", "comma", "dotted"),
    "plain": ("plain", "initials"),
    "alone": (),
}
# behind "and", where no title can begin
AND_NEXT = {
    **NEXT,
    "dotted": ("dotted", "bare", "initials", "plain", "comma"),
    "comma": ("comma", "plain", "initials", "dotted"),
    "bare": ("dotted", "bare", "initials", "plain"),
    "initials": ("initials", "plain"),
}
