import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Span
from pipeline.references import parse_references
from tests.cases import load
from tests.growth import assert_linear

FIELDS = "label year title container volume issue pages publisher doi url accessed kind".split()


@pytest.mark.parametrize("case", load("references"), ids=lambda case: case["raw"][:40])
def test_fields(case):
    (ref,) = parse_references([case["raw"]])
    fields = {"authors": "; ".join(map(str, ref.authors)), **{name: getattr(ref, name) for name in FIELDS}}
    assert {name: fields[name] for name in case if name != "raw"} == {
        name: case[name] for name in case if name != "raw"
    }


def test_order_length_and_ids():
    strings = ["Lind, P. (2020). Fees. Ports 4(1), 1–9.", "", "?", "Lind, P. (2020). Fees. Ports 4(1), 1–9."]
    refs = parse_references(strings)
    assert [ref.raw for ref in refs] == strings
    assert [ref.span for ref in refs] == [Span(0, len(s)) for s in strings]
    assert len({ref.id for ref in refs}) == 4
    assert refs[3].id == f"{refs[0].id}-2"


def test_a_dash_repeats_the_authors_before():
    refs = parse_references(
        [
            "Lind, P. (2019). Fees. Ports 3, 1–9.",
            "———. 2020. More fees. Ports 4, 1–9.",
            "_____. 2021. All fees. Ports 5, 1–9.",
        ]
    )
    assert [str(ref.authors[0]) for ref in refs] == ["Lind, P."] * 3


PIECES = st.lists(
    st.sampled_from(
        [
            "Lind, P.",
            "(2019)",
            ". ",
            ", ",
            "Fees",
            "In: ",
            "“",
            "”",
            "12(3)",
            "vol. 4",
            "pp. 1-9",
            "&",
            "et al.",
            "https://a.org/b",
            "10.1000/x",
            "[1]",
            "—",
            "(",
            ")",
            "\n",
            "Eds.",
        ]
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES.map(" ".join)))
def test_never_raises_and_keeps_raw(raw):
    (ref,) = parse_references([raw])
    assert ref.raw == raw
    assert all(c < "\ue000" or c > "\uf8ff" for c in ref.title + ref.container + ref.year + ref.publisher)


@pytest.mark.parametrize(
    "raw", ["a" * 10**6, "1" * 10**5, "(" * 10**5, "A. " * 10**5, "Lee, D., " * 10**4, "vol. 1 no. 2 pp. 3-4, " * 10**4]
)
def test_hostile_strings_end_soon(raw):
    assert_linear(lambda raw: parse_references([raw]), raw)


@pytest.mark.parametrize(
    "raw", ["Lind, P. (2019). " + "tides and ports " * 130_000, "()[]{}“”" * 260_000], ids=["words", "brackets"]
)
def test_a_string_of_two_megabytes_is_no_reference_and_keeps_its_words(raw):
    (ref,) = parse_references([raw])
    assert ref.raw == raw
    assert len(ref.title) < 5_000
    assert_linear(lambda raw: parse_references([raw]), raw)
