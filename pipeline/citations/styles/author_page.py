"""Citations by author and page, without a year, as the MLA Handbook (9th ed., 2021) has them: (Mercer 102), (7), (Ward)."""

import re
from collections.abc import Iterator, Sequence

from pipeline.citations.names import NAMED, Reading, read_names
from pipeline.citations.reference_names import ReferenceNames, index_names
from pipeline.citations.style import RARE, Style
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.authors import key_of

_BRACKET = re.compile(r"\((?P<said>[^()\n]{1,160})\)")
_PART = re.compile(r"[^;]+")
# "Mercer 102", "qtd. in Mercer 114", "Ansbach and Quill 6, 11", "Castellow, Too Small 9", "“Sixteen and Counting” 3", "7"
_WORK = re.compile(
    r"\s*(?:(?:see(?:\salso)?|cf\.|qtd\.?\sin|quoted\sin)\s)?(?P<names>[^\W\d_a-z][^\d“”\"]{1,80}?)?(?:,?\s*(?P<title>[“\"][^“”\"]{3,80}[”\"]))?"
    r"(?:,?\s*(?P<pages>(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4}))?\s*"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
# what may follow the bracket of a page alone; "(7) the council" counts something
_ENDS = re.compile(r"[.,;:?!”\"’]|\s?$|\s?\n")
_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]{1,40}")
_STOP = re.compile(r"[.!?][”\"’]?\s+(?=[^\Wa-z_])")
# works with a name of the list and a page that a document must have before it counts as citing so
_FEW = 3


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield one Citation a work, in text order; no year, locator the page.

    A name that the list lacks counts where it has a page ("(Fennimore 112)"), a name without a page where the list has it
    ("(Ward)"). A page alone is of the author whom the sentence names, else of the work cited before it in the paragraph.
    Nothing is found in a document that does not cite so at least three times. Never raises.
    """
    text, known = document.text, index_names(references)
    found = list(_works(text, known)) if known.firsts else []
    if sum(citation.by == "rule:list" and bool(citation.locator) for citation in found) >= _FEW:
        yield from _completed(text, found, known)


def _works(text: str, known: ReferenceNames) -> Iterator[Citation]:
    """Yield what the brackets may cite; names is empty for a page alone."""
    for bracket in _BRACKET.finditer(text):
        group = Span(*bracket.span())
        for part in _PART.finditer(text, *bracket.span("said")):
            work = _WORK.fullmatch(text, *part.span())
            if work and not (work["pages"] and _YEAR.match(work["pages"])):
                yield from _citation(text, work, group, known)


def _citation(text: str, work: re.Match[str], group: Span, known: ReferenceNames) -> Iterator[Citation]:
    """Yield the citation of one part of a bracket, if it is one."""
    pages = work["pages"] or ""
    if work["names"]:
        names = _names(text, work, known)
        if names and (pages or names.sure >= NAMED):
            by = "rule:list" if names.sure >= NAMED else "rule:shape"
            yield Citation("", Span(names.start, work.end()), group, names.names, "", "", pages, etal=names.etal, by=by)
    elif work["title"]:
        yield Citation("", Span(work.start("title"), work.end()), group, (work["title"][1:-1],), "", "", pages)
    elif pages and text[group.start - 1 : group.start].isspace() and _ENDS.match(text, group.end):
        yield Citation("", Span(*work.span("pages")), group, (), "", "", pages, by="rule:page")


def _names(text: str, work: re.Match[str], known: ReferenceNames) -> Reading | None:
    """Read the names, without the short title behind a comma ("Castellow, Too Small")."""
    start, end = work.span("names")
    whole = read_names(text, start, end, "", known)
    head = text.find(",", start, end)
    if head > 0 and key_of(text[head + 1 : end]) not in known.others:
        alone = read_names(text, start, head, "", known)
        return alone if alone and alone.sure >= NAMED else whole
    return whole


def _completed(text: str, found: Sequence[Citation], known: ReferenceNames) -> Iterator[Citation]:
    """Yield the citations; a page alone gets its author, or is left out where nobody is near."""
    before: Citation | None = None
    for citation in found:
        if citation.names:
            yield citation
            before = citation
            continue
        names = _named(text, citation.group.start, known)
        if not names and before and "\n" not in text[before.group.end : citation.group.start]:
            names = before.names
        if names:
            before = Citation("", citation.span, citation.group, names, "", "", citation.locator, by="rule:page")
            yield before


def _named(text: str, end: int, known: ReferenceNames) -> tuple[str, ...]:
    """Return the last author of the list whom the sentence up to here names."""
    start = text.rfind("\n", 0, end) + 1
    opens = [m.end() for m in _STOP.finditer(text, start, end)]
    names = [
        m.group().removesuffix("’s").removesuffix("'s")
        for m in _NAME.finditer(text, opens[-1] if opens else start, end)
    ]
    return next(((name,) for name in reversed(names) if key_of(name) in known.firsts), ())


STYLE = Style(name="author-page", find=find, lookup=Lookup.AUTHOR, system="names", least_share=RARE)
