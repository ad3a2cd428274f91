"""The report in the machine's own Chromium: what an editor sees, on the screen and on paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.model import Meta
from pipeline.report import author_email, author_page, report_page
from tests.wording.golden_rows import rows

ARTICLE = Path(__file__).parent.parent.parent / "corpus" / "articles" / "central-asian-trade.md"
TABLES = [path.stem for path in (Path(__file__).parent.parent / "articles" / "corpus" / "expected").glob("*.csv")]
HOSTILE = '<script>alert(1)</script><img src="https://tracker.example/x.png" onerror="alert(2)"> {{ 7 * 7 }}'

# [contrast, words] of every element that has words
CONTRASTS = r"""() => {
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  const light = c => {
    const [r, g, b] = c.match(/[\d.]+/g).map(Number)
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  }
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor
      if (!/rgba\(.*, 0\)/.test(c)) return c
    }
    return 'rgb(255, 255, 255)'
  }
  const all = [...document.querySelectorAll('p, span, mark, a, li, td, th, h1, h2, h3')]
  return all.filter(e => e.innerText.trim()).map(e => {
    const a = light(getComputedStyle(e).color), b = light(ground(e))
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.className + ': ' + e.innerText.slice(0, 40)]
  })
}"""
DANGLING = """[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
  .filter(href => !document.getElementById(href.slice(1)))"""


def tables(**verdicts):
    """Return the tables of the sample; verdicts: words of a claim → the cells that a person filled."""
    found = {name: [dict(row) for row in rows(name)] for name in TABLES}
    for row in found["claims"]:
        for words, cells in verdicts.items():
            if words.replace("_", " ") in row["claim"]:
                row |= {"review": "kept", "reviewed_at": "2026-03-14T10:22:31+01:00", **cells}
    return found


JUDGED = {
    "waits_14.5_hours": {"verdict": "contradicted", "note": "11.5 in table 2", "reviewer": "Anna Kern"},
    "summit_of_presidents": {"verdict": "partly supported", "note": "Anna Kern: see p. 1", "reviewer": "Anna Kern"},
    "reached_$42.3_billion": {"verdict": "confirmed", "note": "", "reviewer": "Bo Lind"},
}


@pytest.fixture(scope="module")
def document():
    return replace(read(ARTICLE), key="central-asian-trade")


@pytest.fixture
def browser(chromium):
    return chromium


def open_page(browser, tmp_path, data, *, width=1000, height=600, scheme="light"):
    """Return the page from the disk, with the addresses it asked for besides itself."""
    path = tmp_path / "report.html"
    path.write_bytes(data)
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, [url for url in asked if url != path.as_uri()]


def test_it_opens_from_the_disk_without_a_request_or_a_script(browser, tmp_path, document):
    page, asked = open_page(browser, tmp_path, report_page(tables(), {document.key: document}, version="1"))
    assert asked == []
    assert page.locator("script, link, img, iframe, [onerror], [onclick]").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"
    assert [h.split(maxsplit=1)[1] for h in page.locator("h2").all_inner_texts()] == [
        "To correct",
        "Not judged by a person yet",
        "Citations and references",
        "Could not be checked",
        "The article",
        "Works read",
    ]


def test_the_first_screen_holds_the_counts_and_the_first_difference(browser, tmp_path, document):
    page, _ = open_page(browser, tmp_path, report_page(tables(), {document.key: document}, version="1"))
    counts = page.locator(".counts")
    assert counts.inner_text() == (
        "3 statements differ from their source · 2 citations lead nowhere · 4 statements cite nothing."
    )
    differing = page.locator(".item mark.differs")
    assert [differing.nth(i).inner_text() for i in range(2)] == ["14.5 hours", "11.5 hours"]
    for of in (counts, differing.nth(0), differing.nth(1)):
        box = of.bounding_box()
        assert box["y"] + box["height"] <= 600


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (400, "dark"), (1000, "dark")])
def test_nothing_stands_beyond_the_edge(browser, tmp_path, document, width, scheme):
    data = report_page(tables(), {document.key: document}, version="1")
    page, _ = open_page(browser, tmp_path, data, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_paper_are_apart_enough_to_read(browser, tmp_path, document, scheme):
    page, _ = open_page(browser, tmp_path, report_page(tables(), {document.key: document}, version="1"), scheme=scheme)
    contrasts = page.evaluate(CONTRASTS)
    assert [found for found in contrasts if found[0] < 4.5] == []


def test_it_prints_on_six_pages(browser, tmp_path, document):
    pdfium = pytest.importorskip("pypdfium2")
    page, _ = open_page(browser, tmp_path, report_page(tables(**JUDGED), {document.key: document}, version="1"))
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert len(pdfium.PdfDocument(tmp_path / "report.pdf")) <= 6


def test_every_link_leads_to_a_place_in_the_page(browser, tmp_path, document):
    page, _ = open_page(browser, tmp_path, report_page(tables(**JUDGED), {document.key: document}, version="1"))
    dangling = page.evaluate(DANGLING)
    assert dangling == []
    assert page.locator("a[href]").count() > 30


def test_hostile_words_are_text(browser, tmp_path, document):
    hostile = replace(document, meta=Meta(title=HOSTILE, authors=(HOSTILE,), language='"><script>'))
    poisoned = tables(**JUDGED)
    for table in poisoned.values():
        for row in table:
            row |= {name: HOSTILE for name in ("note", "title", "matched_by", "message", "section") if name in row}
    for data in (
        report_page(poisoned, {hostile.key: hostile}, version="1"),
        author_page(poisoned, {hostile.key: hostile}),
    ):
        page, asked = open_page(browser, tmp_path, data)
        assert asked == []
        assert page.locator("script, img").count() == 0
        assert HOSTILE in page.locator("h1").first.inner_text()
        assert "49" not in page.title()


def test_what_a_person_judged_stands_first_with_verdict_note_and_name(browser, tmp_path, document):
    page, _ = open_page(browser, tmp_path, report_page(tables(**JUDGED), {document.key: document}, version="1"))
    first = page.locator(".item").first.inner_text()
    assert "contradicted" in first
    assert "11.5 in table 2" in first
    assert "Anna Kern" in first
    assert "corrected" in first
    assert "Seen by a person: 3 of 31 (Anna Kern, Bo Lind)." in page.locator(".lead").inner_text()


def test_a_verdict_that_asks_to_be_looked_at_again_is_not_judged(document):
    again = {
        "waits_14.5_hours": {**JUDGED["waits_14.5_hours"], "review": "recheck", "recheck_why": "the source changed"}
    }
    page = report_page(tables(**again), {document.key: document}, version="1").decode()
    assert "Seen by a person: 0 of 31" in page
    assert "to be judged again: the source changed" in page


@pytest.mark.parametrize("write", [author_page, author_email])
def test_the_author_reads_questions_and_no_name_path_score_code_or_unjudged_part(document, write):
    text = write(tables(**JUDGED), {document.key: document}).decode()
    assert "The source has “11.5 hours” where the article has “14.5 hours”. Which is right?" in text
    hidden = ["Anna", "Kern", "Bo Lind", "figures_differ", "contradicted", "borders-that-wait.html", "corpus", "0.9"]
    hidden += ["central-asian-trade", "caused by paperwork", *{row["outcome"] for row in rows("claims")} - {""}]
    assert [
        word for word in hidden if word in text.partition("<body>")[2] or ("<body>" not in text and word in text)
    ] == []


def test_every_question_ends_in_a_question_mark_and_has_room_for_an_answer(document):
    text = author_email(tables(**JUDGED), {document.key: document}).decode()
    assert text.startswith("Subject: Questions on “Five markets, one table")
    items = text.split("Answer:")[:-1]
    assert len(items) == 6
    assert all(item.rstrip().endswith("?") for item in items)
    assert "Dear Mirel Aubakirova," in text


def test_three_hundred_statements_stay_below_400_kilobytes(document):
    many = tables()
    claims, evidence = many["claims"], many["evidence"]
    for i in range(1, 10):
        many["claims"] = [*many["claims"], *({**row, "claim_id": f"{row['claim_id']}-{i}"} for row in claims)]
        many["evidence"] = [*many["evidence"], *({**row, "claim_id": f"{row['claim_id']}-{i}"} for row in evidence)]
    assert len(many["claims"]) >= 300
    assert len(report_page(many, {document.key: document}, version="1")) < 400_000


def test_an_article_whose_text_is_not_kept_has_all_other_sections():
    page = report_page(tables(), {}, version="1").decode()
    assert "The text of the article is not kept" in page
    assert "11.5 hours" in page


def test_a_run_without_an_article_says_so():
    empty = {name: [] for name in TABLES}
    empty["errors"] = [{"path": "a.pdf", "reason": "the file is encrypted", "recovered": "no"}]
    page = report_page(empty, {}, version="1").decode()
    assert "No article was read" in page
    assert "the file is encrypted" in page


def test_what_differs_stands_first_among_what_was_judged(document):
    verdicts = {"80_million_people": {"verdict": "unverifiable", "note": "", "reviewer": "AK"}, **JUDGED}
    page = report_page(tables(**verdicts), {document.key: document}, version="1").decode()
    assert page.index("11.5 hours") < page.index("unverifiable")


def test_the_author_reads_the_sentence_around_a_citation_and_which_entries_it_may_mean(document):
    text = author_email(tables(), {document.key: document}).decode()
    assert "Your text: At Aktau the sea stood 1.9 metres lower" in text
    assert "may be “Aktau deepens its harbour as the sea retreats”" in text
    assert text.endswith("Kind regards\n")


@pytest.mark.parametrize("write", [author_page, author_email])
def test_an_article_without_a_title_is_not_named_by_its_file(write):
    text = write(tables(), {}).decode()
    assert "Questions on your article" in text
    assert "central-asian-trade" not in text
