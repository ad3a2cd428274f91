import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.links.edit_distance import NearKeys
from pipeline.links.rank import content_stems, stem
from pipeline.links.years import printed_years, suffix_of, year_key
from pipeline.text.authors import head_of, institution_keys, key_of
from pipeline.text.spelling import one_edit_apart


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("van der Berg", "Berg"),
        ("Kolstø", "KOLSTO"),
        ("Roe-Jr.", "Roe"),
        ("The Economist", "Economist"),
        ("Lee Kim", "Lee-Kim"),
    ],
)
def test_names_that_are_one(a, b):
    assert key_of(a) == key_of(b)


def test_years():
    assert [year_key(y) for y in ("2018b", "n.d.", "o. J.", "in press", "forthcoming")] == [
        "2018",
        "nd",
        "nd",
        "press",
        "press",
    ]
    assert (suffix_of("2018b"), suffix_of("2018")) == ("b", "")


def test_years_of_editions_not_of_visits_nor_addresses():
    raw = "Lee, A. Old. Bonn: Rot, 1953 (Trad. New. Lima, 1969). 1911-1913. https://x.org/2001. Accessed on 2 May 2020."
    assert list(printed_years(raw)) == ["1953", "1969"]


def test_heads_of_entries_without_authors():
    assert head_of("Flora of Nowhere 2020 in print. Garden of Rio.") == "Flora of Nowhere"
    assert head_of("") == ""


def test_an_institution_goes_by_its_acronym():
    assert {"who", "worldhealthorganization"} <= set(institution_keys("World Health Organization"))


@settings(max_examples=60)
@given(st.text("abcde", min_size=6, max_size=9), st.integers(0, 5), st.sampled_from("xyz"))
def test_a_changed_letter_is_found(name, place, letter):
    other = name[:place] + letter + name[place + 1 :]
    assert one_edit_apart(name, other)
    assert set(NearKeys([(name, "2017"), ("unlike", "2017")]).of(other, "2017")) == {name}
    assert not list(NearKeys([(name, "2018")]).of(other, "2017"))


def test_stems_join_relatives():
    assert stem("trades") == stem("trading")
    assert "us" in content_stems("The US looked on")
    assert content_stems("the and of") == set()
