"""Statements that refer back to a work cited before: ibid., op. cit., ders., ebd., a.a.O., supra note 3."""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.text.regex import regex

_HERE = rf"(?:{fragment('citations.here')}\s)?"
# the place in the work: "p. 4", "S. 12 f.", "§ 3", "at 45", "22–4", "[14]", "Q33", "v4.2", "passim"
LOCATOR = (
    rf"(?:(?:[ivxlc]{{1,5}}\.,?\s)?(?:at\s)?(?:{fragment('citations.locator_labels')}\b\.?\s?|§{{1,2}}\s?)?"
    r"(?:e(?=\d))?\d{1,5}(?:\.\d{1,3}){0,3}[a-z]?(?:\s?[-–]\s?\d{1,5})?(?:\s?(?:ff?|sqq?)\b\.?|\s[rv]°)?(?:,\s?\d{1,5}(?:\.\d{1,3}){0,3}(?:\s?[-–]\s?\d{1,5})?){0,4}(?:\snn?\.\s?\d{1,4})?"
    r"|(?:at\s)?\[\d{1,4}\](?:\s?[-–]\s?\[\d{1,4}\])?|Qq?\.?\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?|v\d{1,3}(?:\.\d{1,3}){1,2}|passim)"
)
_PART = fragment("citations.named_parts", blank=BLANK)
# the same or a part by its name: "Table 3", "Annex B", "abstract"
PLACE = rf"(?i:{LOCATOR}|{_PART})(?![^\W\d_])"
# the place that closes a statement
FINAL_LOCATOR = regex(rf"[,:.]\s{_HERE}(?P<locator>{LOCATOR})[\s.)]*$", re.IGNORECASE)
_END = rf"[\s.,:;)\]]*{_HERE}(?P<locator>{LOCATOR})?[\s.)\]]*"
_OP_CIT = rf"{fragment('citations.op_cit', blank=BLANK)}(?!\w)\.?"
# the same work: "Ibid., p. 4", "Ebd.", "Ivi, p. 5"
_SAME_WORK = regex(rf"(?:{fragment('citations.ibid', blank=BLANK)}(?!\w)|{_OP_CIT})(?:{_END}$|[\s.,:])", re.IGNORECASE)
# the same author: "Id. at 45", "Idem, p. 5", "Ders., a.a.O., S. 4", "Ders., Anderer Titel"
_SAME_AUTHOR = regex(
    rf"(?:{fragment('citations.idem', 'citations.same_author')}(?!\w)|id(?=[,:\s]))[.,:]{{0,2}}\s*", re.IGNORECASE
)
_ONLY_LOCATOR = regex(rf"(?:{_OP_CIT})?{_END}$", re.IGNORECASE)
_NOTE = rf"{fragment('citations.note_labels')}\s?(?P<{{0}}>\d{{{{1,4}}}}|(?<=\s)[a-z](?!\w))"
_ABOVE = fragment("citations.above", blank=BLANK)
_AS_IN = fragment("citations.as_in")
_BEFORE_NOTE = rf"{_ABOVE},?\s(?:at\s)?|\((?:(?:{_AS_IN}|{_ABOVE},?)\s)?|{_AS_IN}\s"
# an earlier one: "Smith, op. cit., p. 22", "Müller (wie Anm. 3), S. 5", "Smith, supra note 3, at 22", "Lee (n 4) 12"
_EARLIER_WORK = regex(
    rf"(?P<head>(?:\d{{2,4}}(?:[–-]\d{{2,4}})?\s)?[^\d;]{{2,120}}?(?:,\s[^\W\d_]{{1,5}}\.?\s\d{{1,6}}|\s\d{{1,2}}\s[^\W\d_]{{3,9}}\s\d{{4}})?(?:\s\((?:1[5-9]|20)\d\d[a-z]?\))?)?[\s,:(]{{0,3}}(?:{_OP_CIT}(?:\s?\(?(?:{_AS_IN}\s)?{_NOTE.format('after')}\)?)?"
    rf"|(?:{_BEFORE_NOTE}){_NOTE.format('note')}(?:\s{_ABOVE})?\)?|{_NOTE.format('plain')}\s{_ABOVE}|supra(?=[,.\s])){_END}(?:(?:(?<=[\w.°]),|(?<=\)))\s(?-i:[a-zà-ÿ])[^;]{{2,120}})?$",
    re.IGNORECASE,
)
_NOTE_ALONE = regex(rf"{_NOTE.format('note')}{_END}$", re.IGNORECASE)  # "note 2, pp. 40–42"
_DATED_NAME = regex(r"(?P<name>[^()]{2,80})\s\((?P<year>\d{4}[a-z]?)\)?")  # "Lee (2010), op. cit."
_LONGEST = 300  # characters of a statement that refers back; a longer one says more


@dataclass(frozen=True, slots=True)
class BackReference:
    """A pointer to an earlier work. kind: same work (as the last) | same author (as the last, another work) | earlier work.

    name: who stands before "op. cit.". title: what stands between the two, or behind "ders.". note: "3" of "supra note 3".
    """

    kind: Literal["same work", "same author", "earlier work"]
    name: str = ""
    title: str = ""
    note: str = ""
    locator: str = ""


def read_back_reference(statement: str) -> BackReference | None:
    """Return the back reference that a statement of a note is, None where it is none.

    >>> read_back_reference("Ibid., p. 4.")
    BackReference(kind='same work', name='', title='', note='', locator='p. 4')
    >>> read_back_reference("Smith, op. cit., p. 22").name, read_back_reference("Lee, supra note 3").note
    ('Smith', '3')
    """
    if len(statement) > _LONGEST:
        return None
    statement = statement.replace("*", "")  # "*Ibid.*, p. 4", where the reader keeps the emphasis
    same_work = _SAME_WORK.match(statement)
    if same_work:
        return BackReference("same work", locator=same_work["locator"] or "")
    same_author = _SAME_AUTHOR.match(statement)
    if same_author:
        rest = _ONLY_LOCATOR.match(statement, same_author.end())
        if rest:
            return BackReference("same work", locator=rest["locator"] or "")
        return BackReference("same author", title=statement[same_author.end() :])
    if pointer := _NOTE_ALONE.match(statement):
        return BackReference("earlier work", note=pointer["note"], locator=pointer["locator"] or "")
    earlier = _EARLIER_WORK.match(statement)
    return _earlier_work(earlier) if earlier else None


def _earlier_work(earlier: re.Match[str]) -> BackReference | None:
    """Return a pointer by name, title or number of the note; None where there is nothing of these."""
    head = (earlier["head"] or "").strip(" ,:(")
    name, _, title = head.partition(",")
    dated = _DATED_NAME.fullmatch(name)
    if dated:
        name, title = dated["name"], title or dated["year"]
    note = earlier["note"] or earlier["after"] or earlier["plain"] or ""
    if not (head or note):
        return None
    return BackReference("earlier work", name.strip(), title.strip(" ,"), note, earlier["locator"] or "")
