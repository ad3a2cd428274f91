import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.references import read_library
from pipeline.references.libraries.csl import read

LIND = {
    "id": "lind20",
    "type": "article-journal",
    "title": "Growth of <i>Fees</i> &amp; rivers",
    "container-title": ["Harbour Studies"],
    "author": [
        {"family": "Berg", "given": "Per", "non-dropping-particle": "van der"},
        {"literal": "European Commission"},
    ],
    "issued": {"date-parts": [[2020, 3]]},
    "accessed": {"date-parts": [["2020", "4", 5]]},
    "volume": 4,
    "issue": "3",
    "page": "1-9",
    "DOI": "10.1000/ABC",
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*LIND, "URL", "items", "raw"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_an_article():
    (lind,), troubles = read(json.dumps([LIND]).encode(), "a.json")
    assert troubles == ()
    assert [str(a) for a in lind.authors] == ["van der Berg, Per", "European Commission"]
    assert (lind.title, lind.container, lind.year, lind.pages) == (
        "Growth of Fees & rivers",
        "Harbour Studies",
        "2020",
        "1–9",
    )
    assert (lind.volume, lind.issue, lind.doi, lind.accessed) == ("4", "3", "10.1000/abc", "2020-04-05")
    assert (lind.kind, lind.citekey, lind.span, lind.by) == ("article", "lind20", None, "csl")


@pytest.mark.parametrize("value", [LIND, [LIND], {"items": [LIND]}], ids=["one", "list", "items"])
def test_a_list_or_one_item(value):
    assert [r.citekey for r in read_library(json.dumps(value).encode(), "a.json")[0]] == ["lind20"]


@pytest.mark.parametrize(
    ("text", "keys", "reasons"),
    [
        ('[{"id": "a", "title": "One"', [], ["line 1: no JSON"]),
        ('[{"id": "a", "title": "One"}, 7]', ["a"], ["item 2: no object"]),
        ('[{"id": "a"}, {"id": "b", "title": "Two"}]', ["b"], ["item 1: says no title"]),
        ('[{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}]', ["a"], ["stands twice"]),
        ("[]", [], ["holds no item"]),
        ("", [], ["no JSON"]),
        ("[" * 100_000, [], ["no CSL-JSON"]),
        ('{"id": "a", "title": ["One"], "author": "Lee", "issued": 3, "page": {}}', ["a"], []),
    ],
    ids=["torn", "number", "empty", "twice", "none", "void", "deep", "odd fields"],
)
def test_a_broken_item_is_a_trouble(text, keys, reasons):
    found, troubles = read(text.encode(), "a.json")
    assert [r.citekey for r in found] == keys
    assert len(troubles) == len(reasons)
    assert all(want in t.reason and t.code == "BIB_BLOCK_FAILED" for want, t in zip(reasons, troubles, strict=True))


@settings(max_examples=60, deadline=None)
@given(VALUES | st.lists(VALUES, max_size=3))
def test_any_json_gives_items_or_troubles(value):
    found, troubles = read(json.dumps(value).encode(), "a.json")
    assert found or troubles
    assert all(isinstance(r.title, str) and isinstance(r.year, str) for r in found)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_give_items_or_troubles(data):
    found, troubles = read(data, "a.json")
    assert found or troubles
