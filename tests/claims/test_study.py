"""The report of a study: what it says without a source is its own work, but for introductions and named things of others."""

from pipeline.claims.sections import Section, sections_of
from pipeline.claims.study import study_of
from pipeline.model import BlockKind
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
