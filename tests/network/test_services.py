"""The forms of the services' answers, as their documentation has them; the works are invented."""

import contextlib
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indexes import crossref as crossref_form
from pipeline.indexes import datacite as datacite_form
from pipeline.indexes import openalex as openalex_form
from pipeline.model import NoticeKind, Organisation, Person
from pipeline.model.copy import Copy, Version
from pipeline.network.services import (
    arxiv,
    crossref,
    datacite,
    doi_org,
    openalex,
    openlibrary,
    pubmed,
    semanticscholar,
    unpaywall,
    wayback,
)

ANSWERS = Path(__file__).parent / "answers"
DOI = "10.5555/tidal"
PAGE = "https://site.example.org/a"
# file → the question that it answers
QUESTIONS = {
    "crossref/work": crossref.by_doi(DOI),
    "crossref/search": crossref.by_title("Tidal drift", "Varga"),
    "openalex/work": openalex.by_doi(DOI),
    "openalex/search": openalex.by_title("Tidal drift"),
    "datacite/work": datacite.by_doi("10.5555/set"),
    "datacite/search": datacite.by_title("Soundings of piers"),
    "arxiv/feed": arxiv.by_ids(["2101.00001"]),
    "openlibrary/search": openlibrary.by_title("Harbours", "Quist"),
    "pubmed/summary": pubmed.by_ids(["90000001"]),
    "semanticscholar/match": semanticscholar.by_title("Tidal drift"),
}


def body(name):
    return next(ANSWERS.glob(f"{name}.*")).read_bytes()


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_gives_the_record(name):
    [record, *_] = QUESTIONS[name].read(body(name))
    assert record.title
    assert record.authors
    assert record.year in ("2014", "2020", "2021", "1998")
    assert record.index == name.partition("/")[0]


def test_crossref_in_full():
    [record] = crossref.by_doi(DOI).read(body("crossref/work"))
    assert record.title == "Tidal drift of harbour sediments beneath piers: A survey"
    assert record.authors == (Person("Varga", "Lena"), Organisation("Harbour Board"))
    assert (record.container, record.volume, record.pages, record.kind) == (
        "Journal of Coastal Mechanics",
        "31",
        "118-134",
        "article",
    )
    assert [(n.kind, n.day, n.doi, n.source) for n in record.notices] == [
        (NoticeKind.RETRACTED, "2019-07-26", "10.5555/notice", "retraction-watch"),
        (NoticeKind.CORRECTED, "2016", "10.5555/erratum", "publisher"),
    ]


def test_a_notice_of_another_work_does_not_retract_the_notice():
    """update-to on a record says that it IS the notice."""
    work = {
        "message": {"DOI": "10.5555/notice", "title": ["Retraction"], "update-to": [{"DOI": DOI, "type": "retraction"}]}
    }
    [record] = crossref.by_doi("10.5555/notice").read(json.dumps(work).encode())
    assert record.notices == ()


def test_a_withdrawn_preprint_and_a_feed_without_works():
    feed = body("arxiv/feed")
    records = arxiv.read(feed)
    assert [r.arxiv for r in records] == ["2101.00001", "math/9801001"]
    assert records[0].doi == "10.48550/arxiv.2101.00001"
    assert [n.kind for n in records[1].notices] == [NoticeKind.RETRACTED]
    empty = feed[: feed.index(b"<entry>")] + b"</feed>"
    assert arxiv.read(empty) == ()


@pytest.mark.parametrize(
    "feed",
    [
        b'<!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
        b'<!DOCTYPE feed SYSTEM "http://127.0.0.1/x.dtd"><feed xmlns="http://www.w3.org/2005/Atom"/>',
        b"<html><body>Rate exceeded.</body></html>",
        b"Rate exceeded.",
        b"",
    ],
)
def test_a_feed_with_a_dtd_or_none_at_all_is_refused(feed):
    with pytest.raises(ValueError, match=r"XML|feed"):
        arxiv.read(feed)


def test_doi_org():
    assert doi_org.agency(DOI).read(b'[{"DOI": "10.5555/tidal", "RA": "Crossref"}]') == "Crossref"
    assert doi_org.agency(DOI).read(b'[{"DOI": "10.5555/tidal", "status": "DOI does not exist"}]') == ""
    for other in (b'[{"DOI": "10.5555/tidal", "status": "Unknown"}]', b"[]"):
        with pytest.raises(ValueError):  # noqa: PT011 — another status is no answer
            doi_org.agency(DOI).read(other)
    assert doi_org.handle(DOI).read(b'{"responseCode": 1, "handle": "10.5555/tidal"}') is True
    assert doi_org.handle(DOI).read(b'{"responseCode": 100}') is False
    with pytest.raises(ValueError, match="200"):
        doi_org.handle(DOI).read(b'{"responseCode": 200}')


def test_copies():
    from_openalex = openalex.copies(DOI).read(body("openalex/work"))
    assert from_openalex[0] == Copy(
        "https://repository.example.org/1.pdf", "openalex", "pdf", Version.ACCEPTED, "cc-by", in_repository=True
    )
    assert all("closed" not in copy.url for copy in from_openalex)
    found = unpaywall.copies(DOI).read(body("unpaywall/work"))
    assert [copy.kind for copy in found] == ["pdf", "page", "page"]
    assert unpaywall.copies(DOI).read(b'{"is_oa": false, "best_oa_location": null, "oa_locations": []}') == ()


def test_archived_copies():
    listed = b'[["timestamp","original"],["20140601120000","http://site.example.org:80/a"]]'
    capture = wayback.nearest(PAGE, "2014-06-03").read(listed)
    assert (capture.day, capture.url) == ("2014-06-01", f"https://web.archive.org/web/20140601120000/{PAGE}")
    assert capture.raw_url == f"https://web.archive.org/web/20140601120000id_/{PAGE}"
    assert wayback.nearest(PAGE, "").read(b"[]") is None
    with pytest.raises(ValueError, match="timestamp"):
        wayback.nearest(PAGE, "").read(b"[[],[]]")
    assert "closest=20140603" in wayback.nearest(PAGE, "2014-06-03").url
    assert "limit=-1" in wayback.nearest(PAGE, "").url
    with pytest.raises(ValueError, match="timestamp"):
        wayback.nearest(PAGE, "").read(b'[["timestamp","original"],["../../x","y"]]')


def test_pubmed_is_asked_in_two_steps():
    assert pubmed.ids_of_title("Tidal drift", "Varga").read(b'{"esearchresult": {"idlist": ["90000001", "x"]}}') == (
        "90000001",
    )
    [record] = pubmed.by_ids(["90000001"]).read(body("pubmed/summary"))
    assert (record.pmid, record.doi, record.authors[0]) == ("90000001", DOI, Person("Varga", "L"))
    assert [n.kind for n in record.notices] == [NoticeKind.RETRACTED]


def test_questions_hold_no_letters_that_change_them():
    """An entry is somebody's text: quotes, ampersands and slashes of it are no part of the question's grammar."""
    awkward = 'Piers" OR au:* & rows=1000 #\n\\'
    for query in (
        crossref.by_entry(awkward),
        crossref.by_title(awkward, awkward),
        openalex.by_title(awkward),
        datacite.by_title(awkward),
        arxiv.by_title(awkward, awkward),
        openlibrary.by_title(awkward, awkward),
        semanticscholar.by_title(awkward),
        pubmed.ids_of_title(awkward, awkward),
        crossref.by_doi("10.5555/a?b=c&d#e/../f"),
    ):
        assert "&rows=1000" not in query.url
        assert not set(query.url) & set(' "#\n\\')
    assert datacite.by_title('a" OR b').url.count("%22") == 2


READERS = {
    **QUESTIONS,
    "unpaywall/work": unpaywall.copies(DOI),
    "openalex/copies": openalex.copies(DOI),
    "doi.org/agency": doi_org.agency(DOI),
    "doi.org/handle": doi_org.handle(DOI),
    "wayback/cdx": wayback.nearest(PAGE, "2014"),
    "pubmed/ids": pubmed.ids_of_title("Piers", "Varga"),
}
FILES = {"openalex/copies": "openalex/work"}  # another reading of the same answer
RECORDED = [name for name in READERS if any(ANSWERS.glob(f"{FILES.get(name, name)}.json"))]
# what the courier takes for an answer of another form
UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)
NAMES = st.sampled_from(["message", "items", "data", "results", "docs", "result", "RA", "title"])
LEAVES = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(LEAVES, lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=3))


@given(st.data())
@pytest.mark.parametrize("name", RECORDED)
def test_an_answer_with_nulls_anywhere_is_read_or_refused(name, data):
    holed = _hole(json.loads(body(FILES.get(name, name))), data)
    with contextlib.suppress(*UNREADABLE):
        READERS[name].read(json.dumps(holed).encode())


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
@pytest.mark.parametrize("name", READERS)
def test_any_bytes_are_read_or_refused(name, answer):
    with contextlib.suppress(*UNREADABLE):
        READERS[name].read(answer)


@given(st.data())
@pytest.mark.parametrize("form", [crossref_form, openalex_form, datacite_form])
def test_null_in_any_optional_field_is_read(form, data):
    """Every field of a record may be absent or null; what comes of it is a record or nothing, never an exception."""
    work = msgspec.to_builtins(form.Work())
    full = json.loads(body(f"{form.__name__.rpartition('.')[2]}/work"))
    full = full.get("message", full.get("data", full))
    names = data.draw(st.sets(st.sampled_from(sorted(set(full) | set(work)))))
    holed = _hole(full, data, names)
    made = form.record_of(msgspec.json.decode(json.dumps(holed), type=form.Work))
    assert made is None or made.title or made.doi


def _hole(value, data, names=frozenset()):
    """Return a JSON object some of whose fields are null, at any depth."""
    if isinstance(value, dict):
        return {
            name: None if name in names or (not names and data.draw(st.integers(0, 4)) == 0) else _hole(part, data)
            for name, part in value.items()
        }
    return [_hole(part, data) for part in value] if isinstance(value, list) else value
