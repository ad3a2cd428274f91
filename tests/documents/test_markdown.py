from pipeline.documents import read
from pipeline.model import BlockKind, MarkKind

TEXT = """---
title: A note on transit
author: A. Karimova; B. Lee
date: 2024-05-01
---
# Transit

Ports grew *fast* in [2023](https://example.org/ports).[^1] The line
wraps here (Lee, 2017).

- one item [@lee2017, p. 3]
- another

> A quoted line.

| port | share |
|------|-------|
| Aktau | 40 % |

```
code
```

[^1]: What the note says.
"""


def document(tmp_path):
    path = tmp_path / "transit.md"
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


def test_keeps_headings_lists_quotes_tables_and_notes(tmp_path):
    doc = document(tmp_path)
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.HEADING, "Transit"),
        (BlockKind.PARAGRAPH, "Ports grew fast in 2023.[^1] The line wraps here (Lee, 2017)."),
        (BlockKind.ITEM, "one item [@lee2017, p. 3]"),
        (BlockKind.ITEM, "another"),
        (BlockKind.QUOTE, "A quoted line."),
        (BlockKind.TABLE, "port  share"),
        (BlockKind.TABLE, "Aktau  40 %"),
        (BlockKind.CODE, "code"),
        (BlockKind.NOTE, "What the note says."),
    ]
    assert [b.label for b in doc.blocks if b.kind == BlockKind.NOTE] == ["1"]


def test_marks_links_and_notes(tmp_path):
    doc = document(tmp_path)
    assert [(m.kind, m.span.of(doc.text), m.value) for m in doc.marks] == [
        (MarkKind.LINK, "2023", "https://example.org/ports"),
        (MarkKind.NOTE, "[^1]", "1"),
    ]


def test_reads_front_matter(tmp_path):
    meta = document(tmp_path).meta
    assert (meta.title, meta.authors, meta.date) == ("A note on transit", ("A. Karimova", "B. Lee"), "2024-05-01")


def test_the_section_of_a_place(tmp_path):
    doc = document(tmp_path)
    assert doc.section_at(doc.text.index("another")) == "Transit"
    assert doc.section_at(0) == "Transit"


def test_keeps_the_lines_of_a_list_that_is_none_in_the_markup(tmp_path):
    path = tmp_path / "list.md"
    path.write_text(
        "Ports grew in\n2023.\n\n## Notes\n[1] Lee, Tides.\n[2] Ibid.\n\nKim, A. (2018) Ports.\n“Ports at dawn” (2019).\n",
        encoding="utf-8",
    )
    doc = read(path)
    assert [b.span.of(doc.text) for b in doc.blocks] == [
        "Ports grew in 2023.",
        "Notes",
        "[1] Lee, Tides.\n[2] Ibid.",
        "Kim, A. (2018) Ports.\n“Ports at dawn” (2019).",
    ]


def test_numbers_of_a_list_are_labels(tmp_path):
    path = tmp_path / "tides.md"
    path.write_text("# Tides\n\n4. Ebb\n5. Flood\n\n- neap\n")
    assert [block.label for block in read(path).blocks] == ["", "4", "5", ""]


def test_notes_written_where_they_are_called_and_raised_numbers(tmp_path):
    text = "Fares rose.^[Lee, *Ports*.] They fell<sup>3</sup> and rose^4,5^ in 2^10.[^a]\n\n[^a]: Kim, Quays.\n"
    (tmp_path / "a.qmd").write_text(text, encoding="utf-8")
    document = read(tmp_path / "a.qmd")
    assert document.text.split("\n")[0] == "Fares rose.[^inline 1] They fell³ and rose⁴,⁵ in 2^10.[^a]"
    notes = {block.label: block.span.of(document.text) for block in document.blocks if block.kind == BlockKind.NOTE}
    assert notes == {"inline 1": "Lee, Ports.", "a": "Kim, Quays."}
    assert [mark.value for mark in document.marks if mark.kind == MarkKind.NOTE] == ["inline 1", "a"]


def test_raw_html_is_read_and_the_fences_of_divs_are_not(tmp_path):
    text = (
        "::: {.note}\nHeed the tide.\n:::\n\n"
        '<div class="box"><p>Boats left, <a href="https://quay.example/a">says the office</a>.</p></div>\n\n<!-- not this -->\n\n'
        "```\n::: kept\n```\n"
    )
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    doc = read(path)
    assert [(b.kind, b.span.of(doc.text)) for b in doc.blocks] == [
        (BlockKind.PARAGRAPH, "Heed the tide."),
        (BlockKind.PARAGRAPH, "Boats left, says the office."),
        (BlockKind.CODE, "::: kept"),
    ]
    assert [(m.kind, m.value) for m in doc.marks] == [(MarkKind.LINK, "https://quay.example/a")]


def test_code_in_the_line_is_marked(tmp_path):
    path = tmp_path / "fit.qmd"
    path.write_text('The fit has `r round(fit, 2)` boats and `caption = "over 20 years"` here.')
    doc = read(path)
    code = [mark.span.of(doc.text) for mark in doc.marks if mark.kind == MarkKind.CODE]
    assert code == ["r round(fit, 2)", 'caption = "over 20 years"']


def test_raised_endings_of_days_are_printed(tmp_path):
    path = tmp_path / "days.md"
    path.write_text("It ran from the 18^th^ of May to the 2^nd^ of June 2019.")
    assert read(path).text == "It ran from the 18th of May to the 2nd of June 2019."
