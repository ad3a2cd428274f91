"""Citations by name and year: (Lee, 2017; Smith and Jones, 2018a, b), Smith (2010, 2012a), the World Bank (2023)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations import ibid
from pipeline.citations.brackets import Group, Year, groups
from pipeline.citations.name_tokens import REACH
from pipeline.citations.names import LISTED, Reading, read_names
from pipeline.citations.reference_names import ReferenceNames, index_names
from pipeline.citations.separated_author import find_separated_author
from pipeline.citations.style import RARE, Style
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.authors import key_of

# stands between two years of the same names: a comma, a semicolon, "and"
_BETWEEN = re.compile(r"[\s,;:&/]*(?:(?:and|or|e|y|und|et)\s)?\s*")
# stands before the first year of "Smith (2010)": nothing, or "see", "e.g.,", or a place in a classic, "VI 71,"
_LEAD = re.compile(r"\s*(?:(?:see(?:\salso)?|e\.g\.,?|cf\.|esp(?:ecially|\.)|in|[IVXLC]{1,7},?\s[0-9]{1,3},)\s)?\s*")
# the page or part cited: "p. 14", ": 34–36", ": 45ff.", ", 34)", "ch. 2", "§ 3", "pp. 3, 7"
LOCATOR = re.compile(
    r"""\s?[,:;.]?\s?(?P<locator>(?:(?:pp?|pgs?|págs?|chap(?:ter)?s?|ch|caps?|sect?(?:ion)?|vols?|figs?|tab(?:le)?s?|arts?|paras?|fls?|loc|nn?|S
    |parte?|kap|lines?|Abs|Rn|Rz|Abb|Bd|Kap|Art|Fig|Ch|Vol)\b\.?|§{1,2})\s?(?:[0-9]{1,5}[a-z]?|[ivxlcIVXLC]{1,7}\b)(?:\s?(?:[-–]|,(?!\s?(?:1[5-9]|20)\d\d))\s?[0-9]{1,5}){0,6}f{0,2}
    |(?<=:)\s?[0-9]{1,4}(?:\s?[-–]\s?[0-9]{1,4})?(?![0-9])(?:\s?ff?\.)?
    |(?<=,)\s?[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,4})?(?:\s?ff?\.?)?(?=\s?[;)]))""",
    re.VERBOSE,
)
# what does not part a name from its year: an acronym in its own bracket, "[WHO]", "(IBGE)", the first edition, "[1922] 1978"
_ASIDE = re.compile(r"[(\[][A-Z][\w.&/-]{1,11}[)\]]|\[(?:1[5-9]|20)\d\d\]")
_ASIDE_END = re.compile(r"\s[(\[][A-Z][\w.&/-]{1,11}[)\]]\s?$")
# "(Lopes; Borges, 2021" joins two names by a semicolon, as the Brazilian standard NBR 10520 has it
_SEMICOLON = re.compile(
    r"[(;]\s?(?P<first>[^\W\d_][\w’'-]{1,30});\s(?P<second>[^\W\d_][\w’'-]{1,30}),?\s(?P<year>(?:1[5-9]|20)\d\d)"
)
# a title in quotation marks, of a work that nobody signs: "(“Fees of the North,” 2019)"
_TITLE = re.compile(r"[“\"‘«„](?P<title>[^“”\"«»„\n]{4,160}?),?[”\"’»“],?\s$")
# a last full stop that does not end the sentence: "et al.", "Jr.", "e cols."
_SHORTENED = re.compile(r"\b(?:al|cols?|colab|[JS]r|u\.\s?a|[A-Z])\.$")
_BARE = 8  # characters of a bracket that holds a year only
_NEAR = 12  # characters between two years of one name
_FEW = 3  # works in brackets that a document must have before an unknown "Name (2010)" counts


def _closed(text: str, group: Group) -> str:
    """Return the text with the brackets inside this one closed off; an acronym's bracket is blanked."""
    parts, at = [], group.span.start
    for hole in group.holes:
        fill = " " if _ASIDE.fullmatch(hole.of(text)) else "\x00"
        parts += [text[at : hole.start], fill * len(hole)]
        at = hole.end
    return "".join([*parts, text[at : group.span.end]])


def _citation(reading: Reading, year: Year, span: Span, group: Span, locator: str, *, narrative: bool) -> Citation:
    """Put a reading and a year together."""
    by = ("rule:shape", "rule:name", "rule:list")[reading.sure]
    return Citation("", span, group, reading.names, year.text, "", locator, "", reading.etal, by, narrative)


def _may_end_a_name(before: str) -> bool:
    """Tell whether a name, or the bracket of its acronym, may end here."""
    if not before:
        return False
    last = before[-1]
    if last in ")]":
        return _ASIDE_END.search(before, max(0, len(before) - 16)) is not None
    return last.isalpha() or last in "'’" or _SHORTENED.search(before, max(0, len(before) - 8)) is not None


def _line(text: str, end: int) -> int:
    """Return where the line that ends here starts, or how far back a name may reach."""
    return max(end - REACH, text.rfind("\n", max(0, end - REACH), end) + 1, 0)


def _before(text: str, end: int, year: str, known: ReferenceNames) -> Reading | None:
    """Read the name before the bracket of "Lee (2010)"; an acronym's bracket between the two is stepped over."""
    start = _line(text, end)
    aside = _ASIDE_END.search(text, start, end)
    bare = text[start : aside.start() if aside else end].rstrip()
    if not _may_end_a_name(bare):
        return None
    found = read_names(text, start, start + len(bare), year, known, narrative=True)
    return found if found and found.end == start + len(bare) else None


def _distant(text: str, group: Group, year: Year, known: ReferenceNames) -> Reading | None:
    """Read the name that the sentence has somewhere before the bracket; its own place is the year."""
    located = LOCATOR.match(text, year.span.end, group.span.end) is not None
    base = group.span.start
    found = find_separated_author(text, _line(text, base), base, year.text[:4], known, located=located)
    return replace(found, start=year.span.start, end=year.span.start) if found else None


def _inner(inside: str, base: int, at: int, year: Year, known: ReferenceNames) -> Reading | None:
    """Read the names, or the title of an unsigned work, in the bracket before a year; at, base: offsets into the whole text."""
    title = _TITLE.search(inside, at - base, year.span.start - base)
    if title and (key_of(title["title"]), year.text[:4]) in known.pairs:
        return Reading(title.start() + base, title.end() + base, (title["title"],), etal=False, sure=LISTED)
    found = read_names(inside, at - base, year.span.start - base, year.text[:4], known)
    return replace(found, start=found.start + base, end=found.end + base) if found else None


def _works(text: str, group: Group, known: ReferenceNames) -> Iterator[Citation]:
    """Yield the works of one bracket, the name before it included."""
    base, at = group.span.start, group.span.start + 1
    if len(group.span) <= _BARE and not _may_end_a_name(text[max(0, base - 24) : base].rstrip()):
        return  # "(1991)" behind a mark
    inside = _closed(text, group)
    names: Reading | None = None
    narrative, whole = False, group.span
    for i, year in enumerate(group.years):
        if year.span.start < at:
            continue
        start = year.span.start
        chunk = inside[at - base : start - base]
        if i == 0 and _LEAD.fullmatch(chunk):
            names = _before(text, base, year.text[:4], known) or _distant(text, group, year, known)
            if names and names.start < base:
                narrative, start, whole = True, names.start, Span(names.start, group.span.end)
        elif not (names and _BETWEEN.fullmatch(chunk)):
            names, narrative, whole = _inner(inside, base, at, year, known), False, group.span
            start = names.start if names else start
        locator = LOCATOR.match(text, year.span.end, group.span.end)
        at = locator.end() if locator else year.span.end
        if names:
            said = locator["locator"].strip() if locator else ""
            yield _citation(names, year, Span(start, year.span.end), whole, said, narrative=narrative)


def _named(text: str, year: Year, known: ReferenceNames) -> Reading | None:
    """Read the names right before a year without brackets, where the list has a work of theirs of that year."""
    start, end = _line(text, year.span.start), year.span.start
    if not text[start:end].rstrip(" .,'’")[-1:].isalpha():
        return None
    found = read_names(text, start, end, year.text[:4], known, narrative=True)
    return found if found and found.sure == LISTED else None


def _loose(text: str, years: Sequence[Year], known: ReferenceNames) -> Iterator[Citation]:
    """Yield "as Lee 2017 shows": without a bracket only what the reference list bears out."""
    names, end = None, 0
    for year in years:
        start = year.span.start
        if not (names and start - end < _NEAR and _BETWEEN.fullmatch(text, end, start) and "\n" not in text[end:start]):
            names = _named(text, year, known)
            start = names.start if names else start
        if names:
            span = Span(start, year.span.end)
            yield _citation(names, year, span, span, "", narrative=True)
        end = year.span.end


def _again(text: str, brackets: Sequence[Group], found: Sequence[Citation]) -> Iterator[Citation]:
    """Yield "(2022, p. 222)" of the authors whom the paragraph cited last by that year; without a page it may be a date."""
    read = {citation.group.end for citation in found}
    for group in brackets:
        year = group.years[0]
        located = LOCATOR.match(text, year.span.end, group.span.end)
        if group.span.end in read or len(group.years) > 1 or not located or located.end() < group.span.end - 1:
            continue
        line = text.rfind("\n", 0, group.span.start) + 1
        cited = [c for c in found if line <= c.span.start < group.span.start and c.year == year.text]
        if cited and _LEAD.fullmatch(text, group.span.start + 1, year.span.start):
            span, said = Span(year.span.start, year.span.end), located["locator"].strip()
            yield replace(cited[-1], span=span, group=group.span, locator=said, narrative=False)


def _proven(found: Sequence[Citation]) -> bool:
    """Tell whether the document cites by name and year at all."""
    return sum(c.by != "rule:shape" or (c.etal and not c.narrative) for c in found) >= _FEW


def _semicolons(text: str, known: ReferenceNames) -> bool:
    """Tell whether the document joins the names of one work by semicolons."""
    pairs = ((m["first"], m["second"], m["year"]) for m in _SEMICOLON.finditer(text))
    borne_out = sum((key_of(a), year) in known.pairs and key_of(b) in known.others for a, b, year in pairs)
    return borne_out > 1


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """(Sullivan, 2019), (Vanderhill et al., 2020), Lee (2017, p. 4), (World Health Organization [WHO], 2020).

    Yields one Citation a work, in text order; spans leave out the brackets. An unknown name before a bracketed year
    counts only in a document that cites so elsewhere; "(ibid., p. 4)" is the work cited before. Never raises.
    """
    text, known = document.text, index_names(references)
    known = replace(known, semicolons=_semicolons(text, known))
    brackets, loose = groups(text)
    found = [c for group in brackets for c in _works(text, group, known)]
    found.extend(_again(text, brackets, found))
    found.extend(_loose(text, loose, known))
    proven = _proven(found)
    kept = sorted((c for c in found if proven or not c.narrative or c.by == "rule:list"), key=lambda c: c.span)
    yield from sorted([*kept, *ibid.find(text, kept)], key=lambda c: c.span)


STYLE = Style(name="author-date", find=find, lookup=Lookup.NAMES_AND_YEAR, system="names", least_share=RARE)
