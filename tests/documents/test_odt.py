import json

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind, BlockRole, MarkKind
from tests.fixtures.zips import archive

_NAMES = "office text table draw style fo meta".split()
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in zip(
        _NAMES, ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "meta"), strict=True
    )
)
_STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def office(path, body, *, styles=_STYLES):
    """Write a text of LibreOffice whose body is this XML."""
    content = (
        f'<office:document-content {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def blocks(document):
    return [(b.kind, b.label, b.span.of(document.text)) for b in document.blocks]


def marks(document, kind):
    return [(m.span.of(document.text), m.value) for m in document.marks if m.kind == kind]


def test_headings_quotations_notes_links_and_raised_numbers(tmp_path):
    body = (
        '<text:h text:outline-level="2">Tides</text:h>'
        '<text:p>Fares<text:s/>rose<text:span text:style-name="T1">3</text:span> in'
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Lee, Ports.</text:p>"
        '<text:p>See also Kim.</text:p></text:note-body></text:note> <text:a xlink:href="https://example.org/a">May</text:a>.</text:p>'
        '<text:p text:style-name="P9">Nobody rowed.</text:p>'
    )
    document = read(office(tmp_path / "a.odt", body))
    assert blocks(document) == [
        (BlockKind.HEADING, "", "Tides"),
        (BlockKind.PARAGRAPH, "", "Fares rose³ in[^1] May."),
        (BlockKind.QUOTE, "", "Nobody rowed."),
        (BlockKind.NOTE, "1", "Lee, Ports. See also Kim."),
    ]
    assert marks(document, MarkKind.NOTE) == [("[^1]", "1")]
    assert marks(document, MarkKind.LINK) == [("May", "https://example.org/a")]
    assert marks(document, MarkKind.SUPERSCRIPT) == [("³", "3")]


def test_the_numbers_of_a_list_are_labels_and_go_on_where_the_file_says_so(tmp_path):
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    body = (
        f'<text:list text:style-name="L1">{item.format("one")}{item.format("two")}</text:list><text:p>between</text:p>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item.format("three")}</text:list>'
        f'<text:list text:style-name="L1">{item.format("again one")}</text:list>'
        f"<text:list>{item.format('a dot')}</text:list>"
    )
    document = read(office(tmp_path / "a.odt", body))
    assert [(label, text) for _, label, text in blocks(document)] == [
        ("1", "one"),
        ("2", "two"),
        ("", "between"),
        ("3", "three"),
        ("1", "again one"),
        ("", "a dot"),
    ]


def test_cells_and_text_boxes_are_read_once(tmp_path):
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>port</text:p></table:table-cell><table:table-cell>"
        "<table:table><table:table-row><table:table-cell><text:p>inner</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell></table:table-row></table:table>"
        "<text:p>Before<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame> after.</text:p>"
    )
    document = read(office(tmp_path / "a.odt", body))
    assert [text for _, _, text in blocks(document)] == ["port  inner", "Before after.", "boxed"]


def test_deleted_text_comments_and_lists_of_contents_are_left_out(tmp_path):
    body = (
        "<text:tracked-changes><text:changed-region><text:p>gone</text:p></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Tides 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>Kept<office:annotation><text:p>why?</text:p></office:annotation>.</text:p>"
    )
    assert read(office(tmp_path / "a.odt", body)).text == "Kept."


def test_citations_of_zotero_have_the_key_of_their_work_and_its_list_has_its_role(tmp_path):
    item = {
        "id": 1,
        "title": "Ports",
        "author": [{"family": "Lee", "given": "A."}],
        "issued": {"date-parts": [["2017"]]},
    }
    cited = json.dumps({"citationItems": [{"id": 1, "uris": ["http://z.example/1"], "itemData": item}]})
    name = f"ZOTERO_ITEM CSL_CITATION {cited} RNDx".replace('"', "&quot;")
    body = (
        f'<text:p>So <text:reference-mark-start text:name="{name}"/>(Lee, 2017)'
        f'<text:reference-mark-end text:name="{name}"/>.</text:p>'
        '<text:section text:name=" ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDy"><text:p>Lee, A. (2017). Ports.</text:p></text:section>'
    )
    document = read(office(tmp_path / "a.odt", body))
    assert marks(document, MarkKind.CITEKEY) == [("Lee, 2017", "lee2017")]
    assert [block.role for block in document.blocks] == [BlockRole.NONE, BlockRole.REFERENCE]


def test_pages_are_those_that_the_program_saved(tmp_path):
    document = read(office(tmp_path / "a.odt", "<text:p>one</text:p><text:p>still <text:soft-page-break/>two</text:p>"))
    assert [page.label for page in document.pages] == ["2"]
    assert document.page_at(document.text.index("two")) == "2"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"styles.xml": "<a/>"}, "DAMAGED"),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}, "DTD_FORBIDDEN"),
        ({"content.xml": "<a/>"}, "WRONG_TYPE"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, parts, code):
    with pytest.raises(ReadError) as refused:
        read(archive(tmp_path / "a.odt", parts))
    assert refused.value.code == code
