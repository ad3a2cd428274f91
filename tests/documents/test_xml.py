# ruff: noqa: E501 — files as they are found, a line each
import json

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind, MarkKind

JATS = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS-journalpublishing1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta><article-id pub-id-type="doi">10.5555/A.1</article-id>
<title-group><article-title>On Ports</article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Silva</surname>
<given-names>Ana</given-names></name></contrib></contrib-group><pub-date><day>4</day><month>3</month><year>2021</year></pub-date>
<abstract><p>Short.</p></abstract></article-meta></front><body><sec><title>Trade</title><p>Cargo grew (<xref ref-type="bibr" rid="B1">Lee, 2017</xref>)
by 4 km<sup>2</sup>.<xref ref-type="fn" rid="f1">1</xref></p><table-wrap><caption><p>Table 1. Cargo</p></caption><table><tr><th>a</th><td>b</td></tr></table>
</table-wrap></sec></body><back><fn-group><fn id="f1"><label>1</label><p>See it.</p></fn></fn-group><ref-list><title>References</title>
<ref id="B1"><label>1.</label><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Lee</surname>
<given-names>A</given-names></name></person-group><article-title>Quays</article-title><source>Port Studies</source><year>2017</year><volume>4</volume>
<fpage>1</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.5555/Q</pub-id></element-citation></ref></ref-list></back></article>"""

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Ports</title><author><persName><forename>Ana</forename>
<surname>Silva</surname></persName></author></titleStmt></fileDesc></teiHeader><text><body><pb n="12"/><div><head>Trade</head><p>Cargo grew
<ref type="bibr" target="#b0">(Lee, 2017)</ref>, <pb n="13"/>then fell.</p></div></body><back><div><listBibl><biblStruct xml:id="b0"><analytic>
<title>Quays</title><author><persName><forename>A</forename><surname>Lee</surname></persName></author></analytic><monogr><title>Port Studies</title>
<imprint><biblScope unit="volume">4</biblScope><date when="2017"/></imprint></monogr></biblStruct></listBibl></div></back></text></TEI>"""


def marks(doc, kind):
    return [(m.span.of(doc.text), m.value) for m in doc.marks if m.kind == kind]


def test_jats(tmp_path):
    (tmp_path / "a.xml").write_text(JATS, encoding="utf-8")
    doc = read(tmp_path / "a.xml")
    entry = "1. Lee, A (2017). Quays. Port Studies 4, 1-9. https://doi.org/10.5555/Q"
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.HEADING, "On Ports"),
        (BlockKind.PARAGRAPH, "Short."),
        (BlockKind.HEADING, "Trade"),
        (BlockKind.PARAGRAPH, "Cargo grew (Lee, 2017) by 4 km².1"),
        (BlockKind.CAPTION, "Table 1. Cargo"),
        (BlockKind.TABLE, "a  b"),
        (BlockKind.NOTE, "See it."),
        (BlockKind.HEADING, "References"),
        (BlockKind.PARAGRAPH, entry),
    ]
    assert marks(doc, MarkKind.CITEKEY) == [("Lee, 2017", "B1")]
    assert (marks(doc, MarkKind.SUPERSCRIPT), marks(doc, MarkKind.NOTE)) == ([("²", "2")], [("1", "1")])
    [(text, work)] = marks(doc, MarkKind.CSL)
    assert text == entry
    assert {"id": "B1", "title": "Quays", "DOI": "10.5555/Q", "volume": "4", "page": "1-9"}.items() <= json.loads(
        work
    ).items()
    assert (doc.meta.authors, doc.meta.date, doc.meta.doi) == (("Ana Silva",), "2021-03-04", "10.5555/a.1")


def test_tei(tmp_path):
    (tmp_path / "a.xml").write_text(TEI, encoding="utf-8")
    doc = read(tmp_path / "a.xml")
    assert doc.text == "Trade\nCargo grew (Lee, 2017), then fell.\nReferences\nLee, A (2017). Quays. Port Studies 4."
    assert [(p.label, p.span.start) for p in doc.pages] == [("12", 0), ("13", doc.text.index("then"))]
    assert marks(doc, MarkKind.CITEKEY) == [("(Lee, 2017)", "b0")]
    assert json.loads(marks(doc, MarkKind.CSL)[0][1])["container-title"] == "Port Studies"
    assert doc.meta.authors == ("Ana Silva",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><article>&z;</article>', "DTD_FORBIDDEN"),
        ("<invoice/>", "WRONG_TYPE"),
        ("no markup", "DAMAGED"),
    ],
)
def test_other_xml_is_refused(tmp_path, text, code):
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as error:
        read(tmp_path / "a.xml")
    assert error.value.code == code
