"""Acronyms: where the text defines them, where it uses them, and which it never expands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lexicon import fragment
from pipeline.mentions.long_forms import find_long_form, is_expansion
from pipeline.model import Acronym, Span
from pipeline.text.addresses import blank_addresses
from pipeline.text.gazetteer import names, word_set
from pipeline.text.phrases import plain
from pipeline.text.regex import regex
from pipeline.text.word_pieces import whole_words

# for instance (CSTO), (hereafter, the "SCO"), (SDGs; formerly …), (WHO, 2020)
_IN_BRACKETS = regex(
    rf"""\((?:{fragment("gazetteer/acronyms.definition_cues")}[,:]?\ )?(?:the\ |as\ )?["']?"""
    r"""(?P<short>[^\W_](?:[^\W_]|[&/.-](?=[^\W_])){1,11})\.?["']?(?=\)|[,;]\ )""",
    re.VERBOSE,
)
# the other way round: CSTO (Collective Security Treaty Organization)
_BEFORE_BRACKETS = regex(r"(?<![\w&])(?P<short>[^\W_][^\W_&]{1,9}) \((?:the )?(?P<long>[^()\n]{5,120})\)")
# where the words before a bracket end: other brackets, lines, blanked citations, clauses
_BOUNDARY = regex(r"[()\[\]\n;:\"]|\s{4}|(?<=[^\W\d][a-z]{2})[.?!]\s")
# a word with a capital among its first two letters; no part of an address
_CANDIDATE = regex(r"(?<![\w&@#/.+])(?:[A-ZÀ-ÖØ-Þ]|[a-z0-9][A-ZÀ-ÖØ-Þ])[A-Za-zÀ-ÖØ-öø-ÿ0-9&]{1,11}(?![\w&@+])")
_SUFFIX = regex(r"-[A-Z0-9]{1,4}(?![\w-])")  # ENTSO-E
_REACH = 200  # characters before a bracket in which its long form is looked for
# XIV, VII; not MC or CD, which are acronyms as often
_ROMAN_NUMERAL = regex(r"[IVX]+|L?X{1,3}(?:IX|IV|V?I{0,3})")
_JUDGES = regex(r"(?:, (?:and )?[A-Z]{3,14}){0,8},\s{1,3}(?:C\.\s?)?JJ?\.")
_LEAST_OF_WORD, _LEAST_OF_STRESSED = 5, 4
_CODE_BEHIND = regex(r"[$_]\w|\(\)|\(-?\d")  # "ICU$Patients", "an LKJ(2) prior"
_PLACEHOLDER = regex(r"XX|XY|YY|ZZ")  # "NPA-NXX"
_OPERATOR_BEFORE, _OPERATOR_BEHIND = regex(r"[=+×÷≤≥<>∑−] ?$"), regex(r" ?[=×÷≤≥∑−]")
# "lobula cells (LPC, LLPC, LPLC)": several that the words before sum up; "(XSD, XML Schema Definition)": its own long form
_MORE_SHORT_FORMS = regex(r"(?:, (?:and )?[A-Z][A-Za-z]{0,2}[A-Z0-9]{1,6})+\)")
_LONG_FORM_BEHIND = regex(r", (?P<long>[^,;()\n]{5,80})[,)]")
_BRACKET_WITHIN = regex(r"\((?P<in>[^()\n]{1,60})\) ")  # "Open (Open Access and Open Source) Educational Resources"
_LINE = regex(r"[^\n]+")


class _Definition(NamedTuple):
    short: Span
    long: Span
    fits: bool


def find(text: str) -> tuple[Acronym, ...]:
    """Return definitions, uses of what is defined, and acronyms that are never defined, in text order.

    "the Eurasian Economic Union (EUEA)" is a definition that does not fit; "EUEA" later is a use: expansion filled,
    long_span None; "EAEU" that nobody expands has expansion "". No acronyms: C5+1, XIV, US, 5 GW, headings, words in capitals.
    """
    plain_text = plain(blank_addresses(text)).replace("\u2010", "-").replace("\u2011", "-")
    found = sorted({*_long_form_first(plain_text), *_short_form_first(plain_text)}, key=lambda d: d.short)
    definitions = {definition.short.start: definition for definition in found}
    latest: dict[str, Acronym] = {}
    for definition in reversed(definitions.values()):  # a use before any definition takes the first one
        latest[definition.short.of(text)] = _acronym(text, definition)
    acronyms = []
    starts = {start: definition.short.of(plain_text) for start, definition in definitions.items()}
    for start, short in sorted(_uses(plain_text, frozenset(latest), starts)):
        if start in definitions:
            latest[short] = _acronym(text, definitions[start])
            acronyms.append(latest[short])
            continue
        defined, span = latest.get(short), Span(start, start + len(short))
        acronyms.append(
            Acronym(span, short, defined.expansion, None, defined.fits) if defined else Acronym(span, short)
        )
    return tuple(acronyms)


def _acronym(text: str, definition: _Definition) -> Acronym:
    expansion = " ".join(definition.long.of(text).split())
    return Acronym(definition.short, definition.short.of(text), expansion, definition.long, definition.fits)


def _has_short_form(word: str) -> bool:
    """Return whether a word has two capitals and no more small letters (no "McGraw"), or one capital beside digits."""
    capitals, small = sum(c.isupper() for c in word), sum(c.islower() for c in word)
    return (capitals > 1 and small <= capitals) or (capitals == 1 and any(c.isdigit() for c in word) and len(word) <= 4)


def _long_form_first(text: str) -> Iterator[_Definition]:
    """Yield definitions of the form Long Form (LF)."""
    for match in _IN_BRACKETS.finditer(text):
        if not _has_short_form(match["short"]):
            continue
        first = max(0, match.start() - _REACH)
        end = first + len(text[first : match.start()].rstrip(" \"'"))
        start = max([first, *(boundary.end() for boundary in _BOUNDARY.finditer(text, first, end))])
        found = find_long_form(match["short"], text[start:end])
        if not found or _MORE_SHORT_FORMS.match(text, match.end("short")):
            continue
        short, long = Span(*match.span("short")), Span(start + found.start, end)
        yield _Definition(short, long, True) if found.fits else _misfit(text, short, long)


def _misfit(text: str, short: Span, long: Span) -> _Definition:
    """Return a definition that does not fit, unless its words stand on behind the short form or before another bracket."""
    behind = _LONG_FORM_BEHIND.match(text, short.end)
    if behind and is_expansion(short.of(text), behind["long"]):
        return _Definition(short, Span(*behind.span("long")), True)
    before = next(
        (m for m in _BRACKET_WITHIN.finditer(text, max(0, long.start - 80), long.start) if m.end() == long.start), None
    )
    if before:
        first = text.rfind(" ", 0, max(0, before.start() - 1)) + 1
        compound = f"{text[first : before.start()]}{long.of(text)}"
        if (found := find_long_form(short.of(text), compound)) and found.fits:
            return _Definition(short, Span(first, long.end), True)
    return _Definition(short, long, False)


def _short_form_first(text: str) -> Iterator[_Definition]:
    """Yield definitions of the form LF (Long Form)."""
    for match in _BEFORE_BRACKETS.finditer(text):
        if not _has_short_form(match["short"]):
            continue
        long = re.split(r"[;:]|, (?=[a-z\d])", match["long"])[0].strip(" \"'")
        fits = is_expansion(match["short"], long) if " " in long else None
        if fits is not None:
            start = match.start("long") + match["long"].index(long)
            yield _Definition(Span(*match.span("short")), Span(start, start + len(long)), fits)


def _uses(text: str, defined: frozenset[str], definitions: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield start and form of every definition, every use of a defined acronym, and of what looks like an acronym."""
    yield from definitions.items()
    for line in _LINE.finditer(text):
        candidates = [m for m in _CANDIDATE.finditer(text, *line.span()) if m.start() not in definitions]
        in_capitals = bool(candidates) and _is_in_capitals(line.group())
        for match in candidates:
            short = match.group()
            suffix = _SUFFIX.match(text, match.end())
            if suffix and short + suffix.group() in defined:
                short += suffix.group()
            if short not in defined and short[-1] == "s" and short[:-1].isupper():
                short = short[:-1]
            if short in defined or (not in_capitals and _is_undefined_acronym(text, match, short)):
                yield match.start(), short


def _is_in_capitals(line: str) -> bool:
    """Return whether a line is set in capitals: a heading, a shout."""
    capitals = sum(map(str.isupper, line))
    return capitals > 0 and 2 * capitals > sum(map(str.isalpha, line))


def _ends_with_place(before: str) -> bool:
    """Return whether a comma or a listed place stands before: "Salem, OR", "Washington DC"."""
    place = before.rstrip().rpartition(" ")[2]
    return bool(re.search(r"\w, ?$", before)) or (
        before.endswith(" ") and place in names() and names()[place].kind == "GPE"
    )


def _is_undefined_acronym(text: str, match: re.Match[str], short: str) -> bool:
    """Return whether capitals without a definition are an acronym, and not a unit, a numeral, a name or a shout."""
    if not (short.isupper() and short.isalnum() and 2 <= len(short) <= 6) or any(c.isdigit() for c in short):
        return False
    if _ROMAN_NUMERAL.fullmatch(short) or short in word_set("acronyms.uppercase_words"):
        return False
    before, behind = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 24]
    if short in word_set("acronyms.unit_codes") and (re.search(r"\d\s?$", before) or re.match(r"\s?\d", behind)):
        return False
    if short in word_set("acronyms.province_codes") and _ends_with_place(before):
        return False
    if any(form in names() and names()[form].kind in ("GPE", "LOC", "NORP") for form in (short, short.capitalize())):
        return False  # US; MOSCOW
    # a code, "SU-24"; a word among others in capitals; initials of a person, "JK Rowling"
    shout = re.search(r"[A-Z]{2} [A-Z]{2,} $", before) or re.match(r" [A-Z]{2,} [A-Z]{2}", behind)
    initials = len(short) == 2 and short not in names() and re.match(r" [A-Z][a-z]", behind)
    # a part of a code, "00595-RLM", "ANT 1655"; the initials of an author, "HMG was supported by"
    code = (
        re.match(r"[- ]?\d|-[A-Z]{2,}-", behind)
        or _CODE_BEHIND.match(behind)
        or before.endswith(("$", "_"))
        or re.search(r"\d-$|[A-Z]{2}-$", before)
        or _PLACEHOLDER.search(short)
    )
    formula = _OPERATOR_BEFORE.search(before) or _OPERATOR_BEHIND.match(behind)  # "HR = HS R"
    author = re.match(rf" (?:and [A-Z]{{2,4}} )?{fragment('gazetteer/acronyms.thanking_verbs')}\b", behind)
    # "THOMAS, J., concurring", "MOOR, TONNA, and LEE, JJ."; a word that the text also writes small is only stressed
    judge = _JUDGES.match(text, match.end())
    stressed = len(short) > 2 and re.search(rf"(?<![\w-])(?:{short.lower()}|{short.capitalize()})(?![\w-])", text)
    return not (code or formula or shout or initials or author or judge or stressed or _is_word(text, short))


def _is_word(text: str, short: str) -> bool:
    """Tell whether capitals are a stressed word, "could mean BRIGHT", or only open lines and sentences: "ADOPTÉ à l'unanimité"."""
    if len(short) >= _LEAST_OF_STRESSED and short not in names() and short.lower() in whole_words():
        return True
    return len(short) >= _LEAST_OF_WORD and not re.search(rf"[\w,(] \(?{short}(?![\w-])|\({short}", text)
