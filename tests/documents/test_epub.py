# ruff: noqa: E501 — files as they are found, a line each
import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind, MarkKind
from tests.fixtures.zips import archive, book


def test_chapters_in_the_order_of_the_spine_with_pages_notes_and_links(tmp_path):
    one = '<h1>One</h1><p>Cargo <span epub:type="pagebreak" title="12"></span>grew.<a epub:type="noteref" href="#n1">1</a></p>'
    two = '<p>A <a href="https://example.org">link</a> &amp; <em>more</em>&nbsp;words.</p><aside epub:type="footnote" id="n1"><p>See it.</p></aside>'
    doc = read(book(tmp_path / "b.epub", [one, two]))
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.HEADING, "One"),
        (BlockKind.PARAGRAPH, "Cargo grew.1"),
        (BlockKind.PARAGRAPH, "A link & more words."),
        (BlockKind.NOTE, "See it."),
    ]
    assert [(p.label, p.span.of(doc.text)[:5]) for p in doc.pages] == [("12", "grew.")]
    assert [(m.kind, m.value) for m in doc.marks] == [(MarkKind.NOTE, "1"), (MarkKind.LINK, "https://example.org")]
    assert (doc.meta.title, doc.meta.authors, doc.meta.date) == ("Ports", ("Ana Silva",), "2021-03-04")


def test_each_cell_of_a_row_is_read_once(tmp_path):
    doc = read(book(tmp_path / "t.epub", ["<table><tr><td>1892</td><td>Northport</td></tr></table>"]))
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [(BlockKind.TABLE, "1892  Northport")]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": "application/epub+zip"}, "DAMAGED"),
        ({"META-INF/container.xml": "<!DOCTYPE c [<!ENTITY a 'b'>]><c/>", "a.opf": "<package/>"}, "DTD_FORBIDDEN"),
        ({"a.opf": "<package/>"}, "EMPTY_FILE"),
    ],
)
def test_what_gives_no_book_says_why(tmp_path, parts, code):
    with pytest.raises(ReadError) as error:
        read(archive(tmp_path / "x.epub", parts))
    assert error.value.code == code


def test_a_chapter_that_is_a_bomb_is_refused(tmp_path):
    with pytest.raises(ReadError) as error:
        read(book(tmp_path / "b.epub", ["<p>" + " " * 50_000_000 + "</p>"]))
    assert error.value.code == "BOMB"


def test_what_a_book_says_of_itself_is_no_text(tmp_path):
    colophon = (
        '<section epub:type="colophon"><p>Set by the <a href="https://press.example">Quay Press</a>.</p></section>'
    )
    doc = read(book(tmp_path / "c.epub", ["<p>Cargo grew.</p>", colophon]))
    assert doc.text == "Cargo grew."
