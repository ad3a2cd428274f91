import pytest

from pipeline.model import EntityKind
from pipeline.text.gazetteer import heads, known_acronyms, names, state_name, towns, word_set


def test_every_listed_phrase_has_a_kind_and_a_name():
    assert {listed.kind for listed in names().values()} <= set(EntityKind)
    assert all(phrase == " ".join(phrase.split()) and listed.name for phrase, listed in names().items())


def test_every_head_word_has_a_kind():
    assert set(heads().values()) <= set(EntityKind)


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("US", "GPE", "United States"),
        ("Republic of Kazakhstan", "GPE", "Kazakhstan"),
        ("Kazakhs", "NORP", "Kazakh"),
        ("Almaty", "GPE", "Almaty"),
        ("Middle Asia", "LOC", "Central Asia"),
        ("NATO", "ORG", "North Atlantic Treaty Organization"),
        ("WWII", "EVENT", "World War II"),
        ("Antarctica", "LOC", "Antarctica"),
    ],
)
def test_other_names_lead_to_the_canonical_one(phrase, kind, name):
    assert names()[phrase] == (kind, name)


def test_acronyms_are_the_listed_capitals():
    assert known_acronyms()["OSCE"] == "Organization for Security and Co-operation in Europe"
    assert "Kazakhstan" not in known_acronyms()


def test_towns_are_no_states():
    assert "Tashkent" in towns()
    assert state_name("UZ") not in towns()


def test_a_head_needs_no_second_list():
    assert word_set("heads.heads_with_complement") <= set(heads())
    assert word_set("heads.portfolio_heads") <= set(heads())
