"""Citations in running text: by note, by key, by name and year, by title, by name and page, by number, by raised number.

Each style is a Style in styles/; where citations of two styles overlap, the style that comes first has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.citations.competition import SHAPE_ONLY, drop_unsupported, keep_dominant_styles, without_overlaps
from pipeline.citations.masking import mask_non_prose
from pipeline.citations.named import find_named
from pipeline.citations.style import Style
from pipeline.citations.styles import author_date, author_page, key, link, note, numeric, superscript, title
from pipeline.model.citation import Citation
from pipeline.model.document import BlockKind, Document
from pipeline.model.ids import name_all
from pipeline.model.reference import Reference
from pipeline.model.span import Span, blank
from pipeline.registry import installed
from pipeline.text.notes import note_marks
from pipeline.text.sentences import sentences

__all__ = ["STYLES", "Style", "find_citations", "find_named", "mask_non_prose", "styles"]

STYLES: tuple[Style, ...] = (
    note.STYLE,
    key.STYLE,
    numeric.STYLE,
    author_date.STYLE,
    title.STYLE,
    author_page.STYLE,
    superscript.STYLE,
    link.STYLE,
)
_NARRATIVE = "narrative"  # how the tables call a narrative citation of any style


def styles() -> tuple[Style, ...]:
    """Return the styles that are looked for; third parties' come first, since they read marks of their own."""
    return (*installed("styles").values(), *STYLES)


def find_citations(
    document: Document, references: Sequence[Reference], *, excluded: Sequence[Span] = ()
) -> tuple[Citation, ...]:
    """Return the citations of a document in text order, with ids "k-…".

    No two overlap, except the works of one range, as in [2–4]. Never raises.

    Args:
        document: the article.
        references: its reference list; the names and labels in it are the evidence for a style.
        excluded: spans that are not searched, such as the list itself.
    """
    code = [block.span for block in document.blocks if block.kind == BlockKind.CODE]
    hidden = [*excluded, *note_marks(document), *code]
    prose = replace(document, text=blank(document.text, hidden)) if hidden else document
    found = [(style, list(_find(style, document if style.reads_notes else prose, references))) for style in styles()]
    found = [(style, [c for c in citations if not _is_imprint(c, document)]) for style, citations in found]
    separate = list(without_overlaps(found, excluded, len(document.text)))
    supported = list(drop_unsupported(list(keep_dominant_styles(separate))))
    return name_all("k", supported, document.text, sentences(document.text))


def _is_imprint(citation: Citation, document: Document) -> bool:
    """Tell whether a place and a year inside a note are all that speaks for a citation: "(London, 1711), 3."."""
    if citation.by != SHAPE_ONLY or not citation.year:
        return False
    block = document.block_at(citation.span.start)
    return block >= 0 and document.blocks[block].kind == BlockKind.NOTE


def _find(style: Style, document: Document, references: Sequence[Reference]) -> Iterator[Citation]:
    """Yield what a style finds, with its name and its lookup."""
    for citation in style.find(document, references):
        yield replace(citation, style=_NARRATIVE if citation.narrative else style.name, lookup=style.lookup)
