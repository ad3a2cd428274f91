"""What is asked about an entry, in which order, and what the answers come to."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.model import NoticeKind, Person, ReferenceKind, WorkState
from pipeline.network.courier import Policy
from pipeline.network.identity import Identity
from pipeline.run.online.steps import DEFAULT_INDEXES, INDEXES, numbers_of
from pipeline.run.online.works import OnlineWorks, Scope
from pipeline.verify import verify
from tests.network.loopback import Answer, data, page
from tests.run.online.conftest import DOI, agency, entry, recorded

TODAY = date(2025, 11, 29)
CROSSREF, SEARCH = "api.crossref.org/works/10.5555%2Ftidal", "api.crossref.org/works"
RA = "doi.org/ra/10.5555/tidal"
NOTHING = data({"message": {"items": []}})


def works(session, indexes=DEFAULT_INDEXES, keys=(), *, text=True, today=TODAY, **more):
    return OnlineWorks(session.courier, Scope(indexes, keys, text), today, **more)


def state(reference, answer):
    return verify(reference, answer.records, answered=answer.answered, this_year=2025, doi_known=answer.doi_known).state


def test_a_doi_of_crossref_is_settled_by_two_questions(session, server):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    reference = entry(doi=DOI)
    answer = works(session()).find(reference)
    assert server.asked() == [RA, CROSSREF]
    assert (state(reference, answer), answer.doi_known, answer.origin) == (WorkState.FOUND, True, "network")


def test_a_doi_of_datacite_is_not_unknown_because_crossref_does_not_have_it(session, server):
    server.play("doi.org/ra/10.5555/set", agency("DataCite", "10.5555/set"))
    server.play("api.datacite.org/dois/10.5555%2Fset", recorded("datacite/work"))
    reference = entry(
        doi="10.5555/set", title="Soundings of harbour piers, 1990–2019", year="2020", kind=ReferenceKind.OTHER,
        raw="Osei, K., & Harbour Board. (2020). Soundings of harbour piers, 1990–2019.", volume="", pages="", container="",
    )  # fmt: skip
    answer = works(session()).find(reference)
    assert [record.index for record in answer.records] == ["datacite"]
    assert not any("crossref" in where for where in server.asked())


def test_a_doi_that_nobody_has_and_the_work_found_elsewhere(session, server):
    server.play("doi.org/ra/10.5555/tydal", agency("", "10.5555/tydal"))
    server.play(SEARCH, recorded("crossref/search"))
    reference = entry(doi="10.5555/tydal")
    answer = works(session()).find(reference)
    found = verify(reference, answer.records, answered=answer.answered, this_year=2025, doi_known=answer.doi_known)
    assert (found.state, [r.doi for r in found.candidates]) == (WorkState.DOI_UNKNOWN, [DOI])


def test_a_registry_that_does_not_answer_says_nothing_of_the_doi(session, server):
    server.play(RA, page("Maintenance"))
    server.play(SEARCH, recorded("crossref/search"))
    answer = works(session()).find(entry(doi=DOI))
    assert answer.doi_known is None
    assert any("doi.org" in why for why in answer.failures)


@pytest.mark.parametrize(
    ("name", "record"), [("JaLC", Answer(404)), ("Crossref", Answer(400)), ("Crossref", Answer(404))]
)
def test_a_registered_doi_without_its_record_is_never_not_found(session, server, name, record):
    """JaLC, mEDRA and others are not asked: that a DOI is registered says that there is a work."""
    server.play(RA, agency(name))
    server.play(CROSSREF, record)
    server.play(SEARCH, NOTHING)
    server.play("api.openalex.org/works", data({"results": []}))
    reference = entry(doi=DOI)
    answer = works(session(identity=Identity(openalex_key="k")), keys=("openalex",)).find(reference)
    assert state(reference, answer) == WorkState.UNDECIDED
    assert "the DOI is registered, and its record was not had" in answer.failures


def test_an_entry_without_identifiers_is_searched_by_its_words(session, server):
    server.play(SEARCH, recorded("crossref/search"))
    reference = entry()
    answer = works(session()).find(reference)
    assert state(reference, answer) == WorkState.FOUND
    [asked] = server.asked()
    assert "query.bibliographic=Varga" in asked


def test_the_words_that_are_sent_hold_no_address_and_are_short(session, server):
    server.play(SEARCH, NOTHING)
    works(session()).find(entry(raw="Varga. Tidal drift. https://draft.example.org/secret " + "word " * 200))
    for asked in server.asked():
        assert "secret" not in asked
        assert len(asked) < 600


def test_not_found_needs_every_question_answered(session, server):
    server.play(SEARCH, NOTHING)
    server.play("api.openalex.org/works", data({"results": []}))
    reference = entry()
    with_key = works(session(identity=Identity(openalex_key="k")), keys=("openalex",)).find(reference)
    assert with_key.answered == {"crossref", "openalex"}
    assert state(reference, with_key) == WorkState.NOT_FOUND
    without = works(session()).find(reference)
    assert without.answered == {"crossref"}
    assert state(reference, without) == WorkState.UNDECIDED
    assert "OpenAlex was not searched: it wants a key" in without.failures


def test_an_index_that_fails_is_no_silence(session, server):
    server.play(SEARCH, NOTHING)
    server.play("api.openalex.org/works", Answer(429))
    reference = entry()
    answer = works(session(identity=Identity(openalex_key="k")), keys=("openalex",)).find(reference)
    assert "OpenAlex did not answer (429)" in answer.failures
    assert state(reference, answer) == WorkState.UNDECIDED


def test_a_second_question_that_fails_makes_the_index_silent_of_nothing(session, server):
    server.play(SEARCH, NOTHING, Answer(400))
    answer = works(session(), indexes=("crossref",)).find(entry())
    assert answer.answered == set()


def test_no_text_sends_identifiers_alone(session, server):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    asking = works(session(), text=False)
    asking.find(entry(doi=DOI))
    answer = asking.find(entry(id="r2"))
    assert server.asked() == [RA, CROSSREF]
    assert answer.answered == set()
    assert "only identifiers were sent (--no-text)" in answer.failures


@pytest.mark.parametrize("kind", [ReferenceKind.NEWS, ReferenceKind.WEB, ReferenceKind.LAW, ReferenceKind.REPORT])
def test_words_of_news_and_laws_are_not_sent(session, server, kind):
    answer = works(session()).find(entry(kind=kind))
    assert (server.requests, answer.records) == ([], ())


def test_books_are_asked_for_at_a_library(session, server):
    server.play("openlibrary.org/search.json", recorded("openlibrary/search"))
    reference = entry(
        kind=ReferenceKind.BOOK, title="Harbours of the north: A history", year="1998", container="", volume="", pages="",
        raw="Quist, A. (1998). Harbours of the north: A history. Quay Press.", authors=(Person("Quist", "A."),),
    )  # fmt: skip
    answer = works(session()).find(reference)
    assert state(reference, answer) == WorkState.FOUND
    assert server.asked()[0].startswith("openlibrary.org/search.json?title=Harbours")


def test_numbers_of_arxiv_go_into_one_question(session, server):
    server.play("export.arxiv.org/api/query", recorded("arxiv/feed"))
    first = entry(
        url="https://arxiv.org/abs/2101.00001v2", title="Lanterns over tidal networks", year="2021", kind=ReferenceKind.PAPER,
        raw="Quist, A., & Osei, K. (2021). Lanterns over tidal networks. arXiv:2101.00001", container="", volume="", pages="",
        authors=(Person("Quist", "A."), Person("Osei", "K.")),
    )  # fmt: skip
    second = replace(
        first, id="r2", doi="10.48550/arxiv.math/9801001", url="", raw="Varga, L. (1998). Knots in mooring lines."
    )
    asking = works(session(), indexes=("arxiv",))
    asking.prepare([first, second])
    assert sum("export.arxiv.org" in where for where in server.asked()) == 1
    assert "id_list=2101.00001%2Cmath%2F9801001" in next(w for w in server.asked() if "arxiv" in w)
    assert state(first, asking.find(first)) == WorkState.FOUND
    assert [n.kind for r in asking.find(second).records for n in r.notices] == [NoticeKind.RETRACTED]


@pytest.mark.parametrize(
    ("fields", "scheme", "expected"),
    [
        ({"url": "https://arxiv.org/pdf/1605.08386v1"}, "arxiv", ["1605.08386"]),
        ({"doi": "10.48550/arxiv.2101.00001"}, "arxiv", ["2101.00001"]),
        ({"raw": "Varga. Piers. arXiv: 2101.00001v3"}, "arxiv", ["2101.00001"]),
        ({"raw": "Varga. Piers. Quay. ISBN 978-0-00-000000-2"}, "isbn", ["9780000000002"]),
        ({"raw": "Varga. Piers. PMID: 90000001"}, "pmid", ["90000001"]),
        ({"raw": "Varga. Piers."}, "arxiv", []),
    ],
)
def test_identifiers_of_an_entry(fields, scheme, expected):
    assert numbers_of(entry(**fields), scheme) == expected


def test_pubmed_and_semantic_scholar_on_request(session, server):
    server.play(SEARCH, NOTHING)
    server.play("eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi", data({"esearchresult": {"idlist": ["90000001"]}}))
    server.play("eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi", recorded("pubmed/summary"))
    server.play("api.semanticscholar.org/graph/v1/paper/search/match", recorded("semanticscholar/match"))
    asking = works(session(identity=Identity(s2_key="k")), indexes=INDEXES, keys=("semanticscholar",))
    answer = asking.find(entry())
    assert {record.index for record in answer.records} >= {"semanticscholar"}
    assert works(session(), indexes=("pubmed",)).find(entry()).records[0].pmid == "90000001"


def test_notices_are_those_of_the_doi_and_asked_for_once(session, server):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    asking = works(session())
    asking.prepare([entry(doi=DOI)])
    assert [n.kind for n in asking.find_notices(DOI, "")] == [NoticeKind.RETRACTED, NoticeKind.CORRECTED]
    assert asking.find_notices("", "") == []
    assert server.asked() == [RA, CROSSREF]


def test_a_record_of_last_week_is_good_and_its_notices_are_not(session, server, clock):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    works(session()).find(entry(doi=DOI))
    clock.now += 7 * 86_400
    asking = works(session(), today=date(2025, 12, 6))
    answer = asking.find(entry(doi=DOI))
    assert (answer.origin, answer.day) == ("cache", "2025-11-29")
    assert asking.find_notices(DOI, "")
    assert server.asked() == [RA, CROSSREF, CROSSREF]


def test_offline_answers_come_from_the_cache_of_any_age(session, server, clock):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    works(session()).find(entry(doi=DOI))
    clock.now += 900 * 86_400
    reference = entry(doi=DOI)
    offline = works(session(Policy(offline=True))).find(reference)
    assert (state(reference, offline), offline.day) == (WorkState.FOUND, "2025-11-29")
    missing = works(session(Policy(offline=True))).find(entry(doi="10.5555/other"))
    assert any("not in the cache" in why for why in missing.failures)
    assert len(server.requests) == 2


def test_what_a_snapshot_settles_is_not_asked_for(session, server):
    server.play(RA, agency("Crossref"))
    server.play(CROSSREF, recorded("crossref/article"))
    reference = entry(doi=DOI)
    before = works(session())
    before.find(reference)
    asked = len(server.requests)
    asking = works(session(), before=[before])
    asking.prepare([reference])
    assert len(server.requests) == asked
    assert asking.answered == 0


def test_it_counts_so_that_a_run_without_any_answer_is_told(session, server):
    server.play(SEARCH, Answer(500))
    asking = works(session(), indexes=("crossref",))
    asking.prepare([entry(), entry(id="r2")])
    assert asking.answered == 0
    assert asking.failed > 0
