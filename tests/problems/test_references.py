"""Each problem of citations and references: a small article, its list, and the problems found."""

from collections.abc import Iterator

import pytest

from pipeline.citations import find_citations
from pipeline.documents.compose import compose
from pipeline.links import link
from pipeline.model import BlockKind, Extraction, Piece, Problem
from pipeline.problems import citations, references
from pipeline.references import find_references
from tests.cases import load


def problems_of(case: dict[str, str | list[str]]) -> Iterator[Problem]:
    blocks = [case["says"], "# References", *case["listed"]]
    kinds = {True: BlockKind.HEADING, False: BlockKind.PARAGRAPH}
    pieces = [Piece(kinds[b.startswith("# ")], b.removeprefix("# "), level=int(b.startswith("# "))) for b in blocks]
    document = compose(pieces, key="a", data=b"")
    listed, lists, _ = find_references(document)
    cited = find_citations(document, listed, excluded=lists)
    found = Extraction(document, listed, cited, link(cited, listed, document.text))
    yield from citations.find(found)
    yield from references.find(found)


@pytest.mark.parametrize("case", load("problems"), ids=lambda case: case["about"])
def test_problems(case):
    found = list(problems_of(case))
    assert [p.code for p in found] == case["codes"]
    for problem, words in zip(found, case.get("messages", []), strict=False):
        assert words in f"{problem.message} {problem.suggestion}"
    assert all(p.span for p in found)
