from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Entity, Span
from pipeline.model.ids import distinct, make_id, name_all
from pipeline.text.sentences import sentences
from tests.growth import assert_linear


def named(text, word):
    places = [i for i in range(len(text)) if text.startswith(word, i)]
    found = [Entity("", Span(i, i + len(word)), "ORG", word) for i in places]
    return [e.id for e in name_all("e", found, text, sentences(text))]


@given(st.from_regex(r"[A-Z][a-z ]{0,40}\.", fullmatch=True))
def test_an_inserted_paragraph_moves_no_id(paragraph):
    text = "The OECD met in Paris.\nTrade grew, said the OECD."
    ids = named(text, "OECD")
    assert named(f"{paragraph}\n{text}", "OECD") == ids
    assert named(text.replace("\n", f"\n{paragraph}\n"), "OECD") == ids


def test_the_same_words_in_another_sentence_get_another_id():
    assert len(set(named("The OECD met.\nThe OECD left.", "OECD"))) == 2


def test_repeated_words_are_numbered():
    assert named("The OECD met. The OECD met.", "OECD")[1] == named("The OECD met.", "OECD")[0] + "-2"
    assert distinct(["a", "b", "a", "a"]) == ["a", "b", "a-2", "a-3"]


@given(st.text(), st.text())
def test_any_text_makes_an_id(a, b):
    assert make_id("c", a, b).startswith("c-")
    assert len(make_id("c", a, b)) == 14


def test_values_are_named_in_text_order():
    @dataclass(frozen=True)
    class Value:
        id: str
        span: Span

    out = name_all("v", [Value("", Span(4, 5)), Value("", Span(0, 1))], "a b c", sentences("a b c"))
    assert [v.span.start for v in out] == [0, 4]


def test_many_values_of_one_long_line_are_named_soon():
    text = "The OECD met and " * 10_000
    assert len(set(named(text, "OECD"))) == 10_000
    assert_linear(lambda text: named(text, "OECD"), text)


def test_ids_have_not_changed():
    assert named("The OECD met.", "OECD") == ["e-9deea26b065f"]
