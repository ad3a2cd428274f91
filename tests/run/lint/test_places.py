"""The place that is told is the place where the words stand: made-up files of every text format."""

import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline import documents
from pipeline.model import Span
from pipeline.run.lint.file_text import read_file_text
from pipeline.run.lint.places import locate_in

_REPEATED = "The quay was closed for a week (Lum, 2003)."
_CLOSED = (
    "The quay was closed for a week (⟦Lum, 2003⟧)."  # ⟦⟧ are not in the file: they show the place that is to be told
)


def _page(body):
    head = "<head><title>Tides at the quay</title>\n<style>p { }</style></head>"
    return f"<!DOCTYPE html>\n<html>{head}\n<body><article>\n{body}\n</article></body></html>\n"


def _jats(body):
    front = (
        "<front><article-meta><title-group>\n<article-title>Tides</article-title></title-group></article-meta></front>"
    )
    return (
        f'<?xml version="1.0"?>\n<article>{front}\n<body><sec><title>First</title>\n{body}\n</sec></body></article>\n'
    )


def _tei(body):
    header = "<teiHeader><fileDesc><titleStmt>\n<title>Tides</title></titleStmt></fileDesc></teiHeader>"
    text = f"<text><body><div><head>First</head>\n{body}\n</div></body></text>"
    return f'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}\n{text}</TEI>\n'


def _latex(body):
    preamble = "\\documentclass{article}\n% Quay workers, a remark\n\\newcommand{\\eu}{European Union}"
    return f"{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


_ENTITIES = "<p>Here ⟦sa<b>il</b>ed⟧ the M&uuml;ller &amp; S&ouml;hne\n boats (Lum,&#32;2003).</p>"
# name of the file, its text, the words as the document has them, which of them
PLACES = [
    ("a.txt", f"{_REPEATED}\n\n{_CLOSED}\n\n{_REPEATED}\n", "Lum, 2003", 1),
    ("a.txt", f"Tides\r\n\r\n{_REPEATED}\r\n\r\n⟦And then⟧.\r\n", "And then", 0),
    ("a.txt", f"\ufeffTides\n\n\t{_CLOSED}\n", "Lum, 2003", 0),
    ("a.txt", "Tides\n\nThe cafe\u0301 owner Zoe\u0308 lost a boat (⟦Lum, 2003⟧).\n", "Lum, 2003", 0),
    ("a.txt", "Old Mac lines\r\rThe quay was closed (⟦Lum, 2003⟧).\r", "Lum, 2003", 0),
    ("a.md", "---\ntitle: T\n---\n\nThe *qu*ay [was](http://quay.example/was-closed) ⟦cl**os**ed⟧.\n", "closed", 0),
    ("a.md", f"# Tides\n\n{_REPEATED}\n{_REPEATED}\n\n- {_CLOSED}\n", "Lum, 2003", 2),
    ("a.md", "A first line[^1] of it.\n\n[^1]: The ⟦note about⟧ weirs.\n\nThe last line of it.\n", "note about", 0),
    ("a.md", "Zo&euml; &amp; M&uuml;ller <!-- Zoë & Müller sailed --> ⟦sailed⟧\nhome at noon.\n", "sailed", 0),
    ("a.md", "| port | tons |\n|---|---|\n| Lum | 40 |\n| Quay | ⟦41⟧ |\n\nThe end of it all.\n", "41", 0),
    ("a.html", _page("<h1>⟦Tides at⟧ the quay</h1>\n<p>It was closed.</p>"), "Tides at", 0),
    ("a.html", _page(f"<p>{_REPEATED}</p>\n<p>\n{_CLOSED}</p>\n<p>{_REPEATED}</p>"), "Lum, 2003", 1),
    ("a.html", _page(_ENTITIES), "sailed", 0),
    ("a.html", _page(_ENTITIES.translate({0x27E6: "", 0x27E7: ""}).replace("boats", "⟦boats⟧")), "boats", 0),
    ("a.html", _page("<!-- The weir. -->\n<script>'The weir.'</script>\n<p>The ⟦weir⟧.</p>"), "weir", 0),
    ("a.tex", _latex("\\section{First}\nWorkers lost 4\\% of \\emph{⟦pay⟧}. % of pay\n\nThey won."), "pay", 0),
    ("a.tex", _latex("M\\\"uller and {\\'E}mile saw\nit~\\citep[p.~4]{⟦lum2003⟧}."), "lum2003", 0),
    ("a.tex", _latex(f"{_REPEATED}\n\n{_REPEATED}\\footnote{{On weirs.}}\n\n{_CLOSED}"), "Lum, 2003", 2),
    ("a.tex", _latex(f"{_REPEATED}\n\nThe end\\footnote{{A ⟦note on⟧ weirs.}}\n\n{_REPEATED}"), "note on", 0),
    ("a.tex", _latex("See \\url{http://a.example/x%20y} or the ⟦weir⟧\nhere."), "weir", 0),
    ("a.tex", _latex("The \\eu{} closed\nthe ⟦quay⟧."), "quay", 0),
    ("a.tex", _latex("\\affiliation{Institute of Tides, 7 Quay Street}\n\nIt ⟦shut⟧."), "shut", 0),
    ("a.xml", _jats(f"<p>{_REPEATED}</p>\n<p>The <italic>qu</italic>ay\nwas wet. {_CLOSED}</p>"), "Lum, 2003", 1),
    ("a.xml", _jats("<p>One &amp; two\n<bold>1</bold> saw it ⟦&#233;tend⟧.</p>"), "étend", 0),
    ("a.xml", _tei(f"<p>{_REPEATED}</p>\n<p><hi>The</hi> quay\nwas wet. {_CLOSED}</p>"), "Lum, 2003", 1),
]


@pytest.mark.parametrize(("name", "marked", "words", "which"), PLACES)
def test_the_place_is_where_the_words_stand(tmp_path, name, marked, words, which):
    before, inside, after = re.split("[⟦⟧]", marked)
    (tmp_path / name).write_bytes((before + inside + after).encode("utf-8"))
    place = _places(tmp_path / name, words)[which]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    assert (place.start.line, place.start.column) == (len(lines), len(lines[-1]) + 1)
    assert (place.end.line, place.end.column) == (len(lines), len(lines[-1]) + 1 + len(inside))
    assert place.file == name


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_columns_count_the_letters_whatever_the_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Tides\n\nÜber Zoë said Pål (Lum, 2003).\n".encode(encoding))
    [place] = _places(tmp_path / "a.txt", "Lum, 2003")
    assert (place.start.line, place.start.column, place.start.byte) == (3, 20, 23)


def test_words_of_a_file_that_latex_takes_in_are_told_in_that_file(tmp_path):
    (tmp_path / "main.tex").write_text(_latex("One quay.\n\\input{part} and\n\\include{parts/deep}\nTwo quays."))
    (tmp_path / "part.tex").write_text("% first\nThe inner weir")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "deep.tex").write_text("\n\nThe deep sluice.\n\\input{part}\n\\input{parts/deep}\n")
    found = {words: _places(tmp_path / "main.tex", words)[0] for words in ("inner weir", "deep sluice", "Two quays")}
    assert {words: (Path(place.file).name, place.start.line, place.start.column) for words, place in found.items()} == {
        "inner weir": ("part.tex", 2, 5),
        "deep sluice": ("deep.tex", 3, 5),
        "Two quays": ("main.tex", 8, 1),
    }


def test_a_latex_file_takes_in_nothing_from_outside_its_folder(tmp_path):
    (tmp_path / "secret.tex").write_text("The secret word.")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "main.tex").write_text(_latex("One quay.\n\\input{../secret}\n\\input{gone}"))
    document = documents.read(tmp_path / "a" / "main.tex")
    assert "secret word" not in document.text
    assert [w.reason for w in document.warnings] == [
        "the file ../secret that it takes in was not read",
        "the file gone that it takes in was not read",
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.rtf", "a.ipynb"])
def test_such_a_format_has_no_lines(tmp_path, name):
    (tmp_path / name).write_text("The quay.\n")
    assert read_file_text(tmp_path / name) is None


def test_a_pdf_has_pages_and_no_lines(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    for sentence in (
        "The quay was closed on the day of the great storm.",
        "The weir was open to all boats of the town.",
    ):
        canvas.drawString(72, 700, sentence)
        canvas.showPage()
    canvas.save()
    [place] = _places(tmp_path / "a.pdf", "weir")
    assert (place.start, place.page, place.label, str(place)) == (None, "2", "page 2", "a.pdf, page 2")


def test_a_word_file_has_paragraphs_and_no_lines(tmp_path):
    import docx

    word = docx.Document()
    for text in ("The quay was closed.", "The weir was open."):
        word.add_paragraph(text)
    word.save(str(tmp_path / "a.docx"))
    [place] = _places(tmp_path / "a.docx", "weir")
    assert (place.start, place.paragraph, str(place)) == (None, 2, "a.docx, paragraph 2")


def test_what_has_no_place_in_the_article_is_told_of_the_file(tmp_path):
    (tmp_path / "a.md").write_text("The quay.\n")
    document = documents.read(tmp_path / "a.md")
    assert str(locate_in(document, read_file_text(tmp_path / "a.md"), lambda path: path.name)(None)) == "a.md"


def _places(path, words):
    document = documents.read(path)
    locate = locate_in(document, read_file_text(path), lambda file: file.name)
    starts = [i for i in range(len(document.text)) if document.text.startswith(words, i)]
    return [locate(Span(start, start + len(words))) for start in starts]
