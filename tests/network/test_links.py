import pytest

from pipeline.model.lookup import LinkState
from pipeline.network.cache import AnswerCache
from pipeline.network.courier import Courier, Policy
from pipeline.network.identity import Identity
from pipeline.network.links import Links
from tests.network.loopback import Answer, data, page, redirect

URL = "https://site.example.org/papers/a"
WHERE = "site.example.org/papers/a"
CDX = "web.archive.org/cdx/search/cdx"


@pytest.fixture
def links(server, clock, tmp_path):
    def make(policy=Policy()):  # noqa: B008 — a frozen value
        client, cache = server.client(), AnswerCache(tmp_path, clock)
        courier = Courier(client.send, cache, Identity(), policy, clock=clock, sleep=clock.sleep)
        return Links(client, courier, cache, policy)

    return make


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (page("Piers"), LinkState.ANSWERS),
        (Answer(206, b"%PDF-1.7"), LinkState.ANSWERS),
        (Answer(416), LinkState.ANSWERS),
        (page("Page not found – Quay"), LinkState.OTHER_PAGE),
        (page("Seite nicht gefunden"), LinkState.OTHER_PAGE),
        (redirect("/"), LinkState.OTHER_PAGE),
        (page("Just a moment..."), LinkState.BLOCKED),
        (Answer(403), LinkState.BLOCKED),
        (Answer(429), LinkState.BLOCKED),
        (Answer(451), LinkState.BLOCKED),
        (Answer(503), LinkState.BLOCKED),
        (Answer(200, b"x", {"cf-mitigated": "challenge"}), LinkState.BLOCKED),
        (Answer(500), LinkState.UNDECIDED),
        (Answer(raw=b"nonsense\r\n\r\n"), LinkState.UNDECIDED),
        (redirect("http://site.example.org/b"), LinkState.UNSAFE),
        (redirect("https://169.254.169.254/"), LinkState.UNSAFE),
    ],
)
def test_what_an_answer_says_of_an_address(links, server, answer, state):
    server.play("site.example.org/", page("Quay Press"))
    server.play(WHERE, answer)
    assert links().check(URL, "2014").state == state


def test_a_title_that_only_holds_the_words_is_no_missing_page(links, server):
    server.play(WHERE, page("Lost and notfoundland: piers of the error 4041"))
    assert links().check(URL, "").state == LinkState.ANSWERS


def test_a_permanent_redirect_is_told_and_one_for_now_is_not(links, server):
    server.play("site.example.org/papers/b", page("Piers"))
    server.play(WHERE, redirect("/papers/b", 301))
    found = links().check(URL, "")
    assert (found.state, found.moved_to) == (LinkState.MOVED, "https://site.example.org/papers/b")
    server.play("site.example.org/papers/c", redirect("/papers/b", 302))
    assert links().check("https://site.example.org/papers/c", "").state == LinkState.ANSWERS
    server.play("site.example.org/papers/d", redirect("https://www.site.example.org/papers/d/", 301))
    server.play("www.site.example.org/papers/d/", page("Piers"))
    assert links().check("https://site.example.org/papers/d", "").state == LinkState.ANSWERS


def test_gone_is_gone_at_two_tries_an_hour_apart(links, server, clock):
    server.play(CDX, data([["timestamp", "original"], ["20140601120000", URL]]))
    assert links().check(URL, "2014-06").state == LinkState.UNDECIDED
    clock.now += 600
    again = links().check(URL, "2014-06")
    assert (again.state, len(server.requests)) == (LinkState.UNDECIDED, 1)
    clock.now += 3600
    found = links().check(URL, "2014-06")
    assert (found.state, found.archived_day) == (LinkState.DEAD, "2014-06-01")
    assert found.archived == f"https://web.archive.org/web/20140601120000/{URL}"
    assert "404 on 2 tries" in found.detail
    assert "closest=201406" in server.asked()[-1]


def test_an_address_that_comes_back_is_not_dead(links, server, clock):
    server.play(WHERE, Answer(404), page("Piers"), Answer(404))
    links().check(URL, "")
    clock.now += 7200
    assert links().check(URL, "").state == LinkState.ANSWERS
    clock.now += 8 * 86_400
    assert links().check(URL, "").state == LinkState.UNDECIDED


def test_a_name_that_is_gone_is_dead_at_the_second_try(links, server, clock):
    server.names["gone.example.org"] = [[]]
    first = links().check("http://gone.example.org/a", "")
    clock.now += 86_400
    second = links().check("http://gone.example.org/a", "")
    assert (first.state, second.state) == (LinkState.UNDECIDED, LinkState.DEAD)
    assert second.detail.endswith("the archive did not answer") is False


def test_an_archive_that_does_not_answer_is_told(links, server, clock):
    server.play(CDX, Answer(500))
    links().check(URL, "")
    clock.now += 7200
    assert "the archive did not answer" in links().check(URL, "").detail


def test_a_doi_is_asked_for_at_its_registry_not_at_the_publisher(links, server):
    server.play("doi.org/api/handles/10.5555/tidal", data({"responseCode": 1}))
    assert links().check("https://doi.org/10.5555/tidal", "").state == LinkState.ANSWERS
    assert server.asked() == ["doi.org/api/handles/10.5555/tidal"]


def test_unsafe_addresses_are_not_asked(links, server, shared):
    for url in (shared / "hostile" / "urls.txt").read_text(encoding="utf-8").splitlines():
        server.names.setdefault("localtest.me", [["127.0.0.1"]])
        server.names.setdefault("127.0.0.1.nip.io", [["127.0.0.1"]])
        assert links().check(url, "").state == LinkState.UNSAFE, url
    assert server.requests == []


def test_one_question_an_address_and_then_the_cache(links, server, clock):
    server.play(WHERE, page("Piers"))
    asking = links()
    asking.prepare([URL, URL])
    assert asking.check(URL, "").origin == "network"
    assert links().check(URL, "").origin == "cache"
    assert len(server.requests) == 1
    method, _, headers = server.requests[0]
    assert (method, headers["Range"]) == ("GET", "bytes=0-65535")
    clock.now += 8 * 86_400
    links().check(URL, "")
    assert len(server.requests) == 2


def test_offline_asks_nobody(links, server):
    found = links(Policy(offline=True)).check(URL, "")
    assert (found.state, found.detail, server.requests) == (LinkState.UNDECIDED, "not in the cache", [])
