"""The report of a study: what it says without a source is its own work, but for introductions and named things of others."""

from dataclasses import replace

from pipeline.claims.sections import Section, sections_of
from pipeline.claims.study import study_of
from pipeline.model import BlockKind, Span
from pipeline.text.sentences import sentences
from tests.claims.articles import article

OWN = [
    "We counted the gates of nine canals.",
    "Our crew measured each gate.",
    "The gates were measured twice.",
    "We fitted a curve.",
    "The wider gates leaked 12 litres.",
]


def test_a_report_says_what_it_found() -> None:
    text = " ".join(OWN)
    study = study_of(text, sentences(text), {})
    assert study.is_report
    assert study.is_of_the_authors("The wider gates leaked 12 litres.", Section.UNKNOWN)
    assert not study.is_of_the_authors("The wider gates leaked 12 litres.", Section.OTHER)
    assert not study.is_of_the_authors("Nordbase holds 900,000 gates.", Section.UNKNOWN)


def test_news_is_no_report() -> None:
    text = "The gates opened on Monday. Nine boats passed. The crew was paid. “We are glad,” said Tonna."
    assert not study_of(text, sentences(text), {}).is_report


def test_an_editorial_that_says_we_is_no_report() -> None:
    text = "We love the gates. We paid for them. Our town has nine. We will keep them. Nine in ten boats use them."
    assert not study_of(text, sentences(text), {}).is_report


def test_an_opener_is_no_name_of_others() -> None:
    text = " ".join(OWN)
    study = study_of(text, sentences(text), {})
    assert study.is_of_the_authors("Notably, 12 gates leaked.", Section.UNKNOWN)
    assert study.is_of_the_authors("Furthermore, 12 gates leaked.", Section.UNKNOWN)


def test_a_discussion_is_of_the_authors_unless_it_names_others() -> None:
    text = " ".join(OWN)
    study = study_of(text, sentences(text), {0: Section.OWN})
    assert study.is_of_the_authors("The leak was 12 per cent larger.", Section.DISCUSSION)
    assert not study.is_of_the_authors("The leak was larger in Norway.", Section.DISCUSSION, ["Norway"])
    assert study.is_of_the_authors("The coefficients for Norway fell by 3 per cent.", Section.DISCUSSION, ["Norway"])


def test_a_line_or_the_first_words_of_a_paragraph_open_a_section() -> None:
    document, _ = article(
        [
            ("paragraph", "Abstract—We measured gates."),
            ("paragraph", "II. RELATED WORK"),
            ("paragraph", "Gates leak."),
            ("paragraph", "III. Our gates"),
            ("paragraph", "They leak."),
            ("paragraph", "Conclusion"),
            ("paragraph", "Conclusion of the war came late."),
        ]
    )
    found = list(sections_of(document).values())
    assert found == [Section.OWN, *2 * [Section.OTHER], *2 * [Section.UNKNOWN], *2 * [Section.DISCUSSION]]


def test_sections_hold_for_what_stands_below_them() -> None:
    document, _ = article(
        [
            (BlockKind.HEADING, "1. Introduction {.break}"),
            ("paragraph", "Gates leak."),
            (BlockKind.HEADING, "2. Methods"),
            ("paragraph", "Gates were measured."),
            (BlockKind.HEADING, "Trade"),
            ("paragraph", "Trade grew."),
        ]
    )
    found = list(sections_of(document).values())
    assert found == [Section.OTHER, Section.OTHER, Section.OWN, Section.OWN, Section.UNKNOWN, Section.UNKNOWN]


def test_a_line_below_a_heading_ends_with_the_next_heading() -> None:
    document, _ = article([(BlockKind.HEADING, "Scope"), ("paragraph", "Prior work"), (BlockKind.HEADING, "Gates")])
    document = replace(
        document, blocks=tuple(replace(b, level=2) if b.kind == BlockKind.HEADING else b for b in document.blocks)
    )
    assert list(sections_of(document).values()) == [Section.UNKNOWN, Section.OTHER, Section.UNKNOWN]


def test_the_minutes_of_a_meeting_record_what_its_members_did() -> None:
    text = "Compte rendu du conseil\nPrésents : Ada, Paul.\nLe conseil a payé 8 024 euros en 2021."
    study = study_of(text, [Span(45, len(text))], {})
    assert study.is_record
    assert study.is_of_the_authors("Le conseil a payé 8 024 euros en 2021.", Section.UNKNOWN)
    other = "The Kyoto Protocol\nStates signed the protocol in 1997."
    assert not study_of(other, [Span(19, len(other))], {}).is_record
