"""Persons named once more: by full name, or by family name alone."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.mentions.entities.capitals import UP
from pipeline.model import Entity, Span
from pipeline.text.gazetteer import heads, names, words
from pipeline.text.names import fold

_FAMILY = re.compile(rf"(?<![\w'-]){UP}\w+(?:-\w+){{0,2}}(?![\w-])")
_REGNAL = re.compile(r" [IVX]{1,5}$")
# the capitalised word beside a family name
_NEXT = re.compile(rf"[ -]{UP}\w|\+")
_LEFT = re.compile(rf"(?<!\w)(?P<word>{UP}[\w.'-]*)[ -]$")


def in_full(found: Collection[Entity]) -> Iterator[Entity]:
    """Give "Tokayev" the name under which the text knows him; where two bear it, it stays as it is.

    A word that is nobody's family name may be a given name: "Abiy" of Abiy Ahmed, "Xi" of Xi Jinping. A name that is
    spelled in two ways goes by the first: "Kim Jong Un" for "Kim Jong-un", "Khürelsükh" for "Khurelsukh".
    """
    spelled: dict[str, str] = {}
    for entity in found:
        spelled.setdefault(fold(entity.name), entity.name)
    alike = [replace(entity, name=spelled[fold(entity.name)]) for entity in found]
    full, first = _full(alike), _first(alike)
    for entity in alike:
        name = _one(entity.name, full)
        yield Entity("", entity.span, "PERSON", name if name != entity.name else _one(name, first), entity.by)


def again(text: str, found: Collection[Entity]) -> Iterator[Entity]:
    """Yield other mentions of the persons found, before and after: the full name, else the family name alone."""
    full = _full(found)
    known = {_family(e.name) for e in found}
    for m in _FAMILY.finditer(text):
        word = m.group()
        if word not in known:
            continue
        whole = next((name for name in sorted(full.get(fold(word), ())) if text.endswith(name, 0, m.end())), "")
        if whole:
            yield Entity("", Span(m.end() - len(whole), m.end()), "PERSON", whole, "rule:family-name")
        elif not _ordinary(word) and _stands_alone(text, m):
            yield Entity("", Span(*m.span()), "PERSON", _one(word, full), "rule:family-name")


def _full(found: Collection[Entity]) -> dict[str, set[str]]:
    """Return family name, folded → the full names that end with it."""
    full: dict[str, set[str]] = {}
    for entity in found:
        if " " in entity.name:
            full.setdefault(fold(_family(entity.name)), set()).add(entity.name)
    return full


def _family(name: str) -> str:
    """Return the last word of a name; "Constantine I" goes by its first."""
    return _REGNAL.sub("", name).rsplit(" ", 1)[-1]


def _first(found: Collection[Entity]) -> dict[str, set[str]]:
    """Return first word, folded → the full names that begin with it."""
    first: dict[str, set[str]] = {}
    for entity in found:
        if " " in entity.name:
            first.setdefault(fold(entity.name.split(" ", 1)[0]), set()).add(entity.name)
    return first


def _one(name: str, full: dict[str, set[str]]) -> str:
    known = full.get(fold(name), set())
    return next(iter(known)) if len(known) == 1 else name


def _ordinary(word: str) -> bool:
    """Tell whether a family name is also a place, a head word or a given name, so that alone it says too little."""
    return word in names() or word in heads() or word in words("people", "given_names")


def _stands_alone(text: str, m: re.Match[str]) -> bool:
    """Tell whether no other capitalised word joins this one: "Puskás" is a person, "Puskás Akadémia" is not."""
    if _NEXT.match(text, m.end()):
        return False
    left = _LEFT.search(text, max(0, m.start() - 24), m.start())
    if not left or left["word"] in words("heads", "empty") or left["word"] in words("people", "titles"):
        return True
    return left["word"].endswith(".") and len(left["word"]) > 3  # the sentence before ended: "in Norway. Angell was"
