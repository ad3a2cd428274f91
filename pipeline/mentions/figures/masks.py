"""Digits that are no figures: addresses, dates, clock times, labels, list numbers, phone numbers, names."""

import re
from collections.abc import Iterator, Sequence

from pipeline.lexicon import either, fragment, short_forms, words
from pipeline.mentions.figures.counted_nouns import counted_noun
from pipeline.mentions.figures.enumerations import enumerations
from pipeline.mentions.figures.identifiers import IDENTIFIERS, SCORE, WORDED
from pipeline.model import Span
from pipeline.model.span import blank
from pipeline.text.quantities import is_quantity
from pipeline.text.regex import regex

_MONTHS, _SHORT_MONTHS = words("vocabulary.months.en"), short_forms("vocabulary.months.en")
# months that are words as well: with a capital only
_AMBIGUOUS = words("figures.ambiguous_months")
_MONTH = (
    rf"(?:(?i:{either(name for name in _MONTHS if name not in (*_SHORT_MONTHS, *_AMBIGUOUS))})\b"
    rf"|(?i:{either(name for name in _SHORT_MONTHS if name not in _AMBIGUOUS)})\b(?:[ ]?\.)?"
    rf"|{either(form for name in _AMBIGUOUS for form in (name.capitalize(), name.upper()))}\b\.?)"
)
_SCALE = fragment("vocabulary.scales")
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_ADDRESSES = (
    r"(?:https?://|www\.)\S{1,2000}",  # https://example.org/a?b=20%25
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}",  # desk2@example.org
    r"\b10\.[0-9]{4,9}/\S{1,200}",  # 10.1000/182
    r"(?<![\w.])\+[0-9]{1,3}[ (.-]{1,2}[0-9][0-9 ()./-]{5,18}[0-9]",  # +1-222-2222/2222, +44 20 7946 0000
    r"(?<![\w.-])[0-9]{2,4}(?:-[0-9]{2,4}){2,4}(?![\w-])",  # 555-010-9999, 2024-09-17
    rf"(?:\b(?i:{fragment('figures.identifier_labels')})\b[.:]{{0,2}} ?)[+0-9][0-9 ()X-]{{5,20}}",  # tel. 020 7946 0000
)
_DATES = (
    rf"\b{_DAY}(?: ?[-–/] ?{_DAY}| and {_DAY})?(?: of)?[ \u00a0]{_MONTH}(?:,? {_YEAR}\b)?",  # 17 September 2024, 3rd of May
    # September 17, 2024; March 12-13; nov . 6; "May 5,000 people" is none
    rf"\b{_MONTH}[ \u00a0]{_DAY}(?:(?: ?[-–] ?| and | to ){_DAY})?(?![\w%]|[.,:][0-9]| ?(?:percent|per cent|%|{_SCALE}))"
    rf"(?:(?:, (?:and )?{_DAY}(?=[,.;)]| and\b)){{2,12}}(?: and {_DAY}\b)?)?(?: ?,? {_YEAR}\b)?",  # December 16, 18, 22, and 27
    rf"\b{_MONTH}(?: of)?,?[ \u00a0]{_YEAR}\b",  # February of 2022
    r"(?<![\w.,])[0-9]{1,2}([./])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![\w])",  # 18.11.2024, 9/17/24
    r"(?<![\w.,])[0-9]{4}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?(?![\w,.]\d|\d)",  # 2023-09, 2024/9/17
    rf"(?<![\w.,])[0-9]{{1,2}}-{_MONTH}-(?:[0-9]{{4}}|[0-9]{{2}})\b",  # 19-Nov-12
    r"(?<!\w)9/11\b",
    rf"\b(?:{_YEAR} ?[-–—/] ?(?:{_YEAR}|[0-9]{{2}})(?![\w%]|[.,][0-9])|FY ?'?[0-9]{{2,4}}\b)",  # 2023-2024, 2012–13, FY2023
    r"(?<![\w.,$€£])(?:(?:mid|early|late)-?)?['’]?[0-9]{2,4}['’]?s\b",  # the 1990s, '90s, in his 40s
    r"(?<![\w.,])['’][0-9]{2}\b(?! ?%)",  # '98
    r"(?<![\w.,])[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})? ?(?:[ap]\.?m\b\.?|GMT|UTC|h\b|hrs\b)",  # 6.30am, 14:58 UTC
    r"(?<![\w.,])(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-9]{2}(?:[.,][0-9]{1,3})?)?(?![\w:])",  # 14:58
    r"(?<![\w.,$€£])[0-9]{1,2} ?(?:[-–]|to|and|until) ?(?=[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]m\b|[ap]\.m\.))",  # 12 and 8 p.m.
    r"(?<![\w.,])[0-9]{1,2} ?(?:[ap]m\b|[ap]\.m\.|o['’]clock)(?!.{0,3}[0-9]{3})",  # 5 pm
    # a place in a recording: [28:20]
    r"\[[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,3})?\]",
    r"\b(?:AD|A\.D\.|BCE?|CE) ?[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?\b(?![.,][0-9])",  # AD 193–197
    r"(?<![\w.,$€£])[0-9][0-9.]{0,6}(?:e[0-9]{1,2})? ?(?:BCE?\b|[bB]\.[cC]\.|AD\b|[aA]\.[dD]\.)",  # 7000 b.c., 2.9e9 BC
    r"\b(?:[Bb]orn|[Dd]ied|[Rr]eigned|[Rr]uled)(?: in)? (?:c\.|ca\.|circa|about) ?[0-9]{3}\b(?![,.][0-9])",  # born c. 965
    r"\b(?:[Nn]oon|[Mm]idnight)\b",
    r"(?<![\w,$€£:])(?<![0-9]\.)(?:0?[1-9]|1[0-2])[0-5][0-9] [AP]M\b",  # 921 AM
    r"(?<![\w,$€£:])(?<![0-9]\.)(?:[01][0-9]|2[0-4])[0-5][0-9] ?(?:UTC|GMT|Z)\b",  # 1800 UTC
    r"(?<=[Yy]ear )[0-9]{1,4}\b(?=[,.;:)\]])",  # in the year 251,
    r"(?<![\w.,])24/7\b",
)
_LABEL = either(
    (
        *words("figures.capitalised_labels"),
        *(form for word in words("figures.labels") for form in (word, word.capitalize())),
    )
)
# Section 3.2, Tables 4 and 5, pp. 38–62, No. 5, Resolution 68/262
_LABELS = (
    r"\b(?:[Vv]ol(?:ume|\.) ?)?[0-9]{1,3}(?:\.[0-9]{1,2})? ?\([0-9–-]{1,7}\): ?[0-9]{1,5}(?:[-–][0-9]{1,5})?",  # 31 (3–4): 314–43
    rf"\b{_LABEL}[ \u00a0]?[(]?[0-9]{{1,8}}[a-zA-Z]?(?:[./][0-9]{{1,4}}){{0,3}}(?:\([0-9a-z]{{1,4}}\)){{0,4}}"
    rf"(?:-[0-9]{{1,4}}(?![0-9,.]*[0-9%]))?(?:\b|(?<=[)]))(?!,[0-9]{{3}}|\.[0-9]"
    rf"|[ -]?(?:%|percent|per cent|{_SCALE})| {fragment('dates.units')}\b)"
    r"(?:(?: ?[-–] ?|, ?| and | & | to | or |, and )[0-9]{1,5}(?:\.[0-9]{1,3}){0,3}\b(?:\([0-9a-z]{1,4}\)){0,4}(?!,[0-9]{3}|[ -]?%"
    r"| (?!and|or|to|of|in)[a-z]{3,})){0,20}",
    # Regulation (EU) 2023/956
    rf"\b{either(word.capitalize() for word in words('figures.legal_acts'))} \([A-Z]{{2,5}}\) (?:No\.? )?[0-9]{{1,5}}/[0-9]{{1,5}}",
    r"\[[0-9]{1,3}(?:(?: ?[,;–-] ?| )[0-9]{1,3}){0,20}\]",  # [3], [1, 4–6], [15 16]
    r"\((?:1[5-9]|20)[0-9]{2}, [0-9]{1,4}\)|(?<=[”’\"] )\([0-9]{1,4}\)(?=[.,;])",  # (1947, 380), “the suit” (380).
    r"(?m:^[ \t]{0,8}(?:\([0-9]{1,3}\)|[0-9]{1,3}(?:\.[0-9]{1,2}){0,3} ?[.)])[ \t]+(?=\S))",  # "2. ", "(3) " at a line's start
    r"(?<![0-9]: )(?<=[:;,] )\(?[0-9]{1,2}\)(?= ?[^\W\d])|(?<=[:;,] )(?:and )\(?[0-9]{1,2}\)(?= )",  # "; 2) that"
    r"(?<=[a-z] )[0-9]{1,2}\)(?= [a-z])",  # either 1) none or 2) some
    r"(?<=\w )\([0-9]{1,2}\)(?= [A-Za-z])",  # six (6) months, and (4) Results
)
# "on day 50", "stages 1 to 3"; "every day 12 people"
_ORDERED = (
    rf"(?<!every )(?<!each )(?<!per )(?<!\ba )\b{fragment('figures.ordered_things')}"
    r" [0-9]{1,3}(?:(?:[–-]| (?:to|and|or) )[0-9]{1,3})?\b"
    rf"(?![%,.]?[0-9]| ?(?:{_SCALE}|per ?cent|%)"
    rf"| (?:[a-z-]{{2,16}} ){{0,2}}?(?:[a-z-]{{2,20}}s|{fragment('vocabulary.counted_nouns')})\b)"
)
_NAMED_THINGS = (
    rf"\b{fragment('figures.ordered_names')} [0-9]{{1,3}}"
    rf"(?:(?: \([^()\n]{{1,60}}\))?(?:[–-]|,? (?:to|and|or) | & |, )[0-9]{{1,3}}\b(?![%,.]?[0-9]| ?%)){{0,6}}\b"
    rf"(?![%,.]?[0-9]| ?(?:{_SCALE}|per ?cent|%))"
)
# the number belongs to the name: an index, a make, a group of states
_NAMES = (
    rf"\b{fragment('figures.stock_indices', 'figures.numbered_names')}[ -]?[0-9]{{1,4}}(?:-[0-9]{{2,4}})?"
    rf"(?![\w,%]|\.[0-9]|[ -](?:{_SCALE}|percent|per cent|%))",
    r"(?<![\w$€£])[A-Z][\w'’&-]{0,30} (?:20[3-9]0|20[3-6]5)\b",  # Central Asia 2040, Vision 2030
    # C5+1, A330-200, E1-6, G20, M4.5
    r"(?<![\w.$])(?!(?:RM|Rs|Rp|[A-Z]{3})[0-9])[A-Z][A-Za-z]{0,10}[0-9]{1,4}(?:\+[0-9])?(?:-[0-9]{1,8})?(?:\.[0-9]{1,3})?\b",
    r"(?<![\w.,])[0-9]{1,2}(?:G|D|K|x)\b",  # 5G, 3D
    r"(?<![\w.,/])[A-Z]{3,8}/[0-9](?:\.[0-9])?(?![\w%/])",  # HTTP/2
    # GCA_000009065.1, src/1_gather, n_piers=1, x_t+1, k_-4, 0042
    r"\b[A-Za-z0-9]{0,12}_-?[\w.]{0,30}(?:=[0-9.]{1,8}\b|[+-][0-9]\b)?|(?<![\w.,])0[0-9]{3,20}(?:\.[0-9]{1,3})?\b",
    r"(?<![\w.,$€£])[0-9]{1,2}\.[A-Z][A-Z0-9]{1,6}\b(?!\.[0-9])",  # clade 0.ANT4
    r"\bCC(?:[ -](?:BY|NC|SA|ND)){1,3}[ -][0-9]\.[0-9]\b",
    r"\b(?:BSD|MIT|GPL|LGPL|AGPL|CC|Apache|Creative Commons)[ -]?[0-9](?:\.[0-9])?(?:-[Cc]lause)?\b",
    r"(?<![\w.,$€£])[0-9]{1,4}, [0-9]{1,5}[–-][0-9]{1,5},? \((?:1[89]|20)[0-9]{2}\)",  # 58, 459–462 (1995)
    r"\b[Rr]ound of [0-9]{1,3}\b",
    r"(?<=[,;(] )pp? ?[0-9]{1,4}(?:[-–][0-9]{1,4})?\b(?![,.]?[0-9]| ?%|[a-z])",  # The Harbour, p 168
    _ORDERED,  # day 50, stages 1 to 3
    _NAMED_THINGS,  # Branch 2 genomes
    r"(?<![\w.,$€£-])(?:[0-9]{3}-[0-9]{1,3}[A-Z]{1,3}|[0-9]{2}-[0-9][A-Z]{2}\b|[0-9]e[0-9])\b",  # 777-200LR, 7e7
    r"(?<![\w.,$€£-])[0-9]{2,3}[1-9]s\b",  # 777s
    # for a Boeing 747), Boeing's 737 MAX: a name's number, which counts nothing
    r"(?<=[a-z,] )[A-Z][a-z]{3,30} [0-9]{3}(?:-[0-9]{3}[A-Z]{0,3})?(?![\w%,]|[.-][0-9]| [a-z$€£])",
    r"(?<=['’]s )[0-9]{3}(?= [A-Z]{2,}\b(?! [a-z]{2,}s\b))",
    rf"\b{fragment('vocabulary.numerals.ones')}-figure\b",  # a six-figure sum
)
_ANY = (
    "|".join((*_ADDRESSES, *IDENTIFIERS, *_DATES, *_LABELS, *_NAMES))
    .replace(r"\1", r"(?P=dot)")
    .replace("([./])", "(?P<dot>[./])")
)
# where it is worth trying them all: not inside a word nor at a blank, but for one that begins a line, and near a digit (only a
# few of them have none)
_WORTH = (
    r"(?=\S|(?m:^))(?=\b|\W|https?:|www\.)"
    r"(?=[^0-9]{0,32}+[0-9]|https?:|www\.|[\w.+-]{1,64}@|[Nn]oon|[Mm]idnight|\w{3,5}-figure)"
)
MASKS = regex(f"{_WORTH}(?:{_ANY})")
_MODEL = regex(r"^(?:[A-Z][\w&. ]{1,20}[ -])?([0-9]{3,4})(?<!00)(?:['’]?s|-[0-9]{1,3}[A-Z]*)?$")
_THREE = regex(rf"(?<![\w.,$€£#-])[0-9]{{3}}(?![\w%]|[.,-][0-9]|[ -](?:{_SCALE}|percent|per cent|%))")
_LONE_YEAR = regex(rf"(?<![\w.,$€£¥₹/+#])(?<![\w][-–]){_YEAR}(?![\w%/]|[.,:][0-9]|-[0-9])")
# what says before a four-digit number that it counts, and what says after it
_INEXACT = fragment("vocabulary.approximators.about", "vocabulary.approximators.below")
_COUNTS = regex(
    rf"\b(?:{fragment('vocabulary.comparatives')} than|{_INEXACT}"
    rf"|{fragment('figures.counting_adverbs', 'figures.exceed_verbs', 'figures.counting_verbs')})\s$",
    re.IGNORECASE,
)
# "by oil around 1946", where nothing is counted behind; not "killed about 1750"
_ABOUT = regex(rf"(?<!killed )(?<!killing )\b{fragment('vocabulary.approximators.about')}\s$", re.IGNORECASE)
# "c. 1450": said of dates
_CIRCA = regex(r"(?<!\w)(?:ca?\.|circa)\s$")
# "up to 2018", "in about 1990": years where nothing is counted; "up to 1500" stays a number
_UNTIL = regex(
    rf"\b(?:up to|{fragment('figures.year_prepositions')} {fragment('dates.date_approximators.outside')})\s$",
    re.IGNORECASE,
)
_BARE = regex(r"(?:1[7-9]|20)(?!00)[0-9]{2}")
_DATED = regex(rf"(?:\b{fragment('figures.before_year', 'vocabulary.seasons')}|['’]s)\s$", re.IGNORECASE)
# counted nouns behind four digits; of units of measure text.quantities tells
_COUNTED = regex(
    rf"[ -]?(?:(?!{fragment('vocabulary.determiners')} )[a-z]{{3,12}} )?{fragment('vocabulary.counted_nouns')}\b"
)


# "(8-2)" behind the name of a team; a range does not go down
_RECORD = regex(r"(?<=\w \()(?P<left>[0-9]{1,2})[-–](?P<right>[0-9]{1,2})(?=\))")
_LEAST_RECORDS = 4


def _years(text: str, part: Span) -> Iterator[Span]:
    """Yield four-digit numbers that are years: those that neither count nor are counted."""
    for year in _LONE_YEAR.finditer(text, part.start, part.end):
        before = text[max(0, year.start() - 16) : year.start()]
        if _CIRCA.search(before) and not is_quantity(text, *year.span()) and not counted_noun(text, year.end()):
            yield Span(*year.span())
            continue
        if _UNTIL.search(before) and _BARE.fullmatch(year.group()):
            if not is_quantity(text, *year.span()) and not counted_noun(text, year.end()):
                yield Span(*year.span())
            continue
        about = _ABOUT.search(before) and _BARE.fullmatch(year.group()) and not counted_noun(text, year.end())
        if (_COUNTS.search(before) and not about) or is_quantity(text, *year.span()):
            continue
        if _COUNTED.match(text, year.end()) and not _DATED.search(before):
            continue
        if year.group()[0] == "1" and year.group()[1] in "0123456" and not _DATED.search(before):
            continue  # 1325 alone is rather a number
        yield Span(*year.span())


def mask(text: str, within: Sequence[Span]) -> str:
    """Blank what only looks like a figure inside the stretches; same length.

    >>> mask("In 2023, Table 4 lists 12 states", [Span(0, 32)])
    'In     ,         lists 12 states'
    """
    found = [m for part in within for masks in (MASKS, WORDED) for m in masks.finditer(text, part.start, part.end)]
    scores = (Span(*m.span(m.lastgroup or 0)) for part in within for m in SCORE.finditer(text, part.start, part.end))
    hidden = blank(text, (*(Span(*m.span()) for m in found), *scores, *enumerations(text, within)))
    hidden = blank(hidden, (year for part in within for year in _years(hidden, part)))
    hidden = blank(hidden, _records(hidden, within))
    models = {model for m in found for model in _MODEL.findall(m.group())}
    return (
        blank(hidden, (bare for part in within for bare in _model_numbers(hidden, part, models))) if models else hidden
    )


def _records(text: str, within: Sequence[Span]) -> Sequence[Span]:
    """Return the pairs in brackets where four and more of them go down or stay: "Ada (8-2) at Brin (5-5)", records of games."""
    pairs = [pair for part in within for pair in _RECORD.finditer(text, part.start, part.end)]
    falling = sum(int(pair["left"]) >= int(pair["right"]) for pair in pairs)
    return [Span(*pair.span()) for pair in pairs] if falling >= _LEAST_RECORDS else ()


def _model_numbers(text: str, part: Span, models: set[str]) -> Iterator[Span]:
    """Yield the numbers that the text uses as names elsewhere ("its 737" after "Boeing 737" or "737s")."""
    for number in _THREE.finditer(text, part.start, part.end):
        if number.group() in models:
            yield Span(*number.span())
