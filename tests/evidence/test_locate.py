from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.locate.locate import MATCHERS, locate
from pipeline.evidence.locate.shelf import Shelf
from pipeline.model import Document, Meta, Organisation, Person, Reference
from tests.cases import load
from tests.growth import assert_linear


def reference(
    name: str, author: str = "", organisation: str = "", files: Any = (), raw: str = "", **fields: str
) -> Reference:
    who = (Person(author),) if author else (Organisation(organisation),) if organisation else ()
    return Reference(name, None, raw, authors=who, files=tuple(files), **fields)


def document(path: str, text: str, url: str = "", title: str = "") -> Document:
    key = path.rpartition("/")[2].rpartition(".")[0]
    return Document(key, "", text, meta=Meta(url=url, title=title), path=path)


@pytest.mark.parametrize("case", load("locate"), ids=lambda case: case["name"])
def test_which_file_is_which_reference(case):
    files = [document(**fields) for fields in case["files"]]
    found = locate(
        [reference(fields.pop("id"), **fields) for fields in deepcopy(case["references"])],
        files,
        named=case.get("named"),
    )
    assert [source.reference for source in found[: len(files)]] == case["found"]
    assert case.get("reason", "") in found[0].matched_by


@pytest.mark.parametrize("case", load("locate"), ids=lambda case: case["name"])
def test_each_file_that_a_matcher_matches_is_found_on_the_shelf(case):
    shelf = Shelf(document(**fields) for fields in case["files"])
    references = [reference(fields.pop("id"), **fields) for fields in deepcopy(case["references"])]
    for build in MATCHERS:
        matcher = build(references)
        assert {i for i, file in enumerate(shelf) if matcher.match(file)} <= matcher.candidates(shelf)


def test_a_file_of_another_work_is_not_looked_at():
    works = [("lee2017.txt", "Barges of the lower canal"), ("mora2018.txt", "Cold chains of the last mile")] * 20
    shelf = Shelf(document(f"{i}/{path}", text) for i, (path, text) in enumerate(works))
    lee = reference("r1", author="Lee", year="2017", title="Barges of the lower canal", raw="Lee. Barges. 2017.")
    assert not any(build([lee]).candidates(shelf) & set(range(1, 40, 2)) for build in MATCHERS)


def test_every_reference_has_a_row():
    found = locate([reference("r1", title="Ferries"), reference("r2")], [document("a.txt", "Words.")])
    assert [(s.source, s.reference, s.status) for s in found] == [
        ("a.txt", "", "read"),
        ("", "r1", "not supplied"),
        ("", "r2", "not supplied"),
    ]


def test_one_file_twice_when_the_user_says_so():
    found = locate([reference("r1"), reference("r2")], [document("book.pdf", "Words.")], named={"book.pdf": "r1 | r2"})
    assert [(s.source, s.reference) for s in found] == [("book.pdf", "r1"), ("book.pdf", "r2")]


def test_a_file_that_the_user_calls_none_of_the_works_is_none():
    title = "Ledger memory and debt among market women"
    found = locate([reference("r1", title=title)], [document("book.pdf", title)], named={"book.pdf": "None"})
    assert [(s.source, s.reference, s.matched_by) for s in found] == [
        ("book.pdf", "", "sources.csv says so (None)"),
        ("", "r1", ""),
    ]


def test_a_file_without_text_is_unreadable():
    [source] = locate([reference("r1", author="Lee", year="2017")], [document("lee2017.pdf", " \n")])
    assert (source.reference, source.status, source.characters) == ("r1", "unreadable", 2)


def test_ten_times_the_files_and_references_take_ten_times_as_long():
    references = [
        reference(f"r{i}", author=f"Name{i % 997}x", year=str(1950 + i % 70), title=f"Barges {i} of the canal {i * 7}")
        for i in range(1500)
    ]
    files = [
        document(f"f{i}.txt", f"Barges {i} of the canal {i * 7}\nName{i % 997}x\n" + "word " * 300) for i in range(1500)
    ]
    assert_linear(lambda both: locate(*zip(*both, strict=True)), list(zip(references, files, strict=True)))
    found = locate(references, files)
    assert all(source.reference == f"r{i}" for i, source in enumerate(found[:1500]))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=200), st.text(max_size=40))
def test_never_raises_and_keeps_every_file(title, family, text, path):
    found = locate(
        [reference("r1", author=family, title=title, year="2019", url=text)], [document(path, text, url=text)]
    )
    assert found[0].reference in {"", "r1"}
