import re

import pytest

from pipeline.documents import read
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.endnotes import convert_endnotes
from pipeline.documents.pdf.footnotes import split_footnotes
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.documents.pdf.paragraphs import Paragraph
from pipeline.documents.pdf.typography import Typography
from pipeline.model import BlockKind, MarkKind
from tests.fixtures import pdfs


@pytest.mark.parametrize("count", [1, 2])
def test_notes_are_tied_to_their_marks(tmp_path, count):
    press, notes = pdfs.noted(tmp_path / "n.pdf", count)
    doc = read(tmp_path / "n.pdf")
    texts = {b.label: b.span.of(doc.text) for b in doc.blocks if b.kind == BlockKind.NOTE}
    marks = [m for m in doc.marks if m.kind == MarkKind.NOTE]
    assert list(texts.values()) == list(notes.values())
    assert [texts[m.value] for m in marks] == list(notes.values())
    for mark, sentence in zip(marks, notes, strict=True):
        assert doc.text[: mark.span.start].endswith(sentence)
    unmarked = re.sub(r"(?<=\.)\d{1,2}(?= |\n|$)", "", doc.text)
    assert all(sentence in unmarked for sentence in press.pages)


def test_a_note_that_goes_on_over_the_page_is_one_note(tmp_path):
    pages, note = pdfs.noted_over(tmp_path / "o.pdf")
    doc = read(tmp_path / "o.pdf")
    found = {b.label: b.span for b in doc.blocks if b.kind == BlockKind.NOTE}
    assert found["1"].of(doc.text) == note
    assert found["2"].of(doc.text) == "See the second report, page 12."
    unmarked = re.sub(r"(?<=\.)[12](?=\s|$)", "", doc.text)
    assert all(sentence in unmarked for sentence in pages)
    assert {s: doc.page_at(doc.text.find(s[:-1])) for s in pages} == pages
    assert (doc.page_at(found["1"].start), doc.page_at(found["1"].end - 1)) == ("7", "8")
    assert [m.value for m in doc.marks if m.kind == MarkKind.NOTE] == ["1", "2"]


@pytest.mark.parametrize(
    ("foot", "calls", "kinds"),
    [
        (["1 See the report of the agency.", "2 Ibid., page 4."], ("1", "2"), "note note"),
        (["1 See the report of the agency.", "2 Ibid., page 4."], (), "paragraph paragraph"),
        (["7 See the report.", "8 46 Stat. 112.", "9 Ibid., page 4."], ("7", "8", "9"), "note note note"),
        (["1 Lind A. Quays.", "2 Oates B. Tides.", "3 Kim C. Ports.", "4 Lee D. Tolls."], ("1",), "paragraph " * 4),
        (["3,4-methylene was found in the water.", "44 kilograms of it were burnt."], (), "paragraph " * 2),
        (["44 Fed. Reg. was the place of the rule."], (), "paragraph"),
        (["3rd Conference on the Tides of the North, Oslav, 2009."], ("3",), "paragraph"),
    ],
)
def test_small_lines_at_the_foot_are_notes_where_marks_on_the_page_call_them(foot, calls, kinds):
    body = [Line("the cargo of that day was counted twice and", 60.0, 500.0, 100.0 + 12 * i, 10.0) for i in range(40)]
    for i, label in enumerate(calls):
        text = f"the cargo of that day was counted twice.{label}"
        body[4 * i] = Line(text, 60.0, 500.0, 100.0 + 48 * i, 10.0, superscripts=((40, len(text)),))
    small = [Line(text, 60.0, 300.0, 640.0 + 9 * i, 7.5) for i, text in enumerate(foot)]
    pieces = list(assemble([PageLayout(0, "", 595.0, 842.0, (*body, *small))]))
    assert [str(piece.kind) for piece in pieces if not piece.text.startswith("the cargo")] == kinds.split()


def _small(texts):
    return [Line(text, 50.0, 250.0, 100.0 + 9 * i, 7.5) for i, text in enumerate(texts)]


def test_numbered_lines_that_count_up_to_a_note_are_notes_too():
    numbered = [
        Paragraph(BlockKind.PARAGRAPH, (("1", line),)) for line in _small(["1 Lind, Quays.", "2 Oates, Tides."])
    ]
    notes = [Paragraph(BlockKind.NOTE, (("1", line),), label="3") for line in _small(["Kim, Ports."])]
    found = list(convert_endnotes([*numbered, *notes]))
    assert [(p.kind, p.label, p.first.text) for p in found] == [
        (BlockKind.NOTE, "1", "Lind, Quays."),
        (BlockKind.NOTE, "2", "Oates, Tides."),
        (BlockKind.NOTE, "3", "Kim, Ports."),
    ]
    assert list(convert_endnotes([numbered[0], *notes])) == [numbered[0], *notes]
    assert list(convert_endnotes(numbered)) == numbered


def test_a_note_goes_on_at_the_top_of_a_column_of_notes():
    page = PageLayout(0, "1", 595.0, 842.0, ())
    last = Paragraph(BlockKind.NOTE, (("1", _small(["Oates, Tides (Oslav:"])[0]),), label="2")
    column = _small(["Quay Press, 2018), 9.", "3 Kim, Ports.", "4 Lee, Tolls."])
    body, notes = split_footnotes(column, page, Typography(10.0, {}, ()), {"3", "4"}, last)
    assert not body
    assert [(note.label, note.first.text) for note in notes] == [
        ("", "Quay Press, 2018), 9."),
        ("3", "Kim, Ports."),
        ("4", "Lee, Tolls."),
    ]


def test_a_list_in_small_type_is_no_rest_of_an_unfinished_note():
    page = PageLayout(0, "1", 595.0, 842.0, ())
    last = Paragraph(BlockKind.NOTE, (("1", _small(["Oates, Tides (Oslav:"])[0]),), label="2")
    column = [line._replace(y=line.y + 200) for line in _small(["84. Lind, Quays.", "85. Kim, Ports."])]
    assert split_footnotes(column, page, Typography(10.0, {}, ()), (), last) == (column, [])


def test_notes_that_count_on_are_notes_where_a_table_hides_their_marks():
    page = PageLayout(0, "1", 595.0, 842.0, ())
    last = Paragraph(BlockKind.NOTE, (("1", _small(["Oates, Tides."])[0]),), label="173")
    text = [Line("The cargo of that day was counted", 50.0, 250.0, 500.0, 10.0)]
    foot = [line._replace(y=line.y + 500) for line in _small([f"{i}. Lind, Quays." for i in range(174, 178)])]
    body, notes = split_footnotes([*text, *foot], page, Typography(10.0, {}, ()), (), last)
    assert (body, [note.label for note in notes]) == (text, ["174", "175", "176", "177"])


def test_a_line_may_hold_two_short_notes():
    page = PageLayout(0, "1", 595.0, 842.0, ())
    text = [Line("The cargo of that day was counted", 50.0, 250.0, 500.0, 10.0)]
    foot = [
        line._replace(y=line.y + 500) for line in _small(["22 Lind, at 195. 23 Id. at 197.", "24 Oates, p. 25 quays."])
    ]
    _, notes = split_footnotes([*text, *foot], page, Typography(10.0, {}, ()), {"22", "23", "24", "25"})
    assert [(note.label, note.first.text) for note in notes] == [
        ("22", "Lind, at 195."),
        ("23", "Id. at 197."),
        ("24", "Oates, p. 25 quays."),
    ]
