import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.links import link
from pipeline.model import Citation, Lookup, Organisation, Person, Reference, Span
from tests.cases import load
from tests.growth import assert_linear


def _reference(place: int, entry: str) -> Reference:
    names, year, title = re.match(r"(.+?) (\d{4}[a-z]?|n\.d\.) (.+)", entry).groups()
    authors = tuple(
        Organisation(n) if n.isupper() or len(n.split()) > 3 else Person(n, "A.") for n in names.split(", ")
    )
    return Reference(str(place), None, f"{names} ({year}). {title}.", authors=authors, year=year, title=title)


def _citation(cited: str, text: str = "") -> Citation:
    names, year = cited.removesuffix(" +").split(" | ")
    start = text.find("(") + 1
    span = Span(start, max(start + 1, text.find(")")))
    return Citation("k", span, span, tuple(names.split("; ")), year, etal=cited.endswith(" +"))


@pytest.mark.parametrize("case", load("links"), ids=lambda c: c["cites"])
def test_links(case):
    listed = [_reference(i, entry) for i, entry in enumerate(case["listed"])]
    text = case.get("text", "It is so.")
    (found,) = link([_citation(case["cites"], text)], listed, text, acronyms=case.get("acronyms", {}))
    assert found.status == case.get("status", "linked")
    assert [int(r) for r in found.references] == case.get("links", [])
    assert found.nearest == str(case.get("nearest", ""))
    assert found.differs == case.get("differs", "")
    assert found.reason.endswith(".")
    assert bool(found.suggestion) == (found.status != "linked")


def test_the_suggestion_says_what_differs():
    listed = [_reference(0, "Vanderhill, Roe, Kim 2019 Trade")]
    (found,) = link([_citation("Vanderhill | 2020 +")], listed, "It is so.")
    assert found.suggestion == (
        "Vanderhill et al. 2020: no such reference; nearest is Vanderhill et al. (2019), whose year is 2019."
    )


def _number(label: str, lookup: Lookup = Lookup.LABEL) -> Citation:
    return Citation("k", Span(0, 1), Span(0, 1), label=label, lookup=lookup)


def test_numbers_go_by_label_else_by_place():
    labelled = [Reference("a", None, "", label="2"), Reference("b", None, "", label="1")]
    counted = [Reference("a", None, ""), Reference("b", None, "")]
    numbers = [_number("1"), _number("2"), _number("3")]
    assert [k.references for k in link(numbers, labelled, "")] == [("b",), ("a",), ()]
    assert [k.references for k in link(numbers, counted, "")] == [("a",), ("b",), ()]
    assert link(numbers, counted, "")[2].status == "missing"


def test_two_entries_of_one_label_are_ambiguous():
    doubled = [Reference("a", None, "", label="1", title="Fish"), Reference("b", None, "", label="1", title="Trade")]
    (found,) = link([_number("1")], doubled, "Trade grew.")
    assert (found.status, found.references) == ("ambiguous", ("b", "a"))


def test_keys_go_by_citekey():
    listed = [Reference("a", None, "", citekey="lee2017"), Reference("b", None, "", citekey="kim2018")]
    found = link([_number("kim2018", Lookup.CITEKEY), _number("roe2019", Lookup.CITEKEY)], listed, "")
    assert [(k.status, k.references) for k in found] == [("linked", ("b",)), ("missing", ())]


def test_given_and_family_name_turned_round():
    listed = [Reference("a", None, "", authors=(Person("Arne", "Holmberg"), Person("Lund", "Siri")), year="2021")]
    for cited in ("Arne; Lund | 2021", "Holmberg; Lund | 2021"):
        assert link([_citation(cited)], listed, "It is so.")[0].references == ("a",)


def test_a_cited_page_decides_between_chapters():
    chapters = [
        Reference("a", None, "", authors=(Person("Lee"),), year="2017", title="North", pages="1-20"),
        Reference("b", None, "", authors=(Person("Lee"),), year="2017", title="South", pages="21-40"),
    ]
    cited = Citation("k", Span(0, 3), Span(0, 3), ("Lee",), "2017", locator="p. 33")
    assert link([cited], chapters, "Lee 2017")[0].references == ("b", "a")


NAMES = st.sampled_from(["Lee", "Kim", "Müller", "WHO", "van der Berg", "García Márquez", "", "'s", "9"])
YEARS = st.sampled_from(["2017", "2017a", "n.d.", "", "in press", "soon"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(NAMES, YEARS, st.text(max_size=20)), max_size=6),
    st.lists(st.tuples(st.lists(NAMES, max_size=3), YEARS), max_size=6),
)
def test_one_link_a_citation_in_order_and_nothing_raises(listed, cited):
    references = [
        Reference(f"r{i}", None, raw, authors=(Person(name),) if name else (), year=year, title=raw)
        for i, (name, year, raw) in enumerate(listed)
    ]
    citations = [Citation(f"k{i}", Span(0, 1), Span(0, 1), tuple(n), y) for i, (n, y) in enumerate(cited)]
    found = link(citations, references, "Some text.")
    assert [k.citation for k in found] == [c.id for c in citations]
    for k in found:
        assert (k.status == "missing") == (not k.references)
        assert (k.status == "ambiguous") == (len(k.references) > 1)
        assert set(k.references) <= {r.id for r in references}


def test_ten_thousand_by_ten_thousand():
    listed = [_reference(i, f"Name{i}x, Other 20{i % 20:02} Words") for i in range(10_000)]
    cited = [_citation(f"Name{i}x; Other | 20{i % 20:02}") for i in range(10_000)]
    found = link(cited, listed, "It is so.")
    assert_linear(lambda both: link(*zip(*both, strict=True), "It is so."), list(zip(cited, listed, strict=True)))
    assert all(k.references == (str(i),) for i, k in enumerate(found))
