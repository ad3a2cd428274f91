# ruff: noqa: E501 — files as they are found, a line each
import base64
import json

import pytest
from docx import Document as Word
from docx.enum.text import WD_BREAK

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind, MarkKind
from tests.fixtures.zips import archive, field, paragraph, run, word

LEE = {
    "id": 7,
    "type": "article-journal",
    "title": "Ports",
    "author": [{"family": "Lee", "given": "A."}],
    "issued": {"date-parts": [["2017"]]},
}
KIM = {**LEE, "id": 8, "title": "Quays", "author": [{"family": "Kim", "given": "B."}]}


def zotero(*items, shown):
    cited = [
        {"id": item["id"], "uris": [f"http://zotero.org/users/1/items/{item['id']}"], "itemData": item}
        for item in items
    ]
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': cited})} ", shown)


def marks(doc, kind):
    return [(m.span.of(doc.text), m.value) for m in doc.marks if m.kind == kind]


def test_headings_lists_tables_pages_and_properties(tmp_path):
    made = Word()
    made.core_properties.title, made.core_properties.author = "On Ports", "Ana Silva; Bo Lee"
    made.add_heading("Trade", 1)
    made.add_paragraph("Cargo grew.").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("one quay", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for i, cell in enumerate(("port", "share", "Aktau", "40 %")):
        table.cell(*divmod(i, 2)).text = cell
    made.save(str(tmp_path / "a.docx"))
    doc = read(tmp_path / "a.docx")
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.HEADING, "Trade"),
        (BlockKind.PARAGRAPH, "Cargo grew."),
        (BlockKind.ITEM, "one quay"),
        (BlockKind.TABLE, "port  share"),
        (BlockKind.TABLE, "Aktau  40 %"),
    ]
    assert [p.label for p in doc.pages] == ["1", "2"]
    assert doc.page_at(doc.text.index("one quay")) == "2"
    assert (doc.meta.title, doc.meta.authors) == ("On Ports", ("Ana Silva", "Bo Lee"))


def test_notes_links_raised_letters_and_deleted_text(tmp_path):
    body = paragraph(
        "Cargo grew.",
        '<w:r><w:footnoteReference w:id="4"/></w:r>',
        " It fell",
        run("2", look='<w:vertAlign w:val="superscript"/>'),
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        field(' HYPERLINK "https://example.org/p" ', " here"),
    )
    notes = f'<w:footnote w:id="0">{paragraph("rule")}</w:footnote><w:footnote w:id="4">{paragraph(" See the report.")}</w:footnote>'
    doc = read(word(tmp_path / "n.docx", body, {"footnotes": notes}))
    assert doc.text == "Cargo grew.[^1] It fell² here\nSee the report."
    assert [(b.kind, b.label) for b in doc.blocks] == [(BlockKind.PARAGRAPH, ""), (BlockKind.NOTE, "1")]
    assert marks(doc, MarkKind.NOTE) == [("[^1]", "1")]
    assert marks(doc, MarkKind.SUPERSCRIPT) == [("²", "2")]
    assert marks(doc, MarkKind.LINK) == [(" here", "https://example.org/p")]


def test_zotero_fields_are_exact_citations(tmp_path):
    body = paragraph(
        "As shown ",
        zotero(LEE, KIM, shown="(Lee, 2017; Kim, 2017)"),
        " and again ",
        zotero(LEE, shown="(Lee, 2017)"),
        ".",
    )
    doc = read(word(tmp_path / "z.docx", body))
    assert doc.text == "As shown (Lee, 2017; Kim, 2017) and again (Lee, 2017)."
    assert marks(doc, MarkKind.CITEKEY) == [
        ("Lee, 2017", "lee2017"),
        ("Kim, 2017", "kim2017"),
        ("Lee, 2017", "lee2017"),
    ]
    works = [json.loads(value) for _, value in marks(doc, MarkKind.CSL)]
    assert [(w["id"], w["title"]) for w in works] == [("lee2017", "Ports"), ("kim2017", "Quays")]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text, list_id, level=0):
    look = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    return f"<w:p>{look}{run(text)}</w:p>"


def test_the_numbers_that_word_counts_are_labels(tmp_path):
    body = item("a dot", 9) + item("one", 5) + item("inner", 5, 1) + paragraph("between") + item("two", 5)
    body += item("three, of the same series", 6) + item("one, begun again", 7) + item("two, begun again", 7)
    doc = read(word(tmp_path / "n.docx", body, {"numbering": NUMBERING}))
    assert [(b.label, b.span.of(doc.text)) for b in doc.blocks] == [
        ("", "a dot"),
        ("1", "one"),
        ("", "inner"),
        ("", "between"),
        ("2", "two"),
        ("3", "three, of the same series"),
        ("1", "one, begun again"),
        ("2", "two, begun again"),
    ]


def test_the_number_of_a_style_is_a_label(tmp_path):
    styles = (
        '<w:style w:styleId="L"><w:name w:val="Works"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("Lee, Ports.", style="L") + paragraph("Kim, Quays.", style="L")
    doc = read(word(tmp_path / "n.docx", body, {"numbering": NUMBERING, "styles": styles}))
    assert [block.label for block in doc.blocks] == ["1", "2"]


def box(*paragraphs, tag="Choice"):
    inside = "".join(paragraphs)
    return f"<mc:{tag}><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></mc:{tag}>"


def test_a_text_box_is_read_once_also_inside_a_table_or_another_box(tmp_path):
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def both(*paragraphs):
        return f"<w:r><mc:AlternateContent {space}>{box(*paragraphs)}{box(*paragraphs, tag='Fallback')}</mc:AlternateContent></w:r>"

    inner = paragraph("Boxed 41.", both(paragraph("Deep 7.")))
    row = f"<w:tbl><w:tr><w:tc>{paragraph('Cell 12.', both(paragraph('In cell 3.')))}</w:tc></w:tr></w:tbl>"
    old = f"<w:r><w:pict><w:txbxContent>{paragraph('Old 5.')}</w:txbxContent></w:pict></w:r>"
    doc = read(word(tmp_path / "b.docx", paragraph("Beside.", both(inner), old) + row))
    assert doc.text.split("\n") == ["Beside.", "Boxed 41.", "Deep 7.", "Old 5.", "Cell 12.", "In cell 3."]


def test_a_table_inside_a_cell_is_read_once(tmp_path):
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('1892')}</w:tc><w:tc>{paragraph('18')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tbl><w:tr><w:tc>{paragraph('built')}{inner}</w:tc><w:tc>{paragraph('port')}</w:tc></w:tr></w:tbl>"
    doc = read(word(tmp_path / "t.docx", row))
    assert doc.text == "built 1892 18  port"


@pytest.mark.parametrize(
    "instruction",
    ["ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN EN.REFLIST", "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY"],
)
def test_the_list_that_a_manager_prints_has_its_role(tmp_path, instruction):
    opened = field(instruction, "Lee, Ports.").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = paragraph("Cargo grew.") + paragraph(opened)
    body += paragraph("Kim, Quays.", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + paragraph("An afterword.")
    doc = read(word(tmp_path / "z.docx", body))
    assert [block.role for block in doc.blocks] == ["", "reference", "reference", ""]


def test_the_list_of_a_content_control_and_of_a_style_has_its_role(tmp_path):
    control = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_BIBLIOGRAPHY"/></w:sdtPr><w:sdtContent>{paragraph("Lee, Ports.")}</w:sdtContent></w:sdt>'
    styles = '<w:style w:styleId="B"><w:name w:val="EndNote Bibliography"/></w:style><w:style w:styleId="C"><w:basedOn w:val="B"/></w:style>'
    body = paragraph("Cargo grew.") + control + paragraph("Kim, Quays.", style="C")
    doc = read(word(tmp_path / "z.docx", body, {"styles": styles}))
    assert [block.role for block in doc.blocks] == ["", "reference", "reference"]


def test_citavi_fields(tmp_path):
    work = {
        "Authors": [{"LastName": "Roe", "FirstName": "Cai"}],
        "Title": "Rafts",
        "Year": "2019",
        "ReferenceType": "JournalArticle",
    }
    data = base64.b64encode(json.dumps({"Entries": [{"ReferenceId": "g1", "Reference": work}]}).encode()).decode()
    doc = read(
        word(tmp_path / "c.docx", paragraph("So ", field(f"ADDIN CitaviPlaceholder{{{data}}}", "(Roe 2019)"), "."))
    )
    assert marks(doc, MarkKind.CITEKEY) == [("Roe 2019", "roe2019")]
    [(_, value)] = marks(doc, MarkKind.CSL)
    assert json.loads(value)["type"] == "article-journal"


def test_footnotes_and_endnotes_are_counted_apart(tmp_path):
    body = paragraph(
        "Fares", '<w:r><w:endnoteReference w:id="2"/></w:r>', " rose", '<w:r><w:footnoteReference w:id="5"/></w:r>', "."
    )
    foot = f'<w:footnote w:id="5">{paragraph("Lee, Ports.")}{paragraph("See Kim.")}</w:footnote>'
    end = f'<w:endnote w:id="2">{paragraph("Roe, Rafts.")}</w:endnote>'
    doc = read(word(tmp_path / "n.docx", body, {"footnotes": foot, "endnotes": end}))
    assert doc.text.split("\n") == ["Fares[^i] rose[^1].", "Roe, Rafts.", "Lee, Ports. See Kim."]
    assert [block.label for block in doc.blocks] == ["", "i", "1"]


def test_two_works_of_one_author_and_year_keep_their_own_keys(tmp_path):
    other = {**LEE, "id": 9, "title": "Cranes"}
    doc = read(word(tmp_path / "z.docx", paragraph(zotero(LEE, other, shown="(Lee, 2017a, 2017b)"))))
    assert [value for _, value in marks(doc, MarkKind.CITEKEY)] == ["lee2017", "lee2017b"]


def test_mendeley_controls_and_endnote_fields(tmp_path):
    tag = base64.b64encode(json.dumps({"citationItems": [{"id": "u1", "itemData": LEE}]}).encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{tag}"/></w:sdtPr><w:sdtContent>{run("(Lee, 2017)")}</w:sdtContent></w:sdt>'
    endnote = (
        "ADDIN EN.CITE <EndNote><Cite><Author>Kim</Author><Year>2018</Year><RecNum>3</RecNum><record><ref-type name='Journal Article'>17"
        "</ref-type><contributors><authors><author>Kim, B.</author></authors></contributors><titles><title>Quays &amp; more</title></titles>"
        "<periodical><full-title>Port Studies</full-title></periodical><volume>4</volume></record></Cite></EndNote>"
    )
    doc = read(word(tmp_path / "m.docx", paragraph(control, " and ", field(endnote, "(Kim, 2018)"))))
    assert marks(doc, MarkKind.CITEKEY) == [("Lee, 2017", "lee2017"), ("Kim, 2018", "kim2018")]
    work = json.loads(marks(doc, MarkKind.CSL)[1][1])
    assert (work["title"], work["container-title"], work["author"]) == (
        "Quays & more",
        "Port Studies",
        [{"family": "Kim", "given": "B."}],
    )


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}, "DTD_FORBIDDEN"),
        ({"word/document.xml": "<!DOCTYPE d><d/>"}, "DTD_FORBIDDEN"),
        ({"word/other.xml": "<d/>"}, "DAMAGED"),
        ({"word/document.xml": b" " * 30_000_000}, "BOMB"),
        ({"word/document.xml": "<w:document"}, "DAMAGED"),
        ({f"x{i}": "" for i in range(10_001)}, "BOMB"),
    ],
)
def test_what_is_refused(tmp_path, parts, code):
    with pytest.raises(ReadError) as error:
        read(archive(tmp_path / "x.docx", parts))
    assert error.value.code == code
