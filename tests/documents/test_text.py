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


def test_words_that_a_line_end_cuts_are_joined_by_the_words_of_the_text():
    text = (
        "The ferries of the estuary carried grain and letters in dark months, and the harbour-\n"
        "master counted each of them. A long-term plan was drawn by the towns, “a long-\n"
        "term plan for the people of both banks and for all of the boats that cross the estu-\n"
        "ary in the dark, which nobody in the towns had asked for until the third of the win\xad\n"
        "ters”, and the ferries went on as they had always done in every season of the year.\n"
    )
    [(_, joined)] = pieces(text)
    assert "“a long-term plan for the people" in joined
    assert "cross the estuary in the dark" in joined
    assert "the third of the winters”, and" in joined
    assert "the harbourmaster counted" in joined


def test_an_address_that_a_line_end_cuts_keeps_its_hyphen():
    text = (
        "The board has set out in its report how often the boats are late: https://example.org/late-\n"
        "boats is the place, and nobody who waits at the pier in the morning has ever looked at it once.\n"
    )
    [(_, joined)] = pieces(text)
    assert "https://example.org/late-boats is" in joined


def test_one_long_line_does_not_part_the_wrapped_lines_of_the_others():
    wrapped = "\n".join(["Trade among the five states grew for a third year in a row, and so did all"] * 12)
    text = f"{wrapped}\nthat " + "passed through their ports and over their borders, " * 3 + "by road.\n"
    assert len(pieces(text)) == 1


def test_rows_whose_cells_stand_apart_are_a_table():
    table = (
        "Sickness benefit, billion crowns\n\n               2012     2022\n"
        "Employers      40.2     61.4\nFunds           9.3     14.7\n"
    )
    assert pieces(table)[1:] == [
        (BlockKind.TABLE, "2012\t2022"),
        (BlockKind.TABLE, "Employers\t40.2\t61.4"),
        (BlockKind.TABLE, "Funds\t9.3\t14.7"),
    ]


def test_two_blanks_behind_a_stop_part_no_cells():
    prose = (
        "Trade among the five states grew for a third year in a row.  It did so\n"
        "again, and so did transit.  Nobody knew why it fell in 2019.\n"
    )
    assert [k for k, _ in pieces(prose)] == [BlockKind.PARAGRAPH] * len(pieces(prose))
