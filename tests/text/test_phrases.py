from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.phrases import find_phrases, plain, split_long
from tests.growth import assert_linear


def lists():
    return {"PLACE": ["Lower Lakes", "Lakes", "People's Town", "U.L."], "BODY": ["Lower Lakes Board"]}


def found(text):
    return sorted((hit.label, hit.span.of(text)) for hit in find_phrases(text, lists))


def test_hits_may_overlap_and_keep_their_lists():
    assert found("the Lower Lakes Board") == [
        ("BODY", "Lower Lakes Board"),
        ("PLACE", "Lakes"),
        ("PLACE", "Lower Lakes"),
    ]


def test_marks_and_blanks_may_be_written_otherwise():
    assert found("in People’s Town, in Lower\u00a0 Lakes, in U.L.-style") == [
        ("PLACE", "Lakes"),
        ("PLACE", "Lower\u00a0 Lakes"),
        ("PLACE", "People’s Town"),
        ("PLACE", "U.L."),
    ]


def test_case_words_lines_and_gaps_count():
    assert found("lakes, Lakeside, Lower\nLak, Lower      Lakes") == [("PLACE", "Lakes")]


def test_offsets_hold_behind_a_chunk():
    text = "word " * 50_000 + "Lower Lakes"
    assert [hit.span.of(text) for hit in find_phrases(text, lists)] == ["Lower Lakes", "Lakes"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(1, 20))
def test_chunks_cover_the_text_in_order(text, size):
    cut = list(split_long(text, size))
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(0 < b - a <= size for a, b in cut)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_and_plain_keeps_its_length(text):
    assert len(plain(text)) == len(text)
    assert all(hit.span.of(text) for hit in find_phrases(text, lists))


def test_long_runs_are_linear():
    for text in ("(" * 500_000, "x" * 1_000_000, '"' * 500_000, "\ud800" * 10_000):
        assert not list(find_phrases(text, lists))
        assert_linear(lambda text: list(find_phrases(text, lists)), text)
