from pipeline.documents import read
from pipeline.model import BlockKind, MarkKind

PAGE = """{{short description|Boats}}
'''Rafts''' are boats<!-- really? -->.<ref name=lee>{{cite book
|last=Lee |first=Ada |title=Ports of [[Rust]] |year=2017 |publisher=Quay}}</ref>
They sank.<ref name="lee" /><ref>Kim, ''Quays'', [https://example.org/q page 4].</ref> {{sfn|Roe|2019|p=3}}

== History ==
[[File:Raft.jpg|thumb|A [[raft]] at sea]]
# first
# second
* dot with a [[harbour|pier]]

{| class="wikitext"
! port !! boats
|-
| Upper || 12
|}

[[Category:Boats]]
"""


def test_a_page_with_notes_templates_links_lists_and_tables(tmp_path):
    (tmp_path / "a.wiki").write_text(PAGE, encoding="utf-8")
    document = read(tmp_path / "a.wiki")
    assert [(b.kind, b.label, b.span.of(document.text)) for b in document.blocks] == [
        (BlockKind.PARAGRAPH, "", "Rafts are boats.[^1] They sank.[^1][^2] [^3]"),
        (BlockKind.HEADING, "", "History"),
        (BlockKind.ITEM, "1", "first"),
        (BlockKind.ITEM, "2", "second"),
        (BlockKind.ITEM, "", "dot with a pier"),
        (BlockKind.TABLE, "", "port  boats"),
        (BlockKind.TABLE, "", "Upper  12"),
        (BlockKind.NOTE, "1", "Lee, Ada (2017). Ports of Rust. Quay."),
        (BlockKind.NOTE, "2", "Kim, Quays, page 4."),
        (BlockKind.NOTE, "3", "Roe 2019, p. 3"),
    ]
    assert [mark.value for mark in document.marks if mark.kind == MarkKind.NOTE] == ["1", "1", "2", "3"]
    assert [mark.value for mark in document.marks if mark.kind == MarkKind.LINK] == ["https://example.org/q"]


def test_templates_that_do_not_close_and_deep_ones_lose_nothing_else(tmp_path):
    (tmp_path / "a.wiki").write_text("{{a|" * 50 + "Fares rose.\n\n{{b|{{c}}}}They fell.", encoding="utf-8")
    assert "They fell." in read(tmp_path / "a.wiki").text


def test_entities_are_printed_and_an_escaped_page_is_read_as_one(tmp_path):
    path = tmp_path / "rafts.wiki"
    path.write_text("Rafts&nbsp;float &#40;well&#41;.&lt;ref&gt;Lee, Ada (2017). Ports, 106.&lt;/ref&gt; They sink.")
    doc = read(path)
    assert doc.text.startswith("Rafts\N{NO-BREAK SPACE}float (well).[^1] They sink.")
