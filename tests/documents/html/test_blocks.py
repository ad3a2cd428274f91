# ruff: noqa: E501 — pages as they are found, a line each
"""Which text of a page is read, and as what."""

from pipeline.model import BlockKind, MarkKind
from tests.documents.html.pages import LEAD, SECOND, THIRD, article, read_page
from tests.growth import assert_linear


def kinds(doc):
    return [b.kind for b in doc.blocks]


def test_hidden_parts_menus_buttons_and_notices_are_no_text(tmp_path):
    notice = (
        "<div id='cookie-banner' class='modal'>"
        + "<p>We and our partners store cookies on your device, as this text says.</p>" * 9
        + "</div>"
    )
    hidden = (
        "<p style='display: none'>A draft said 99,000.</p><div hidden><p>For the editors.</p></div><template><p>Later.</p></template>"
        "<button>Subscribe now</button><span class='sr-only'>for screen readers</span><div role='navigation'>Up</div>"
    )
    doc = read_page(tmp_path, article("", "", "", hidden, before=notice))
    for words in ("cookies", "99,000", "editors", "Later", "Subscribe", "screen readers", "Up"):
        assert words not in doc.text
    assert kinds(doc) == [BlockKind.HEADING, *[BlockKind.PARAGRAPH] * 4]


def test_words_straight_in_a_container_are_text(tmp_path):
    page = f"<html><body><div class=story><h1>The ferry</h1>{LEAD}.<br><br>{SECOND}.<blockquote>{THIRD}.</blockquote>Nobody wants it back.</div></body></html>"
    doc = read_page(tmp_path, page)
    assert kinds(doc) == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.PARAGRAPH,
    ]
    assert doc.text.endswith("Nobody wants it back.")


def test_a_table_that_lays_out_the_page_holds_paragraphs(tmp_path):
    page = f"<html><body><table><tr><td width=160><a href='/'>Home</a></td><td><p>{LEAD}.</p><p>{SECOND}.</p><p>{THIRD}.</p></td></tr></table></body></html>"
    doc = read_page(tmp_path, page)
    assert kinds(doc) == [BlockKind.PARAGRAPH] * 3
    assert "Home" not in doc.text


def test_a_table_of_data_is_a_row_a_block(tmp_path):
    table = "<table><tr><th>Year</th><th>People</th></tr><tr><td>2018</td><td><p>58,000</p></td></tr></table>"
    doc = read_page(tmp_path, article("", "", "", table))
    rows = [b.span.of(doc.text) for b in doc.blocks if b.kind == BlockKind.TABLE]
    assert rows == ["Year  People", "2018  58,000"]


def test_numbers_before_paragraphs_stay_with_them(tmp_path):
    rows = "".join(
        f"<table><tr><td><p>({n})</p></td><td><p>{text}.</p></td></tr></table>"
        for n, text in enumerate((LEAD, SECOND), 1)
    )
    doc = read_page(tmp_path, f"<html><body><div>{rows}</div></body></html>")
    assert [b.span.of(doc.text)[:7] for b in doc.blocks] == ["(1) The", "(2) Its"]


def test_lists_and_headings_of_an_unknown_container(tmp_path):
    page = f"<html><body><div><h1>The ferry line</h1><p>{LEAD}.</p><p>{SECOND}:</p><ul><li>fewer boats</li><li>longer piers</li></ul><p>{THIRD}.</p></div></body></html>"
    doc = read_page(tmp_path, page)
    assert kinds(doc) == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.PARAGRAPH,
    ]


def test_a_class_that_says_comment_loses_nothing(tmp_path):
    page = (
        article("", "", "", "").replace("<article>", "<div class='commentOnSelection'>").replace("</article>", "</div>")
    )
    assert LEAD in read_page(tmp_path, page).text


def test_sidebars_and_comments_are_not_read_without_a_word(tmp_path):
    comments = (
        "<section class='comments'>"
        + "<div class='comment'><p>I was there in 2019 and the boats were never full, whatever they say.</p></div>" * 20
    )
    doc = read_page(tmp_path, article("", "", "", "", after=comments + "</section>"))
    assert "whatever they say" not in doc.text
    assert [w.code for w in doc.warnings] == ["PARTIAL_PAGES"]
    assert "%" in doc.warnings[0].reason


def test_a_list_of_works_behind_the_article(tmp_path):
    after = "<section><h3>Our Sources</h3><article><p>Isle News, “Pier opens,” 3 March 1998</p><p>Harbour Council, Yearly report, 2011</p></article></section>"
    doc = read_page(tmp_path, article("", "", "", "", after=after))
    assert [b.span.of(doc.text) for b in doc.blocks][-3:] == [
        "Our Sources",
        "Isle News, “Pier opens,” 3 March 1998",
        "Harbour Council, Yearly report, 2011",
    ]


def test_the_numbers_of_an_ordered_list_are_labels(tmp_path):
    doc = read_page(
        tmp_path, article("", "", "", "<ol start=4><li>gates</li><li value=9>locks</li><li>piers</li></ol>")
    )
    assert [b.label for b in doc.blocks if b.kind == BlockKind.ITEM] == ["4", "9", "10"]


def test_keys_of_an_article_that_is_not_printed_yet(tmp_path):
    page = (
        f"<html><body><d-article><p>{LEAD}<d-cite key='fenwick2011,aarden2015'></d-cite>.</p></d-article></body></html>"
    )
    doc = read_page(tmp_path, page)
    assert "closed [fenwick2011, aarden2015]." in doc.text
    assert [m.value for m in doc.marks if m.kind == MarkKind.CITEKEY] == ["fenwick2011", "aarden2015"]


def test_a_formula_that_is_a_number_is_text(tmp_path):
    doc = read_page(tmp_path, article(' or <math alttext="95\\%"><mn>95</mn></math> of them', "", "", ""))
    assert "closed or 95% of them." in doc.text


def test_linear_in_the_length_of_a_page():
    from pipeline.documents import html

    assert_linear(
        lambda paragraphs: list(html.read("".join(paragraphs).encode())), [f"<p>{LEAD} {i}.</p>" for i in range(2000)]
    )
