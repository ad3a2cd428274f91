"""Citations by title of works that nobody signs, as the MLA Handbook (9th ed., 2021) has them: ("Port of Dorn"), ("Rents" 7)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.citations.style import RARE, Style
from pipeline.lexicon import fragment
from pipeline.lexicon.fragments import BLANK
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Document
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.names import short_title
from pipeline.text.regex import regex

_BRACKET = regex(r"\((?P<inside>[^()\n]{3,200})\)")
_PART = regex(r"[^;]+")
# a title in quotation marks, or one in italics that the text no longer shows, and the page
_WORK = regex(
    rf"\s*(?:{fragment('citations.signals', 'citations.secondary_signals', blank=BLANK)}\s)?"
    r"(?:[“\"‘«„](?P<quoted>[^“”\"«»\n]{3,160}?)[.,]?[”\"’»]|(?P<plain>[^\W\d_a-z][^“”\"«»\n]{3,160}?))[.,]?"
    r"(?:,?\s(?P<pages>(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4}))?\s*"
)
_FEWEST_WORDS = 2  # of a title without quotation marks


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield one Citation a work, in text order; the title is the name, locator the page.

    Only titles of works of the list that have no author, or how such a title begins. Never raises.
    """
    titles = sorted({short_title(r.title) for r in references if r.title and not r.authors})
    for bracket in _BRACKET.finditer(document.text) if titles else ():
        for part in _PART.finditer(document.text, *bracket.span("inside")):
            work = _WORK.fullmatch(document.text, *part.span())
            group = "quoted" if work and work["quoted"] else "plain"
            if work and _begins_title(work[group], titles, quoted=group == "quoted"):
                span, pages = Span(work.start(group), work.end()), work["pages"] or ""
                yield Citation("", span, Span(*bracket.span()), (work[group],), locator=pages, by="rule:title")


def _begins_title(title: str, titles: Sequence[str], *, quoted: bool) -> bool:
    """Tell whether a title of the list begins so; one in quotation marks may be a single word."""
    key = short_title(title)
    i = bisect_left(titles, key)
    if i == len(titles) or not f"{titles[i]} ".startswith(f"{key} "):
        return False
    return quoted or key.count(" ") + 1 >= _FEWEST_WORDS


STYLE = Style(name="title", find=find, lookup=Lookup.AUTHOR, system="names", least_share=RARE)
