"""Where the names of a year stand: before its bracket, in it, earlier in the sentence, or right before a year without a bracket."""

from dataclasses import replace

from pipeline.citations.brackets import Bracket, Year
from pipeline.citations.locators import LOCATOR
from pipeline.citations.name_tokens import REACH
from pipeline.citations.names import NameReading, Support, read_names
from pipeline.citations.reference_names import ReferenceNames
from pipeline.citations.separated_author import find_separated_author
from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.text.authors import key_of
from pipeline.text.date_fragments import MONTH
from pipeline.text.regex import regex

# what may stand between a name and its year: an acronym in its own bracket, "[WHO]", "(IBGE)", the first edition, "[1922] 1978"
_INNER_ASIDE = regex(r"[(\[][A-Z][\w.&/-]{1,11}[)\]]|\[(?:1[5-9]|20)\d\d\]")
_ACRONYM_ASIDE = regex(r"\s[(\[][A-Z][\w.&/-]{1,11}[)\]]\s?$")
# a title in quotation marks, of a work without an author: "(“Fees of the North,” 2019)"
_TITLE = regex(r"[“\"‘«„](?P<title>[^“”\"«»„\n]{4,160}?),?[”\"’»“],?\s$")
# a last full stop that does not end the sentence: "et al.", "Jr.", "e cols.", an initial
_ABBREVIATION = regex(rf"(?:(?<!\w){fragment('citations.et_al', blank=BLANK)}|\b(?:[JS]r|[A-Z])\.)$")


# all of a part of a bracket before its year
_HEAD = regex(
    rf"[\s(\[;,]*(?:{fragment('citations.signals', blank=BLANK)}\s)?(?P<head>[\w“\"«][^;\x00]{{2,160}}?)"
    rf"(?P<day>,?\s(?:\d{{1,2}}\.?\s)?{MONTH}(?:\s\d{{1,2}})?)?[\s,.]*$"  # the day of an item: "The Mercury, 3 May 2021"
)


def _line_start(text: str, end: int) -> int:
    """Return where the line that ends here starts, or how far back a name may reach."""
    return max(end - REACH, text.rfind("\n", max(0, end - REACH), end) + 1, 0)


def may_end_name(before: str) -> bool:
    """Tell whether a name, or the bracket of its acronym, may end here."""
    if not before:
        return False
    last = before[-1]
    if last in ")]":
        return _ACRONYM_ASIDE.search(before, max(0, len(before) - 16)) is not None
    return last.isalpha() or last in "'’" or _ABBREVIATION.search(before, max(0, len(before) - 8)) is not None


def read_before_bracket(text: str, end: int, year: str, listed: ReferenceNames) -> NameReading | None:
    """Return the names before the bracket of "Lee (2010)"; an acronym's bracket between the two is skipped."""
    start = _line_start(text, end)
    aside = _ACRONYM_ASIDE.search(text, start, end)
    before = text[start : aside.start() if aside else end].rstrip()
    if not may_end_name(before):
        return None
    reading = read_names(text, start, start + len(before), year, listed, narrative=True)
    return reading if reading and reading.end == start + len(before) else None


def read_separated(text: str, bracket: Bracket, year: Year, listed: ReferenceNames) -> NameReading | None:
    """Return the author whom the sentence names somewhere before the bracket; the place of the citation is its year."""
    has_locator = LOCATOR.match(text, year.span.end, bracket.span.end) is not None
    end = bracket.span.start
    start = _line_start(text, end)
    reading = find_separated_author(text, start, end, year.text[:4], listed, has_locator=has_locator)
    return replace(reading, start=year.span.start, end=year.span.start) if reading else None


def blank_inner_brackets(text: str, bracket: Bracket) -> str:
    """Return the text of a bracket without the brackets inside it; where an aside stood, names read on over blanks."""
    parts, at = [], bracket.span.start
    for inner in bracket.inner:
        fill = " " if _INNER_ASIDE.fullmatch(inner.of(text)) else "\x00"
        parts += [text[at : inner.start], fill * len(inner)]
        at = inner.end
    return "".join([*parts, text[at : bracket.span.end]])


def read_in_bracket(inside: str, base: int, at: int, year: Year, listed: ReferenceNames) -> NameReading | None:
    """Return the names, or the title of an unsigned work, between `at` and a year.

    inside: the text of the bracket; base: where it stands in the whole text, into which at and the result point.
    """
    title = _TITLE.search(inside, at - base, year.span.start - base)
    if title and (key_of(title["title"]), year.text[:4]) in listed.dated:
        return NameReading(
            title.start() + base, title.end() + base, (title["title"],), etal=False, support=Support.WORK
        )
    start, end = at - base, year.span.start - base
    reading = _read_head(inside, start, end, year.text[:4], listed) or read_names(
        inside, start, end, year.text[:4], listed
    )
    return replace(reading, start=reading.start + base, end=reading.end + base) if reading else None


def _read_head(inside: str, start: int, end: int, year: str, listed: ReferenceNames) -> NameReading | None:
    """Return all that stands before the year where a work of the list begins so: "tidekit contributors", "Adding a berth"."""
    head = _HEAD.match(inside, start, end)
    if not head:
        return None
    is_single = " " not in head["head"]
    is_name = head["head"][0].isupper() and not head["day"]  # a name right before its year is read as such
    if is_single and (is_name or (key_of(head["head"]), year) not in listed.dated):
        return None
    if not is_single and not listed.has_head(head["head"], year):
        return None
    return NameReading(head.start("head"), head.end("head"), (head["head"],), etal=False, support=Support.WORK)


def read_listed(text: str, year: Year, listed: ReferenceNames) -> NameReading | None:
    """Return the names right before a year without brackets, where the list has a work of theirs of that year."""
    start, end = _line_start(text, year.span.start), year.span.start
    if not text[start:end].rstrip(" .,'’")[-1:].isalpha():
        return None
    reading = read_names(text, start, end, year.text[:4], listed, narrative=True)
    return reading if reading and reading.support == Support.WORK else None
