"""What the authors say of their own work, and what a document only prints: neither asks for a source."""

import re
from collections.abc import Mapping

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document, Span


def _fragment(name: str) -> str:
    return fragment(f"claims.own.{name}", blank=r"\s")


_WE = re.compile(rf"(?:^|[\s(“\"])(?:{_fragment('first_person')})\b", re.IGNORECASE)
# the work itself, one of its exhibits, a place in it
_THIS_WORK = re.compile(
    rf"\b{_fragment('demonstratives')}\s(?:{_fragment('adjectives')}\s)?{_fragment('works')}\b"
    rf"|\b{_fragment('exhibits')}\s?[0-9A-Z][\w.]{{0,4}}\b|\b{_fragment('places')}\b",
    re.IGNORECASE,
)
_METHOD = re.compile(rf"\b(?:was|were)\s(?:\w{{3,14}}ly\s)?{_fragment('method_participles')}\b", re.IGNORECASE)
_SECTION = re.compile(
    rf"^(?:[\dIVX]{{1,4}}(?:\.\d{{1,2}}){{0,3}}[.)]?\s{{1,3}})?{_fragment('sections')}\s?(?:$|[:,(&]|and\b)",
    re.IGNORECASE,
)
# captions, lines of sources, imprint, thanks
_PRINTED = re.compile(
    rf"^\W{{0,3}}(?:{fragment('documents.caption_labels')}\s?[0-9IVX]{{1,4}}[\w.]{{0,4}}\s?[.:–—|]"
    rf"|{fragment('documents.source_line_labels')}:|{_fragment('printed_openers')}\b)|\b{_fragment('printed_words')}|@[\w-]{{2,40}}\.\w|©",
    re.IGNORECASE,
)
# "Ada Moor is a senior lecturer at", "The author is professor of"
_CONTRIBUTOR = re.compile(
    rf"^(?:The\sauthors?|(?:(?:Dr|Prof)\.?\s)?[A-Z][\w.'’-]{{0,20}}(?:\s[A-Z][\w.'’-]{{0,20}}){{1,3}})\s(?:is|was|are|works\sas)\s(?:an?\s|the\s)?"
    rf"(?:[\w-]{{3,14}}\s){{0,3}}?{_fragment('professions')}\s(?:at|of|in|for|and|with|based)\b"
)
_LAST = 0.75  # notes on contributors stand in the last quarter of a document


def is_own(document: Document, span: Span, sentence: str, sections: Mapping[int, str]) -> bool:
    """Tell whether a sentence states the authors' own work: "we", this paper, its figures and tables, its methods and results.

    sections: number of the block → the text of the heading above it. sentence: without its citations, blanks single.
    """
    if _WE.search(sentence) or _THIS_WORK.search(sentence) or _METHOD.search(sentence):
        return True
    return bool(_SECTION.match(sections.get(document.block_at(span.start), "")))


def is_printed(document: Document, span: Span, sentence: str) -> bool:
    """Tell whether a sentence is no statement: a caption, a line of the imprint, thanks, a note on a contributor."""
    if _PRINTED.search(sentence):
        return True
    block = document.block_at(span.start)
    at_end = span.start >= _LAST * len(document.text) or (block >= 0 and document.blocks[block].kind == BlockKind.NOTE)
    return at_end and bool(_CONTRIBUTOR.match(sentence))


def headings(document: Document) -> dict[int, str]:
    """Return the number of each block → the text of the nearest heading above it."""
    above, last = {}, ""
    for i, block in enumerate(document.blocks):
        if block.kind == BlockKind.HEADING:
            last = block.span.of(document.text).strip()
        above[i] = last
    return above
