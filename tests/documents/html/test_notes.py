# ruff: noqa: E501 — pages as they are found, a line each
"""What a mark leads to is a note or an entry wherever it stands; each shape has three marks and three works."""

import pytest

from pipeline.model import BlockKind, BlockRole, MarkKind
from tests.documents.html.pages import WORKS, article, read_page

NUMBERS = (1, 2, 3)


def shape(mark: str, item: str, around: str, *, after: str = "") -> str:
    """Return a page: mark and item have {n}, the item and what stands around it have {text}."""
    items = "".join(item.format(n=n, text=text) for n, text in zip(NUMBERS, WORKS, strict=True))
    listing = around.format(text=items)
    marks = [mark.format(n=n) for n in NUMBERS]
    return article(*marks, "" if after else listing, after=after.format(text=listing) if after else "")


NOTES = {
    "brackets in the link, list in the footer": shape(
        '<sup><a href="#en{n}">[{n}]</a></sup>',
        '<li id="en{n}">{text}</li>',
        "<ol>{text}</ol>",
        after="<footer>{text}</footer>",
    ),
    "raised in the link, list in an aside": shape(
        '<a href="#en{n}"><sup>{n}</sup></a>',
        '<li id="en{n}">{text}</li>',
        "<ol>{text}</ol>",
        after="<aside>{text}</aside>",
    ),
    "kramdown": shape(
        '<sup id="fnref:{n}"><a href="#fn:{n}" class="footnote">{n}</a></sup>',
        '<li id="fn:{n}"><p>{text} <a href="#fnref:{n}" class="reversefootnote">↩</a></p></li>',
        '<div class="footnotes"><ol>{text}</ol></div>',
    ),
    "pandoc": shape(
        '<a href="#fn{n}" class="footnote-ref" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>',
        '<li id="fn{n}"><p>{text}<a href="#fnref{n}" role="doc-backlink">↩︎</a></p></li>',
        '<section class="footnotes" role="doc-endnotes"><hr><ol>{text}</ol></section>',
    ),
    "forum with the arrow before the text": shape(
        '<span role="doc-noteref" id="fnrefx{n}"><sup><a href="#fnx{n}">[{n}]</a></sup></span>',
        '<li role="doc-endnote" id="fnx{n}"><span><sup><strong><a href="#fnrefx{n}">^</a></strong></sup></span><div><p>{text}</p></div></li>',
        '<ol role="doc-endnotes">{text}</ol>',
    ),
    "newsletter with the number in a line of its own": shape(
        '<a id="footnote-anchor-{n}" href="https://isle.example/p/ferry#footnote-{n}" class="footnote-anchor">{n}</a>',
        '<div class="footnote"><a id="footnote-{n}" href="https://isle.example/p/ferry#footnote-anchor-{n}">{n}</a>'
        '<div class="footnote-content"><p>{text}</p></div></div>',
        "{text}",
    ),
    "Word": shape(
        '<a style="mso-footnote-id:ftn{n}" href="#_ftn{n}" name="_ftnref{n}"><span class=MsoFootnoteReference>[{n}]</span></a>',
        '<div id="ftn{n}"><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {text}</p></div>',
        '<div style="mso-element:footnote-list"><hr size=1>{text}</div>',
    ),
    "word processor of the web": shape(
        '<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>',
        '<div><p><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span>&nbsp;{text}</span></p></div>',
        "<hr>{text}",
    ),
    "note in the sentence": shape(
        '<span id="footnote{n}" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">{n}</sup><span class="ltx_note_outer">'
        '<span class="ltx_note_content"><sup class="ltx_note_mark">{n}</sup><span class="ltx_tag ltx_tag_note">{n}</span>NOTE{n}'
        "</span></span></span>",
        "",
        "{text}",
    ),
    "side note without a printed number": shape(
        '<label for="sn-{n}" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-{n}">'
        '<span class="sidenote">NOTE{n}</span>',
        "",
        "{text}",
    ),
    "rows of a table": shape(
        '<sup><a href="#t{n}" name="back{n}">{n}</a></sup>',
        '<tr><td><p><a name="t{n}"><sup>{n}</sup></a></p></td><td><p>{text}</p></td></tr>',
        "<h3>Notes</h3><table>{text}</table>",
    ),
    "law gazette": shape(
        ' <a id="ntc{n}" href="#ntr{n}">(<span class="super">{n}</span>)</a>',
        '<p class="note"><a id="ntr{n}" href="#ntc{n}">(<span class="super">{n}</span>)</a>  {text}</p>',
        "<hr>{text}",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_notes_with_their_marks(tmp_path, name):
    page = NOTES[name]
    for n, text in zip(NUMBERS, WORKS, strict=True):
        page = page.replace(f"NOTE{n}", text)
    doc = read_page(tmp_path, page)
    notes = [(b.label, b.span.of(doc.text)) for b in doc.blocks if b.kind == BlockKind.NOTE]
    assert [(label, text[:11]) for label, text in notes] == [
        ("1", "Maud Fenwic"),
        ("2", "Piet Aarden"),
        ("3", "Oona Reid, "),
    ]
    assert [m.value for m in doc.marks if m.kind == MarkKind.NOTE] == ["1", "2", "3"]
    assert not any("↩" in text or "^" in text for _, text in notes)


ENTRIES = {
    "encyclopedia": shape(
        '<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}">[{n}]</a></sup>',
        '<li id="cite_note-{n}"><span class="mw-cite-backlink">^ <a href="#cite_ref-{n}"><sup><i><b>a</b></i></sup></a> '
        '<a href="#cite_ref-{n}"><sup><i><b>b</b></i></sup></a></span> <span class="reference-text"><cite>{text}</cite></span></li>',
        '<h2>References<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><div class="reflist"><ol class="references">{text}</ol></div>',
    ),
    "journal with an order and buttons": shape(
        '[<a href="#g{n}" class="ref-tip">{n}</a>]',
        '<li id="ref{n}"><span class="order">{n}.</span><a name="g{n}" id="g{n}"></a>{text}<ul class="reflinks">'
        '<li><a href="https://doi.org/10.5555/isle.{n}">View Article</a></li><li><a href="https://scholar.google.com/s?q={n}">Google Scholar</a></li></ul></li>',
        '<h2>References</h2><ol class="references">{text}</ol>',
    ),
    "names and year in the link": shape(
        ' (<a href="#bib{n}">Author, 20{n}</a>)',
        '<li class="reference-list__item"><span>{n}</span><div class="reference" id="bib{n}">{text}</div></li>',
        '<h2>References</h2><ol class="reference-list">{text}</ol>',
    ),
    "pandoc's list without paragraphs": shape(
        ' <span class="citation" data-cites="k{n}">[<a href="#ref-k{n}" role="doc-biblioref">{n}</a>]</span>',
        '<div id="ref-k{n}" class="csl-entry" role="listitem"><div class="csl-left-margin">{n}. </div>'
        '<div class="csl-right-inline">{text}</div></div>',
        '<div id="refs" class="references csl-bib-body" role="list">{text}</div>',
    ),
    "a list of works that no class names": shape(
        '<a href="#w{n}">[{n}]</a>', '<li><a name="w{n}"></a>{text}</li>', "<h2>Works cited</h2><ol>{text}</ol>"
    ),
    "preprint server": shape(
        ' <cite class="ltx_cite">[<a href="#bib.bib{n}" class="ltx_ref">{n}</a>]</cite>',
        '<li id="bib.bib{n}" class="ltx_bibitem"><span class="ltx_tag ltx_tag_bibitem">[{n}]</span> <span class="ltx_bibblock">{text}</span></li>',
        '<section class="ltx_bibliography"><h2>References</h2><ul class="ltx_biblist">{text}</ul></section>',
    ),
    "interactive article": shape(
        ' <d-cite key="w{n}"><div class="hidden-box"></div><span>[{n}]</span></d-cite>',
        '<li id="w{n}"><span class="title">{text}</span></li>',
        '<h3>References</h3><ol id="references-list" class="references">{text}</ol>',
        after="<d-appendix>{text}</d-appendix>",
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_entries_with_their_marks(tmp_path, name):
    doc = read_page(tmp_path, ENTRIES[name])
    entries = [b for b in doc.blocks if b.role == BlockRole.REFERENCE]
    texts = [b.span.of(doc.text) for b in entries]
    assert [text[:11] for text in texts] == ["Maud Fenwic", "Piet Aarden", "Oona Reid, "]
    assert [b.label for b in entries] == ["1", "2", "3"]
    assert all(text.endswith((".", "51.", "109.")) for text in texts), texts
    assert len([m for m in doc.marks if m.kind == MarkKind.CITEKEY]) == 3


def test_a_button_is_no_text_and_its_doi_is_kept(tmp_path):
    doc = read_page(tmp_path, ENTRIES["journal with an order and buttons"])
    assert "Google Scholar" not in doc.text
    assert ['"DOI": "10.5555/isle.1"' in m.value for m in doc.marks if m.kind == MarkKind.CSL] == [True, False, False]


def test_a_range_of_links_is_all_its_works(tmp_path):
    page = ENTRIES["journal with an order and buttons"]
    page = page.replace('[<a href="#g1" class="ref-tip">1</a>]', '[<a href="#g1">1</a>–<a href="#g3">3</a>]')
    doc = read_page(tmp_path, page)
    keys = [(m.span.of(doc.text), m.value) for m in doc.marks if m.kind == MarkKind.CITEKEY]
    assert keys[:3] == [("1–3", "1"), ("1–3", "2"), ("1–3", "3")]


def test_the_parts_of_a_page_are_no_notes(tmp_path):
    contents = '<p>See section <a href="#s2">2</a> and figure <a href="#f1">1</a> for more about the timetable of the line.</p>'
    figure = '<h2 id="s2">Timetable</h2><figure id="f1"><img src="x"><figcaption>Boats a day</figcaption></figure>'
    doc = read_page(tmp_path, article("", "", "", contents + figure))
    assert not [m for m in doc.marks if m.kind in (MarkKind.NOTE, MarkKind.CITEKEY)]
    assert BlockKind.NOTE not in [b.kind for b in doc.blocks]
