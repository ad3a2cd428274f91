"""Open copies: chosen, fetched from a server of this machine, opened in the isolated reader, saved under safe names."""

import csv
import hashlib
import os
from datetime import date

import pytest

from pipeline.errors import UsageError
from pipeline.model.copy import FetchState
from pipeline.network.courier import Policy
from pipeline.network.identity import Identity
from pipeline.run.online.fetch import Fetcher, Wanted
from tests.network.loopback import Answer, data, page, redirect
from tests.run.online.conftest import DOI, entry, recorded

TODAY = date(2025, 11, 29)
TITLE = "Tidal drift of harbour sediments beneath piers"
TEXT = "Sand moves three metres a year beneath the piers of the harbour, and more in winter. " * 20
OPENALEX = "api.openalex.org/works/doi:10.5555/tidal"
REPOSITORY = "repository.example.org/1.pdf"


def pdf(title=TITLE):
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab is not installed")
    import io

    file = io.BytesIO()
    sheet = canvas.Canvas(file)
    sheet.drawString(72, 760, title)
    for i in range(12):
        sheet.drawString(72, 730 - 14 * i, TEXT[:80])
    sheet.save()
    return Answer(200, file.getvalue(), {"Content-Type": "text/html"})  # a header is no evidence


def article(title=TITLE):
    return page(title, TEXT)


@pytest.fixture
def fetch(session, tmp_path):
    def make(reference, row=None, *, email="", **wanted):
        into = tmp_path / "sources"
        opened = session(Policy(), Identity(email=email))
        fetcher = Fetcher(opened.sites(), opened.courier, Wanted(into, unpaywall=bool(email), **wanted), TODAY)
        about = {"reference_id": reference.id, "article": "a", "source": "", **(row or {})}
        [made] = fetcher.fetch_all([(about, reference)], lambda *_: None)
        return made

    return make


def listed(tmp_path):
    with (tmp_path / "sources" / "sources.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def files(tmp_path):
    folder = tmp_path / "sources"
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock") if folder.exists() else []


def test_an_open_copy_is_saved_with_its_line(fetch, server, tmp_path):
    server.play(OPENALEX, recorded("openalex/work"))
    file = pdf()
    server.play(REPOSITORY, file)
    made = fetch(entry(doi=DOI))
    assert (made["state"], made["file"]) == ("saved", "varga-2014-tidal-drift-of-harbour-sediments-beneath.pdf")
    assert (made["version"], made["licence"], made["source"]) == ("accepted", "cc-by", "openalex")
    saved = (tmp_path / "sources" / made["file"]).read_bytes()
    assert saved == file.body
    [line] = listed(tmp_path)
    assert line == {
        "file": made["file"], "reference": "r1", "url": "https://repository.example.org/1.pdf", "retrieved": "2025-11-29",
        "archived": "", "sha256": hashlib.sha256(saved).hexdigest(), "licence": "cc-by",
    }  # fmt: skip
    assert files(tmp_path) == ["sources.csv", made["file"]]


def test_a_work_that_is_there_is_not_fetched_again(fetch, server):
    server.play("site.example.org/a", article())
    reference = entry(url="https://site.example.org/a")
    first, again = fetch(reference), fetch(reference)
    assert (again["state"], again["file"]) == ("have", first["file"])
    assert fetch(entry(id="r9"), {"source": "mine.pdf"})["state"] == "have"
    assert server.asked().count("site.example.org/a") == 1


def test_a_page_is_saved_as_it_came_and_says_where_it_is_from(fetch, server, tmp_path):
    server.play("site.example.org/a", article())
    made = fetch(entry(url="https://site.example.org/a"))
    saved = (tmp_path / "sources" / made["file"]).read_bytes()
    assert made["file"].endswith(".html")
    assert saved.startswith(b"<!-- saved from url=(0026)https://site.example.org/a at 2025-11-29 -->")
    assert saved.endswith(article().body)


def test_nothing_that_a_page_names_is_asked_for(fetch, server):
    body = article().body.replace(
        b"<p>", b'<script src="/evil.js"></script><img src="/dot.png"><iframe src="/in.html"></iframe><p>'
    )
    server.play("site.example.org/a", Answer(body=body))
    assert fetch(entry(url="https://site.example.org/a"))["state"] == "saved"
    assert server.asked() == ["site.example.org/robots.txt", "site.example.org/a"]


def test_a_file_of_a_person_is_never_overwritten(fetch, server, tmp_path):
    (tmp_path / "sources").mkdir()
    mine = tmp_path / "sources" / "varga-2014-tidal-drift-of-harbour-sediments-beneath.html"
    mine.write_text("mine")
    (tmp_path / "sources" / "sources.csv").write_text("file,reference,shelf\nother.pdf,r7,B3\n", encoding="utf-8")
    server.play("site.example.org/a", article())
    made = fetch(entry(url="https://site.example.org/a"))
    assert made["file"] == "varga-2014-tidal-drift-of-harbour-sediments-beneath-2.html"
    assert mine.read_text() == "mine"
    assert [(line["file"], line["shelf"]) for line in listed(tmp_path)] == [("other.pdf", "B3"), (made["file"], "")]


def test_another_work_is_not_saved_and_the_next_copy_is_tried(fetch, server):
    server.play(OPENALEX, recorded("openalex/work"))
    server.play("site.example.org/a", page("Quay Press: shop", "Buy lanterns, ropes and buoys. " * 60))
    server.play(REPOSITORY, pdf())
    made = fetch(entry(doi=DOI, url="https://site.example.org/a"))
    assert (made["state"], made["source"]) == ("saved", "openalex")
    assert "entry: wrong_work" in made["reason"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (page("Quay Press", "Buy lanterns, ropes and buoys. " * 60), FetchState.WRONG_WORK),
        (Answer(200, b"MZ\x90\x00" * 300, {"Content-Type": "application/pdf"}), FetchState.WRONG_TYPE),
        (Answer(200, b"%PDF-1.7 torn"), FetchState.WRONG_WORK),
        (Answer(403), FetchState.BLOCKED),
        (Answer(429), FetchState.BLOCKED),
        (Answer(200, b"x", length=60_000_000), FetchState.TOO_LARGE),
        (redirect("http://169.254.169.254/latest/meta-data"), FetchState.UNSAFE),
        (Answer(raw=b"nonsense\r\n\r\n"), FetchState.FAILED),
    ],
    ids=["other work", "program", "torn", "403", "429", "large", "metadata", "nonsense"],
)
def test_what_is_no_copy_leaves_nothing(fetch, server, tmp_path, answer, state):
    server.play("site.example.org/a", answer)
    made = fetch(entry(url="https://site.example.org/a"))
    assert made["state"] == state
    assert files(tmp_path) == []
    assert made["reason"]


def test_a_page_where_a_pdf_is_promised_is_no_copy(fetch, server):
    server.play(OPENALEX, recorded("openalex/work"))
    server.play(REPOSITORY, article("Log in"))
    made = fetch(entry(doi=DOI))
    assert "wrong_type" in (made["state"], made["reason"].partition(" (")[0].partition(": ")[2])


def test_no_open_copy_is_known(fetch, server):
    server.play(OPENALEX, data({"best_oa_location": None, "locations": []}))
    assert fetch(entry(doi=DOI))["state"] == "not_open"


def test_unpaywall_is_asked_only_with_an_email(fetch, server):
    server.play("api.unpaywall.org/v2/10.5555/tidal", recorded("unpaywall/work"))
    fetch(entry(doi=DOI))
    assert not any("unpaywall" in where for where in server.asked())
    server.play(REPOSITORY, pdf())
    assert fetch(entry(doi=DOI, id="r2"), email="you@example.org")["source"] == "unpaywall"
    assert any("email=you%40example.org" in where for where in server.asked())


def test_a_page_that_is_gone_comes_from_the_archive(fetch, server, tmp_path):
    raw = "web.archive.org/web/20140601120000id_/https://site.example.org/a"
    server.play("web.archive.org/cdx/search/cdx", data([["timestamp", "original"], ["20140601120000", "x"]]))
    server.play(raw, article())
    made = fetch(entry(url="https://site.example.org/a", accessed="2014-06-03"))
    assert (made["state"], made["source"], made["archived_at"]) == ("saved", "archive", "2014-06-01")
    assert listed(tmp_path)[0]["archived"] == "2014-06-01"
    assert "closest=20140603" in next(where for where in server.asked() if "cdx" in where)


def test_robots_txt_is_obeyed_at_every_step(fetch, server):
    server.play("site.example.org/robots.txt", Answer(200, b"User-agent: *\nDisallow: /closed"))
    server.play("site.example.org/a", redirect("/closed/a"))
    server.play("site.example.org/closed/a", article())
    made = fetch(entry(url="https://site.example.org/a"))
    assert (made["state"], "robots.txt" in made["reason"]) == ("blocked", True)
    assert "site.example.org/closed/a" not in server.asked()


def test_services_for_programs_are_not_asked_for_their_robots_txt(fetch, server):
    server.play("export.arxiv.org/robots.txt", Answer(200, b"User-agent: *\nDisallow: /"))
    server.play("export.arxiv.org/pdf/2101.00001", pdf())
    assert fetch(entry(raw="Varga. Tidal drift. arXiv:2101.00001"))["source"] == "arxiv"
    assert server.asked() == ["export.arxiv.org/pdf/2101.00001"]


def test_a_site_whose_robots_txt_is_out_of_order_is_left_alone(fetch, server):
    server.play("site.example.org/robots.txt", Answer(500))
    server.play("site.example.org/a", article())
    assert fetch(entry(url="https://site.example.org/a"))["state"] == "blocked"
    assert server.asked() == ["site.example.org/robots.txt"]


def test_hostile_addresses_are_not_fetched(fetch, server, shared, tmp_path):
    server.names = {"localtest.me": [["127.0.0.1"]], "127.0.0.1.nip.io": [["127.0.0.1"]]}
    for number, url in enumerate((shared / "hostile" / "urls.txt").read_text(encoding="utf-8").splitlines()):
        assert fetch(entry(id=f"r{number}", url=url))["state"] in ("unsafe", "not_open"), url
    assert server.requests == []
    assert files(tmp_path) == []


def test_a_full_disk_is_told_before_anything_is_written(fetch, server, tmp_path, monkeypatch):
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")(1, 1, 1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    server.play("site.example.org/a", article())
    with pytest.raises(UsageError, match="on the disk"):
        fetch(entry(url="https://site.example.org/a"))
    assert files(tmp_path) == []


@pytest.mark.parametrize(("delay", "state"), [(20, "saved"), (300, "blocked")])
def test_a_crawl_delay_is_obeyed_or_the_site_left_alone(fetch, server, clock, delay, state):
    server.play("site.example.org/robots.txt", Answer(200, f"User-agent: *\nCrawl-delay: {delay}".encode()))
    server.play("site.example.org/a", page("Quay Press", "Buy lanterns, ropes and buoys. " * 60))
    server.play("site.example.org/b", article())
    server.play(OPENALEX, data({"locations": [{"is_oa": True, "landing_page_url": "https://site.example.org/b"}]}))
    before = clock.now
    assert fetch(entry(doi=DOI, url="https://site.example.org/a"))["state"] == state
    assert clock.now - before >= (delay if state == "saved" else 0)
    assert ("site.example.org/b" in server.asked()) == (state == "saved")


def test_what_a_killed_run_left_is_swept_away_after_an_hour(fetch, server, tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    old, new = folder / ".citetrail-1-varga.pdf", folder / ".citetrail-2-quist.part"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (1, 1))
    server.play("site.example.org/a", article())
    fetch(entry(url="https://site.example.org/a"))
    assert (old.exists(), new.exists()) == (False, True)


def test_a_licence_is_no_formula(fetch, server, tmp_path):
    place = {
        "is_oa": True,
        "pdf_url": "https://repository.example.org/1.pdf",
        "license": '=HYPERLINK("http://x")\ncc-by',
    }
    server.play(OPENALEX, data({"locations": [place]}))
    server.play(REPOSITORY, pdf())
    made = fetch(entry(doi=DOI))
    assert made["licence"] == listed(tmp_path)[0]["licence"] == "HYPERLINKhttp://xcc-by"
