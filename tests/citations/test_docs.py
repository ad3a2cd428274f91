"""docs/citations.md: what it shows is what is read, and it shows every style."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.citations import STYLES, find_citations
from pipeline.documents import read
from pipeline.links import link
from pipeline.model import Citation, Link
from pipeline.references import find_references, merge, read_library, works_by_address
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "citations.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"## (?P<title>[^\n]+)\n(?:(?!\n## ).)*?```markdown\n(?P<article>.+?)```\n(?:\n```bibtex\n(?P<bib>.+?)```\n)?\n"
    r"\| text \|[^\n]+\n[^\n]+\n(?P<rows>(?:\|[^\n]+\n)+)",
    re.DOTALL,
)
EXAMPLES = list(EXAMPLE.finditer(PAGE))


def cells(citation: Citation, text: str) -> list[str]:
    names = "; ".join(citation.names)
    return [citation.span.of(text), citation.style, names, citation.year, citation.label, citation.locator]


def leads_to(found: Link, entries: dict[str, str], cell: str) -> bool:
    """Tell whether the cell says "missing", or how the entry begins."""
    return cell == found.status if not found.references else entries[found.references[0]].startswith(cell)


def rows(example: re.Match[str]) -> Iterator[list[str]]:
    for line in example["rows"].splitlines():
        yield [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda match: match["title"])
def test_examples_say_what_is_read(example: re.Match[str], tmp_path: Path):
    path = tmp_path / "article.md"
    path.write_text(example["article"], encoding="utf-8")
    document = read(path)
    references, lists, _ = find_references(document)
    if example["bib"]:
        references = merge(references, read_library(example["bib"].encode(), "article.bib")[0])
    citations = find_citations(document, references, excluded=lists)
    references = (*references, *works_by_address(citations, references))
    links = link(citations, references, document.text)
    entries = {r.id: r.citekey or r.raw for r in references}
    expected = list(rows(example))
    assert [cells(c, document.text) for c in citations] == [row[:-1] for row in expected]
    assert all(leads_to(found, entries, row[-1]) for found, row in zip(links, expected, strict=True))


def test_every_style_has_its_example():
    assert {example["title"].split(",")[0] for example in EXAMPLES} == {style.name for style in STYLES}
