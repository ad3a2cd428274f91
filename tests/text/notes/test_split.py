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
        (
            "See Lee, Tides, 12 HARB. L. REV. 34, 40 (2017) (noting that quays sink; so do piers); Kim, Ports 9 (2003).",
            ["Lee, Tides, 12 HARB. L. REV. 34, 40 (2017)", "Kim, Ports 9 (2003)."],
        ),
        (
            "The quays were built in one decade of the war. Ada Lee, Tides, 12 HARB. L. REV. 34 (2017). Few of them stand today.",
            [
                "The quays were built in one decade of the war.",
                "Ada Lee, Tides, 12 HARB. L. REV. 34 (2017).",
                "Few of them stand today.",
            ],
        ),
        ("See generally Lee, supra note 4, at 9 (“Quays sink.”).", ["Lee, supra note 4, at 9"]),
        (
            "Lee, Tides 40 (2017) (“Quays sink.”) (quoting Kim, Ports 9 (2003)).",
            ["Lee, Tides 40 (2017)", "Kim, Ports 9 (2003)"],
        ),
        (
            "Lee, Tides, https://a.org/x [https://perma.cc/AB-12] (last visited May 3, 2023) [hereinafter Tides]. It rains. Id.",
            ["Lee, Tides, https://a.org/x [https://perma.cc/AB-12] (last visited May 3, 2023)", "It rains. Id."],
        ),
        (
            "Lee, A. (2011). Tides of the old town. Bonn: Anchor.",
            ["Lee, A. (2011). Tides of the old town. Bonn: Anchor."],
        ),
        (
            "13A WRIGHT & MILLER, TIDES § 3 (3d ed. 1998). It rains.",
            ["WRIGHT & MILLER, TIDES § 3 (3d ed. 1998).", "It rains."],
        ),
        ("Lee, A., and Kim, S., 2023. Tides", ["Lee, A., and Kim, S., 2023. Tides"]),
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
