"""Labels inside drawings of a PDF are furniture; sentences above a caption and tables are none."""

import pytest

from pipeline.model import Block, BlockKind, Document, Page, Span
from pipeline.text.drawings import drawing_labels

SENTENCE = "The catch of the twelve harbours was weighed each night and rose by 40 tonnes."
TICKS = ["0.25 0.50", "10", "20", "30 Mar 06 Apr", "7 (M, 60–64)", "Catch of the bay"]


def page(*blocks: tuple[BlockKind, str], pages: bool = True) -> Document:
    text, spans = "", []
    for kind, written in blocks:
        spans.append(Block(kind, Span(len(text), len(text) + len(written))))
        text += f"{written}\n"
    return Document("bay", "", text, tuple(spans), (Page("1", Span(0, len(text))),) if pages else ())


def labels(document: Document) -> list[str]:
    return [span.of(document.text) for span in drawing_labels(document)]


PARAGRAPH, CAPTION = BlockKind.PARAGRAPH, BlockKind.CAPTION
DRAWN = [(PARAGRAPH, SENTENCE), *((PARAGRAPH, tick) for tick in TICKS)]


def test_ticks_above_the_caption_of_a_figure():
    assert labels(page(*DRAWN, (CAPTION, "Figure 2: The catch."))) == TICKS


@pytest.mark.parametrize("caption", ["Table 2: The catch.", "Box 1. The catch"])
def test_rows_above_another_caption_stay(caption):
    assert labels(page(*DRAWN, (CAPTION, caption))) == []


def test_numbers_that_a_sentence_parts_from_the_caption_stay():
    assert labels(page(*DRAWN, (PARAGRAPH, SENTENCE), (CAPTION, "Figure 2: The catch."))) == []


def test_a_text_without_pages_has_no_drawings():
    assert labels(page(*DRAWN, (CAPTION, "Figure 2: The catch."), pages=False)) == []
