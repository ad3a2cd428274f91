"""Persons: by title, by given name, by what is said of them, in a list with others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon import fragment
from pipeline.mentions.entities.capitals import UP
from pipeline.mentions.entities.coreference import find_repeated, resolve_full_names
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.regex import regex

# "Kassym-Jomart", "O'Neill", "al-Assad", "J.", "J.-P.", "Ev." of "Johann Ev. Lang"
_ABBREVIATED = rf"{fragment('entities.abbreviated_given_names')}\.(?=\ {UP})"
_PART = rf"(?:{_ABBREVIATED}|(?:O'|D'|Mc|Mac|al-|el-|Al-|El-){UP}\w+|{UP}\w+(?:-\w+){{0,2}}|{UP}\.(?:-?{UP}\.)?)"
_PARTICLE = rf"(?:{fragment('vocabulary.name_particles', 'entities.patronymic_particles')}\ )"
_NAME = regex(rf"{_PART}(?:\ {_PARTICLE}{{0,2}}{_PART}){{0,3}}", re.VERBOSE)
_FULL_NAME = regex(rf"(?<![\w'.&-]){_PART}(?:\ {_PARTICLE}{{0,2}}{_PART}){{1,3}}(?!\w)", re.VERBOSE)
_ACRONYM = regex(r"(?![IVX]+$)[A-Z]{2,4}")  # "a general GP model", "Claude API"; no "Sigismund III"
_WORD = regex(r"\S+")
_REGNAL_NUMBER = regex(r" [IVX]{1,5}(?!\w)")  # "Constantine I"
_OF = regex(r" (?:of|for) (?:the )?")
_LIST_SEPARATOR = regex(r",? and |, | & ")
_DAY = r"(?:c\.\ )?(?:[A-Z][a-z]{2,8}\ \d{1,2},\ |\d{1,2}\ [A-Z][a-z]{2,8}\ )?\d{4}"
# for instance (born 1970), (née Fatu), (4 February 1918–17 July 1978), () (May 12, 1936–2009)
_LIFE = rf"\ (?:\([^()\n]{{0,40}}\)\ )?\((?:born\ |b\.\ |née\ |{_DAY}\ ?[-–]\ ?{_DAY})"


def find_persons(text: str, others: Sequence[Entity] = ()) -> Iterator[Entity]:
    """Yield persons, titles outside the span; name: the full name where the text gives one.

    President [Tokayev] said; [Olaf Scholz]; [Dmitry Lee], a senior fellow; [Ada Moor] (born 1970).
    others: the entities found so far, which are no persons. text: as plain() gives it.
    """
    found = {e.span.start: e for e in (*_by_context(text, others), *_by_title(text, others))}.values()
    yield from resolve_full_names(found)
    yield from find_repeated(text, found)


def _by_title(text: str, others: Sequence[Entity]) -> Iterator[Entity]:
    """Yield President [Kassym-Jomart Tokayev], Chancellor of the Federal Republic of Germany [Olaf Scholz]."""
    ends = {e.span.start: e.span.end for e in others if e.kind in ("GPE", "ORG", "LOC")}
    for title in _titles().finditer(text):
        at = title.end()
        linked = _OF.match(text, at)
        if linked and linked.end() in ends:
            at = ends[linked.end()]
            at += 1 if text[at : at + 1] == "," else 0
        match = _NAME.match(text, at + 1) if text[at : at + 1] == " " else None
        span = _trim(text, match, least=1) if match else None
        if span and not _ACRONYM.fullmatch(span.of(text)):
            yield _person(text, span, "rule:title")


def _by_context(text: str, others: Sequence[Entity]) -> Iterator[Entity]:
    """Yield names of two words and more that their given name or what stands beside makes a person's."""
    ends = {e.span.start: e.span.end for e in others}
    previous_end = -1  # of the person before
    for match in _FULL_NAME.finditer(text):
        span = _trim(text, match, least=2)
        if not span:
            continue
        unlisted = span.end == match.end() and ends.get(span.start, 0) < span.end
        rule = _rule(text, span, previous_end, unlisted=unlisted)
        if rule:
            yield _person(text, span, rule)
            previous_end = span.end


def _rule(text: str, span: Span, previous_end: int, *, unlisted: bool) -> str:
    """Return the rule by which two capitalised words are a person, "" for none. unlisted: nothing was cut, and no list has them."""
    first = text[span.start : span.end].split(" ", 1)[0]
    given_names = word_set("people.given_names")
    if first in given_names or first.split("-", 1)[0] in given_names:
        return "rule:given-name"
    if not unlisted:
        return ""
    if _behind_person().match(text, span.end) or _before_person().search(text, max(0, span.start - 20), span.start):
        return "rule:role"
    is_adjacent = 0 < span.start - previous_end < 7
    return "rule:list" if is_adjacent and _LIST_SEPARATOR.fullmatch(text, previous_end, span.start) else ""


def _trim(text: str, match: re.Match[str], *, least: int) -> Span | None:
    """Return the words of a name up to the first that belongs to none; "For", "When" and "German" before it are left out.

    None where fewer than the least are left, and where the name only names something else ("Hugo Award", "Wilson Bridge").
    """
    non_names = word_set("people.non_names")
    start, end, count = match.start(), 0, 0
    for found in _WORD.finditer(text, *match.span()):
        word = found.group()
        if not end and least > 1 and (word in non_names or _is_people(word)):
            start = found.end() + 1
            continue
        if word[0].islower() and "-" not in word:
            continue
        if word in heads() or word in word_set("heads.eponymous_heads"):
            return None
        if (
            word in non_names
            or word in word_set("people.titles")
            or word in names()
            or (count and _ACRONYM.fullmatch(word))
        ):
            break
        end, count = found.end(), count + (len(word) > 2 or not word.endswith("."))
    if count < least or text[end - 1] == ".":
        return None
    numeral = _REGNAL_NUMBER.match(text, end)
    return Span(start, numeral.end() if numeral else end)


def _is_people(word: str) -> bool:
    return word in names() and names()[word].kind == "NORP"


def _person(text: str, span: Span, by: str) -> Entity:
    return Entity("", span, "PERSON", " ".join(span.of(text).split()), by)


@cache
def _titles() -> re.Pattern[str]:
    """Match one title or several: "Prime Minister", "Dr. Sir", "president"."""
    titles = sorted(word_set("people.titles") | word_set("people.offices"), key=len, reverse=True)
    # grouped by their first letters: most words of a text begin no title
    title = "|".join(
        f"{first}(?:{'|'.join(re.escape(title[1:]) for title in titles if title[0] == first)})"
        for first in sorted({title[0] for title in titles})
    )
    return re.compile(rf"(?<![\w-])(?:{title})(?: (?:{title})){{0,3}}(?= )")


@cache
def _behind_person() -> re.Pattern[str]:
    """Match what only follows a person's name."""
    roles, verbs = (fragment(f"gazetteer/people.{name}") for name in ("roles", "speech_verbs"))
    described = rf",\ (?:an?\ |the\ )?(?:[\w'-]{{1,30}}\ ){{0,4}}?{roles}\b|,\ who\ "
    return re.compile(rf"\ {verbs}\b|{_LIFE}|{described}", re.VERBOSE)


@cache
def _before_person() -> re.Pattern[str]:
    """Match what only stands before a person's name."""
    return re.compile(rf"\b{fragment('gazetteer/people.creation_verbs')} by $")
