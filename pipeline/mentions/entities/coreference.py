"""Coreference of persons: mentions by family name alone take the full name, and repeated mentions are found."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, word_set
from pipeline.text.names import fold
from pipeline.text.regex import regex

_FAMILY_NAME = regex(rf"(?<![\w'-]){UP}\w+(?:-\w+){{0,2}}(?![\w-])")
_SMALL, _OFTEN = regex(r"(?<![\w-])[a-zß-ÿ]{3,20}(?![\w-])"), 3
_SENTENCE_START = regex(r"(?:^|[.!?:\n][\"'”’)]{0,2})\s{0,3}[\"'“‘(]{0,2}$")
_REGNAL_NUMBER = regex(r" [IVX]{1,5}$")
# the capitalised word beside a family name
_NEXT_WORD = regex(rf"[ -]{UP}\w|\+")
_PREVIOUS_WORD = regex(rf"(?<!\w)(?P<word>{UP}[\w.'-]*)[ -]$")


def resolve_full_names(found: Collection[Entity]) -> Iterator[Entity]:
    """Yield the persons with their full names: "Kassym-Jomart Tokayev" for "Tokayev", unless two persons bear that name.

    A word that is nobody's family name may be a given name: "Abiy" of Abiy Ahmed, "Xi" of Xi Jinping. A name that is
    spelled in two ways takes the first spelling: "Kim Jong Un" for "Kim Jong-un", "Khürelsükh" for "Khurelsukh".
    """
    spellings: dict[str, str] = {}
    for entity in found:
        spellings.setdefault(fold(entity.name), entity.name)
    respelled = [replace(entity, name=spellings[fold(entity.name)]) for entity in found]
    by_family, by_given = _index(respelled, _family_name), _index(respelled, _given_name)
    for entity in respelled:
        name = _only_bearer(entity.name, by_family)
        yield Entity(
            "", entity.span, "PERSON", name if name != entity.name else _only_bearer(name, by_given), entity.by
        )


def find_repeated(text: str, found: Collection[Entity]) -> Iterator[Entity]:
    """Yield other mentions of the persons found, before and after: by full name, else by family name alone."""
    by_family = _index(found, _family_name)
    family_names = {_family_name(entity.name) for entity in found}
    small = Counter(word for word in _SMALL.findall(text) if word.capitalize() in family_names)
    for match in _FAMILY_NAME.finditer(text):
        word = match.group()
        if word not in family_names:
            continue
        full = next((name for name in sorted(by_family.get(fold(word), ())) if text.endswith(name, 0, match.end())), "")
        if full:
            yield Entity("", Span(match.end() - len(full), match.end()), "PERSON", full, "rule:family-name")
        elif not _is_ambiguous(word) and _stands_alone(text, match) and not _is_small_word(text, match, small):
            yield Entity("", Span(*match.span()), "PERSON", _only_bearer(word, by_family), "rule:family-name")


def _is_small_word(text: str, match: re.Match[str], small: Counter[str]) -> bool:
    """Tell whether a word that the text often writes small only opens a sentence here: "Field trials" beside F. L. Field."""
    opens = bool(_SENTENCE_START.search(text, max(0, match.start() - 6), match.start()))
    return opens and small[match.group().lower()] >= _OFTEN


def _index(found: Iterable[Entity], part: Callable[[str], str]) -> dict[str, set[str]]:
    """Return part of a name, folded → the full names that have it."""
    index: dict[str, set[str]] = {}
    for entity in found:
        if " " in entity.name:
            index.setdefault(fold(part(entity.name)), set()).add(entity.name)
    return index


def _family_name(name: str) -> str:
    """Return the last word of a name; of "Constantine I" the first."""
    return _REGNAL_NUMBER.sub("", name).rsplit(" ", 1)[-1]


def _given_name(name: str) -> str:
    return name.split(" ", 1)[0]


def _only_bearer(name: str, index: dict[str, set[str]]) -> str:
    """Return the full name of the one person with this part of a name; the part itself where there are none or several."""
    bearers = index.get(fold(name), set())
    return next(iter(bearers)) if len(bearers) == 1 else name


def _is_ambiguous(word: str) -> bool:
    """Return whether a family name is also a place, a head word or a given name, so that alone it says too little."""
    return word in names() or word in heads() or word in word_set("people.given_names")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Return whether no other capitalised word joins this one: "Puskás" is a person, "Puskás Akadémia" is not."""
    if _NEXT_WORD.match(text, match.end()):
        return False
    previous = _PREVIOUS_WORD.search(text, max(0, match.start() - 24), match.start())
    if not previous or previous["word"] in word_set("heads.openers") or previous["word"] in word_set("people.titles"):
        return True
    return previous["word"].endswith(".") and len(previous["word"]) > 3  # a sentence ended: "in Norway. Angell was"
