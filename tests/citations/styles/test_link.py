# ruff: noqa: E501 — pages as they are found
import pytest

from pipeline.documents import read
from pipeline.flow import extract
from pipeline.model import LinkStatus, Outcome
from tests.growth import assert_linear

HEAD = '<link rel="canonical" href="https://news.isle.example/ferry">'
PAGE = "<html><head>{head}</head><body><article><h1>The <a href='https://isle.example/name'>ferry</a></h1>{body}</article></body></html>"
BODY = (
    '<p>The ferry <a href="https://www.line.example/report/?utm_source=x">carried 61,000 people in 2019</a>, its owners say. '
    'It <a href="https://doi.org/10.5555/ISLE.3">lost two boats</a> in the winter after.</p>'
)


def page(folder, body, name="page.html", head=HEAD):
    path = folder / name
    path.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    return read(path)


def cited(found):
    text = found.document.text
    return [(c.span.of(text), c.style, c.label) for c in found.citations]


def test_a_link_to_another_site_is_a_citation_of_its_sentence(tmp_path):
    found = extract(page(tmp_path, BODY))
    assert cited(found) == [
        ("carried 61,000 people in 2019", "link", "https://www.line.example/report/?utm_source=x"),
        ("lost two boats", "link", "https://doi.org/10.5555/ISLE.3"),
    ]
    sentences = [s.span.of(found.document.text) for claim in found.claims for s in claim.scope]
    assert sentences == [claim.span.of(found.document.text) for claim in found.claims]
    assert [link.status for link in found.links] == [LinkStatus.LINKED] * 2
    assert {s.status for s in found.sources} == {"not supplied"}
    assert [p.message for p in found.problems if p.code == "links-unread"] == [
        "2 links lead to works that are neither listed nor supplied: line.example, doi.org"
    ]
    assert "source-not-supplied" not in {p.code for p in found.problems}


def test_the_words_of_a_link_stay_prose(tmp_path):
    found = extract(page(tmp_path, BODY))
    assert "61,000" in found.mentions.figures[0].span.of(found.document.text)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="http://line.example/report">',
        '<meta property="og:url" content="https://line.example/report/#top">',
        "<!-- saved from url=(0031)https://www.line.example/report -->",
        "<!--\n Page saved with SingleFile \n url: https://line.example/report?utm_medium=a \n-->",
    ],
)
def test_a_saved_page_is_known_by_its_address(tmp_path, head):
    source = page(tmp_path, "<p>The line carried 61,000 people in 2019, more than ever.</p>", "saved.html", head)
    found = extract(page(tmp_path, BODY), [source])
    assert next(s.source for s in found.sources if s.reference).endswith("saved.html")
    assert found.findings[0].outcome == Outcome.FIGURES_MATCH
    assert [p.message[:11] for p in found.problems if p.code == "links-unread"] == ["1 link lead"]


def test_sources_csv_may_name_an_address(tmp_path):
    source = page(tmp_path, "<p>The line carried 61,000 people in 2019.</p>", "saved.html", "")
    found = extract(page(tmp_path, BODY), [source], named={"saved.html": "https://line.example/report"})
    assert [s.matched_by for s in found.sources if s.source] == ["sources.csv says so (https://line.example/report)"]


def test_a_link_to_a_listed_work_leads_there(tmp_path):
    listed = "<h2>References</h2><p>Reid, O. (2018). Boats lost in winter. Coastal Letters, 3(1), 1–9. https://doi.org/10.5555/isle.3</p>"
    found = extract(page(tmp_path, BODY + listed))
    references = {r.id: r for r in found.references}
    assert [references[link.references[0]].year for link in found.links] == ["", "2018"]


@pytest.mark.parametrize(
    "body",
    [
        '<p>See <a href="https://news.isle.example/other">our other report</a> on the boats of the line.</p>',
        '<p>See <a href="https://www.isle.example/other">our other report</a> on the boats of the line.</p>',
        '<p>Tell others <a href="https://www.facebook.com/sharer/sharer.php?u=x">about this story</a> of the boats today.</p>',
        '<p>Look <a href="https://line.example/boat.jpg"><img src="boat.jpg" alt=""></a> at the boats of the line in winter.</p>',
        '<ul><li><a href="https://line.example/a">Timetable of the line</a></li><li><a href="https://line.example/b">Fares</a></li></ul>',
        '<p>It sank.<sup><a href="#n1">1</a></sup> Nobody was on board that night.</p><ol><li id="n1">See <a href="https://line.example/x">this page</a>.</li></ol>',
        '<p>Write to <a href="mailto:a@line.example">the owners</a> of the line about the boats.</p>',
    ],
    ids=["itself", "its site", "share", "image", "menu", "note", "mail"],
)
def test_what_is_no_citation_by_link(tmp_path, body):
    lead = "<p>The ferry had two boats a day until the bridge was closed, and the last one left before noon.</p>"
    found = extract(page(tmp_path, lead + body))
    assert "link" not in {c.style for c in found.citations}


def test_links_of_markdown(tmp_path):
    path = tmp_path / "ferry.md"
    path.write_text("# Ferry\n\nThe line [carried 61,000 people](https://line.example/report) in 2019.\n")
    assert cited(extract(read(path))) == [("carried 61,000 people", "link", "https://line.example/report")]


def test_linear_in_the_number_of_links(tmp_path):
    def work(sentences):
        path = tmp_path / "many.md"
        path.write_text("".join(sentences))
        list(link.find(read(path), ()))

    from pipeline.citations.styles import link

    assert_linear(work, [f"The line [carried {i} people](https://line.example/{i}) then. " for i in range(3000)])
