from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.parse.chunks import SIZE, WORD, chunks


def test_a_line_is_a_chunk_and_blanks_are_single():
    assert [p.text for p in chunks("One\u00a0 two. Three.\n\n\tFour")] == ["One two. Three.", "Four"]


def test_words_know_their_place_and_which_begins_a_sentence():
    text = "One   two. Three."
    (chunk,) = chunks(text)
    at = chunk.text.index("Three")
    assert chunk.span_in_text(at, at + 5).of(text) == "Three"
    assert chunk.sentence_starts == {0, at}


def test_a_long_run_of_brackets_becomes_many_words():
    (chunk,) = chunks("(" * 1000)
    assert [len(word) for word in chunk.text.split()] == [WORD] * 5


def test_lone_surrogates_do_not_reach_spacy():
    assert [p.text for p in chunks("a\ud800b")] == ["a?b"]


@given(st.text(alphabet="ab.( \n\u00a0’", max_size=300), st.integers(1, 30))
def test_every_letter_is_in_one_chunk_where_it_stands(text, times):
    long = text * times
    found = list(chunks(long))
    assert all(len(chunk.text) <= SIZE for chunk in found)
    letters = [
        chunk.span_in_text(i, i + 1).of(long) for chunk in found for i, letter in enumerate(chunk.text) if letter != " "
    ]
    assert "".join(letters) == "".join(long.split())
