import pytest

from pipeline.review.agreement import cohens_kappa, double_verdicts, observed_agreement
from pipeline.review.journal import Entry


def table(both, first, second, neither):
    """Return the pairs of a two-by-two table."""
    yes, no = "confirmed", "contradicted"
    return [(yes, yes)] * both + [(yes, no)] * first + [(no, yes)] * second + [(no, no)] * neither


@pytest.mark.parametrize(
    ("pairs", "share", "kappa"),
    [
        (table(20, 5, 10, 15), 0.7, 0.4),
        (table(45, 15, 25, 15), 0.6, 0.1304),
        (table(25, 35, 5, 35), 0.6, 0.2593),
        (table(10, 0, 0, 10), 1.0, 1.0),
        (table(0, 10, 10, 0), 0.0, -1.0),
        (table(5, 5, 5, 5), 0.5, 0.0),
        (table(9, 0, 0, 0), 1.0, 1.0),
        ([], 0.0, 0.0),
    ],
)
def test_agreement_of_known_tables(pairs, share, kappa):
    assert observed_agreement(pairs) == pytest.approx(share)
    assert cohens_kappa(pairs) == pytest.approx(kappa, abs=1e-4)


def entry(by, verdict, minute, claim="c-1", **more):
    return Entry(f"2026-03-14T10:{minute:02}:00+01:00", by=by, article="a", claim=claim, verdict=verdict, **more)


def test_the_last_verdict_of_each_reviewer_counts_and_a_settling_line_is_no_verdict_of_its_own():
    entries = [
        entry("BL", "confirmed", 1),
        entry("AK", "unverifiable", 2),
        entry("AK", "contradicted", 3),
        entry("AK", "confirmed", 4, settles=True),
        entry("AK", "confirmed", 5, claim="c-2"),
    ]
    assert double_verdicts(entries) == [("contradicted", "confirmed")]


def test_a_verdict_taken_back_and_a_note_alone_are_none():
    assert double_verdicts([entry("AK", "confirmed", 1), entry("BL", "confirmed", 2), entry("BL", "", 3)]) == []
    assert double_verdicts([entry("AK", "confirmed", 1), entry("", "confirmed", 2)]) == []
