import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.quotes.check import check, place
from tests.cases import load
from tests.growth import assert_linear

WORDS = "harbour ice winter captain grain barge thaw lantern quay ledger pilot tide".split()


@pytest.mark.parametrize("case", load("quote_check"), ids=lambda case: case["name"])
def test_outcomes(case):
    told = check(case["quote"], case["source"])
    assert told.outcome == case["outcome"], told.detail
    assert case.get("detail", "") in told.detail
    assert (told.kind, told.claimed) == ("quote", case["quote"])


def test_tells_where_it_stands():
    source = "Ice came early. The harbour froze for six weeks. Nobody fished."
    told, span = place("the harbour froze", source, about="q-1")
    assert span is not None
    assert span.of(source) == told.found == "The harbour froze"
    assert told.about == "q-1"


def test_ten_times_the_source_takes_ten_times_as_long():
    source = [f"{WORDS[i % 12]} {WORDS[i * 7 % 11]} number{i % 9973}" for i in range(12_000)]
    quote = "ledger tide number7 is a sentence that nobody ever wrote"
    assert_linear(lambda words: check(quote, " ".join(words)), source)


@pytest.mark.parametrize("text", ["[" * 5000, "a" * 200_000, "1" * 100_000, ". . . " * 5000, "“" * 9000])
def test_broken_text_ends_soon(text):
    assert_linear(lambda text: check(text, text), text)
    assert_linear(lambda text: check("the harbour froze", text), text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.data())
def test_any_stretch_of_the_source_matches(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert check(" ".join(words[start:end]), " ".join(words)).outcome == "matches"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=300))
def test_never_raises_and_the_span_reads_back(quote, source):
    told, span = place(quote, source)
    assert told.found == (span.of(source) if span else "")
