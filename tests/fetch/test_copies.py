from pipeline.fetch.copies import choose
from pipeline.model.copy import Copy, Version
from tests.run.online.conftest import entry


def test_the_order_of_copies():
    named = [
        Copy("https://pages.example.org/1", "openalex", "page", Version.PUBLISHED),
        Copy("https://site.example.org/submitted.pdf", "openalex", "pdf", Version.SUBMITTED),
        Copy("https://site.example.org/accepted.pdf", "unpaywall", "pdf", Version.ACCEPTED),
        Copy("https://site.example.org/published.pdf", "unpaywall", "pdf", Version.PUBLISHED),
        Copy("https://site.example.org/licensed.pdf", "openalex", "pdf", Version.PUBLISHED, "cc-by"),
    ]
    urls = [copy.url for copy in choose(entry(url="https://quay.example.org/a"), ["2101.00001"], named)]
    assert urls == [
        "https://quay.example.org/a",
        "https://export.arxiv.org/pdf/2101.00001",
        "https://site.example.org/licensed.pdf",
        "https://site.example.org/published.pdf",
        "https://site.example.org/accepted.pdf",
        "https://site.example.org/submitted.pdf",
        "https://pages.example.org/1",
    ]


def test_each_address_once_and_registries_never():
    named = [
        Copy("http://quay.example.org/a/", "openalex", "pdf"),
        Copy("https://doi.org/10.5555/x", "openalex", "page"),
    ]
    copies = choose(entry(url="https://quay.example.org/a"), [], named)
    assert [(copy.url, copy.source) for copy in copies] == [("https://quay.example.org/a", "entry")]
    assert choose(entry(url="https://doi.org/10.5555/tidal"), [], []) == []
    assert choose(entry(url="ftp://quay.example.org/a"), [], [Copy("http://[bad", "openalex", "pdf")]) == []


def test_an_address_that_ends_in_pdf_is_a_file():
    [copy] = choose(entry(url="https://quay.example.org/a.PDF?x=1"), [], [])
    assert copy.kind == "pdf"
