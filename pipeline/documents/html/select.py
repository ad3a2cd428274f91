"""The blocks of a page that belong to its article: those of the part that holds most of its prose, and what they call.

trafilatura votes for blocks; it decides alone only on what stands before the first and behind the last of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from pipeline.documents.html.main_text import MainText
from pipeline.documents.shared.xhtml import Draft, Resolved
from pipeline.documents.shared.xhtml.elements import KINDS, class_of
from pipeline.lexicon import either, words
from pipeline.model import BlockKind, BlockRole
from pipeline.text.reference_headings import is_notes_heading, is_reference_heading
from pipeline.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SURROUNDING = regex(rf"(?:^|[\s_-]){either(words('documents.surrounding_classes'))}", re.IGNORECASE)
_SURROUNDING_TAGS = frozenset(["aside", "footer"])
_SENTENCE_END = regex(r"[.!?:…][”\"’»)]?\s{0,2}$")
_TOP = 3  # blocks of the main text: a headline's standfirst, and the first paragraphs
_SHORTEST = 40  # characters of a block that is prose
_LINKED, _ALL_LINKED = 0.5, 0.98  # of a block's text in links: it is a menu, or a list of other pages
_NEXT_SENTENCE = regex(r"[.!?…][”\"’»)]?\s+[“\"‘«(]?[^\W\d_a-z]")
_VOTE = 3.0  # how much more a block weighs that trafilatura takes
_TRUSTED = 0.3  # of the prose outside of sidebars must be trafilatura's main text; else it has missed the article
_MOST = 0.75  # of the prose that a part must hold to be the article
_ASIDE = 0.25  # of the article's prose: what holds more is no sidebar, whatever its class


class Selection(NamedTuple):
    """The places of the drafts that are read, those of lines above the text, and the share of the page's prose that they hold."""

    places: Sequence[int]
    lines: Set[int]
    share: float


def select(root: "HtmlElement", page: Resolved, main: MainText) -> Selection:
    """Return which drafts are the article's. Linear but for the depth of the page."""
    drafts = page.drafts
    prose = [_prose(draft) for draft in drafts]
    votes = [bool(size) and main.holds(draft.text) for draft, size in zip(drafts, prose, strict=True)]
    text = sum(size for size, draft in zip(prose, drafts, strict=True) if size and not _is_beside(draft.element))
    if sum(size for size, vote in zip(prose, votes, strict=True) if vote) < _TRUSTED * text:
        votes = [size > 0 for size in prose]
    weights = _weights(drafts, [size * (_VOTE if vote else 1) for size, vote in zip(prose, votes, strict=True)])
    article = _article(root, weights)
    voted = _weights(drafts, [size * vote for size, vote in zip(prose, votes, strict=True)])
    surrounding = _surrounding(article, weights, voted)
    inside = [i for i, draft in enumerate(drafts) if _is_in(draft.element, article, surrounding)]
    chosen = set(_between_votes(drafts, page, inside, votes))
    last = max((i for i in chosen if votes[i]), default=-1)
    chosen |= set(_lists_behind(drafts, page, last))
    chosen |= set(_called(page, chosen))
    chosen |= set(_headline(drafts, chosen))
    chosen = chosen or set(range(len(drafts)))
    total = sum(prose)
    lines = {i for i in _top(sorted(chosen), votes) if _is_line(drafts[i])}
    return Selection(sorted(chosen), lines, sum(prose[i] for i in chosen) / total if total else 1.0)


def _top(places: Sequence[int], votes: Sequence[bool]) -> Iterator[int]:
    """Yield the places of what stands above the text, or between its first blocks, and is not of the main text."""
    voted = [i for i in places if votes[i]][:_TOP]
    return (i for i in places if voted and i < voted[-1] and not votes[i])


def _is_line(draft: Draft) -> bool:
    """Tell a line such as a byline from a sentence."""
    return draft.kind == BlockKind.PARAGRAPH and not _SENTENCE_END.search(draft.text)


def _prose(draft: Draft) -> int:
    """Return the characters of a block that is prose, 0 of menus, headings and short lines."""
    if draft.kind in (BlockKind.HEADING, BlockKind.CODE) or len(draft.text) < _SHORTEST or _is_menu(draft):
        return 0
    return len(draft.text)


def _is_menu(draft: Draft) -> bool:
    """Tell whether a block is little but links; whole sentences may be linked in prose that cites so."""
    if draft.linked > _LINKED and not draft.linked > _ALL_LINKED:
        return not (_NEXT_SENTENCE.search(draft.text) and _SENTENCE_END.search(draft.text))
    return draft.linked > _LINKED


def _weights(drafts: Sequence[Draft], sizes: Sequence[float]) -> dict["HtmlElement", float]:
    """Return how much prose stands in each element."""
    weights: dict[HtmlElement, float] = defaultdict(float)
    for draft, size in zip(drafts, sizes, strict=True):
        if size:
            weights[draft.element] += size
            for element in draft.element.iterancestors():
                weights[element] += size
    return weights


def _article(root: "HtmlElement", weights: dict["HtmlElement", float]) -> "HtmlElement":
    """Return the smallest part that holds most of the prose."""
    article = root
    while True:
        inner = max(article.iterchildren("*"), key=lambda child: weights.get(child, 0), default=None)
        if inner is None or inner.tag in KINDS or weights.get(inner, 0) < _MOST * max(1, weights.get(root, 0)):
            return article
        article = inner


def _surrounding(
    article: "HtmlElement", weights: dict["HtmlElement", float], voted: dict["HtmlElement", float]
) -> set["HtmlElement"]:
    """Return the parts of the article's element that are sidebars, comments, lists of other pages.

    weights: of all prose. voted: of the main text.
    """
    limit = _ASIDE * weights.get(article, 0)
    return {
        e
        for e in article.iterdescendants("*")
        if _is_surrounding(e) and (weights.get(e, 0) <= limit or not voted.get(e, 0))
    }


def _is_beside(element: "HtmlElement") -> bool:
    """Tell whether an element, or one around it, is a sidebar or comments by its name."""
    return any(_is_surrounding(above) for above in _above(element))


def _is_surrounding(element: "HtmlElement") -> bool:
    if element.tag in _SURROUNDING_TAGS:
        return True
    return element.tag in ("div", "section", "ul") and bool(
        _SURROUNDING.search(f"{element.get('id') or ''} {class_of(element)}")
    )


def _is_in(element: "HtmlElement", article: "HtmlElement", surrounding: Set["HtmlElement"]) -> bool:
    """Tell whether an element stands in the article, and in no part that surrounds it."""
    at: HtmlElement | None = element
    while at is not None:
        if at in surrounding:
            return False
        if at is article:
            return True
        at = at.getparent()
    return False


def _between_votes(
    drafts: Sequence[Draft], page: Resolved, inside: Sequence[int], votes: Sequence[bool]
) -> Iterator[int]:
    """Yield the places from the first block of the main text to the last; headings and short lines before it count."""
    voted = [i for i in inside if votes[i]]
    if not voted:
        yield from inside
        return
    around = drafts[voted[-1]].element.getparent()
    last = max(
        [voted[-1], *(i for i in inside if _is_table_of_numbers(drafts[i]) and around in _above(drafts[i].element))]
    )
    has_ended = False
    for i in inside:
        is_heading = drafts[i].kind == BlockKind.HEADING
        has_ended |= i > last and (is_heading or around not in _above(drafts[i].element))
        if _is_hinted(page, i) or (not has_ended and (is_heading or votes[i] or not _is_menu(drafts[i]))):
            yield i


def _is_table_of_numbers(draft: Draft) -> bool:
    """Tell whether a block is a row of data: an article may end with its tables."""
    return draft.kind == BlockKind.TABLE and any(c.isdigit() for c in draft.text)


def _above(element: "HtmlElement") -> Iterator["HtmlElement"]:
    yield element
    yield from element.iterancestors()


def _is_hinted(page: Resolved, i: int) -> bool:
    piece = page.pieces[i]
    return piece.role == BlockRole.REFERENCE or piece.kind == BlockKind.NOTE


def _lists_behind(drafts: Sequence[Draft], page: Resolved, last: int) -> Iterator[int]:
    """Yield what stands behind the main text under the heading of a list of works or of notes, and what the markup calls an entry.

    last: the place of the last block of the main text.
    """
    listing = False
    for i, draft in enumerate(drafts):
        heads_list = is_reference_heading(draft.text) or (
            draft.kind == BlockKind.HEADING and is_notes_heading(draft.text)
        )
        if draft.kind == BlockKind.HEADING or heads_list:
            heads_entries = i + 1 < len(drafts) and _is_hinted(page, i + 1)
            listing = i > last and heads_list and not heads_entries
            if i > last and (heads_list or heads_entries):
                yield i
        if listing or page.pieces[i].role == BlockRole.REFERENCE:
            yield i


def _called(page: Resolved, chosen: Set[int]) -> Iterator[int]:
    """Yield the notes and entries that the main text calls, those that stand between them, and their heading."""
    targets = sorted({call.target for call in page.calls if call.source in chosen})
    yield from targets
    for left, right in pairwise([*targets, len(page.pieces)]):
        yield from takewhile(lambda i: _is_hinted(page, i), range(left + 1, right))
    first = next((i for i in targets if i not in chosen), 0)
    if first and page.drafts[first - 1].kind == BlockKind.HEADING:
        yield first - 1


def _headline(drafts: Sequence[Draft], chosen: Set[int]) -> Iterator[int]:
    """Yield the last heading of the first level before the main text, where that has none."""
    first = min(chosen, default=0)
    if not any(drafts[i].level == 1 for i in chosen):
        titles = (i for i in range(first - 1, -1, -1) if drafts[i].level == 1 and " " in drafts[i].text)
        yield from islice(titles, 1)
