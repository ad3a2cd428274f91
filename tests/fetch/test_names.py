import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.names import file_stem
from pipeline.model import Organisation, Person
from tests.run.online.conftest import entry

SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@pytest.mark.parametrize(
    ("fields", "stem"),
    [
        ({}, "varga-2014-tidal-drift-of-harbour-sediments-beneath"),
        ({"authors": (Person("Kolstø", "Pål"),), "title": "Fjære & flod: über Ebbe"}, "kolsto-2014-fjaere-flod-uber-ebbe"),
        ({"authors": (Organisation("Harbour Board of Trade"),), "year": "n.d.", "title": "Piers"}, "harbour-board-of-piers"),
        ({"authors": (), "year": "2014a", "title": "../../etc/passwd"}, "2014-etc-passwd"),
        ({"authors": (), "year": "", "title": "CON"}, "source-r1"),
        ({"authors": (), "year": "", "title": "潮汐"}, "source-r1"),
        ({"authors": (), "year": "", "title": "", "id": "../R 1/é"}, "source--r-1"),
    ],
)  # fmt: skip
def test_names_of_entries(fields, stem):
    assert file_stem(entry(**fields)) == stem


@given(st.text(), st.text(), st.text())
def test_any_words_give_a_safe_name(family, title, year):
    stem = file_stem(entry(authors=(Person(family, ""),), title=title, year=year))
    assert SAFE.fullmatch(stem)
    assert len(f"{stem}-99.html") <= 80
