from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Span
from pipeline.model.span import blank

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8)


@given(st.text(max_size=60), spans)
def test_blanking_keeps_every_place(text, taken):
    taken = [s for s in taken if s.end <= len(text)]
    masked = blank(text, taken)
    assert len(masked) == len(text)
    inside = {i for s in taken for i in range(s.start, s.end)}
    for i, (was, now) in enumerate(zip(text, masked, strict=True)):
        assert now == was if i not in inside or was == "\n" else now == " "


def test_a_span_that_ends_where_another_starts_does_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 9).contains(Span(3, 9))
