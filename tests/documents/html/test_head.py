# ruff: noqa: E501 — pages as they are found
import pytest

from tests.documents.html.pages import article, read_page


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://isle.example/ferry">',
        "<link href='https://isle.example/ferry' rel='canonical'>",
        '<meta property="og:url" content="https://isle.example/ferry">',
        "<!-- saved from url=(0026)https://isle.example/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://isle.example/ferry \n saved date: Mon May 04 2026\n-->",
        "<!-- Mirrored from isle.example/ferry by HTTrack Website Copier/3.x -->",
    ],
)
def test_the_address_of_a_saved_page(tmp_path, head):
    assert read_page(tmp_path, article("", "", "", "", head=head)).meta.url == "https://isle.example/ferry"


def test_a_page_may_have_several_addresses(tmp_path):
    head = '<!-- saved from url=(0030)https://isle.example/ferry?id=4 --><link rel="canonical" href="https://isle.example/ferry">'
    meta = read_page(tmp_path, article("", "", "", "", head=head)).meta
    assert (meta.url, meta.addresses) == ("https://isle.example/ferry", ("https://isle.example/ferry?id=4",))


def test_what_scholarly_pages_declare(tmp_path):
    head = (
        '<meta name="citation_title" content="Ferries and fares"><meta name="citation_author" content="Fenwick, Maud">'
        '<meta name="citation_author" content="Aarden, Piet"><meta name="citation_doi" content="doi:10.5555/ISLE.9">'
        '<meta name="citation_publication_date" content="2021/03/04">'
    )
    meta = read_page(tmp_path, article("", "", "", "", head=head)).meta
    assert (meta.title, meta.authors, meta.doi) == (
        "Ferries and fares",
        ("Fenwick, Maud", "Aarden, Piet"),
        "10.5555/isle.9",
    )
    assert meta.language == "en"


def test_a_file_name_is_no_title(tmp_path):
    page = article("", "", "", "").replace("<title>Harrow Isle</title>", "<title>ISLE%282025%2943.docx</title>")
    assert read_page(tmp_path, page).meta.title == "The Harrow Isle ferry"


def test_the_title_of_an_act_stands_in_several_lines(tmp_path):
    cover = "<p>Harrow, 3.5.2025</p><p>ISLE(2025) 43 final</p><p>Proposal for a</p><p>REGULATION OF THE PARISH COUNCIL</p><p>on the fares of the ferry.</p>"
    page = article("", "", "", "", before=cover).replace(
        "<title>Harrow Isle</title>", "<title>ISLE%282025%2943.docx</title>"
    )
    assert (
        read_page(tmp_path, page).meta.title
        == "Proposal for a REGULATION OF THE PARISH COUNCIL on the fares of the ferry"
    )
