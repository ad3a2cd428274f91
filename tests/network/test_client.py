"""What hostile and broken servers answer, on a server of this machine."""

import gzip
import ssl
import subprocess
import threading
import zlib

import pytest

from pipeline.network.body import read_body
from pipeline.network.client import Client
from pipeline.network.connection import resolve_by_system
from pipeline.network.exchange import Request
from pipeline.network.failures import FailureKind, NoAnswerError
from tests.network.loopback import PUBLIC, Answer, Server, page, redirect

URL = "http://site.example.org/a"


def failure(server, url=URL, **limits):
    with pytest.raises(NoAnswerError) as error:
        server.client().send(Request(url, **limits))
    return error.value.kind


def test_an_answer_comes_from_the_address_that_was_checked(server):
    server.play("site.example.org/a", page("Piers"))
    response = server.client("citetrail/0 (mailto:a@b.org)").send(Request(URL))
    assert (response.status, b"Piers" in response.body) == (200, True)
    assert server.dialled == [(PUBLIC, 80)]
    _, _, headers = server.requests[0]
    assert headers["Host"] == "site.example.org"
    assert headers["User-Agent"] == "citetrail/0 (mailto:a@b.org)"
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert "Cookie" not in headers


def test_the_name_is_resolved_once_so_that_rebinding_changes_nothing(server):
    server.names["site.example.org"] = [[PUBLIC], ["127.0.0.1"]]
    server.play("site.example.org/a", page("Piers"))
    assert server.client().send(Request(URL)).status == 200
    assert server.resolved["site.example.org"] == 1
    # a new client has to resolve anew, and now the name leads into this machine
    assert failure(server) == FailureKind.UNSAFE


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "64:ff9b::7f00:1"])
def test_a_name_that_leads_into_a_network_is_not_connected_to(server, address):
    server.names["site.example.org"] = [[PUBLIC, address]]
    assert failure(server) == FailureKind.UNSAFE
    assert server.dialled == []


def test_no_hostile_address_is_connected_to(server, shared):
    """By text, or by what its name resolves to on the public internet."""
    server.names = {"localtest.me": [["127.0.0.1"]], "127.0.0.1.nip.io": [["127.0.0.1"]]}
    client = server.client()
    urls = (shared / "hostile" / "urls.txt").read_text(encoding="utf-8").splitlines()
    for url in urls:
        with pytest.raises(NoAnswerError):
            client.send(Request(url.encode().decode("unicode_escape") if "\\u00" in url else url))
    assert len(urls) >= 60
    assert server.requests == []


def test_redirects_are_followed_by_hand_and_each_is_checked(server):
    server.play("site.example.org/a", redirect("/b", 301))
    server.play("site.example.org/b", redirect("http://other.example.org/c", 301))
    server.play("other.example.org/c", page("Piers"))
    response = server.client().send(Request(URL))
    assert (response.url, response.redirects, response.lasting) == ("http://other.example.org/c", 2, True)


@pytest.mark.parametrize(
    "location",
    ["http://169.254.169.254/latest/meta-data/", "http://127.0.0.1/", "file:///etc/passwd", "http://user@site.example.org/",
     "gopher://site.example.org/", "http://site.example.org:6379/", "//localhost/"],
)  # fmt: skip
def test_a_redirect_into_a_network_is_not_followed(server, location):
    server.play("site.example.org/a", redirect(location))
    assert failure(server) == FailureKind.UNSAFE
    assert len(server.requests) == 1


def test_a_redirect_to_a_name_of_this_network_is_not_followed(server):
    server.names["inner.example.org"] = [["192.168.0.7"]]
    server.play("site.example.org/a", redirect("http://inner.example.org/"))
    assert failure(server) == FailureKind.UNSAFE
    assert [address for address, _ in server.dialled] == [PUBLIC]


def test_a_loop_of_redirects_ends(server):
    server.play("site.example.org/a", redirect("/a"))
    assert failure(server) == FailureKind.UNSAFE
    assert len(server.requests) == 6


def test_keys_go_to_the_first_host_alone(server):
    server.play("site.example.org/a?q=1&api_key=secret", redirect("http://other.example.org/b"))
    server.play("other.example.org/b", page("Piers"))
    request = Request(f"{URL}?q=1", secret_headers=(("X-Key", "secret"),), secret_query="api_key=secret")
    assert server.client().send(request).status == 200
    assert server.requests[0][2]["X-Key"] == "secret"
    assert "X-Key" not in server.requests[1][2]
    assert "secret" not in repr(request)
    assert "secret" not in server.requests[1][1]


def test_a_slow_drip_ends_at_the_deadline(server):
    server.play("site.example.org/a", Answer(body=b"x" * 200, drip=0.05))
    assert failure(server, seconds=0.4) == FailureKind.TIMEOUT


def test_a_drip_of_headers_ends_too(server):
    server.play("site.example.org/a", Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 30, drip=0.05))
    assert failure(server, seconds=0.4) == FailureKind.TIMEOUT


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"x" * 2_000_000),
        Answer(body=b"x", length=10**12),
        Answer(body=gzip.compress(b"\0" * 30_000_000), headers={"Content-Encoding": "gzip"}),
        Answer(raw=b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 90_000 + b"\r\nContent-Length: 1\r\n\r\nx"),
    ],
    ids=["long", "announced", "bomb", "headers"],
)
def test_what_is_too_large_is_not_taken(server, answer):
    server.play("site.example.org/a", answer)
    assert failure(server, most=1_000_000) == FailureKind.TOO_LARGE


def test_ten_megabytes_of_headers_are_not_taken(server):
    server.play("site.example.org/a", Answer(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1_300_000))
    assert failure(server) == FailureKind.BROKEN


def test_a_bomb_below_the_limit_is_told_by_its_ratio():
    packed = gzip.compress(b"\0" * 20_000_000)
    with pytest.raises(NoAnswerError, match="100 times"):
        read_body([packed[i : i + 4096] for i in range(0, len(packed), 4096)], "gzip", 50 << 20)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"short", length=500),
        Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"),
        Answer(raw=b"SSH-2.0-OpenSSH_9.6\r\n"),
        Answer(raw=b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03"),
        Answer(body=b"no gzip at all", headers={"Content-Encoding": "gzip"}),
        Answer(body=gzip.compress(b"whole text" * 50)[:-12], headers={"Content-Encoding": "gzip"}),
        Answer(body=b"x", headers={"Content-Encoding": "br"}),
    ],
    ids=["wrong length", "early close", "no HTTP", "bytes", "no gzip", "half a gzip", "not asked for"],
)
def test_what_is_broken_is_no_answer(server, answer):
    server.play("site.example.org/a", answer)
    assert failure(server) == FailureKind.BROKEN


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"piers " * 100), "gzip"),
        (zlib.compress(b"piers " * 100), "deflate"),
        (zlib.compressobj(wbits=-15).compress(b"piers " * 100), "deflate"),
        (b"piers " * 100, ""),
    ],
    ids=["gzip", "zlib", "raw", "plain"],
)
def test_packed_answers_are_read(body, encoding):
    if encoding == "deflate" and not body.startswith(b"\x78"):
        packer = zlib.compressobj(wbits=-15)
        body = packer.compress(b"piers " * 100) + packer.flush()
    assert read_body([body[:7], body[7:]], encoding, 1000) == b"piers " * 100


def test_a_range_of_a_packed_page_is_read_as_far_as_it_goes(server):
    packed = gzip.compress(bytes(range(256)) * 400 + b"end")
    server.play("site.example.org/a", Answer(206, packed[:300], {"Content-Encoding": "gzip"}))
    body = server.client().send(Request(URL, most=65_536, cut=True)).body
    assert body
    assert (bytes(range(256)) * 400).startswith(body)


def test_the_first_bytes_of_a_long_page_are_enough_where_that_is_asked_for(server):
    server.play("site.example.org/a", Answer(body=b"x" * 500_000))
    assert len(server.client().send(Request(URL, most=1000, cut=True)).body) == 1000


def test_letters_beyond_ascii_are_sent_encoded_and_the_fragment_is_not(server):
    server.play("site.example.org/a%C3%A9?q=%20b", page("Piers"))
    assert server.client().send(Request("http://site.example.org/aé?q=%20b#part")).status == 200


def test_a_name_that_does_not_exist_has_no_address(monkeypatch):
    def fail(*_, **__):
        raise OSError("Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", fail)
    assert resolve_by_system("gone.example.org") == []


def test_a_proxy_of_the_environment_is_not_used(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    server.play("site.example.org/a", page("Piers"))
    assert server.client().send(Request(URL)).status == 200


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for one name, signed by itself."""
    folder = tmp_path_factory.mktemp("tls")
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=site.example.org",
    ]
    command += [
        "-addext",
        "subjectAltName=DNS:site.example.org",
        "-keyout",
        folder / "key.pem",
        "-out",
        folder / "cert.pem",
    ]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl is not here")
    return folder


@pytest.fixture
def secure(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    running = Server(context)
    running.play("site.example.org/a", page("Piers"))
    running.play("other.example.org/a", page("Piers"))
    yield running
    running.close()


def test_the_certificate_is_checked_against_the_name_not_the_address(secure, certificate):
    trust = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    client = Client("citetrail/test", resolver=secure.resolve, dial=secure.dial, tls=trust)
    assert client.send(Request("https://site.example.org/a")).status == 200
    assert secure.dialled == [(PUBLIC, 443)]
    with pytest.raises(NoAnswerError) as error:
        client.send(Request("https://other.example.org/a"))
    assert error.value.kind == FailureKind.TLS


def test_a_certificate_that_nobody_signed_is_refused(secure):
    with pytest.raises(NoAnswerError) as error:
        secure.client().send(Request("https://site.example.org/a"))
    assert error.value.kind == FailureKind.TLS


def test_closing_the_client_ends_every_wait(server):
    """Ctrl-C must not wait for a server that does not answer."""
    arrived, over = threading.Event(), threading.Event()
    server.on_request = lambda _: (arrived.set(), over.wait(60))
    client, caught = server.client(), []

    def ask():
        try:
            client.send(Request(URL))
        except NoAnswerError as error:
            caught.append(error.kind)

    waiting = threading.Thread(target=ask, daemon=True)
    waiting.start()
    assert arrived.wait(30)
    client.close()
    waiting.join(15)  # less than the twenty seconds of a read
    over.set()
    assert caught == [FailureKind.BROKEN]


def test_a_run_takes_no_more_than_its_share(server, monkeypatch):
    monkeypatch.setattr("pipeline.network.client._RUN_BYTES", 1500)
    server.play("site.example.org/a", Answer(body=b"x" * 1000))
    client = server.client()
    assert client.send(Request(URL)).status == 200
    with pytest.raises(NoAnswerError, match="in this run"):
        client.send(Request(URL))
