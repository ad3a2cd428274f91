import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions import acronyms
from tests.cases import load
from tests.growth import assert_linear


@pytest.mark.parametrize("case", load("acronyms"), ids=lambda case: case["about"])
def test_definitions_and_the_unexplained(case):
    found = acronyms.find(case["text"])
    assert [[a.short, a.expansion, a.fits] for a in found if a.long_span] == case.get("defined", [])
    assert [a.short for a in found if not a.expansion] == case.get("undefined", [])


def test_a_definition_reaches_every_use():
    text = "The RPF rose. The River Police Force (RPF) won; non-RPF towns fell to RPFs and the RPF's men."
    found = acronyms.find(text)
    assert [a.span.of(text) for a in found] == ["RPF"] * 5
    assert {a.expansion for a in found} == {"River Police Force"}
    assert [bool(a.long_span) for a in found] == [False, True, False, False, False]
    assert found[1].long_span.of(text) == "River Police Force"


def test_after_a_second_definition_the_short_form_means_that():
    text = "Dam Safety Board (DSB). The DSB met. Desert Sheep Bank (DSB). The DSB paid."
    assert [a.expansion for a in acronyms.find(text)] == ["Dam Safety Board"] * 2 + ["Desert Sheep Bank"] * 2


words = st.sampled_from(
    "the River Police Force of for (RPF) (RPF RPF ) EU's U.S. – ( \n ’s A-B é İ Ǆ \ud800 2020, NATO".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(words, max_size=25).map(" ".join)))
def test_every_span_reads_back_and_nothing_raises(text):
    for a in acronyms.find(text):
        assert a.span.of(text) == a.short
        assert not a.long_span or " ".join(a.long_span.of(text).split()) == a.expansion


@pytest.mark.parametrize(
    "text",
    ["A" * 1_000_000, "(AB" * 100_000, "AB (" * 100_000, "1" * 100_000, "of o " * 100_000 + "(OOOOOO)", "A-" * 300_000],
)
def test_hostile_texts_end(text):
    assert_linear(acronyms.find, text)


def test_the_real_article(shared):
    text = (shared / "real" / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "real" / "gold.json").read_text(encoding="utf-8"))
    found = {a.short: a.expansion for a in acronyms.find(text) if a.expansion}
    assert gold["acronyms"].items() <= found.items()


def test_names_of_speakers_and_labels_in_capitals_are_no_acronyms():
    text = "MOOR. Good day, said Moor.\nBESCHLOSSEN mit zwei Stimmen.\nSee https://example.org/QTZ and the RQX."
    assert [a.short for a in acronyms.find(text)] == ["RQX"]
