"""The citation system of a whole document: text in, what was found of it out. Each document is a kind, in our own words."""

import pytest

from pipeline.documents import read
from pipeline.flow import extract
from pipeline.model import LinkStatus, ProblemCode
from tests.cases import load

_TOLD = {
    ProblemCode.MISSING_REFERENCE,
    ProblemCode.YEAR_MISMATCH,
    ProblemCode.NAME_MISMATCH,
    ProblemCode.UNCITED_REFERENCE,
    ProblemCode.REFERENCE_INCOMPLETE,
    ProblemCode.MARKS_UNREAD,
    ProblemCode.LIST_UNREAD,
}


@pytest.fixture
def extracted(tmp_path):
    def run(text, ending):
        path = tmp_path / f"article{ending}"
        path.write_text(text, encoding="utf-8")
        return extract(read(path))

    return run


@pytest.mark.parametrize("case", load("systems"), ids=lambda c: c["about"])
def test_systems(case, extracted):
    """links: for each citation in text order where the entry that it leads to starts, "" for a missing one."""
    found = extracted(case["text"], case.get("ending", ".md"))
    raws = {reference.id: reference.raw for reference in found.references}
    heads = [raws[link.references[0]] if link.status != LinkStatus.MISSING else "" for link in found.links]
    assert len(heads) == len(case["links"]), heads
    for head, expected in zip(heads, case["links"], strict=True):
        assert head[: len(expected) or None] == expected, heads
    assert sorted(p.code for p in found.problems if p.code in _TOLD) == sorted(case.get("told", []))
    if "style" in case:
        assert {citation.style for citation in found.citations} == {case["style"]}
    if "references" in case:
        assert len(found.references) == case["references"]


def test_the_figures_of_the_decision_are_kept(extracted):
    (use,) = extracted("# Ice\n\nIce is cold [1].\n\n## References\n\n1. Ice Board. Cold. 2019.\n", ".md").lists
    assert (use.taken, use.by, use.entries, use.used, use.found) == (True, "heading", 1, 1, 1)
    assert "numbers in brackets" in str(use)
