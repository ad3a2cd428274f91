"""Politeness, failures and the cache: time is a clock that moves when somebody sleeps."""

import threading
from email.utils import formatdate

import pytest

from pipeline.network.cache import AnswerCache
from pipeline.network.courier import Courier, Policy
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.identity import Identity
from pipeline.network.pace import Lane, Limits, all_limits
from pipeline.network.services import crossref, openalex, wayback
from tests.network.loopback import Answer, data, page

DOI = "10.5555/tidal"
WORK = {"message": {"DOI": DOI, "title": ["Tidal drift"]}}
WHERE = "api.crossref.org/works/10.5555%2Ftidal"
SEARCH = "api.crossref.org/works"


@pytest.fixture
def courier(server, clock, tmp_path):
    def make(policy=Policy(), identity=Identity(), folder=tmp_path):  # noqa: B008 — frozen values
        client = server.client()
        cache = AnswerCache(folder, clock)
        return Courier(client.send, cache, identity, policy, clock=clock, sleep=clock.sleep)

    return make


def test_an_answer_is_asked_for_once_and_then_in_the_cache(courier, server):
    server.play(WHERE, data(WORK))
    first, again = courier().ask(crossref.by_doi(DOI)), courier().ask(crossref.by_doi(DOI))
    assert (first.origin, again.origin, len(server.requests)) == ("network", "cache", 1)
    assert first.value == again.value
    assert first.value[0].doi == DOI


def test_an_old_answer_is_asked_for_anew_with_its_tag(courier, server, clock):
    server.play(WHERE, data(WORK, ETag='"v1"'), Answer(304))
    courier().ask(crossref.by_doi(DOI))
    clock.now += 31 * 86_400
    again = courier().ask(crossref.by_doi(DOI))
    assert server.requests[1][2]["If-None-Match"] == '"v1"'
    assert (again.origin, again.value[0].doi) == ("network", DOI)
    assert courier().ask(crossref.by_doi(DOI)).origin == "cache"


def test_policies_of_the_cache(courier, server, clock):
    server.play(WHERE, data(WORK))
    courier().ask(crossref.by_doi(DOI))
    clock.now += 3 * 86_400
    assert courier(Policy(max_age=86_400)).ask(crossref.by_doi(DOI)).origin == "network"
    assert courier(Policy(refresh=True)).ask(crossref.by_doi(DOI)).origin == "network"
    clock.now += 400 * 86_400
    assert courier(Policy(offline=True)).ask(crossref.by_doi(DOI)).origin == "cache"
    with pytest.raises(NoAnswerError) as error:
        courier(Policy(offline=True)).ask(crossref.by_doi("10.5555/other"))
    assert error.value.kind == FailureKind.NOT_CACHED
    assert len(server.requests) == 3


def test_an_unknown_doi_is_an_answer_and_kept_for_a_shorter_time(courier, clock):
    assert courier().ask(crossref.by_doi(DOI)).value == ()
    clock.now += 2 * 86_400
    assert courier().ask(crossref.by_doi(DOI)).origin == "cache"
    clock.now += 2 * 86_400
    assert courier().ask(crossref.by_doi(DOI)).origin == "network"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("dated", [False, True])
def test_retry_after_is_obeyed(courier, server, clock, status, dated):
    wanted = formatdate(clock.now + 40, usegmt=True) if dated else "40"
    server.play(WHERE, Answer(status, headers={"Retry-After": wanted}), data(WORK))
    assert courier().ask(crossref.by_doi(DOI)).value[0].doi == DOI
    assert 39 <= sum(clock.slept) <= 41


def test_a_longer_pause_than_two_minutes_ends_the_service_for_the_run(courier, server):
    server.play(WHERE, Answer(429, headers={"Retry-After": "3600"}))
    asking = courier()
    with pytest.raises(NoAnswerError):
        asking.ask(crossref.by_doi(DOI))
    with pytest.raises(NoAnswerError) as error:
        asking.ask(crossref.by_doi("10.5555/other"))
    assert (error.value.kind, len(server.requests)) == (FailureKind.OUT, 1)


def test_two_faults_and_then_an_answer(courier, server, clock):
    server.play(WHERE, Answer(503), Answer(503), data(WORK))
    assert courier().ask(crossref.by_doi(DOI)).value[0].doi == DOI
    first, second = (s for s in clock.slept if s >= 1)
    assert 1 <= first <= 1.5
    assert 2 <= second <= 3


def test_a_broken_connection_is_tried_again(courier, server):
    server.play(WHERE, Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Le"), data(WORK))
    assert courier().ask(crossref.by_doi(DOI)).value[0].doi == DOI


def test_other_errors_are_not_tried_again(courier, server):
    server.play(WHERE, Answer(400))
    with pytest.raises(NoAnswerError) as error:
        courier().ask(crossref.by_doi(DOI))
    assert (error.value.status, len(server.requests)) == (400, 1)


def test_five_failures_in_a_row_open_the_circuit(courier, server):
    server.play(SEARCH, Answer(500))
    asking = courier()
    for number in range(4):
        with pytest.raises(NoAnswerError):
            asking.ask(crossref.by_title(f"Piers {number}", "Varga"))
    assert len(server.requests) == 5
    assert "5 failures in a row" in asking.why_out("crossref")


def test_failures_are_never_kept(courier, server):
    server.play(WHERE, Answer(500), Answer(500), Answer(500), data(WORK))
    with pytest.raises(NoAnswerError):
        courier().ask(crossref.by_doi(DOI))
    assert courier().ask(crossref.by_doi(DOI)).value[0].doi == DOI


def test_the_money_of_the_day_is_gone(courier, server):
    server.play("api.openalex.org/works", Answer(429))
    asking = courier(identity=Identity(openalex_key="k1"))
    with pytest.raises(NoAnswerError):
        asking.ask(openalex.by_title("Tidal drift of harbour sediments"))
    with pytest.raises(NoAnswerError) as error:
        asking.ask(openalex.by_doi(DOI))
    assert (error.value.kind, len(server.requests)) == (FailureKind.OUT, 1)


def test_the_archive_gets_one_long_pause_and_is_then_left_alone(courier, server, clock):
    server.play("web.archive.org/cdx/search/cdx", Answer(429))
    with pytest.raises(NoAnswerError):
        courier().ask(wayback.nearest("http://site.example.org/a", "2014"))
    assert (len(server.requests), round(sum(clock.slept)) >= 300) == (2, True)


@pytest.mark.parametrize(
    "answer",
    [page("Down for maintenance"), Answer(body=b'{"message": {"DOI": "\xff\xfe"}}'), Answer(body=b""), Answer(body=b"[" * 100_000),
     data({"message": {"title": "no list"}}), data(["another", "form"])],
    ids=["HTML", "not UTF-8", "empty", "deep", "other type", "other form"],
)  # fmt: skip
def test_an_answer_of_another_form_is_no_answer(courier, server, answer):
    server.play(WHERE, answer)
    with pytest.raises(NoAnswerError) as error:
        courier().ask(crossref.by_doi(DOI))
    assert error.value.kind == FailureKind.SHAPE
    with pytest.raises(NoAnswerError):  # and it was not kept
        courier(Policy(offline=True)).ask(crossref.by_doi(DOI))


def test_an_empty_list_is_an_answer(courier, server):
    server.play(SEARCH, data({"message": {"total-results": 0, "items": []}}))
    assert courier().ask(crossref.by_title("Piers", "Varga")).value == ()


def test_keys_and_the_email_are_sent_and_kept_nowhere(courier, server, tmp_path):
    server.play("api.openalex.org/works", data({"results": []}))
    identity = Identity(email="you@example.org", openalex_key="k1")
    courier(identity=identity).ask(openalex.by_title("Piers"))
    assert "api_key=k1" in server.asked()[0]
    assert "mailto=you%40example.org" in server.asked()[0]
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"k1" not in kept.replace(b"sk1", b"")
    assert b"you" not in kept
    assert "k1" not in repr(identity)


def test_a_lane_waits_between_two_requests(clock):
    lane = Lane(Limits(every=2.0, together=1), clock, clock.sleep)
    for _ in range(3):
        with lane.turn():
            pass
    assert clock.slept == [2.0, 2.0]


def test_headers_slow_a_lane_down_and_never_up(clock):
    lane = Lane(Limits(every=1.0, together=2), clock, clock.sleep)
    lane.obey({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"})
    for _ in range(2):
        with lane.turn():
            pass
    lane.obey({"x-rate-limit-limit": "1", "x-rate-limit-interval": "5s", "x-concurrency-limit": "1"})
    for _ in range(2):
        with lane.turn():
            pass
    lane.obey({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "60"})
    with lane.turn():
        pass
    assert clock.slept == [1.0, 1.0, 5.0, 60.0]


def test_no_more_at_once_than_a_lane_has_room_for(server, courier):
    running, most, lock = 0, 0, threading.Lock()
    gate = threading.Event()

    def note(_):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        gate.wait(0.1)
        with lock:
            running -= 1

    server.on_request = note
    server.play(SEARCH, data({"message": {"items": []}}))
    asking = courier()
    threads = [threading.Thread(target=asking.ask, args=[crossref.by_title(f"Piers {n}", "Varga")]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(server.requests), most) == (4, 1)


def test_every_service_has_limits():
    lanes = set(all_limits())
    for query in (crossref.by_doi(DOI), openalex.by_doi(DOI), wayback.nearest("http://a.example.org/", "")):
        assert (query.lane or query.host) in lanes


def test_a_damaged_cache_is_made_anew(courier, server, tmp_path):
    (tmp_path / "network-1.sqlite").write_bytes(b"no database, but long enough to be read as one " * 40)
    server.play(WHERE, data(WORK))
    assert courier().ask(crossref.by_doi(DOI)).origin == "network"
    assert courier().ask(crossref.by_doi(DOI)).origin == "cache"
