import pytest

from pipeline.mentions import acronyms as mentions
from pipeline.model import Document, Extraction, Mentions
from pipeline.problems import acronyms


def problems_of(text):
    found = acronyms.find(Extraction(Document("", "", text), mentions=Mentions(acronyms=mentions.find(text))))
    return [(p.code, p.span.of(text), p.message, p.suggestion) for p in found]


def test_a_definition_that_does_not_fit_and_its_twin_are_both_reported():
    definition, use = problems_of("The Eurasian Economic Union (EUEA) grew. Members of EAEU met. The EAEU paid.")
    assert definition[:2] == ("acronym-mismatch", "EUEA")
    assert "EAEU" in definition[2]
    assert "EAEU" in definition[3]
    assert use[:2] == ("acronym-mismatch", "EAEU")
    assert "EUEA" in use[2]


def test_the_usual_meaning_is_suggested():
    ((code, text, _, suggestion),) = problems_of("the Collective Shanghai Treaty Organization (SCO)")
    assert (code, text) == ("acronym-mismatch", "SCO")
    assert "Shanghai Cooperation Organization" in suggestion


def test_an_unexplained_one_is_reported_once_and_a_known_one_never():
    assert [
        p[:2] for p in problems_of("Members of QXZ met there and QXZ paid. Both the EU and NATO knew the GDP.")
    ] == [("acronym-undefined", "QXZ")]


def test_a_misspelling_of_a_good_definition_is_reported_alone():
    assert [p[:2] for p in problems_of("the Northern Lakes Trade Office (NLTO). The NTLO met.")] == [
        ("acronym-mismatch", "NTLO")
    ]


def test_a_known_acronym_is_no_misspelling_of_another():
    assert problems_of("the Universal Nature Education Programme (UNEP) beside UNDP") == []


def test_two_meanings_are_reported_and_two_spellings_are_not():
    text = "Dam Safety Board (DSB); Desert Sheep Bank (DSB)."
    assert [p[:2] for p in problems_of(text)] == [("acronym-redefined", "DSB")]
    assert problems_of("Lakes Trade Organization (LTO); Lakes Trade Organisation (LTO).") == []
    assert problems_of("Voice over Internet Protocol (VoIP); later Voice over IP (VoIP).") == []


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("EUEA", "EAEU", True),
        ("OSCE", "OSCA", True),
        ("OSCE", "OSCEA", True),
        ("OSCE", "SCEO", True),
        ("EU", "UE", False),
        ("APC", "PCA", False),
        ("WHO", "WTO", False),
        ("OSCE", "NATO", False),
        ("ABCD", "ABCDEF", False),
    ],
)
def test_a_near_miss(a, b, near):
    assert acronyms.is_near_miss(a, b) is near


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Trade Council met. Later the HTC paid and HTC left.",  # written out, without brackets
        "HMG was supported by the port. HMG thanks the crew.",  # initials of an author
        "The projects ANT 1655 and ANT 1656 ended.",  # a code
        "The file 3:05-cv-00595-RLM and 00596-RLM were closed.",
        "The boat carried one XQP aboard.",  # once
        "A single-use password (QTP) is sent. The QTP ends; the QTP is short.",  # a gloss that does not fit
        "The tool QTÉP (Quittung der Träger im Hafen) ends. QTEP and QTEP.",  # the gloss behind, accents
        "XQP, the trade association of the ports, paid XQP dues.",  # an apposition
        "The XQP gene is long. Mice without XQP swim.",  # a gene
        "Dial NPA-NXX-XXXX or NXX. So XQ = ZQ R and XQ = 2, thus XQ = ZQ.",  # placeholders, formulas
        "Harbour net boat risk has grown. The HNBR rose; HNBR fell.",  # written out in small letters
    ],
)
def test_no_acronym_that_a_reader_needs_explained(text):
    assert problems_of(text) == []


def test_a_name_stands_before_the_bracket_whatever_its_letters():
    assert problems_of("the U.S. Harbour Service (USHZ) paid. The USHZ and USHZ met.") == []
    assert [p[1] for p in problems_of("it paid (USHZ) once. The USHZ and USHZ met.")] == ["USHZ"]


def test_singular_and_plural_are_one() -> None:
    assert problems_of("Generalised linear mixed models (GLMMs) fit. One GLMM did. The GLMM ran.") == []


def test_what_stands_twice_in_a_long_text_is_not_told() -> None:
    text = "The XQP met and the XQP paid. " + "The boats lay at the quay. " * 1000
    assert problems_of(text) == []
    assert [p[1] for p in problems_of(text + "XQP ended.")] == ["XQP"]


def test_judges_and_stressed_words_are_no_acronyms():
    assert problems_of("TONNA, J., wrote it. TONNA, J., signed it.") == []
    assert problems_of("It is NOT so. It is NOT what they did not say.") == []


def test_a_code_of_law_and_a_file_format_ask_for_no_expansion():
    assert not problems_of("Nach § 62 Abs. 1 Nr. 1 QXZ gilt das; auch § 3 QXZ nennt es.")
    assert not problems_of("Save it as a QXZ file. Each QXZ file is small.")


def test_what_the_text_calls_a_short_form_is_explained():
    assert not problems_of("The constant technique, which we refer to as QXZ, is slow. QXZ fails.")


def test_one_that_the_text_uses_often_is_no_slip_of_another():
    text = "Quay Grammar of Ports Society (QGPS). The QKPS is older; QKPS and QKPS again."
    assert [p[:2] for p in problems_of(text)] == [("acronym-undefined", "QKPS")]


def test_a_longer_form_of_the_same_expansion_is_no_second_meaning():
    assert problems_of("quayside sampling (QSM) and then the quayside sampling method (QSM)") == []


def test_a_compound_in_brackets_is_a_gloss():
    assert problems_of("the harbour lactone (C4‑QHL) and QHL; QHL again") == []


def test_one_that_is_written_out_with_its_small_word_is_explained() -> None:
    assert problems_of("the Department of Quays acted; the DOQ paid and the DOQ left") == []
