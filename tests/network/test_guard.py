import re

import pytest

from pipeline.errors import NetworkError
from pipeline.network.addresses import is_public, parse_address
from pipeline.network.guard import MOST_REDIRECTS, check_url, follow, resolve

PUBLIC, LOOPBACK = "93.184.216.34", "127.0.0.1"


def test_an_ordinary_address_passes():
    target = check_url("https://Journal.Example.org/a?b=1#c")
    assert (target.scheme, target.host, target.port) == ("https", "journal.example.org", 443)
    assert [str(a) for a in resolve(target, lambda _: [PUBLIC]).addresses] == [PUBLIC]


def test_no_hostile_address_is_reached(shared):
    """The resolver answers loopback for names that lead there, and a public address for all others."""
    reached = []
    urls = (shared / "hostile" / "urls.txt").read_text(encoding="utf-8").splitlines()
    for url in urls:
        unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), url)
        for written in {url, unescaped}:
            try:
                local = re.search(r"localtest\.me|nip\.io", written)
                reached.append(resolve(check_url(written), lambda _, local=local: [LOOPBACK if local else PUBLIC]))
            except NetworkError:
                continue
    assert len(urls) >= 60
    assert reached == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://10.0.0.0x1/",
        "http://[::1]/",
        "http://a.example.org:22/",
        "http://a@b.example.org/",
        "http://printer.local/",
        "http://LOCALHOST./",
        "http://intranet/",
        "ftp://a.example.org/",
        "http://a.example.org/\r\nHost: b",
        "http://a.example.org/%0d%0aX:y",
        "http://①②⑦.⓪.⓪.①/",
        f"http://a.example.org/{'a' * 2000}",
    ],
)
def test_texts_that_are_refused(url):
    with pytest.raises(NetworkError, match="not asked"):
        check_url(url)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.0.0.1 169.254.169.254 100.64.0.1 192.0.0.8 198.18.0.1 224.0.0.1 240.0.0.1 0.0.0.0 ::1 :: ::7f00:1 fe80::1 "
    "fec0::1 fd00::1 ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 ff02::1".split(),
)
def test_addresses_that_are_refused(address):
    assert not is_public(parse_address(address))


def test_one_bad_address_refuses_the_host():
    target = check_url("http://a.example.org/")
    with pytest.raises(NetworkError, match="not public"):
        resolve(target, lambda _: [PUBLIC, "fe80::1%eth0"])
    with pytest.raises(NetworkError, match="no address"):
        resolve(target, lambda _: [])


def test_a_name_is_resolved_once_so_that_a_second_answer_changes_nothing():
    answers = iter([[PUBLIC], [LOOPBACK]])
    checked = resolve(check_url("http://a.example.org/"), lambda _: next(answers))
    assert [str(a) for a in checked.addresses] == [PUBLIC]


def test_redirects_are_checked_again():
    start = check_url("https://a.example.org/x/y")
    assert follow(start, "../z", 0).url == "https://a.example.org/z"
    for location in ("http://169.254.169.254/", "http://a.example.org/", "file:///etc/passwd", "//127.0.0.1/", "/a b"):
        with pytest.raises(NetworkError):
            follow(start, location, 0)
    with pytest.raises(NetworkError, match="redirects"):
        follow(start, "/z", MOST_REDIRECTS)
