"""Notes that only their numbers and their place tell; every text is made up."""

from pipeline.documents.shared.plain_notes import mark_plain_notes
from pipeline.model import BlockKind, MarkKind, Piece
from tests.growth import assert_linear


def pieces(*texts):
    return [
        Piece(BlockKind.HEADING, text[2:], level=2) if text.startswith("# ") else Piece(BlockKind.PARAGRAPH, text)
        for text in texts
    ]


def notes(found):
    return [(piece.label, piece.text) for piece in found if piece.kind == BlockKind.NOTE]


def called(found):
    return [mark.value for piece in found for mark in piece.marks if mark.kind == MarkKind.NOTE]


def test_footnotes_at_the_end_of_a_book_with_paragraphs_of_their_own():
    found = mark_plain_notes(
        pieces(
            "The organ came first,[1] and then the harp.[2]",
            "The lute was last.[3]",
            "# FOOTNOTES:",
            "[1] Dorn, Organs, p. 4.",
            "[2]",
            "A letter of the harper:",
            "I have no strings.",
            "[3] Lee: Lutes, vol. ii. p. 9.",
            "THE END",
        )
    )
    assert notes(found) == [
        ("1", "Dorn, Organs, p. 4."),
        ("2", ""),
        ("2", "A letter of the harper:"),
        ("2", "I have no strings."),
        ("3", "Lee: Lutes, vol. ii. p. 9."),
    ]
    assert called(found) == ["1", "2", "3"]


def test_each_chapter_counts_anew():
    chapter = ("Tides rise.[1] Tides fall.[2]", "1. Reed, Tides, 1901.", "2. Ibid.")
    found = mark_plain_notes(pieces("# One", *chapter, "# Two", *chapter))
    assert [label for label, _ in notes(found)] == ["1", "2", "1", "2"]
    assert called(found) == ["1", "2", "1", "2"]


def test_a_list_of_works_is_none():
    text = "Salt keeps [2], salt melts [1], and salt keeps again [2]."
    for listed in (
        pieces(text, "[1] Reed, U. Melting. 2011.", "[2] Orme, A. Keeping. 2012."),  # cited in any order, and again
        pieces("Salt keeps [1] and melts [2].", "# References", "[1] Reed, U. 2011.", "[2] Orme, A. 2012."),
        pieces("Salt keeps [1] and melts [2].", "# Notes", "[1] Reed, U. 2011.", "[2] Orme, A. 2012."),
    ):
        assert mark_plain_notes(listed) == listed


def test_steps_that_nobody_calls_are_none():
    steps = pieces("Salt keeps [1].", "1. Boil water.", "2. Add salt.", "3. Wait.")
    assert mark_plain_notes(steps) == steps


def test_many_lines_take_linear_time():
    def run(text):
        mark_plain_notes(pieces(*text.split("\n")))

    assert_linear(run, "\n".join(["So it is.[1] And so.[2]", "1. Lee, 2011.", "3. Kim"] * 2000))
