"""Small articles for the tests of this stage: blocks and citations from plain words."""

import re
from collections.abc import Sequence

from pipeline.model import Block, BlockKind, Citation, Document, Span


def article(blocks: Sequence[tuple[str, str]]) -> tuple[Document, tuple[Span, ...]]:
    """A document, and the spans of the blocks whose kind is "list": the reference lists."""
    made, at = [], 0
    for kind, text in blocks:
        made.append(Block(BlockKind.PARAGRAPH if kind == "list" else BlockKind(kind), Span(at, at + len(text))))
        at += len(text) + 1
    lists = tuple(block.span for block, (kind, _) in zip(made, blocks, strict=True) if kind == "list")
    return Document("sample", "", "\n".join(text for _, text in blocks), tuple(made)), lists


def citations(text: str, cites: Sequence[str]) -> tuple[Citation, ...]:
    """Citations named after their own words; "Lee (2020)" is narrative. The first capitals are the name, four digits the year."""
    out = []
    for cite in cites:
        at = text.index(cite)
        group = Span(at, at + len(cite))
        narrative = not cite.startswith("(")
        span = group if narrative else Span(at + 1, group.end - 1)
        names, years = re.findall(r"[A-Z][a-z]+", cite)[:1], re.findall(r"\d{4}", cite)
        out.append(Citation(cite, span, group, tuple(names), "".join(years[:1]), narrative=narrative))
    return tuple(out)
