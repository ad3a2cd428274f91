import pytest

from pipeline.mentions import acronyms as mentions
from pipeline.model import Document, Extraction, Mentions
from pipeline.problems import acronyms


def told(text):
    found = acronyms.find(Extraction(Document("", "", text), mentions=Mentions(acronyms=mentions.find(text))))
    return [(p.code, p.span.of(text), p.message, p.suggestion) for p in found]


def test_a_definition_that_does_not_fit_and_its_twin_are_both_told():
    one, two = told("The Eurasian Economic Union (EUEA) grew. Members of EAEU met. The EAEU paid.")
    assert one[:2] == ("acronym-mismatch", "EUEA")
    assert "EAEU" in one[2]
    assert "EAEU" in one[3]
    assert two[:2] == ("acronym-mismatch", "EAEU")
    assert "EUEA" in two[2]


def test_the_usual_meaning_is_suggested():
    ((code, text, _, suggestion),) = told("the Collective Shanghai Treaty Organization (SCO)")
    assert (code, text) == ("acronym-mismatch", "SCO")
    assert "Shanghai Cooperation Organization" in suggestion


def test_an_unexplained_one_is_told_once_and_a_known_one_never():
    assert [p[:2] for p in told("Members of QXZ met there and QXZ paid. Both the EU and NATO knew the GDP.")] == [
        ("acronym-undefined", "QXZ")
    ]


def test_a_slip_of_a_good_definition_is_told_alone():
    assert [p[:2] for p in told("the Northern Lakes Trade Office (NLTO). The NTLO met.")] == [
        ("acronym-mismatch", "NTLO")
    ]


def test_a_known_form_is_no_slip_of_another():
    assert told("the Universal Nature Education Programme (UNEP) beside UNDP") == []


def test_two_meanings_are_told_and_two_spellings_are_not():
    text = "Dam Safety Board (DSB); Desert Sheep Bank (DSB)."
    assert [p[:2] for p in told(text)] == [("acronym-redefined", "DSB")]
    assert told("Lakes Trade Organization (LTO); Lakes Trade Organisation (LTO).") == []


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("EUEA", "EAEU", True),
        ("OSCE", "OSCA", True),
        ("OSCE", "OSCEA", True),
        ("OSCE", "SCEO", True),
        ("EU", "UE", False),
        ("WHO", "WTO", False),
        ("OSCE", "NATO", False),
        ("ABCD", "ABCDEF", False),
    ],
)
def test_a_near_miss(a, b, near):
    assert acronyms.is_near_miss(a, b) is near
