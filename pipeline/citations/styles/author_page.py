"""Citations by author and page, without a year, as the MLA Handbook (9th ed., 2021) has them: (Mercer 102), (7), (Ward)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.name_tokens import REACH
from pipeline.citations.names import NameReading, Support, read_names
from pipeline.citations.reference_names import ReferenceNames, index_names
from pipeline.citations.separated_author import capitalised_words
from pipeline.citations.style import RARE, Style
from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import NOTE_LABEL, Reference
from pipeline.model.span import Span
from pipeline.text.authors import key_of
from pipeline.text.regex import regex

_BRACKET = regex(r"\((?P<inside>[^()\n]{1,160})\)")
_PART = regex(r"[^;]+")
# the pages of newspapers have letters, "B4"
# "Mercer 102", "qtd. in Mercer 114", "Ansbach and Quill 6, 11", "Castellow, Too Small 9", "“Sixteen and Counting” 3", "7"
_WORK = regex(
    rf"\s*(?:{fragment('citations.signals', 'citations.secondary_signals', blank=BLANK)}\s)?"
    rf"(?P<names>(?:{fragment('vocabulary.name_particles')}\s){{0,3}}[^\W\d_a-z][^\d“”\"]{{1,80}}?)?"
    r"(?:,?\s*(?P<title>[“\"][^“”\"]{3,80}[”\"]))?"
    r"(?:,?\s*(?P<pages>(?:pp?\.\s?)?[A-Z]?\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4}))?\s*"
)
_YEAR = regex(r"(?:1[5-9]|20)\d\d(?!\d)")
# what may follow the bracket of a page alone; "(7) the council" counts something
_FOLLOWING = regex(r"[.,;:?!”\"’]|\s?$|\s?\n")
# works with a name of the list and a page that a document must have before it counts as citing so; of a shorter list, all
_FEWEST = 3


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield one Citation a work, in text order; no year, locator the page.

    A name that the list lacks counts where it has a page ("(Fennimore 112)"), a name without a page where the list has it
    ("(Ward)"). A page alone is of the author whom the sentence names, else of the work cited before it in the paragraph.
    Nothing is found in a document that does not cite so at least three times, or each work of a shorter list. Never raises.
    """
    references = [r for r in references if not r.label.startswith(NOTE_LABEL)]  # notes cite their works themselves
    text, listed = document.text, index_names(references)
    found = list(_works(text, listed)) if listed.first_authors else []
    if sum(citation.by == "rule:list" and bool(citation.locator) for citation in found) >= min(
        _FEWEST, len(references)
    ):
        yield from _with_authors(text, found, listed)


def _works(text: str, listed: ReferenceNames) -> Iterator[Citation]:
    """Yield what the brackets may cite; names is empty for a page alone."""
    for bracket in _BRACKET.finditer(text):
        group = Span(*bracket.span())
        for part in _PART.finditer(text, *bracket.span("inside")):
            work = _WORK.fullmatch(text, *part.span())
            if work and not (work["pages"] and _YEAR.match(work["pages"])):
                yield from _citation(text, work, group, listed)


def _citation(text: str, work: re.Match[str], group: Span, listed: ReferenceNames) -> Iterator[Citation]:
    """Yield the citation of one part of a bracket, if it is one."""
    pages = work["pages"] or ""
    if work["names"]:
        reading = _read_names(text, work, listed)
        is_printed = bool(pages) and not pages[0].isupper()  # "(Table A4)" is no author
        if reading and (is_printed or reading.support >= Support.NAME):
            span = Span(reading.start, work.end())
            by = "rule:list" if reading.support >= Support.NAME else "rule:shape"
            yield Citation("", span, group, reading.names, locator=pages, etal=reading.etal, by=by)
    elif work["title"]:
        yield Citation("", Span(work.start("title"), work.end()), group, (work["title"][1:-1],), locator=pages)
    elif pages[:1].isupper():
        return
    elif pages and (reading := _narrative_author(text, group.start, listed)):
        phrase = Span(reading.start, group.end)
        span = Span(reading.start, work.end("pages"))
        yield Citation(
            "", span, phrase, reading.names, locator=pages, etal=reading.etal, by="rule:list", narrative=True
        )
    elif pages and text[group.start - 1 : group.start].isspace() and _FOLLOWING.match(text, group.end):
        yield Citation("", Span(*work.span("pages")), group, locator=pages, by="rule:page")


def _narrative_author(text: str, end: int, listed: ReferenceNames) -> NameReading | None:
    """Return the author of the list who stands right before the bracket of a page: "Kessler and Novak (61) found"."""
    start = max(text.rfind("\n", max(0, end - REACH), end) + 1, end - REACH, 0)
    before = len(text[start:end].rstrip())
    if not text[end - 1 : end].isspace() or not before or not text[start + before - 1].isalpha():
        return None
    reading = read_names(text, start, start + before, "", listed, narrative=True)
    return reading if reading and reading.support >= Support.NAME and reading.end == start + before else None


def _read_names(text: str, work: re.Match[str], listed: ReferenceNames) -> NameReading | None:
    """Return the names, without the short title behind a comma ("Castellow, Too Small")."""
    start, end = work.span("names")
    reading = read_names(text, start, end, "", listed)
    comma = text.find(",", start, end)
    if comma > 0 and key_of(text[comma + 1 : end]) not in listed.all_authors:
        before_comma = read_names(text, start, comma, "", listed)
        return before_comma if before_comma and before_comma.support >= Support.NAME else reading
    return reading


def _with_authors(text: str, found: Sequence[Citation], listed: ReferenceNames) -> Iterator[Citation]:
    """Yield the citations; a page alone gets its author, or is left out where no author is near."""
    last: Citation | None = None
    for citation in found:
        if citation.names:
            yield citation
            last = citation
            continue
        names = _author_before(text, citation.group.start, listed)
        if not names and last and "\n" not in text[last.group.end : citation.group.start]:
            names = last.names
        if names:
            last = Citation("", citation.span, citation.group, names, locator=citation.locator, by="rule:page")
            yield last


def _author_before(text: str, end: int, listed: ReferenceNames) -> tuple[str, ...]:
    """Return the last author of the list whom the sentence up to here names."""
    line = text.rfind("\n", 0, end) + 1
    names = reversed(capitalised_words(text, line, end))
    return next(((name,) for name in names if key_of(name) in listed.first_authors), ())


STYLE = Style(name="author-page", find=find, lookup=Lookup.AUTHOR, system="names", least_share=RARE)
