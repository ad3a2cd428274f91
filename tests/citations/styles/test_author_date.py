import pytest

from pipeline.citations import find_citations
from pipeline.citations.locators import LOCATOR
from pipeline.model import Citation, Document, Organisation, Person, Reference
from tests.cases import load


def _reference(i: int, entry: str) -> Reference:
    """Make a reference of "Family, Family 2017"; a name of several words is an institution."""
    names, _, year = entry.rpartition(" ")
    authors = tuple(Organisation(n) if " " in n else Person(n, "A.") for n in names.split(", "))
    return Reference(f"r{i}", None, f"{names} ({year}). Title.", authors=authors, year=year, title="Title")


def _shown(c: Citation) -> str:
    return f"{'; '.join(c.names)} | {c.year}{' +' if c.etal else ''}{f' @ {c.locator}' if c.locator else ''}"


@pytest.mark.parametrize("case", load("citations_author_date"), ids=lambda c: c["says"][:50])
def test_names_and_years(case):
    references = [_reference(i, entry) for i, entry in enumerate(case.get("known", []))]
    found = find_citations(Document("", "", case["says"]), references)
    assert [_shown(c) for c in found] == case["cites"]


def test_spans_leave_out_the_brackets_and_groups_keep_them():
    text = "Trade grew (see Lee, 2017, p. 4; Kim and Roe 2018a, b)."
    found = find_citations(Document("", "", text), [])
    assert [c.span.of(text) for c in found] == ["Lee, 2017", "Kim and Roe 2018a", "b"]
    assert {c.group.of(text) for c in found} == {text[11:-1]}
    assert {c.style for c in found} == {"author-date"}


def test_a_narrative_citation_goes_from_the_name_to_the_year():
    text = "As the World Bank (2023) says."
    reference = Reference("r", None, "", authors=(Organisation("World Bank"),), year="2023")
    (found,) = find_citations(Document("", "", text), [reference])
    assert (found.span.of(text), found.group.of(text)) == ("World Bank (2023", "World Bank (2023)")
    assert found.style == "narrative"


def test_nothing_crosses_a_block():
    assert not find_citations(Document("", "", "Written by Lee\n(2017) is the year. (Kim\n2018)"), [])


def test_locators_do_not_swallow_the_next_year():
    assert LOCATOR.match(", p. 4, 2019").end() == len(", p. 4")
    assert LOCATOR.fullmatch(": 34–36")
