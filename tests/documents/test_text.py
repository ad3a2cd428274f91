from pipeline.documents import text
from pipeline.model import BlockKind


def pieces(data):
    return [(p.kind, p.text) for p in text.read(data.encode())]


def test_a_long_line_is_a_paragraph():
    long = "Trade among the five states grew for a third year in a row, and so did transit through their ports and borders."
    assert pieces(f"{long}\n{long}\n") == [(BlockKind.PARAGRAPH, long), (BlockKind.PARAGRAPH, long)]


def test_wrapped_lines_are_joined_and_blank_lines_part_them():
    wrapped = (
        "Trade among the five states grew for a third year in a row, and\nso did transit through their ports and "
        "their borders and roads.\n\nThe second paragraph stands apart from the first one, and it\nis wrapped as well."
    )
    assert [k for k, _ in pieces(wrapped)] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert "\n" not in pieces(wrapped)[0][1]


def test_a_short_line_alone_is_a_heading():
    long = "Trade among the five states grew for a third year in a row, and so did transit through their ports and borders."
    assert pieces(f"Introduction\n\n{long}\n\n2. Trade and transit\n\n{long}") == [
        (BlockKind.HEADING, "Introduction"),
        (BlockKind.PARAGRAPH, long),
        (BlockKind.HEADING, "2. Trade and transit"),
        (BlockKind.PARAGRAPH, long),
    ]
