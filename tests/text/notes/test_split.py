import pytest

from pipeline.model import Block, BlockKind, Document, Mark, MarkKind, Span
from pipeline.text.notes import find_notes, note_marks
from pipeline.text.notes.split import split_statements


@pytest.mark.parametrize(
    ("note", "statements"),
    [
        ("Lee 2017, p. 4; cf. Kim, Tides, p. 9.", ["Lee 2017, p. 4", "Kim, Tides, p. 9."]),
        ("Lee 2017, p. 4. See also Kim 2018.", ["Lee 2017, p. 4", "Kim 2018."]),
        ("For an overview, see Lee 2017.", ["Lee 2017."]),
        ("Vgl. auch Lee 2017; so auch Kim 2018.", ["Lee 2017", "Kim 2018."]),
        ("Lee, A.; Kim, D. (2011). Tides.", ["Lee, A.; Kim, D. (2011). Tides."]),
        ("Lee 2017, esp. p. 4.", ["Lee 2017, esp. p. 4."]),
        ("Ibid. Kim 2018.", ["Ibid.", "Kim 2018."]),
        ("zit. nach Lee 2017", ["Lee 2017"]),
        ("  ", []),
    ],
)
def test_statements(note, statements):
    assert [span.of(note) for span in split_statements(note, Span(0, len(note)))] == statements


@pytest.mark.parametrize("heading", ["Notes", "## Anmerkungen", "4. Endnotes", "NOTAS DE RODAPÉ", "Примечания"])
def test_numbered_lines_under_a_heading_are_notes(heading):
    text = f"Trade grew.\n{heading}\n1. Lee 2017, p. 4.\nand of the quays, its second line.\n2 Kim 2018.\nAppendix"
    notes = find_notes(Document("", "", text))
    assert [(note.label, note.marked) for note in notes] == [("1", False), ("2", False)]
    assert notes[0].span.of(text) == "Lee 2017, p. 4.\nand of the quays, its second line."


def test_marks_of_notes_that_are_there():
    text = "Trade grew.[^1] It fell.[^2]\nLee 2017."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 28)), Block(BlockKind.NOTE, Span(29, 38), label="1"))
    marks = (Mark(MarkKind.NOTE, Span(11, 15), "1"), Mark(MarkKind.NOTE, Span(24, 28), "2"))
    assert note_marks(Document("", "", text, blocks, marks=marks)) == [Span(11, 15)]
