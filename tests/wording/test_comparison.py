import pytest

from pipeline.model import Sign
from pipeline.wording import compare, sign_of
from tests.wording.golden_rows import claim, rows


def marked(text, marks, sign):
    return [text[mark.start : mark.end] for mark in marks if mark.sign == sign]


def row(outcome, text, *, link="linked", **cells):
    return {"article": "a", "claim_id": "c-1", "claim": text, "outcome": outcome, "link": link, **cells}


def passage(text, checks, outcome="figures_match", *, rank=1, reference="r-1"):
    cells = {"article": "a", "claim_id": "c-1", "rank": str(rank), "reference_id": reference}
    return {**cells, "passage": text, "checks": checks, "outcome": outcome}


@pytest.mark.parametrize(
    ("words", "article", "source"),
    [
        ("waits 14.5 hours", "14.5 hours", "11.5 hours"),
        ("first summit of presidents", "21 September 2023", "19 September 2023"),
        ("caused by paperwork", "caused", "made"),
    ],
)
def test_what_differs_comes_first_and_is_marked_on_both_sides(words, article, source):
    found = compare(claim(words), rows("evidence"))
    assert (found.pairs[0].sign, found.pairs[0].article, found.pairs[0].source) == (Sign.DIFFERS, article, source)
    assert marked(claim(words)["claim"], found.marks, Sign.DIFFERS) == [article]
    assert marked(found.passages[0].text, found.passages[0].marks, Sign.DIFFERS) == [source]


@pytest.mark.parametrize("of", rows("claims"), ids=lambda of: of["claim_id"])
def test_the_first_pair_agrees_with_the_outcome(of):
    pairs = compare(of, rows("evidence")).pairs
    if pairs:
        assert pairs[0].sign == sign_of(of["outcome"])


def test_values_of_two_passages_show_both_and_each_its_own():
    found = compare(claim("stood 1.9 metres lower"), rows("evidence"))
    assert [pair.passage for pair in found.pairs] == [0, 0, 0, 1]
    assert "24 million dollars" in found.passages[1].text


def test_a_candidate_that_does_not_count_settles_nothing():
    first = passage("It was 4 tonnes.", "figure differs: article 5 tonnes, source 4 tonnes", "figures_differ")
    other = passage("It was 5 tonnes.", "figure matches: article 5 tonnes, source 5 tonnes", reference="r-2")
    of = row("figures_differ", "It was 5 tonnes.", link="ambiguous", reference_ids="r-1 r-2")
    found = compare(of, [first, other])
    assert [(pair.sign, pair.source) for pair in found.pairs] == [(Sign.DIFFERS, "4 tonnes")]


def test_where_another_candidate_seems_to_settle_the_works_with_the_outcome_of_the_claim_do():
    first = passage("It was 4 tonnes.", "figure differs: article 5 tonnes, source 4 tonnes", "figures_differ")
    other = passage("It was 5 tonnes.", "figure matches: article 5 tonnes, source 5 tonnes", reference="r-2")
    of = row("figures_differ", "It was 5 tonnes.", link="linked | ambiguous", reference_ids="r-0 r-1 r-2")
    assert compare(of, [first, other]).pairs[0].sign == Sign.DIFFERS


def test_a_count_in_words_without_counterpart_is_no_pair():
    of = row("passage_found", "Two of them came.")
    assert (
        compare(of, [passage("They came.", "figure absent: no figure in the passage to hold against Two")]).pairs == ()
    )


def test_rows_of_other_claims_and_articles_are_left_out():
    of = row("figures_match", "It was 5 tonnes.")
    strange = passage("It was 5 tonnes.", "figure matches: article 5 tonnes, source 5 tonnes")
    assert compare(of, [{**strange, "article": "b"}, {**strange, "claim_id": "c-2"}]).passages == ()


def test_a_claim_that_cites_nothing_has_nothing_to_show():
    assert compare(row("", "It rained.", link="none"), []) == compare(claim("80 million people"), rows("evidence"))
