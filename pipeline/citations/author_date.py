"""Citations by name and year: (Lee, 2017; Smith and Jones, 2018a, b), Smith (2010, 2012a), the World Bank (2023)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.brackets import Group, Year, groups
from pipeline.citations.known import Known, know
from pipeline.citations.names import REACH, Reading, read_names
from pipeline.model.citation import Citation
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span, blank

# between two years of the same names: ", ", "; ", " and "
_BETWEEN = re.compile(r"[\s,;:&/]*(?:(?:and|or|e|y|und|et)\s)?\s*")
# before the first year of "Smith (2010)": nothing, or "see", "e.g.,"
_LEAD = re.compile(r"\s*(?:(?:see(?:\salso)?|e\.g\.,?|cf\.|esp(?:ecially|\.)|in)\s)?\s*")
# ", p. 14", ": 34–36", ", ch. 2", " § 3", "pp. 3, 7"
LOCATOR = re.compile(
    r"""\s?[,:;.]?\s?(?P<locator>(?:(?:pp?|pgs?|págs?|chap(?:ter)?s?|ch|caps?|sect?(?:ion)?|vols?|figs?|tab(?:le)?s?|arts?|paras?|fls?|loc|nn?|S
    |parte?|kap|lines?)\b\.?|§{1,2})\s?(?:[0-9]{1,5}[a-z]?|[ivxlcIVXLC]{1,7}\b)(?:\s?(?:[-–]|,\s?(?!(?:1[5-9]|20)\d\d))\s?[0-9]{1,5}){0,6}f{0,2}
    |(?<=:)\s?[0-9]{1,4}(?:\s?[-–]\s?[0-9]{1,4})?(?![0-9]))""",
    re.VERBOSE,
)
# an acronym in its own bracket, which does not part a name from its year: "[WHO]", "(IBGE)"
_ASIDE = re.compile(r"[(\[][A-Z][\w.&/-]{1,11}[)\]]")
_LINE_END = re.compile(r"[^\n]*\Z")
_FEW = 3  # works in brackets that a document must have before an unknown "Name (2010)" counts


def _chunk(text: str, group: Group) -> str:
    """Return the text with the brackets inside this one closed off; an acronym's bracket is blanked."""
    s = group.span
    inside = text[s.start : s.end]
    for hole in group.holes:
        piece = hole.of(text)
        fill = " " * len(hole) if _ASIDE.fullmatch(piece) else "\x00" * len(hole)
        at = hole.start - s.start
        inside = inside[:at] + fill + inside[at + len(hole) :]
    return inside


def _citation(reading: Reading, year: Year, span: Span, group: Span, locator: str, style: str) -> Citation:
    """Put a reading and a year together."""
    by = ("rule:shape", "rule:name", "rule:list")[reading.sure]
    return Citation("", span, group, reading.names, year.text, "", locator, style, reading.etal, by)


def _before(text: str, group: Group, year: str, known: Known) -> Reading | None:
    """Read the name before "(2010)"; an acronym's bracket between the two is stepped over."""
    end = group.span.start
    line = text.rfind("\n", max(0, end - REACH), end) + 1
    window = text[max(line, end - REACH) : end]
    offset = end - len(window)
    aside = _ASIDE_END.search(window)
    stop = aside.start() if aside else len(window)
    bare = window[:stop].rstrip()
    if not bare or bare[-1] in ",;.:" and not bare.endswith((" al.", "cols.")):
        return None
    found = read_names(text, max(line, offset), offset + len(bare), year, known, narrative=True)
    return found if found and found.end == offset + len(bare) else None


_ASIDE_END = re.compile(r"\s[(\[][A-Z][\w.&/-]{1,11}[)\]]\s?$")


def _works(text: str, group: Group, known: Known) -> Iterator[Citation]:
    """Yield the works of one bracket, the name before it included."""
    inside, base = _chunk(text, group), group.span.start
    at, names, style, whole = base + 1, None, "author-date", group.span
    for i, year in enumerate(group.years):
        if year.span.start < at:
            continue
        chunk = inside[at - base : year.span.start - base]
        span = year.span
        if i == 0 and _LEAD.fullmatch(chunk):
            names = _before(text, group, year.text[:4], known)
            if names:
                style, whole = "narrative", Span(names.start, group.span.end)
                span = Span(names.start, year.span.end)
        elif not (names and _BETWEEN.fullmatch(chunk)):
            names, style, whole = _inner(inside, base, at, year, known), "author-date", group.span
            if names:
                span = Span(names.start, year.span.end)
        locator = LOCATOR.match(text, year.span.end, group.span.end)
        at = locator.end() if locator else year.span.end
        if names:
            yield _citation(names, year, span, whole, locator["locator"].strip() if locator else "", style)


def _inner(inside: str, base: int, at: int, year: Year, known: Known) -> Reading | None:
    """Read the names that stand in the bracket before a year."""
    found = read_names(inside, at - base, year.span.start - base, year.text[:4], known)
    if not found:
        return None
    return Reading(found.start + base, found.end + base, found.names, found.etal, found.sure)


def _loose(text: str, years: Sequence[Year], known: Known) -> Iterator[Citation]:
    """Yield "as Lee 2017 shows": without a bracket only what the reference list bears out."""
    names, end = None, -1
    for year in years:
        chunk = text[end : year.span.start] if 0 <= end and year.span.start - end < 12 else None
        if not (names and chunk is not None and "\n" not in chunk and _BETWEEN.fullmatch(chunk)):
            line = text.rfind("\n", max(0, year.span.start - REACH), year.span.start) + 1
            names = read_names(text, max(line, 0), year.span.start, year.text[:4], known, narrative=True)
            if names and names.sure < 2:
                names = None
            if names:
                span = Span(names.start, year.span.end)
                yield _citation(names, year, span, span, "", "narrative")
        elif names:
            yield _citation(names, year, year.span, year.span, "", "narrative")
        end = year.span.end


def _proven(found: Sequence[Citation]) -> bool:
    """Tell whether the document cites by name and year at all."""
    return sum(c.by != "rule:shape" or (c.style == "author-date" and c.etal) for c in found) >= _FEW


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """(Sullivan, 2019), (Vanderhill et al., 2020), Lee (2017, p. 4), (World Health Organization [WHO], 2020).

    Yields one Citation a work, in text order; spans leave out the brackets. An unknown name before a bracketed year
    counts only in a document that cites so elsewhere. Never raises.
    """
    text, known = document.text, know(references)
    brackets, loose = groups(text)
    found = [c for group in brackets for c in _works(text, group, known)]
    found.extend(_loose(text, loose, known))
    proven = _proven(found)
    yield from sorted((c for c in found if proven or c.style == "author-date" or c.by == "rule:list"), key=lambda c: c.span)
