"""Direct quotations and their speakers."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions.quotes import find
from tests.cases import load
from tests.growth import assert_linear

CASES = load("quotes")
PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "``",
        "''",
        " ",
        "\n",
        "said",
        "Ann Lee",
        "he",
        ",",
        ".",
        "a",
        "word",
        "states’",
        "\ud800",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_quotations_and_speakers(case):
    assert [[q.span.of(case["text"]), q.speaker] for q in find(case["text"])] == case["quotes"]


def test_a_rule_is_named():
    assert [q.by for q in find("“It ended too soon,” said Ann Lee. “It did end.”")] == [
        "rule:speaker-after",
        "rule:continued",
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_gives_sound_quotations(text):
    quotes = find(text)
    for quote in quotes:
        words = quote.span.of(text)
        assert words
        assert words == words.strip()
    assert all(one.span.end <= two.span.start for one, two in pairwise(quotes))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10**5,
        "“" * 10**5,
        "'a " * 50_000,
        "a" * 10**6,
        "“a\n" * 50_000,
        "“a b c,” said " * 10_000,
        "Aa Bb " * 50_000 + 'said "x y z w"',
    ],
    ids=["straight", "curly", "single", "letters", "paragraphs", "said", "names"],
)
def test_hostile_text_ends_soon(text):
    assert_linear(find, text)
