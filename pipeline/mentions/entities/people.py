"""Persons: by title, by given name, by what is said of them, in a list with others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.mentions.entities.again import again, in_full
from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, words

# "Kassym-Jomart", "O'Neill", "al-Assad", "J.", "J.-P."
_PART = rf"(?:(?:O'|D'|Mc|Mac|al-|el-|Al-|El-){UP}\w+|{UP}\w+(?:-\w+){{0,2}}|{UP}\.(?:-?{UP}\.)?)"
_SMALL = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|ten|ter|zu|al|el|bin|ibn|ben|abu|bint|ul|ud)\ )"
_NAME = re.compile(rf"{_PART}(?:\ {_SMALL}{{0,2}}{_PART}){{0,3}}", re.VERBOSE)
_FULL = re.compile(rf"(?<![\w'.&-]){_PART}(?:\ {_SMALL}{{0,2}}{_PART}){{1,3}}(?!\w)", re.VERBOSE)
_WORD = re.compile(r"\S+")
_REGNAL = re.compile(r" [IVX]{1,5}(?!\w)")  # "Constantine I"
_OF = re.compile(r" (?:of|for) (?:the )?")
_LIST = re.compile(r",? and |, | & ")
_DAY = r"(?:c\.\ )?(?:[A-Z][a-z]{2,8}\ \d{1,2},\ |\d{1,2}\ [A-Z][a-z]{2,8}\ )?\d{4}"
# for instance (born 1970), (née Fatu), (4 February 1918–17 July 1978), () (May 12, 1936–2009)
_BORN = rf"\ (?:\([^()\n]{{0,40}}\)\ )?\((?:born\ |b\.\ |née\ |{_DAY}\ ?[-–]\ ?{_DAY})"


def people(text: str, known: Sequence[Entity] = ()) -> Iterator[Entity]:
    """Yield persons, titles outside; name: the full name where the text gives one.

    President [Tokayev] said; [Olaf Scholz]; [Dmitry Lee], a senior fellow; [Ada Moor] (born 1970).
    known: the entities found so far, which are no persons. text: as plain() gives it.
    """
    found = {e.span.start: e for e in (*_named(text, known), *_titled(text, known))}.values()
    yield from in_full(found)
    yield from again(text, found)


def _titled(text: str, known: Sequence[Entity]) -> Iterator[Entity]:
    """President [Kassym-Jomart Tokayev], Chancellor of the Federal Republic of Germany [Olaf Scholz]."""
    ends = {e.span.start: e.span.end for e in known if e.kind in ("GPE", "ORG", "LOC")}
    for m in _titles().finditer(text):
        at = m.end()
        of = _OF.match(text, at)
        if of and of.end() in ends:
            at = ends[of.end()]
            at += 1 if text[at : at + 1] == "," else 0
        name = _NAME.match(text, at + 1) if text[at : at + 1] == " " else None
        kept = _kept(text, name, least=1) if name else None
        if kept:
            yield _person(text, kept, "rule:title")


def _named(text: str, known: Sequence[Entity]) -> Iterator[Entity]:
    """Two words and more, by the given name or by what stands beside."""
    taken = {e.span.start: e.span.end for e in known}
    last = -1  # end of the person before
    for m in _FULL.finditer(text):
        kept = _kept(text, m, least=2)
        if not kept:
            continue
        whole = kept.end == m.end() and taken.get(kept.start, 0) < kept.end
        by = _reason(text, kept, last, whole=whole)
        if by:
            yield _person(text, kept, by)
            last = kept.end


def _reason(text: str, span: Span, last: int, *, whole: bool) -> str:
    """Say by which rule two capitalised words are a person, "" for none. whole: nothing was cut, and no list knows them."""
    first = text[span.start : span.end].split(" ", 1)[0]
    given = words("people", "given_names")
    if first in given or first.split("-", 1)[0] in given:
        return "rule:given-name"
    if whole and (_told().match(text, span.end) or _made().search(text, max(0, span.start - 20), span.start)):
        return "rule:role"
    return "rule:list" if whole and 0 < span.start - last < 7 and _LIST.fullmatch(text, last, span.start) else ""


def _kept(text: str, m: re.Match[str], *, least: int) -> Span | None:
    """Return the words of a name up to the first that belongs to none; "For" and "When" before it are left out.

    None where fewer are left than needed, and where the name only names something else ("Hugo Award", "Wilson Bridge").
    """
    first, last, count = m.start(), 0, 0
    for word in _WORD.finditer(text, *m.span()):
        said = word.group()
        if not last and least > 1 and said in words("people", "not_names"):
            first = word.end() + 1
            continue
        if said[0].islower() and "-" not in said:
            continue
        if said in heads() or said in words("heads", "named_after"):
            return None
        if said in words("people", "not_names") or said in words("people", "titles") or said in names():
            break
        last, count = word.end(), count + (len(said) > 2 or not said.endswith("."))
    if count < least or text[last - 1] == ".":
        return None
    numeral = _REGNAL.match(text, last)
    return Span(first, numeral.end() if numeral else last)


def _person(text: str, span: Span, by: str) -> Entity:
    return Entity("", span, "PERSON", " ".join(span.of(text).split()), by)


@cache
def _titles() -> re.Pattern[str]:
    """Match one title or several: "Prime Minister", "Dr. Sir", "president"."""
    known = sorted(words("people", "titles") | words("people", "offices"), key=len, reverse=True)
    # by their first letters: most words of a text begin no title
    one = "|".join(
        f"{first}(?:{'|'.join(re.escape(title[1:]) for title in known if title[0] == first)})"
        for first in sorted({title[0] for title in known})
    )
    return re.compile(rf"(?<![\w-])(?:{one})(?: (?:{one})){{0,3}}(?= )")


@cache
def _told() -> re.Pattern[str]:
    """Match what only follows a person's name."""
    role, says = ("|".join(sorted(words("people", key))) for key in ("roles", "says"))
    described = rf",\ (?:an?\ |the\ )?(?:[\w'-]{{1,30}}\ ){{0,4}}?(?:{role})\b|,\ who\ "
    return re.compile(rf"\ (?:{says})\b|{_BORN}|{described}", re.VERBOSE)


@cache
def _made() -> re.Pattern[str]:
    """Match what only stands before a person's name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('people', 'makes')))}) by $")
