import spacy
from spacy.tokens import Doc

from evaluation.syntax import _edited, _ended, _f1, _spans
from pipeline.model import Span

_WORDS = "Trade grew by five per cent in 2015 . It fell ! so there".split()


def gold():
    starts = [i in (0, 9, 12) for i in range(len(_WORDS))]
    return Doc(spacy.blank("en").vocab, words=_WORDS, sent_starts=starts)


def test_spans_leave_out_the_blank_behind_a_sentence():
    doc = gold()
    assert [span.of(doc.text) for span in _spans(doc)] == [
        "Trade grew by five per cent in 2015 .",
        "It fell !",
        "so there",
    ]


def test_a_sentence_counts_when_both_ends_are_right():
    one, two, three = Span(0, 4), Span(5, 9), Span(5, 12)
    assert _f1([[one, two]], [[one, two]]) == 100
    assert _f1([[one, two]], [[one, three]]) == 50


def test_only_stops_before_a_capital_are_asked_for():
    doc = gold()
    spans = _spans(doc)
    assert _ended([doc], [spans]) == 100
    assert _ended([doc], [[Span(spans[0].start, spans[1].end)]]) == 0


def test_edited_prose_runs_from_a_capital_to_a_full_stop():
    assert [doc.text for doc in _edited([gold()])] == ["Trade grew by five per cent in 2015 . "]
