import pytest

from pipeline.documents import pdf, read
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.errors import ReadError
from pipeline.model import BlockKind
from tests.fixtures import pdfs


@pytest.mark.parametrize("layout", pdfs.LAYOUTS)
def test_every_sentence_in_order_on_its_printed_page(tmp_path, layout):
    press = pdfs.article(tmp_path / "a.pdf", layout)
    doc = read(tmp_path / "a.pdf")
    places = [doc.text.find(sentence) for sentence in press.pages]
    assert -1 not in places
    assert places == sorted(places)
    assert [doc.page_at(at) for at in places] == list(press.pages.values())


@pytest.mark.parametrize("layout", pdfs.LAYOUTS)
def test_no_header_and_no_footer_is_left_and_headings_are_headings(tmp_path, layout):
    pdfs.article(tmp_path / "a.pdf", layout)
    doc = read(tmp_path / "a.pdf")
    assert "Journal of Made-up Ports" not in doc.text
    assert "©" not in doc.text
    heads = [b.span.of(doc.text) for b in doc.blocks if b.kind == BlockKind.HEADING]
    assert [h for h in heads if "Section on" in h] == [f"{i + 1} Section on {'abcde'[i] * 3}" for i in range(5)]
    assert (doc.meta.title, doc.meta.authors) == ("How Ports Count", ("Ana Silva", "Per van der Berg"))
    assert (doc.meta.date, doc.meta.doi) == ("2019-05-12", "10.5555/ports.345")


def test_a_ruled_table_gives_its_rows_between_caption_and_text(tmp_path):
    rows = pdfs.tabled(tmp_path / "t.pdf")
    doc = read(tmp_path / "t.pdf")
    assert [b.kind for b in doc.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.TABLE,
        BlockKind.TABLE,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
    ]
    assert [
        p.text for p in pdf.read((tmp_path / "t.pdf").read_bytes()) if getattr(p, "kind", "") == BlockKind.TABLE
    ] == rows


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("by_page", [True, False])
def test_a_turned_page_reads_as_if_it_were_upright(tmp_path, angle, by_page):
    sentences = pdfs.turned(tmp_path / "r.pdf", angle, by_page=by_page)
    text = " ".join(read(tmp_path / "r.pdf").text.split())
    places = [text.find(sentence) for sentence in sentences]
    assert -1 not in places
    assert places == sorted(places)


def test_roman_front_matter(tmp_path):
    press = pdfs.fronted(tmp_path / "f.pdf")
    doc = read(tmp_path / "f.pdf")
    assert [p.label for p in doc.pages][:5] == ["i", "ii", "iii", "1", "2"]
    assert {s: doc.page_at(doc.text.find(s)) for s in press.pages} == press.pages


def test_pictures_of_text_and_locked_files_say_so(tmp_path):
    pdfs.scanned(tmp_path / "s.pdf")
    pdfs.locked(tmp_path / "l.pdf", "secret")
    pdfs.locked(tmp_path / "o.pdf", "")
    (tmp_path / "w.pdf").write_bytes(b"<html>no such file</html>")
    for name, code in (("s", "NO_TEXT_LAYER"), ("l", "PASSWORD"), ("w", "NOT_A_PDF")):
        with pytest.raises(ReadError) as error:
            read(tmp_path / f"{name}.pdf")
        assert error.value.code == code
    assert "customs officer" in read(tmp_path / "o.pdf").text


def test_both_engines_read_the_same_sentences(tmp_path):
    press = pdfs.article(tmp_path / "a.pdf", "two", 12)
    data = (tmp_path / "a.pdf").read_bytes()
    for engine in pdf.ENGINES:
        text = "\n".join(p.text for p in pdf.read_with(data, engine) if hasattr(p, "text"))
        assert [s for s in press.pages if s in text] == list(press.pages), engine


@pytest.mark.parametrize("engine", pdf.ENGINES)
def test_pages_left_out_are_reported_and_the_others_stay(tmp_path, engine):
    press = pdfs.article(tmp_path / "a.pdf", "two")
    data = (tmp_path / "a.pdf").read_bytes()
    parts = list(pdf.read_with(data, engine, skip={1}, stop=4))
    assert [p.page for p in parts if getattr(p, "code", "") == "PARTIAL_PAGES"] == ["2", "5"]
    text = "\n".join(p.text for p in parts if hasattr(p, "text"))
    kept = [s for s, page in press.pages.items() if page in ("345", "347")]
    assert sum(s in text for s in kept) > 0.9 * len(kept)
    assert not any(s in text for s, page in press.pages.items() if page == "350")


def test_lines_beside_the_page_do_no_harm():
    lines = tuple(Line("cargo", -800.0 + i, -790.0 + 9 * i, 20.0 * i, 10.0) for i in range(12))
    assert "cargo" in next(assemble([PageLayout(0, "", 595.0, 842.0, lines)])).text
