"""Works that the text names by their body, their title or their paper alone."""

from pathlib import Path

import pytest

from pipeline import read
from pipeline.citations import find_citations, find_named
from pipeline.links import link
from pipeline.model import LinkStatus
from pipeline.references import find_references

LIST = """
## Sources

- National Harbour Office, *Berths in short supply*, report no. 4 of 2021.
- Port of Dorn, *Quay Strategy Review 2022*, March 2023.
- Ina Reuter, “Crane stands idle”, *The Dorn Messenger*, 3 May 2022.
- Tide Watch Dorn, “What skippers think”, June 2022.
- Ministry of Fisheries, *Nets*, 2019.
- Ministry of Fisheries, *Boats*, 2020.
"""


def named(sentence: str, folder: Path) -> list[tuple[str, str]]:
    """Return the words of each named work in a text, and how its entry begins."""
    path = folder / "article.md"
    path.write_text(f"# Ships in Dorn\n\n{sentence}\n{LIST}", encoding="utf-8")
    document = read(path)
    listed, spans, _ = find_references(document)
    citations = find_citations(document, listed, excluded=spans)
    found = find_named(document, listed, citations, (), excluded=spans)
    links = link(found, listed, document.text)
    assert all(each.status == LinkStatus.LINKED for each in links)
    by_id = {reference.id: reference for reference in listed}
    return [(c.span.of(document.text), by_id[c.label].raw.split(",")[0]) for c in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Two of the seven proposals that the Harbour Office put forward were dropped.", ["Harbour Office"]),
        ("Fees rose by a third, according to the National Harbour Office.", ["National Harbour Office"]),
        ("The Harbour Office's comparison of four ports shows the same.", ["Harbour Office"]),
        ("The Quay Strategy Review has 40 pages on cranes.", ["Quay Strategy Review"]),
        (
            "The Quay Strategy Review came in March. Cranes, the review reckons, last longer.",
            ["Quay Strategy Review", "the review"],
        ),
        (
            "The crane broke, wrote The Dorn Messenger. “Nobody came,” the Messenger reported.",
            ["Dorn Messenger", "the Messenger"],
        ),
        ("Half of the skippers in Dorn questioned by Tide Watch were content.", ["Tide Watch"]),
    ],
)
def test_finds_works_by_name(sentence: str, found: list[str], tmp_path: Path) -> None:
    assert [words for words, _ in named(sentence, tmp_path)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Office moved to a new building.",  # nothing is found there
        "Nets are smaller now, according to the Ministry of Fisheries.",  # two works of one body
        "Our quay strategy review is late.",
        "The messenger reported a storm.",
        "The Messenger reported a storm.",  # the full name is nowhere
    ],
)
def test_never_guesses(sentence: str, tmp_path: Path) -> None:
    assert not named(sentence, tmp_path)


def test_leaves_works_that_are_cited_otherwise(tmp_path: Path) -> None:
    text = "The Harbour Office found 40 cranes. It found none later (National Harbour Office, 2021)."
    path = tmp_path / "article.md"
    path.write_text(f"# Ships\n\n{text}\n{LIST}", encoding="utf-8")
    document = read(path)
    listed, spans, _ = find_references(document)
    citations = find_citations(document, listed, excluded=spans)
    assert find_named(document, listed, (), (), excluded=spans)
    assert not find_named(document, listed, citations, link(citations, listed, document.text), excluded=spans)
