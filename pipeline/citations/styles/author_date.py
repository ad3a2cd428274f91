"""Citations by name and year: (Lee, 2017; Smith and Jones, 2018a, b), Smith (2010, 2012a), the World Bank (2023)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations import ibid
from pipeline.citations.brackets import Bracket, Year, find_brackets
from pipeline.citations.locators import LOCATOR
from pipeline.citations.name_positions import (
    blank_inner_brackets,
    may_end_name,
    read_before_bracket,
    read_in_bracket,
    read_listed,
    read_separated,
)
from pipeline.citations.names import NameReading
from pipeline.citations.names_behind_year import read_behind_year
from pipeline.citations.reference_names import ReferenceNames, index_names
from pipeline.citations.style import RARE, Style
from pipeline.lexicon import either, fragment, words
from pipeline.lexicon.fragments import BLANK
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.authors import key_of
from pipeline.text.regex import regex

_CONJUNCTIONS = either(word for word in words("citations.name_conjunctions") if word.isalpha())
# stands between two years of the same names: a comma, a semicolon, "and"
_BETWEEN_YEARS = regex(rf"[\s,;:&/]*(?:{_CONJUNCTIONS}\s)?\s*")
# stands before the first year of "Smith (2010)": nothing, or "see", "e.g.,", or a place in a classic, "VI 71,"
_BEFORE_YEAR = regex(
    rf"\s*(?:(?:{fragment('citations.signals', blank=BLANK)}|in|[IVXLC]{{1,7}},?\s[0-9]{{1,3}},)\s)?\s*"
)
# "(Lopes; Borges, 2021" joins two names by a semicolon, as the Brazilian standard NBR 10520 has it
_JOINED_BY_SEMICOLON = regex(
    r"[(;]\s?(?P<first>[^\W\d_][\w’'-]{1,30});\s(?P<second>[^\W\d_][\w’'-]{1,30}),?\s(?P<year>(?:1[5-9]|20)\d\d)"
)
_YEAR_ONLY = 8  # characters of a bracket that holds a year only
_NEAR = 12  # characters between two years of one name
_FEWEST = 3  # works in brackets that a document must have before an unknown "Name (2010)" counts


def _citation(reading: NameReading, year: Year, span: Span, group: Span, locator: str, *, narrative: bool) -> Citation:
    """Return the citation of names and a year."""
    by = ("rule:shape", "rule:name", "rule:list")[reading.support]
    return Citation(
        "", span, group, reading.names, year.text, locator=locator, etal=reading.etal, by=by, narrative=narrative
    )


def _in_bracket(text: str, bracket: Bracket, listed: ReferenceNames) -> Iterator[Citation]:
    """Yield the works of one bracket; the names may stand before it."""
    base, at = bracket.span.start, bracket.span.start + 1
    if len(bracket.span) <= _YEAR_ONLY and not may_end_name(text[max(0, base - 24) : base].rstrip()):
        return  # "(1991)" behind a mark
    inside = blank_inner_brackets(text, bracket)
    names: NameReading | None = None
    narrative, group = False, bracket.span
    for i, year in enumerate(bracket.years):
        if year.span.start < at:
            continue
        start = year.span.start
        between = inside[at - base : start - base]
        if i == 0 and _BEFORE_YEAR.fullmatch(between):
            names = read_before_bracket(text, base, year.text[:4], listed) or read_separated(
                text, bracket, year, listed
            )
            if names and names.start < base:
                narrative, start, group = True, names.start, Span(names.start, bracket.span.end)
        elif not (names and _BETWEEN_YEARS.fullmatch(between)):
            names, narrative, group = read_in_bracket(inside, base, at, year, listed), False, bracket.span
            start = names.start if names else start
        locator = LOCATOR.match(text, year.span.end, bracket.span.end)
        at = locator.end() if locator else year.span.end
        if names:
            place = locator["locator"].strip() if locator else ""
            yield _citation(names, year, Span(start, year.span.end), group, place, narrative=narrative)


def _outside_brackets(text: str, years: Sequence[Year], listed: ReferenceNames) -> Iterator[Citation]:
    """Yield "as Lee 2017 shows", "a 2017 report by Lee": without a bracket only names of the reference list with their year."""
    names, end = None, 0
    for year in years:
        start = year.span.start
        shares_names = (
            names and start - end < _NEAR and _BETWEEN_YEARS.fullmatch(text, end, start) and "\n" not in text[end:start]
        )
        if not shares_names:
            names = read_listed(text, year, listed)
            start = names.start if names else start
        behind = None if names else read_behind_year(text, year, listed)
        if names:
            span = Span(start, year.span.end)
            yield _citation(names, year, span, span, "", narrative=True)
        elif behind:
            span = Span(year.span.start, behind.end)
            yield _citation(behind, year, span, span, "", narrative=True)
        end = year.span.end


def _repeated(text: str, brackets: Sequence[Bracket], found: Sequence[Citation]) -> Iterator[Citation]:
    """Yield "(2022, p. 222)" of the authors whom the paragraph cited last by that year; without a page it may be a date."""
    ends = {citation.group.end for citation in found}
    for bracket in brackets:
        year = bracket.years[0]
        locator = LOCATOR.match(text, year.span.end, bracket.span.end)
        if bracket.span.end in ends or len(bracket.years) > 1 or not locator or locator.end() < bracket.span.end - 1:
            continue
        line = text.rfind("\n", 0, bracket.span.start) + 1
        cited = [c for c in found if line <= c.span.start < bracket.span.start and c.year == year.text]
        if cited and _BEFORE_YEAR.fullmatch(text, bracket.span.start + 1, year.span.start):
            span, place = Span(year.span.start, year.span.end), locator["locator"].strip()
            yield replace(cited[-1], span=span, group=bracket.span, locator=place, narrative=False)


def _cites_by_name_and_year(found: Sequence[Citation]) -> bool:
    """Tell whether the document cites by name and year at all."""
    return sum(c.by != "rule:shape" or (c.etal and not c.narrative) for c in found) >= _FEWEST


def _semicolons_join(text: str, listed: ReferenceNames) -> bool:
    """Tell whether the document joins the names of one work by semicolons."""
    pairs = ((m["first"], m["second"], m["year"]) for m in _JOINED_BY_SEMICOLON.finditer(text))
    supported = sum(
        (key_of(first), year) in listed.dated and key_of(second) in listed.all_authors for first, second, year in pairs
    )
    return supported > 1


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield the works of (Sullivan, 2019), Lee (2017, p. 4), (World Health Organization [WHO], 2020), in text order.

    One Citation a work; spans leave out the brackets. An unknown name before a bracketed year counts only in a document
    that cites so elsewhere; "(ibid., p. 4)" is the work cited before. Never raises.
    """
    text, listed = document.text, index_names(references)
    listed = replace(listed, semicolons_join=_semicolons_join(text, listed))
    brackets, years = find_brackets(text)
    found = [c for bracket in brackets for c in _in_bracket(text, bracket, listed)]
    found.extend(_repeated(text, brackets, found))
    found.extend(_outside_brackets(text, years, listed))
    is_in_use = _cites_by_name_and_year(found)
    explicit = sorted((c for c in found if is_in_use or not c.narrative or c.by == "rule:list"), key=lambda c: c.span)
    yield from sorted([*explicit, *ibid.find(text, explicit)], key=lambda c: c.span)


STYLE = Style(name="author-date", find=find, lookup=Lookup.NAMES_AND_YEAR, system="names", least_share=RARE)
