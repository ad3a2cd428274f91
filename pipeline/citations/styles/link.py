"""Citations by hyperlink: the words of a link in running text, which lead to a page of another site."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.citations.style import Style
from pipeline.lexicon import words
from pipeline.model.citation import Citation, Lookup
from pipeline.model.document import Block, BlockKind, BlockRole, Document, Mark, MarkKind
from pipeline.model.reference import Reference
from pipeline.model.span import Span
from pipeline.text.addresses import normalise_url, site_of
from pipeline.text.regex import regex

# tools of a page that lead to other sites: "share this", "send by e-mail"
_TOOLS = regex("|".join(map(re.escape, words("citations.sharing_addresses"))), re.IGNORECASE)
_PROSE = frozenset([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.TABLE])
_STOP = regex(r"[.!?…][\W]{0,3}$")
_OWN = 5  # links to places of one page that make it this one
_FEWEST = 3  # letters of a block outside of its links; with fewer it is a menu, unless it is a sentence


def find(document: Document, references: Sequence[Reference]) -> Iterator[Citation]:  # noqa: ARG001 — the signature of all styles
    """Yield each link of the prose that leads to another site; label is its address.

    group is empty: the words of a link are prose, and what it covers is its sentence. Never menus, links of a site to itself,
    tools to share a page, links in headings, notes and entries of lists. Linear; never raises.
    """
    links = [m for m in document.marks if m.kind == MarkKind.LINK and m.span.of(document.text).strip()]
    if not links:
        return
    addresses = (document.meta.url, *document.meta.addresses, *_anchored(links))
    own_sites = {site_of(address) for address in addresses} - {""}
    starts = [block.span.start for block in document.blocks]
    menus = {id(block) for block in _menus(document, links, starts)}
    for mark in links:
        block = _block_of(document, starts, mark.span)
        if block is None or id(block) in menus or not _is_prose(block) or not _leads_outside(mark.value, own_sites):
            continue
        yield Citation("", mark.span, Span(mark.span.end, mark.span.end), label=mark.value, by="mark:link")


def _anchored(links: Sequence[Mark]) -> Iterator[str]:
    """Yield the address into which so many links lead to a place that it is the page's own: its comments, its sections."""
    inside = Counter(mark.value.partition("#")[0] for mark in links if "#" in mark.value)
    yield from (address for address, count in inside.items() if count >= _OWN)


def _block_of(document: Document, starts: Sequence[int], span: Span) -> Block | None:
    i = bisect_right(starts, span.start) - 1
    return document.blocks[i] if i >= 0 else None


def _is_prose(block: Block) -> bool:
    return block.kind in _PROSE and block.role != BlockRole.REFERENCE


def _leads_outside(url: str, own_sites: set[str]) -> bool:
    return bool(normalise_url(url)) and site_of(url) not in own_sites and not _TOOLS.search(url)


def _menus(document: Document, links: Sequence[Mark], starts: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks that hold nothing but links and are no sentence."""
    linked: dict[int, int] = {}
    for mark in links:
        i = bisect_right(starts, mark.span.start) - 1
        linked[i] = linked.get(i, 0) + _letters(mark.span.of(document.text))
    for i, letters in linked.items():
        if i >= 0:
            text = document.blocks[i].span.of(document.text)
            if _letters(text) - letters < _FEWEST and not _STOP.search(text.strip()):
                yield document.blocks[i]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


STYLE = Style(name="link", find=find, lookup=Lookup.ADDRESS)
