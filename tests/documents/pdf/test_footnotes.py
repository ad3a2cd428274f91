import re

import pytest

from pipeline.documents import read
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.page_layout import Line, PageLayout
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
