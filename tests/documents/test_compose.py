from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.compose import clean, compose
from pipeline.model import BlockKind, Mark, MarkKind, Meta, Piece, Span, Trouble
from tests.growth import assert_linear


def test_counts_blocks_pages_and_marks():
    doc = compose(
        [
            Piece(BlockKind.HEADING, "One", page="i", level=1),
            Piece(BlockKind.PARAGRAPH, "  ", page="i"),
            Meta(title="T"),
            Piece(BlockKind.PARAGRAPH, "two e\u0301 three", page="2", marks=(Mark(MarkKind.LINK, Span(7, 12), "u"),)),
            Trouble("PARTIAL_PAGES", "x"),
        ],
        key="k",
        data=b"",
    )
    assert doc.text == "One\ntwo é three"
    assert [b.span.of(doc.text) for b in doc.blocks] == ["One", "two é three"]
    assert [m.span.of(doc.text) for m in doc.marks] == ["three"]
    assert [(p.label, p.span.of(doc.text)) for p in doc.pages] == [("i", "One\n"), ("2", "two é three")]
    assert (doc.page_at(1), doc.page_at(5)) == ("i", "2")
    assert doc.meta.title == "T"
    assert [w.code for w in doc.warnings] == ["PARTIAL_PAGES"]


def test_a_page_may_begin_inside_a_block():
    marks = (Mark(MarkKind.PAGE, Span(4, 4), "8"), Mark(MarkKind.SUPERSCRIPT, Span(9, 10), "1"))
    doc = compose([Piece(BlockKind.PARAGRAPH, "one\0 two\xad1", page="7", marks=marks)], key="k", data=b"")
    assert [(p.label, p.span.of(doc.text)) for p in doc.pages] == [("7", "one"), ("8", " two¹")]
    assert [(m.kind, m.span.of(doc.text)) for m in doc.marks] == [(MarkKind.SUPERSCRIPT, "¹")]


def test_many_marks_in_one_long_block_take_linear_time():
    def composed(marks):
        return compose([Piece(BlockKind.PARAGRAPH, "é" * 10 * len(marks) + "\0", marks=marks)], key="k", data=b"")

    marks = tuple(Mark(MarkKind.LINK, Span(i * 10, i * 10 + 5), "u") for i in range(20_000))
    assert len(composed(marks).marks) == 20_000
    assert_linear(composed, marks)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_every_block_reads_back_cleaned(texts):
    doc = compose([Piece(BlockKind.PARAGRAPH, t) for t in texts], key="k", data=b"")
    assert [b.span.of(doc.text) for b in doc.blocks] == [clean(t) for t in texts if clean(t).strip()]


@given(st.text())
def test_cleaning_is_done_once(text):
    assert clean(clean(text)) == clean(text)
    assert not set("\r\0\u202e\ufeff") & set(clean(text))
