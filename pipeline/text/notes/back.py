"""Statements that point back to a work named before: ibid., op. cit., ders., ebd., a.a.O., supra note 3."""

import re
from dataclasses import dataclass
from typing import Literal

# the place in the work: "p. 4", "S. 12 f.", "§ 3", "at 45", "22–4", "passim"
PAGES = (
    r"(?:(?:at\s)?(?:(?:pp?|pgs?|págs?|Sp?|fols?|chap?|cap|kap|sect?|vols?|bd|n[ro]|r[nz]|art|para|стр|с|t)\b\.?\s?"
    r"|§{1,2}\s?)?"
    r"\d{1,5}[a-z]?(?:\s?[-–]\s?\d{1,5})?(?:\s?ff?\b\.?)?(?:,\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?){0,4}|passim)"
)
_END = rf"[\s.,:;)\]]*(?:(?:here|hier|ici|aquí|aqui)\s)?(?P<locator>{PAGES})?[\s.)\]]*"
_THERE = r"(?:(?:op|ob|art|loc)\.?\s?cit|o\.\s?c\.|a\.?\s?a\.?\s?O|указ\.\s?соч|cited\sabove|cit(?=[.,]))\b\.?"
# the same work: "Ibid., p. 4", "Ebd.", "Ivi, p. 5"
_SAME_WORDS = r"(?:ibid(?:em)?|ib(?=\.)|ebda?|ebenda|ebendort|ivi(?=,)|там\sже)\b"
_SAME = re.compile(rf"(?:{_SAME_WORDS}|{_THERE}|l\.\s?c\.)(?:{_END}$|[\s.,:])", re.IGNORECASE)
# the same author: "Id. at 45", "Idem, p. 5", "Ders., a.a.O., S. 4", "Ders., Anderer Titel"
_AUTHOR = re.compile(r"(?:id(?:em)?(?=[.,:\s])|ders(?:elbe|\.)|dies(?:elben?|\.))[.,:]{0,2}\s*", re.IGNORECASE)
_ONLY_PAGES = re.compile(rf"(?:{_THERE})?{_END}$", re.IGNORECASE)
_NOTE = r"(?:notes?|nn?\.?|fn\.?|anm\.?|fußn(?:ote|\.)|nota|nt\.)\s?(?P<{0}>\d{{1,4}})"
_BEFORE = r"(?:(?:vide\s)?supra|above|oben),?\s(?:at\s)?|\((?:(?:wie|siehe|s\.|vgl\.|o\.,?|above,?|supra,?)\s)?|(?:wie|siehe|s\.)\s"
# an earlier one: "Smith, op. cit., p. 22", "Müller (wie Anm. 3), S. 5", "Smith, supra note 3, at 22", "Lee (n 4) 12"
_EARLIER = re.compile(
    rf"(?P<head>[^\d;]{{2,120}}?)?[\s,:(]{{0,3}}(?:{_THERE}(?:\s?\(?(?:wie\s|s\.\s)?{_NOTE.format('after')}\)?)?|(?:{_BEFORE})"
    rf"{_NOTE.format('note')}\)?|{_NOTE.format('plain')}\s(?:above|supra|oben)|supra(?=[,.\s])){_END}$",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a statement that points back; a longer one says more


@dataclass(frozen=True, slots=True)
class Back:
    """A pointer to an earlier work. kind: same (as the last) | author (of the last, another work) | earlier.

    name: who stood before "op. cit.". title: what stood between the two, or behind "ders.". note: "3" of "supra note 3".
    """

    kind: Literal["same", "author", "earlier"]
    name: str = ""
    title: str = ""
    note: str = ""
    locator: str = ""


def backward(statement: str) -> Back | None:
    """Read a statement of a note; None where it does not point back.

    >>> backward("Ibid., p. 4."), backward("Smith, op. cit., p. 22").name, backward("Lee, supra note 3").note
    (Back(kind='same', name='', title='', note='', locator='p. 4'), 'Smith', '3')
    """
    if len(statement) > _LONGEST:
        return None
    statement = statement.replace("*", "")  # "*Ibid.*, p. 4", where the reader keeps the emphasis
    same = _SAME.match(statement)
    if same:
        return Back("same", locator=same["locator"] or "")
    author = _AUTHOR.match(statement)
    if author:
        only = _ONLY_PAGES.match(statement, author.end())
        return Back("same", locator=only["locator"] or "") if only else Back("author", title=statement[author.end() :])
    found = _EARLIER.match(statement)
    if not found:
        return None
    head = (found["head"] or "").strip(" ,:(")
    name, _, title = head.partition(",")
    note = found["note"] or found["after"] or found["plain"] or ""
    return Back("earlier", name.strip(), title.strip(" ,"), note, found["locator"] or "") if head or note else None
