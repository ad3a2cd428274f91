import pytest

from pipeline.model import CheckKind, LinkStatus, Outcome, Review, ScopeKind, Sign, Verdict
from pipeline.outcomes import ROWS
from pipeline.wording import (
    kind_words,
    link_words,
    outcome_words,
    review_words,
    scope_words,
    sign_of,
    verdict_words,
)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_words_without_its_code_and_a_sign(outcome):
    assert "_" not in outcome_words(outcome)
    assert outcome_words(outcome) == ROWS[outcome].words
    assert sign_of(outcome) in Sign


@pytest.mark.parametrize(
    ("outcome", "symbol"),
    [
        ("figures_differ", "✗"),
        ("date_differs", "✗"),
        ("quote_altered", "✗"),
        ("quote_not_found", "?"),
        ("needs_human", "?"),
        ("passage_found", "?"),
        ("no_matching_passage", "?"),
        ("figures_match", "✓"),
        ("quote_exact", "✓"),
        ("source_not_available", "∅"),
        ("source_unreadable", "∅"),
        ("", "∅"),
    ],
)
def test_signs_follow_from_the_table_of_outcomes(outcome, symbol):
    assert sign_of(outcome).symbol == symbol


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (link_words, [*LinkStatus, "inferred", "none"]),
        (scope_words, [*ScopeKind]),
        (kind_words, [*CheckKind]),
        (review_words, [*Review, "later"]),
        (verdict_words, [*Verdict]),
    ],
)
def test_every_code_has_words_of_its_own(words, codes):
    found = [words(code) for code in codes]
    assert len(set(found)) == len(codes)
    assert not any(
        text == code and " " not in code for text, code in zip(found, codes, strict=True) if words is not kind_words
    )


def test_a_code_of_a_third_party_is_shown_as_it_stands():
    assert outcome_words("map_differs") == "map_differs"
    assert sign_of("map_differs") == Sign.DOUBTFUL
    assert link_words("elsewhere") == "elsewhere"
