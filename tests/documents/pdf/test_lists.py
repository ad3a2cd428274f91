import pytest

from pipeline.documents import read
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.line_joins import join_lines
from pipeline.documents.pdf.list_margins import may_end_entry
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.documents.pdf.paragraphs import Paragraph
from pipeline.documents.pdf.pdfium_text import join_pairs, to_code_units
from pipeline.model import BlockKind, MarkKind
from tests.fixtures import pdfs


@pytest.mark.parametrize("layout", ["ragged", "full", "spaced", "bare", "small"])
def test_each_entry_of_a_list_is_one_block_below_its_heading(tmp_path, layout):
    entries = pdfs.listed(tmp_path / "l.pdf", layout)
    doc = read(tmp_path / "l.pdf")
    start = next(i for i, b in enumerate(doc.blocks) if b.span.of(doc.text) == "References")
    assert doc.blocks[start].kind == BlockKind.HEADING
    assert [" ".join(b.span.of(doc.text).split()) for b in doc.blocks[start + 1 :]] == entries
    assert {b.kind for b in doc.blocks[start + 1 :]} == {BlockKind.PARAGRAPH}


def test_the_numbers_of_lines_are_no_text(tmp_path):
    sentences = pdfs.numbered_lines(tmp_path / "n.pdf")
    doc = read(tmp_path / "n.pdf")
    assert all(sentence in doc.text for sentence in sentences)
    assert len(doc.blocks) < 4
    assert [page.label for page in doc.pages] == ["1", "2", "3"]


def test_links_cover_their_words_over_the_end_of_a_line(tmp_path):
    links = pdfs.linked(tmp_path / "k.pdf")
    doc = read(tmp_path / "k.pdf")
    assert {mark.span.of(doc.text): mark.value for mark in doc.marks if mark.kind == MarkKind.LINK} == links


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("see https:", "//ports.example/7 of May", "see https://ports.example/7 of May"),
        ("see https://ports.example/", "tolls.html for it", "see https://ports.example/tolls.html for it"),
        ("they say:", "nothing", "they say: nothing"),
    ],
)
def test_an_address_goes_on_in_the_next_line(above, below, joined):
    lines = tuple(("1", Line(text, 60.0, 500.0, y, 10.0)) for text, y in ((above, 100.0), (below, 112.0)))
    assert join_lines(Paragraph(BlockKind.PARAGRAPH, lines), {}).text == joined


def test_letters_beyond_the_first_plane_are_counted_as_pdfium_does():
    units = to_code_units("𝐹(𝑃) grew.12")
    assert len(units) == len("𝐹(𝑃) grew.12") + 2
    line = join_pairs(Line(units, 0.0, 1.0, 0.0, 10.0, superscripts=((len(units) - 2, len(units)),)))
    assert line.text == "𝐹(𝑃) grew.12"
    assert [line.text[a:b] for a, b in line.superscripts] == ["12"]


def test_a_list_at_the_foot_of_both_columns_stays_whole():
    body = [
        Line("the cargo of that day was counted twice and", x, x + 240, 100.0 + 12 * i, 10.0)
        for x in (50.0, 310.0)
        for i in range(30)
    ]
    small = [
        Line(f"[{i}] Lind, A. Tides of the canal, 200{i}.", x, x + 200, 600.0 + 10 * (i % 4), 8.0)
        for x, numbers in ((50.0, range(4)), (310.0, range(4, 8)))
        for i in numbers
    ]
    pieces = list(assemble([PageLayout(0, "", 595.0, 842.0, (*body, *small))]))
    assert [piece.text[:3] for piece in pieces][-8:] == [f"[{i}]" for i in range(8)]


def test_a_face_that_calls_itself_bold_makes_no_headings_of_running_text():
    text = "The cargo of that day was counted twice by the clerks and"
    lines = [
        Line(text if i % 3 else text.lower(), 60.0, 500.0, 100.0 + 12 * i, 10.0, bold=i % 3 > 0) for i in range(40)
    ]
    assert [piece.kind for piece in assemble([PageLayout(0, "", 595.0, 842.0, tuple(lines))])] == [BlockKind.PARAGRAPH]


def test_a_name_with_a_particle_opens_an_entry_and_other_small_letters_do_not():
    assert may_end_entry("Salt. https://salt.example/mill", "de la Fuente, R. (2011). Mills.")
    assert not may_end_entry("Salt. https://salt.example/mill", "de la Fuente reprinted it.")
    assert not may_end_entry("Salt and its price", "de la Fuente, R. (2011). Mills.")
