import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind, MarkKind

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\stylesheet{\s0 Normal;}{\s3\sbasedon0\b\fs28 heading 2;}}"
)


def rich(tmp_path, body, head=_HEAD):
    path = tmp_path / "a.rtf"
    path.write_bytes(f"{head}{body}}}".encode("cp1252"))
    return read(path)


def blocks(document):
    return [(b.kind, b.label, b.span.of(document.text)) for b in document.blocks]


def marks(document, kind):
    return [(m.span.of(document.text), m.value) for m in document.marks if m.kind == kind]


def test_headings_paragraphs_and_letters_of_every_kind(tmp_path):
    body = r"\pard\s3 Tides\par\pard\plain Caf\'e9 \u8220?fees\u8221?\line rose\par{\pard\outlinelevel0 Next\par}"
    assert blocks(rich(tmp_path, body)) == [
        (BlockKind.HEADING, "", "Tides"),
        (BlockKind.PARAGRAPH, "", "Café “fees” rose"),
        (BlockKind.HEADING, "", "Next"),
    ]


@pytest.mark.parametrize(
    "note",
    [
        r"{\super\chftn}{\*\footnote\pard {\super\chftn} Lee, Ports.\par}",
        r"{\super\chftn{\footnote\ftnalt\pard\plain {\super\chftn} Lee, Ports.}}",
    ],
)
def test_notes_stand_behind_the_text_and_are_marked_in_it(tmp_path, note):
    document = rich(tmp_path, rf"\pard Fares rose.{note} They fell.\par")
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, "", "Fares rose.[^1] They fell."),
        (BlockKind.NOTE, "1", "Lee, Ports."),
    ]
    assert marks(document, MarkKind.NOTE) == [("[^1]", "1")]


def test_raised_numbers_until_they_are_set_low_again(tmp_path):
    document = rich(tmp_path, r"\pard Fares{\super 3} rose\super 4\nosupersub  again{\super a\plain b}.\par")
    assert document.text == "Fares³ rose⁴ againab."
    assert marks(document, MarkKind.SUPERSCRIPT) == [("³", "3"), ("⁴", "4"), ("a", "a")]


def test_links_and_citation_fields(tmp_path):
    link = r'{\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt{\ul May}}}'
    item = r'\{"id":1,"title":"Ports","author":[\{"family":"Lee","given":"A."\}],"issued":\{"date-parts":[[2017]]\}\}'
    cited = rf'\{{"citationItems":[\{{"id":1,"itemData":{item}\}}]\}}'
    field = rf"{{\field{{\*\fldinst ADDIN ZOTERO_ITEM CSL_CITATION {cited}}}{{\fldrslt (Lee, 2017)}}}}"
    document = rich(tmp_path, rf"\pard In {link}, {field}.\par")
    assert document.text == "In May, (Lee, 2017)."
    assert marks(document, MarkKind.LINK) == [("May", "https://example.org/a")]
    assert marks(document, MarkKind.CITEKEY) == [("Lee, 2017", "lee2017")]


def test_numbers_of_lists_are_labels(tmp_path):
    body = (
        r"{\listtext\pard\plain [1]\tab}\pard\ls1 Lee, Ports.\par{\pntext\f0 2.\tab}\pard Kim, Quays.\par"
        r"\pard 3.\tx360\tab Roe, Rafts.\par{\listtext\u8226?\tab}\pard a dot\par\pard In 2019.\par"
    )
    assert [(kind, label, text) for kind, label, text in blocks(rich(tmp_path, body))] == [
        (BlockKind.ITEM, "1", "Lee, Ports."),
        (BlockKind.ITEM, "2", "Kim, Quays."),
        (BlockKind.ITEM, "3", "Roe, Rafts."),
        (BlockKind.ITEM, "", "a dot"),
        (BlockKind.PARAGRAPH, "", "In 2019."),
    ]


def test_a_row_of_a_table_is_a_block(tmp_path):
    body = r"\trowd\pard\intbl port\par of call\cell 40|41\cell\row\pard After.\par"
    assert blocks(rich(tmp_path, body)) == [
        (BlockKind.TABLE, "", "port of call  40|41"),
        (BlockKind.PARAGRAPH, "", "After."),
    ]


def test_headers_pictures_hidden_and_deleted_text_are_left_out(tmp_path):
    body = r"{\header page one}{\pict\bin5 }}}}}\pngblip ff00}\pard Seen{\v hidden}{\deleted gone}.\par"
    assert rich(tmp_path, body).text == "Seen."


def test_title_and_author_of_the_file(tmp_path):
    head = _HEAD + r"{\info{\title On Ports}{\author Ana Silva}}"
    meta = rich(tmp_path, r"\pard Fares rose.\par", head).meta
    assert (meta.title, meta.authors) == ("On Ports", ("Ana Silva",))


@pytest.mark.parametrize(("data", "code"), [(b"no rich text", "WRONG_TYPE"), (b"{\\rtf1 }", "EMPTY_FILE")])
def test_what_is_no_rich_text_is_refused(tmp_path, data, code):
    (tmp_path / "a.rtf").write_bytes(data)
    with pytest.raises(ReadError) as refused:
        read(tmp_path / "a.rtf")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "body", ["{" * 5000, "}" * 5000, r"{\*\footnote" * 300, r"\super{" * 3000, r"\bin999999999 x", r"\u"]
)
def test_broken_source_loses_nothing_before_it(tmp_path, body):
    assert "Seen" in rich(tmp_path, rf"\pard Seen.\par {body}").text
