from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.parse.pieces import SIZE, WORD, pieces


def test_a_line_is_a_piece_and_blanks_are_single():
    assert [p.text for p in pieces("One\u00a0 two. Three.\n\n\tFour")] == ["One two. Three.", "Four"]


def test_words_know_their_place_and_which_begins_a_sentence():
    text = "One   two. Three."
    (piece,) = pieces(text)
    at = piece.text.index("Three")
    assert piece.place(at, at + 5).of(text) == "Three"
    assert piece.first == {0, at}


def test_a_long_run_of_brackets_becomes_many_words():
    (piece,) = pieces("(" * 1000)
    assert [len(word) for word in piece.text.split()] == [WORD] * 5


def test_half_a_letter_does_not_reach_spacy():
    assert [p.text for p in pieces("a\ud800b")] == ["a?b"]


@given(st.text(alphabet="ab.( \n\u00a0’", max_size=300), st.integers(1, 30))
def test_every_letter_is_in_one_piece_where_it_stands(text, times):
    long = text * times
    found = list(pieces(long))
    assert all(len(piece.text) <= SIZE for piece in found)
    letters = [
        piece.place(i, i + 1).of(long) for piece in found for i, letter in enumerate(piece.text) if letter != " "
    ]
    assert "".join(letters) == "".join(long.split())
