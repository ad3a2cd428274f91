"""Short forms: where the text defines them, where it uses them, and which it never explains."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.mentions.longforms import before, reads
from pipeline.model import Acronym, Span
from pipeline.text.gazetteer import names, word_set
from pipeline.text.parse import plain

# for instance (CSTO), (hereafter, the "SCO"), (SDGs; formerly …), (WHO, 2020)
_BRACKET = re.compile(
    r"""\((?:(?:hereinafter|hereafter|henceforth|abbreviated|abbr\.|short|or|formerly|also)[,:]?\ )?(?:the\ |as\ )?["']?"""
    r"""(?P<short>[^\W_](?:[^\W_]|[&/.-](?=[^\W_])){1,11})\.?["']?(?=\)|[,;]\ )""",
    re.VERBOSE,
)
# the other way round: CSTO (Collective Security Treaty Organization)
_AFTER = re.compile(r"(?<![\w&])(?P<short>[^\W_][^\W_&]{1,9}) \((?:the )?(?P<long>[^()\n]{5,120})\)")
# where the words before a bracket end: other brackets, lines, blanked citations, clauses
_BREAK = re.compile(r"[()\[\]\n;:\"]|\s{4}|(?<=[^\W\d][a-z]{2})[.?!]\s")
# a word with a capital among its first two letters; no part of an address
_USE = re.compile(r"(?<![\w&@#/.+])(?:[A-ZÀ-ÖØ-Þ]|[a-z0-9][A-ZÀ-ÖØ-Þ])[A-Za-zÀ-ÖØ-öø-ÿ0-9&]{1,11}(?![\w&@+])")
_TAIL = re.compile(r"-[A-Z0-9]{1,4}(?![\w-])")  # ENTSO-E
_REACH = 200  # characters before a bracket in which its long form is looked for
# XIV, VII; not MC or CD, which are short forms as often
_ROMAN = re.compile(r"[IVX]+|L?X{1,3}(?:IX|IV|V?I{0,3})")
_LINE = re.compile(r"[^\n]+")


class _Definition(NamedTuple):
    short: Span
    long: Span
    fits: bool


def find(text: str) -> tuple[Acronym, ...]:
    """Return definitions, uses of what is defined, and short forms that are never defined, in text order.

    "the Eurasian Economic Union (EUEA)" is a definition that does not fit; "EUEA" later is a use: expansion filled,
    long_span None; "EAEU" that nobody explains has expansion "". No acronyms: C5+1, XIV, US, 5 GW, headings, SHOUTED words.
    """
    same = plain(text)
    defined = {d.short.start: d for d in sorted({*_before(same), *_after(same)}, key=lambda d: d.short)}
    latest: dict[str, Acronym] = {}
    for d in reversed(defined.values()):  # a use before any definition takes the first one
        latest[d.short.of(text)] = _made(text, d)
    out = []
    for start, short in sorted(
        _uses(same, frozenset(latest), {d.short.start: d.short.of(same) for d in defined.values()})
    ):
        if start in defined:
            latest[short] = _made(text, defined[start])
            out.append(latest[short])
            continue
        said = latest.get(short)
        span = Span(start, start + len(short))
        out.append(Acronym(span, short, said.expansion, None, said.fits) if said else Acronym(span, short))
    return tuple(out)


def _made(text: str, d: _Definition) -> Acronym:
    return Acronym(d.short, d.short.of(text), " ".join(d.long.of(text).split()), d.long, d.fits)


def _short(short: str) -> bool:
    """Tell whether this can be a short form: two capitals and no more small letters (no "McGraw"), or one capital beside digits."""
    capitals, small = sum(c.isupper() for c in short), sum(c.islower() for c in short)
    return (capitals > 1 and small <= capitals) or (
        capitals == 1 and any(c.isdigit() for c in short) and len(short) <= 4
    )


def _before(text: str) -> Iterator[_Definition]:
    """Long Form (SF)."""
    for m in _BRACKET.finditer(text):
        if not _short(m["short"]):
            continue
        end = len(text[max(0, m.start() - _REACH) : m.start()].rstrip(" \"'")) + max(0, m.start() - _REACH)
        start = max(
            [max(0, m.start() - _REACH), *(b.end() for b in _BREAK.finditer(text, max(0, m.start() - _REACH), end))]
        )
        found = before(m["short"], text[start:end])
        if found:
            yield _Definition(Span(*m.span("short")), Span(start + found.start, end), found.fits)


def _after(text: str) -> Iterator[_Definition]:
    """SF (Long Form)."""
    for m in _AFTER.finditer(text):
        if not _short(m["short"]):
            continue
        long = re.split(r"[;:]|, (?=[a-z\d])", m["long"])[0].strip(" \"'")
        fits = reads(m["short"], long) if " " in long else None
        if fits is not None:
            start = m.start("long") + m["long"].index(long)
            yield _Definition(Span(*m.span("short")), Span(start, start + len(long)), fits)


def _uses(text: str, known: frozenset[str], defined: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the place and the form of every definition, every use of a known form, and of what looks like one."""
    yield from defined.items()
    for line in _LINE.finditer(text):
        found = [m for m in _USE.finditer(text, *line.span()) if m.start() not in defined]
        loud = bool(found) and _loud(line.group())
        for m in found:
            short = m.group()
            tail = _TAIL.match(text, m.end())
            if tail and short + tail.group() in known:
                short += tail.group()
            if short not in known and short[-1] == "s" and short[:-1].isupper():
                short = short[:-1]
            if short in known or (not loud and _asks(text, m, short)):
                yield m.start(), short


def _loud(line: str) -> bool:
    """Tell whether a line is set in capitals: a heading, a shout."""
    capitals = sum(map(str.isupper, line))
    return capitals > 0 and 2 * capitals > sum(map(str.isalpha, line))


def _asks(text: str, m: re.Match[str], short: str) -> bool:
    """Tell whether capitals that nobody explains are a short form, and not a unit, a numeral, a name or a shout."""
    if not (short.isupper() and short.isalnum() and 2 <= len(short) <= 6) or any(c.isdigit() for c in short):
        return False
    if _ROMAN.fullmatch(short) or short in word_set("acronyms.uppercase_words"):
        return False
    around = text[max(0, m.start() - 12) : m.start()], text[m.end() : m.end() + 24]
    if short in word_set("acronyms.unit_codes") and (re.search(r"\d\s?$", around[0]) or re.match(r"\s?\d", around[1])):
        return False
    if short in word_set("acronyms.province_codes") and re.search(r"\w, ?$|Washington $", around[0]):
        return False
    listed, small = names().get(short), names().get(short.capitalize())
    if any(named and named.kind in ("GPE", "LOC", "NORP") for named in (listed, small)):  # US; MOSCOW
        return False
    # a code, "SU-24"; a word among shouted ones; initials of a person, "JK Rowling"
    shout = re.search(r"[A-Z]{2} [A-Z]{2,} $", around[0]) or re.match(r" [A-Z]{2,} [A-Z]{2}", around[1])
    person = len(short) == 2 and not listed and re.match(r" [A-Z][a-z]", around[1])
    return not (re.match(r"-?\d", around[1]) or shout or person)
