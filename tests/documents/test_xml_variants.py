# ruff: noqa: E501 — files as they are found, a line each
from collections import Counter

import pytest

from pipeline import flow
from pipeline.documents import read
from pipeline.model import BlockKind, BlockRole, LinkStatus, MarkKind

_REFS = "".join(
    f'<ref id="q{i}"><label>{i}</label><element-citation><person-group><name><surname>{name}</surname><given-names>M</given-names></name>'
    f"</person-group><article-title>{title}</article-title><source>Lock Review</source><year>201{i}</year></element-citation></ref>"
    for i, (name, title) in enumerate(
        [("Varley", "Sluices"), ("Orme", "Weirs"), ("Tait", "Barges"), ("Kell", "Ropes")], 1
    )
)
_X = '<xref ref-type="bibr" rid="q{0}">{0}</xref>'


def jats(tmp_path, body, *, root="article", back=f"<back><ref-list>{_REFS}</ref-list></back>"):
    path = tmp_path / "a.xml"
    path.write_text(f'<{root} xmlns:xlink="http://www.w3.org/1999/xlink">{body}{back}</{root}>', encoding="utf-8")
    return read(path)


def cited(document):
    return [mark.value for mark in document.marks if mark.kind == MarkKind.CITEKEY]


@pytest.mark.parametrize(
    ("marks", "keys"),
    [
        (f"[{_X.format(1)}–{_X.format(4)}]", "q1 q2 q3 q4"),
        (f"<sup>{_X.format(2)}-{_X.format(4)}</sup>", "q2 q3 q4"),
        (f"[{_X.format(1)}]–[{_X.format(3)}]", "q1 q2 q3"),
        (f"[{_X.format(1)},{_X.format(3)}–{_X.format(4)}]", "q1 q3 q4"),
        ('[<xref ref-type="bibr" rid="q1">1–3</xref>]', "q1 q2 q3"),
        ('[<xref ref-type="bibr" rid="q1 q2 q3">1–3</xref>]', "q1 q2 q3"),
        (f"[{_X.format(1)}, {_X.format(4)}]", "q1 q4"),
        (f"{_X.format(4)} – {_X.format(1)}", "q1 q4"),  # no range: it counts down
        ('<xref ref-type="bibr" rid="q1">Varley 2011</xref>–<xref ref-type="bibr" rid="q3">Tait 2013</xref>', "q1 q3"),
    ],
)
def test_the_works_of_a_range_are_cited(tmp_path, marks, keys):
    document = jats(tmp_path, f"<body><p>The locks were rebuilt {marks}.</p></body>")
    assert Counter(cited(document)) == Counter(keys.split())


def test_a_range_leads_to_each_of_its_works(tmp_path):
    document = jats(tmp_path, f"<body><p>The locks were rebuilt [{_X.format(1)}–{_X.format(4)}].</p></body>")
    found = flow.extract(document)
    assert [link.status for link in found.links] == [LinkStatus.LINKED] * 4
    assert len({link.references for link in found.links}) == 4


def test_a_table_among_alternatives_is_read_once_with_its_citations(tmp_path):
    table = f"<table><tr><th>lock</th><th>source</th></tr><tr><td>Upper</td><td>[{_X.format(2)}]</td></tr></table>"
    body = f'<table-wrap><alternatives><graphic xlink:href="t1"/>{table}{table}</alternatives><table-wrap-foot><p>As of May.</p></table-wrap-foot></table-wrap>'
    document = jats(tmp_path, f"<body>{body}</body>")
    texts = [block.span.of(document.text) for block in document.blocks][:3]
    assert texts == ["lock  source", "Upper  [2]", "As of May."]
    assert cited(document) == ["q2"]


def test_a_table_inside_a_cell_is_read_once(tmp_path):
    inner = "<table><tr><td>1892</td></tr></table>"
    document = jats(
        tmp_path, f"<body><table-wrap><table><tr><td>built {inner}</td><td>b</td></tr></table></table-wrap></body>"
    )
    assert document.text.count("1892") == 1


def test_chapters_of_a_book_inside_each_other_are_read_once(tmp_path):
    part = "<book-part><book-part-meta><title-group><title>{}</title></title-group></book-part-meta><body>{}</body></book-part>"
    body = part.format("Part one", "<p>Opening.</p>" + part.format("Chapter one", "<p>The lock was dug in 1812.</p>"))
    meta = "<book-meta><book-title-group><book-title>Locks</book-title></book-title-group></book-meta>"
    document = jats(tmp_path, f"{meta}<book-body>{body}</book-body>", root="book")
    assert [(b.kind, b.level, b.span.of(document.text)) for b in document.blocks][:5] == [
        (BlockKind.HEADING, 1, "Locks"),
        (BlockKind.HEADING, 2, "Part one"),
        (BlockKind.PARAGRAPH, 0, "Opening."),
        (BlockKind.HEADING, 3, "Chapter one"),
        (BlockKind.PARAGRAPH, 0, "The lock was dug in 1812."),
    ]
    assert document.meta.title == "Locks"


def test_a_note_that_stands_in_the_paragraph_has_a_mark(tmp_path):
    body = '<body><p>It leaked<fn><label>*</label><p>See the log.</p></fn> for years.<xref ref-type="fn" rid="f2">2</xref><fn id="f2"><label>2</label><p>Ten.</p></fn></p></body>'
    document = jats(tmp_path, body, back="")
    assert document.text.split("\n")[0] == "It leaked[^*] for years.2"
    assert [(b.label, b.span.of(document.text)) for b in document.blocks if b.kind == BlockKind.NOTE] == [
        ("*", "See the log."),
        ("2", "Ten."),
    ]


def test_several_works_under_one_number_and_two_versions_of_one_work(tmp_path):
    several = '<ref id="a"><label>1</label><mixed-citation>Varley, Sluices, 2011.</mixed-citation><mixed-citation>Orme, Weirs, 2012.</mixed-citation></ref>'
    versions = '<ref id="b"><citation-alternatives><element-citation><name><surname>Tait</surname><given-names>M</given-names></name><source>Barges</source><year>2013</year></element-citation><mixed-citation>Tait M. Barges. 2013.</mixed-citation></citation-alternatives></ref>'
    document = jats(
        tmp_path, "<body><p>It leaked.</p></body>", back=f"<back><ref-list>{several}{versions}</ref-list></back>"
    )
    entries = [b.span.of(document.text) for b in document.blocks if b.role == BlockRole.REFERENCE]
    assert entries[0].endswith("Varley, Sluices, 2011. Orme, Weirs, 2012.")
    assert entries[1].count("Tait") == 1


def tei(tmp_path, text):
    path = tmp_path / "a.xml"
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{text}</text></TEI>', encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("numbers", [("7", "8"), ("1", "1"), ("", "")])
def test_notes_in_the_text_of_tei_have_marks_of_their_own(tmp_path, numbers):
    first, second = (f' n="{number}"' if number else "" for number in numbers)
    body = f"<body><p>It leaked<note{first}><p>Log.</p></note> and sank.<note{second}>Chart.</note></p></body>"
    document = tei(tmp_path, body)
    notes = {b.label: b.span.of(document.text) for b in document.blocks if b.kind == BlockKind.NOTE}
    called = [mark.value for mark in document.marks if mark.kind == MarkKind.NOTE]
    assert [notes[label] for label in called] == ["Log.", "Chart."]
    assert called == (["7", "8"] if numbers == ("7", "8") else ["1", "2"])


def test_notes_at_the_end_of_tei_are_known_by_their_ids(tmp_path):
    body = '<body><p>It leaked.<ref target="#n9">a</ref></p></body><back><div><note xml:id="n9" n="9">Log.</note></div></back>'
    document = tei(tmp_path, body)
    assert [(m.span.of(document.text), m.value) for m in document.marks if m.kind == MarkKind.NOTE] == [("a", "9")]


def test_words_of_a_reference_are_no_note_and_numbered_lists_have_labels(tmp_path):
    reference = '<biblStruct xml:id="b0"><monogr><title>Weirs</title></monogr><note type="raw_reference">Orme, Weirs, 2012.</note></biblStruct>'
    body = f'<body><list rend="numbered"><item>dig</item><item>fill</item></list><list><item>dot</item></list></body><back><div><listBibl>{reference}</listBibl></div></back>'
    document = tei(tmp_path, body)
    assert not [block for block in document.blocks if block.kind == BlockKind.NOTE]
    assert [b.label for b in document.blocks if b.kind == BlockKind.ITEM] == ["1", "2", ""]


def test_names_that_the_markup_alone_parts_are_two_words(tmp_path):
    names = "<name><surname>Tait</surname><given-names>OM</given-names></name>, <name><surname>Kell</surname><given-names>R</given-names></name>"
    back = (
        f'<back><ref-list><ref id="q1"><mixed-citation>{names} (2011) Barges.</mixed-citation></ref></ref-list></back>'
    )
    document = jats(tmp_path, "<body><p>x</p></body>", back=back)
    assert document.text.endswith("Tait OM, Kell R (2011) Barges.")
