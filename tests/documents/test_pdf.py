import re

import pytest

from pipeline.documents import pdf, read
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.headers_footers import remove_headers_footers
from pipeline.documents.pdf.hyphenation import count_words, is_line_break_hyphen
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.errors import ReadError
from tests.fixtures import pdfs


def columns(draw):
    return [pytest.param(name, id=name) for name in draw]


@pytest.mark.parametrize("layout", columns(pdfs.LAYOUTS))
def test_every_sentence_in_order_on_its_printed_page(tmp_path, layout):
    press = pdfs.article(tmp_path / "a.pdf", layout)
    doc = read(tmp_path / "a.pdf")
    places = [doc.text.find(sentence) for sentence in press.pages]
    assert -1 not in places
    assert places == sorted(places)
    assert [doc.page_at(at) for at in places] == list(press.pages.values())


@pytest.mark.parametrize("layout", columns(pdfs.LAYOUTS))
def test_no_header_and_no_footer_is_left_and_headings_are_headings(tmp_path, layout):
    pdfs.article(tmp_path / "a.pdf", layout)
    doc = read(tmp_path / "a.pdf")
    assert "Journal of Made-up Ports" not in doc.text
    assert "©" not in doc.text
    heads = [b.span.of(doc.text) for b in doc.blocks if b.kind == "heading"]
    assert [h for h in heads if "Section on" in h] == [f"{i + 1} Section on {'abcde'[i] * 3}" for i in range(5)]
    assert (doc.meta.title, doc.meta.authors) == ("How Ports Count", ("Ana Silva", "Per van der Berg"))
    assert (doc.meta.date, doc.meta.doi) == ("2019-05-12", "10.5555/ports.345")


@pytest.mark.parametrize("count", [1, 2])
def test_notes_are_tied_to_their_marks(tmp_path, count):
    press, notes = pdfs.noted(tmp_path / "n.pdf", count)
    doc = read(tmp_path / "n.pdf")
    said = {b.label: b.span.of(doc.text) for b in doc.blocks if b.kind == "note"}
    marks = [m for m in doc.marks if m.kind == "note"]
    assert list(said.values()) == list(notes.values())
    assert [said[m.value] for m in marks] == list(notes.values())
    for mark, sentence in zip(marks, notes, strict=True):
        assert doc.text[: mark.span.start].endswith(sentence)
    bare = re.sub(r"(?<=\.)\d{1,2}(?= |\n|$)", "", doc.text)
    assert all(sentence in bare for sentence in press.pages)


def test_a_note_that_goes_on_over_the_page_is_one_note(tmp_path):
    said, note = pdfs.noted_over(tmp_path / "o.pdf")
    doc = read(tmp_path / "o.pdf")
    found = {b.label: b.span for b in doc.blocks if b.kind == "note"}
    assert found["1"].of(doc.text) == note
    assert found["2"].of(doc.text) == "See the second report, page 12."
    bare = re.sub(r"(?<=\.)[12](?=\s|$)", "", doc.text)
    assert all(sentence in bare for sentence in said)
    assert {s: doc.page_at(doc.text.find(s[:-1])) for s in said} == said
    assert (doc.page_at(found["1"].start), doc.page_at(found["1"].end - 1)) == ("7", "8")
    assert [m.value for m in doc.marks if m.kind == "note"] == ["1", "2"]


def test_a_ruled_table_gives_its_rows_between_caption_and_text(tmp_path):
    rows = pdfs.tabled(tmp_path / "t.pdf")
    doc = read(tmp_path / "t.pdf")
    assert [b.kind for b in doc.blocks] == ["paragraph", "caption", "table", "table", "table", "paragraph"]
    assert [p.text for p in pdf.read((tmp_path / "t.pdf").read_bytes()) if getattr(p, "kind", "") == "table"] == rows


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("by_page", [True, False])
def test_a_turned_page_reads_as_if_it_were_upright(tmp_path, angle, by_page):
    said = pdfs.turned(tmp_path / "r.pdf", angle, by_page=by_page)
    text = " ".join(read(tmp_path / "r.pdf").text.split())
    places = [text.find(sentence) for sentence in said]
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
def test_pages_left_out_are_told_and_the_others_stay(tmp_path, engine):
    press = pdfs.article(tmp_path / "a.pdf", "two")
    data = (tmp_path / "a.pdf").read_bytes()
    parts = list(pdf.read_with(data, engine, skip={1}, stop=4))
    assert [p.page for p in parts if getattr(p, "code", "") == "PARTIAL_PAGES"] == ["2", "5"]
    text = "\n".join(p.text for p in parts if hasattr(p, "text"))
    kept = [s for s, page in press.pages.items() if page in ("345", "347")]
    assert sum(s in text for s in kept) > 0.9 * len(kept)
    assert not any(s in text for s, page in press.pages.items() if page == "350")


MONTHS = ("January", "March", "May", "July", "August", "October")


def test_furniture_of_a_page_smaller_than_its_paper():
    def page(i):
        lines = [Line(f"Harbour Office, Ministry § 13.{i}", 130.0, 440.0, 166.0, 8.0)]
        lines += [
            Line(f"cargo of the {word} day of {MONTHS[i]} was counted", 130.0, 440.0, 182.0 + 12 * k, 10.0)
            for k, word in enumerate("abcdefghij")
        ]
        lines += [Line(f"PressDate 27 Jkt 190069 Frm 000{i + 79} Fmt 8010", 130.0, 440.0, 772.0, 6.0)]
        return PageLayout(i, "", 612.0, 792.0, tuple(lines))

    text = " ".join(piece.text for piece in assemble([page(i) for i in range(6)]))
    assert text.count("cargo of the a day") == 6
    assert "Harbour Office" not in text
    assert "PressDate" not in text


@pytest.mark.parametrize(
    ("foot", "kinds"),
    [
        (["1 See the report of the agency.", "2 Ibid., page 4."], ["paragraph", "note", "note"]),
        (["3,4-methylene was found in the water.", "44 kilograms of it were burnt."], ["paragraph", "paragraph"]),
        (["44 Fed. Reg. was the place of the rule."], ["paragraph", "paragraph"]),
    ],
)
def test_small_lines_at_the_foot_are_notes_only_when_they_count(foot, kinds):
    body = [Line("the cargo of that day was counted twice and", 60.0, 500.0, 100.0 + 12 * i, 10.0) for i in range(40)]
    small = [Line(text, 60.0, 300.0, 640.0 + 9 * i, 7.5) for i, text in enumerate(foot)]
    assert [p.kind for p in assemble([PageLayout(0, "", 595.0, 842.0, (*body, *small))])][: len(kinds)] == kinds


def test_lines_beside_the_page_do_no_harm():
    lines = tuple(Line("cargo", -800.0 + i, -790.0 + 9 * i, 20.0 * i, 10.0) for i in range(12))
    assert "cargo" in next(assemble([PageLayout(0, "", 595.0, 842.0, lines)])).text


@pytest.mark.parametrize(
    ("before", "after", "whole", "gone"),
    [
        ("the informa-", "tion was", "", True),
        ("a long-", "term plan", "the long-term plan", False),
        ("the FAA-", "approved part", "faa approved", False),
        ("in North-", "Eastern parts", "", False),
        ("to under-", "stand it", "under understand stand", True),
        ("self-", "made", "", False),
        ("pages 12-", "14", "", False),
    ],
)
def test_hyphens_are_mended_by_the_words_of_the_document(before, after, whole, gone):
    assert is_line_break_hyphen(before, after, count_words([[whole]])) is gone


def test_the_number_of_an_only_page_stands_alone():
    said = tuple(Line(text, 60, 300, y, 10) for text, y in (("Tolls rose", 100), ("and fell by 7", 112), ("7", 800)))
    [page] = remove_headers_footers([PageLayout(0, "", 595, 842, said)])
    assert ([line.text for line in page.lines], page.label) == (["Tolls rose", "and fell by 7"], "7")
    [page] = remove_headers_footers([PageLayout(0, "", 595, 842, (*said[:2], Line("2019", 60, 90, 800, 10)))])
    assert [line.text for line in page.lines][-1] == "2019"
