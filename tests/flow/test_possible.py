"""A sentence without a citation is compared with the works of its paragraph: what differs is told, never that it agrees."""

from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.flow import extract
from pipeline.model import Extraction, Outcome, ProblemCode, ScopeKind

ARTICLE = """# The quays of Nordby

The quays of Nordby were rebuilt after the flood of 2009 (Tonna, 2012). {sentence} Others stayed dry.

## References

Tonna, A. (2012). *Quays after the flood*. Nordby: Lantern Press.
"""
SOURCE = """Quays after the flood
A. Tonna, 2012

The quays of Nordby were rebuilt after the flood of 2009. The rebuilding of the quays cost 84 million euros in all.
The harbour of Nordby handled 12.4 million tonnes of grain in 2011.
"""


def run(tmp_path: Path, sentence: str) -> Extraction:
    (tmp_path / "article.md").write_text(ARTICLE.format(sentence=sentence), encoding="utf-8")
    (tmp_path / "tonna-2012-quays.txt").write_text(SOURCE, encoding="utf-8")
    return extract(read(tmp_path / "article.md"), [read(tmp_path / "tonna-2012-quays.txt")])


def test_a_figure_that_differs_is_told(tmp_path: Path) -> None:
    found = run(tmp_path, "The rebuilding of the quays cost 48 million euros.")
    claim = next(c for c in found.claims if "rebuilding of the quays" in c.span.of(found.document.text))
    assert [scope.kind for scope in claim.scope] == [ScopeKind.PARAGRAPH_POSSIBLE]
    assert {e.outcome for e in found.evidence if e.claim == claim.id} == {Outcome.NEEDS_HUMAN}
    finding = next(f for f in found.findings if f.claim == claim.id)
    assert (finding.priority, "84 million euros" in finding.reason) == (3, True)
    assert [p.about for p in found.problems if p.code == ProblemCode.CLAIM_UNCITED] == [claim.id]


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour of Nordby handled 12.4 million tonnes of grain in 2011.",
        "The mill of Lund burnt down on 3 May 1931.",
    ],
)
def test_no_agreement_is_told(tmp_path: Path, sentence: str) -> None:
    found = run(tmp_path, sentence)
    claim = next(c for c in found.claims if sentence in c.span.of(found.document.text))
    assert [e for e in found.evidence if e.claim == claim.id] == []
