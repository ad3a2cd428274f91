import json

import bibtexparser
import pytest
import rispy

from pipeline.export import bibtex, csl_json, ris
from pipeline.references import read_library
from pipeline.tables.rows import fields

ROWS = [
    {
        "reference_id": "r-1",
        "article": "a",
        "authors": "Lee, Dana; van der Berg, Jan; European Commission; Ministry of Finance, Kazakhstan",
        "year": "2017",
        "title": "Crossing times & costs: 50% of a {dry} port",
        "container": "Transport Letters",
        "volume": "3",
        "issue": "1",
        "pages": "1–9",
        "publisher": "Port_House",
        "doi": "10.1000/ab_c",
        "url": "https://example.org/a_b%20c?d=1&e=2",
        "accessed": "2024-05-03",
        "kind": "article",
        "citekey": "lee_2017",
    },
    {
        "reference_id": "r-2",
        "article": "a",
        "authors": "Łódź, Zofia",
        "year": "2024a",
        "title": "Порты",
        "kind": "book",
    },
    {"reference_id": "r-3", "article": "a", "year": "n.d.", "title": "No author", "kind": "report", "pages": "7"},
]
COLUMNS = "year title container volume issue pages publisher doi url accessed kind"


@pytest.mark.parametrize(("write", "ending"), [(bibtex, "bib"), (csl_json, "json"), (ris, "ris")])
def test_our_own_readers_read_the_same_works_back(write, ending):
    references, troubles = read_library(write(ROWS), f"library.{ending}")
    assert not troubles
    for row, reference in zip(ROWS, references, strict=True):
        expected = {column: row.get(column, "") for column in COLUMNS.split()}
        assert fields(reference, COLUMNS) == expected
        back = "; ".join(map(str, reference.authors))
        # RIS has no way to keep the comma of an organisation
        assert back == row.get("authors", "")
    assert [reference.citekey for reference in references] == ["lee_2017", "r-2", "r-3"]


def test_bibtexparser_reads_every_entry():
    library = bibtexparser.parse_string(bibtex(ROWS).decode())
    assert not library.failed_blocks
    assert [entry.entry_type for entry in library.entries] == ["article", "book", "techreport"]
    assert "{European Commission}" in library.entries[0]["author"]


def test_rispy_reads_every_entry():
    [first, second, _] = rispy.loads(ris(ROWS).decode())
    assert (first["type_of_reference"], first["start_page"], first["end_page"]) == ("JOUR", "1", "9")
    assert second["authors"] == ["Łódź, Zofia"]


def test_csl_json_tells_people_from_organisations():
    [first, second, _] = json.loads(csl_json(ROWS))
    assert first["author"][0] == {"family": "Lee", "given": "Dana"}
    assert first["author"][2] == {"literal": "European Commission"}
    assert second["issued"] == {"literal": "2024a"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Press, William", True),
        ("Bank, David", True),
        ("van der Berg, Jan", True),
        ("Ministry of Finance, Kazakhstan", False),
        ("Doctors for Ports, Norway", False),
        ("Deutsche Stiftung Wasser, Bonn", False),
    ],
)
def test_a_name_of_several_words_with_a_word_of_institutions_has_no_given_name(name, person):
    [author] = json.loads(csl_json([{"reference_id": "r-1", "authors": name}]))[0]["author"]
    assert ("family" in author) == person


def test_a_work_that_two_articles_list_is_there_once_and_keys_are_unique():
    rows = [ROWS[0], {**ROWS[0], "article": "b"}, {**ROWS[1], "citekey": "lee_2017"}]
    assert [item["id"] for item in json.loads(csl_json(rows))] == ["lee_2017", "lee_2017-2"]


def test_an_entry_in_which_nothing_was_read_keeps_its_words():
    rows = [{"reference_id": "r-1", "raw": "Something {odd} of 1990"}]
    assert b"Something \\{odd\\} of 1990" in bibtex(rows)
    assert json.loads(csl_json(rows))[0]["note"] == rows[0]["raw"]
    assert b"N1  - Something {odd} of 1990" in ris(rows)


def test_no_reference_is_an_empty_library():
    assert (bibtex([]), json.loads(csl_json([])), ris([])) == (b"", [], b"")
