"""Each figure of a claim is paired with those of its passages, and how often."""

from pipeline.evidence.compare import figures
from pipeline.evidence.compare.alignment import pair_with
from tests.evidence.notation import annotated


def test_a_figure_of_the_claim_is_paired_with_those_of_the_source_once(monkeypatch):
    paired = []

    def pair(quantity, found):
        paired.append(quantity.words)
        return pair_with(quantity, found)

    monkeypatch.setattr(figures, "pair_with", pair)
    claim, passage = (
        annotated("[12 cats|12|cats] and [4 dogs|4|dogs]"),
        annotated("[12 cats|12|cats] and [5 dogs|5|dogs]"),
    )
    list(figures.check_figures(claim, [passage], 1.0, dates_agree=True))
    assert paired == ["12 cats", "4 dogs"]
