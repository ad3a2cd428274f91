"""What is printed inside a drawing of a PDF: the ticks and the names of its axes, its legend, the labels of its nodes."""

from collections.abc import Iterator

from pipeline.lexicon import fragment
from pipeline.model import BlockKind, Document, Span
from pipeline.text.regex import regex

_CAPTION = regex(rf"(?i:{fragment('documents.drawing_labels')})\s?[0-9IVX]{{1,4}}")
_SENTENCE_END = regex(r"[.!?][”\"’')]?$")
# words in small letters in a row: a legend has few, a line of prose many
_PROSE = regex(r"(?:\b[a-zß-ÿ]{2,}\b,? ){5}")
_NUMBER = regex(r"\S*[0-9]\S*")
_LONGEST = 240
_LEAST_TICKS = 3  # blocks whose words are numbers for the most part: an axis has no fewer


def drawing_labels(document: Document) -> Iterator[Span]:
    """Yield the blocks right above the caption of a figure that hold no sentence, where several are ticks of axes."""
    if not document.pages:
        return
    run: list[Span] = []
    for block in document.blocks:
        text = block.span.of(document.text)
        if block.kind == BlockKind.CAPTION:
            is_drawn = sum(_is_tick(span.of(document.text)) for span in run) >= _LEAST_TICKS
            if is_drawn and _CAPTION.match(text):
                yield from run
            run = []
        elif block.kind == BlockKind.NOTE or _is_prose(text):
            run = []
        else:
            run.append(block.span)


def _is_tick(text: str) -> bool:
    """Tell whether half of the words of a block have digits: "0.25 0.50", "30 Mar 06 Apr", "7 (M, 60–64)"."""
    return 2 * len(_NUMBER.findall(text)) >= len(text.split())


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST or bool(_PROSE.search(text) or (_SENTENCE_END.search(text) and " " in text))
