from pipeline.documents import read
from pipeline.model import BlockKind, MarkKind

PAGE = """<!doctype html><html lang="en"><head><title>Ports of the Caspian</title>
<link rel="canonical" href="https://example.org/ports"><meta name="author" content="Jane Doe">
<meta name="citation_doi" content="10.5555/PORTS.1"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ports of the Caspian</h1>
<p>Cargo reached <a href="https://example.org/stat">2.8 million tonnes</a> in 2023, the port authority said in March.</p>
<h2>What comes next</h2><p>The port of Aktau plans a new terminal for containers, which is to open two years from now.</p>
<ul><li>one quay</li><li>two cranes</li></ul></article><footer>All rights reserved</footer></body></html>"""


def test_reads_the_main_text_and_what_the_page_says_of_itself(tmp_path):
    path = tmp_path / "ports.html"
    path.write_text(PAGE, encoding="utf-8")
    doc = read(path)
    assert [b.kind for b in doc.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
    ]
    assert "Home" not in doc.text
    assert "All rights reserved" not in doc.text
    assert (doc.meta.title, doc.meta.url, doc.meta.doi) == (
        "Ports of the Caspian",
        "https://example.org/ports",
        "10.5555/ports.1",
    )
    assert doc.meta.authors == ("Jane Doe",)
    assert [(m.span.of(doc.text), m.value) for m in doc.marks] == [("2.8 million tonnes", "https://example.org/stat")]


def test_a_page_too_small_for_a_main_text_gives_all_its_text(tmp_path):
    path = tmp_path / "small.html"
    path.write_text("<title>T</title><script>x()</script><p>Cargo fell.", encoding="utf-8")
    assert "Cargo fell." in read(path).text
    assert "x()" not in read(path).text


def test_marks_what_is_raised(tmp_path):
    path = tmp_path / "raised.html"
    path.write_text(
        PAGE.replace(" in March.", ' in March.<sup><a href="#r1">1</a></sup><sup>,2</sup>'), encoding="utf-8"
    )
    doc = read(path)
    assert "in March.¹,²" in doc.text
    assert [m.span.of(doc.text) for m in doc.marks if m.kind == MarkKind.SUPERSCRIPT] == ["¹", ",²"]


def test_reads_the_notes_that_stand_outside_of_the_main_text(tmp_path):
    path = tmp_path / "outside.html"
    notes = '<li id="n1"><i>Quays</i>, 4. <a href="#r1">↩</a></li><li>Ibid., 5.</li><li><a id="n3"></a>Ibid., 6.</li>'
    page = PAGE.replace(" in March.", ' in its Notes of March.<sup><a href="#n1">1</a></sup>')
    page = page.replace("from now.", 'from now.<sup><a href="#n3">3</a></sup>')
    path.write_text(
        page.replace("<footer>", f"<section><h2>Notes</h2><ol>{notes}</ol></section><footer>"), encoding="utf-8"
    )
    doc = read(path)
    last = [(b.kind, b.span.of(doc.text)) for b in doc.blocks[-4:]]
    assert last == [
        (BlockKind.HEADING, "Notes"),
        (BlockKind.NOTE, "Quays, 4."),
        (BlockKind.NOTE, "Ibid., 5."),
        (BlockKind.NOTE, "Ibid., 6."),
    ]
    assert [b.label for b in doc.blocks[-3:]] == ["1", "2", "3"]
    assert "All rights reserved" not in doc.text


def test_a_paragraph_whose_sentences_are_links_is_prose(tmp_path):
    sentences = [
        f'<a href="https://stats.example/{n}">Team number {n} sold {n},400 tickets in the spring</a>.'
        for n in range(2, 6)
    ]
    paragraph = f"<p>They had a point. {' '.join(sentences)}</p>"
    menu = '<p><a href="https://other.example/1">Read more about tickets</a> <a href="https://other.example/2">and teams</a></p>'
    article = f"<article><h1>Seats</h1><p>The away end sang about money.</p>{paragraph}<p>It sang on.</p></article>"
    page = f"<html><body>{article}{menu}</body></html>"
    path = tmp_path / "seats.html"
    path.write_text(page, encoding="utf-8")
    text = read(path).text
    assert "Team number 5 sold" in text
    assert "Read more" not in text
