import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.quotes.find import check_quote, find_quote
from pipeline.model import CheckOutcome
from tests.cases import load
from tests.growth import assert_linear

WORDS = "harbour ice winter captain grain barge thaw lantern quay ledger pilot tide".split()


@pytest.mark.parametrize("case", load("quote_check"), ids=lambda case: case["name"])
def test_outcomes(case):
    check = check_quote(case["quote"], case["source"])
    assert check.outcome == case["outcome"], check.detail
    assert case.get("detail", "") in check.detail
    assert (check.kind, check.claimed) == ("quote", case["quote"])


def test_returns_the_span_in_the_source():
    source = "Ice came early. The harbour froze for six weeks. Nobody fished."
    check, span = find_quote("the harbour froze", source, about="q-1")
    assert span is not None
    assert span.of(source) == check.found == "The harbour froze"
    assert check.about == "q-1"


def test_ten_times_the_source_takes_ten_times_as_long():
    source = [f"{WORDS[i % 12]} {WORDS[i * 7 % 11]} number{i % 9973}" for i in range(12_000)]
    quote = "ledger tide number7 is a sentence that nobody ever wrote"
    assert_linear(lambda words: check_quote(quote, " ".join(words)), source)


@pytest.mark.parametrize("text", ["[" * 5000, "a" * 200_000, "1" * 100_000, ". . . " * 5000, "“" * 9000])
def test_broken_text_ends_soon(text):
    assert_linear(lambda text: check_quote(text, text), text)
    assert_linear(lambda text: check_quote("the harbour froze", text), text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.data())
def test_any_words_of_the_source_match(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert check_quote(" ".join(words[start:end]), " ".join(words)).outcome == "matches"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=300))
def test_never_raises_and_the_span_reads_back(quote, source):
    check, span = find_quote(quote, source)
    assert check.found == (span.of(source) if span else "")


def test_an_ellipsis_that_skips_a_not_alters():
    source = "The board said that fares did not, as feared, rise. It met twice, and no vote was taken before the fares were set."
    altered = check_quote("fares did … rise", source)
    assert altered.outcome == CheckOutcome.DIFFERS
    assert altered.detail == "the ellipsis leaves out 'not'"
    assert check_quote("It met twice … before the fares were set", source).outcome == CheckOutcome.MATCHES
