"""Who may talk to the server: asked from outside, over its real socket."""

import socket
import threading

import httpx
import pytest

from tests.desk.conftest import lines, made_up, serving, write_tables

ANSWER = {
    "kind": "verdict",
    "at": "2026-03-14T10:22:31.000+01:00",
    "article": "ports",
    "claim": "c-000000000000",
    "verdict": "confirmed",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    write_tables(out, made_up(2))
    with serving(out, "--as", "AK") as server:
        server.out = out
        server.client = httpx.Client(base_url=server.origin)
        server.opening = server.client.get(server.url)
        yield server


def test_the_token_opens_once_and_the_cookie_after_it(server):
    cookie = server.opening.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert len(server.url.split("?k=")[1]) >= 43  # 256 bits in base64
    assert server.url.split("?k=")[1] not in cookie
    assert httpx.get(server.url).status_code == 403
    assert server.client.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/?k=wrong", "/api/page", "/static/page.js", "/api/pulse", "/file?sha256=0"])
def test_without_the_cookie_nothing_is_told(server, path):
    answer = httpx.get(server.origin + path)
    assert answer.status_code == 403
    assert "Aktau" not in answer.text
    assert "ports" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1", "127.0.0.1:1", "evil.example", "127.0.0.1:{port}.evil.example", ""]
)
def test_a_foreign_host_is_refused_even_with_the_cookie(server, host):
    headers = {"host": host.format(port=server.port)}
    assert server.client.get("/api/page", headers=headers).status_code in (400, 403)


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "https://127.0.0.1:{port}", "http://localhost:{port}"]
)
def test_a_foreign_origin_writes_nothing(server, origin):
    headers = {"origin": origin.format(port=server.port)} if origin else {}
    for path in ("/api/answer", "/api/matches", "/api/reviewer"):
        assert server.client.post(path, json=ANSWER, headers=headers).status_code == 403
    assert lines(server.out) == []


def test_every_answer_has_the_headers(server):
    for path in ("/", "/api/page", "/static/page.js", "/nowhere"):
        headers = server.client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
    assert "<script>" not in server.opening.text  # the page has no script of its own in it


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"kind":"verdict"}',
        {**ANSWER, "verdict": "fine"},
        {**ANSWER, "at": "today"},
        {**ANSWER, "more": 1},
        {**ANSWER, "kind": "all"},
    ],
)
def test_what_cannot_be_meant_is_refused_and_writes_nothing(server, body):
    content = {"content": body} if isinstance(body, bytes) else {"json": body}
    assert server.client.post("/api/answer", headers={"origin": server.origin}, **content).status_code == 422
    assert lines(server.out) == []


def test_it_listens_on_this_machine_alone(server):
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection((own, server.port), timeout=2)


def test_a_saved_file_is_an_attachment(sample):
    with serving(sample / "out", "--as", "AK") as server, httpx.Client(base_url=server.origin) as client:
        client.get(server.url)
        works = [
            work
            for claim in client.get("/api/page").json()["claims"]
            for work in claim["works"]
            if work["file"].endswith(".html")
        ]
        answer = client.get("/file", params={"sha256": works[0]["sha256"]})
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.content == (sample / "corpus" / "sources" / works[0]["file"]).read_bytes()
        assert client.get("/file", params={"sha256": "../../etc/passwd"}).status_code == 404


@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4])
def test_a_kill_between_200_posts_loses_no_acknowledged_answer(tmp_path, moment):
    write_tables(tmp_path, made_up(200))
    acknowledged = []
    with serving(tmp_path, "--as", "AK") as server, httpx.Client(base_url=server.origin) as client:
        client.get(server.url)
        version = client.get("/api/page").json()["version"]
        killer = threading.Timer(moment, server.kill)
        killer.start()
        try:
            for i in range(200):
                answer = {
                    **ANSWER,
                    "claim": f"c-{i:012x}",
                    "version": version,
                    "at": f"2026-03-14T10:22:31.{i:03}+01:00",
                }
                if client.post("/api/answer", json=answer, headers={"origin": server.origin}).status_code == 200:
                    acknowledged.append(answer["claim"])
        except httpx.TransportError:
            pass
        killer.join()
    assert set(acknowledged) <= {entry["claim"] for entry in lines(tmp_path)}


def test_answers_and_a_run_that_writes_the_folder_at_the_same_time(tmp_path):
    """The lock is passed on: every answer is a line, whatever the other process holds in between."""
    from pipeline.run.lock import locked

    write_tables(tmp_path, made_up(30))
    stop = threading.Event()

    def hold():
        while not stop.is_set():
            with locked(tmp_path, wait=30):
                stop.wait(0.02)
            stop.wait(0.005)

    with serving(tmp_path, "--as", "AK") as server, httpx.Client(base_url=server.origin, timeout=60) as client:
        client.get(server.url)
        version = client.get("/api/page").json()["version"]
        holder = threading.Thread(target=hold)
        holder.start()
        try:
            for i in range(30):
                answer = {
                    **ANSWER,
                    "claim": f"c-{i:012x}",
                    "version": version,
                    "at": f"2026-03-14T10:22:31.{i:03}+01:00",
                }
                assert client.post("/api/answer", json=answer, headers={"origin": server.origin}).status_code == 200
        finally:
            stop.set()
            holder.join()
    assert len(lines(tmp_path)) == 30
