"""Kinds of a third party's reader: plain strings become members, unknown ones a warning."""

from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Document, ErrorCode, Mark, MarkKind, Piece, Span
from pipeline.model.json import decode, encode


def _document(*pieces: Piece) -> Document:
    return compose(pieces, key="k", data=b"")


def test_plain_strings_become_members():
    for kind in BlockKind:
        [block] = _document(Piece(str(kind), "Ports")).blocks
        assert block.kind is kind
    for kind in set(MarkKind) - {MarkKind.PAGE}:
        [mark] = _document(Piece(BlockKind.PARAGRAPH, "Ports", marks=(Mark(str(kind), Span(0, 5)),))).marks
        assert mark.kind is kind


def test_a_page_mark_that_is_a_plain_string_begins_a_page():
    document = _document(Piece("paragraph", "one two", page="7", marks=(Mark("page", Span(4, 4), "8"),)))
    assert ([page.label for page in document.pages], document.marks) == (["7", "8"], ())


def test_a_block_of_an_unknown_kind_is_a_paragraph():
    document = _document(Piece("sidebar", "Ports grew.", label="b", page="3"))
    assert [(b.kind, b.label) for b in document.blocks] == [(BlockKind.PARAGRAPH, "b")]
    assert (document.text, document.page_at(0)) == ("Ports grew.", "3")
    [warning] = document.warnings
    assert (warning.code, warning.recovered) == (ErrorCode.UNKNOWN_KIND, True)
    assert warning.reason == "the reader yields blocks of the unknown kind 'sidebar'; read as paragraphs"


def test_a_mark_of_an_unknown_kind_is_left_out():
    marks = (Mark("bold", Span(0, 5)), Mark("link", Span(6, 10), "u"))
    document = _document(Piece(BlockKind.PARAGRAPH, "Ports grew.", marks=marks))
    assert [(m.kind, m.value) for m in document.marks] == [(MarkKind.LINK, "u")]
    assert [w.reason for w in document.warnings] == ["the reader yields marks of the unknown kind 'bold'; left out"]


def test_an_unknown_kind_is_one_warning():
    document = _document(*[Piece("sidebar", "Ports.", marks=(Mark("bold", Span(0, 2)),) * 2)] * 9)
    assert (len(document.blocks), len(document.warnings)) == (9, 2)


def test_a_document_of_plain_strings_comes_back_from_json():
    document = _document(
        Piece("heading", "Ports", level=1), Piece("sidebar", "Quays", marks=(Mark("link", Span(0, 5), "u"),))
    )
    assert repr(decode(encode(document), Document)) == repr(document)
