"""Numbers of the layout: lists of contents without leaders, notes set on the line, numbers of rows; and what looks like them."""

from pipeline.documents import read
from pipeline.model import Document
from pipeline.text.furniture import find_furniture
from tests.growth import assert_linear


def furniture(document: Document) -> str:
    return "|".join(span.of(document.text) for span in find_furniture(document))


def entries(count: int) -> str:
    return "\n".join(f"{100 + i}. Jar with a broad painted neck  {20 + i // 2}" for i in range(count))


def test_entries_with_pages_behind_a_gap_are_a_list_of_contents(tmp_path):
    path = tmp_path / "jars.txt"
    path.write_text(f"ILLUSTRATIONS\n\n{entries(9)}\n\nThe digging began in 1901 and found 48 jars in two weeks.\n")
    document = read(path)
    found = furniture(document)
    assert "100. Jar" in found
    assert "108. Jar" in found
    assert "48 jars" not in found


def test_a_table_of_values_is_no_list_of_contents(tmp_path):
    path = tmp_path / "catch.txt"
    rows = "\n".join(
        f"{name:<12}{value}" for name, value in zip("ABCDEFGH", (31, 12, 45, 8, 77, 21, 5, 60), strict=True)
    )
    path.write_text(f"Catch of the harbours in tonnes.\n\n{rows}\n\nThe catch was small.\n")
    assert "31" not in furniture(read(path))


def test_numbers_of_notes_on_the_line_go_with_their_marks(tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(
        "Rye grew by 5 per cent 1 during the war. The trade 2 , which was small, fell. It fed 40 towns 3 .\n\n"
        "1 Grain Office, Yearbook.\n\n2 https://example.org/trade\n\n3 Board of Towns, Census.\n"
    )
    document = read(path)
    spans = {span.of(document.text) for span in find_furniture(document)}
    assert {"1", "2", "3"} <= spans
    assert not {"5", "40"} & spans


def test_the_day_of_a_month_is_no_mark_of_a_note(tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(
        "Rye grew 1 . The trade 2 , fell. It fed towns 3 . It closed on October 4, 2024.\n\n"
        "1 Grain Office.\n\n2 Trade Board.\n\n3 Census Board.\n\n4 Harbour Board.\n"
    )
    document = read(path)
    at = document.text.index("October 4") + len("October ")
    assert not any(span.start <= at < span.end for span in find_furniture(document))


def test_numbers_of_rows_are_no_cells(tmp_path):
    path = tmp_path / "bases.md"
    rows = "\n".join(
        f"| {n} | harbour {name} | {value} |"
        for n, name, value in ((1, "A", 9.5), (3, "B", 7.1), (4, "C", 8.2), (9, "D", 6.6))
    )
    path.write_text(f"| ID | Name | Depth |\n|---|---|---|\n{rows}\n")
    document = read(path)
    spans = [span.of(document.text) for span in find_furniture(document)]
    assert spans == ["1", "3", "4", "9"]


def test_cross_references_and_left_tags_are_no_prose(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text("It fell (Fig. {@fig:2}a and @ref(tab:tab1)). GLYPH<c=3,font=/AB+Calibri>\n\nIt fed 40 towns.\n")
    found = furniture(read(path))
    assert "{@fig:2}" in found
    assert "@ref(tab:tab1)" in found
    assert "GLYPH<c=3" in found


def test_linear():
    text = "Rye 1 . grew with it.\n1 Grain.\n2 Oats.\n" * 2_000
    assert_linear(lambda part: find_furniture(Document("a", "", part)), text)


def test_a_line_of_code_between_backticks_is_no_prose():
    document = Document("a", "", "The curve of the points `{(0, 3), (10, 4)}` has 60 bins, and `harbour 12` is a name.")
    assert furniture(document) == "`{(0, 3), (10, 4)}`"


def test_calls_and_assignments_are_no_prose_where_there_is_code(tmp_path):
    path = tmp_path / "draft.md"
    prose = "The fit (thin=10, mean=3.2) has round(coef(fit)[1], 2) and list(V=5, nu=2). It fed 40 towns (of 60)."
    path.write_text(f"{prose}\n\n```r\nfit <- lm(y ~ x)\n```\n")
    found = furniture(read(path))
    assert {"thin=10", "round(coef(fit)[1], 2)", "list(V=5, nu=2)"} <= set(found.split("|"))
    assert "mean=3.2" not in found
    assert "40" not in found
    path.write_text(f"{prose}\n")
    assert "thin=10" not in furniture(read(path))


def test_numbers_of_paragraphs_count_up(tmp_path):
    path = tmp_path / "briefing.txt"
    lines = [f"{n} The harbour board has met and has decided on the matter of quay {n}." for n in (1, 2, 3, 5, 6, 7)]
    path.write_text(
        "\n\n".join([*lines[:3], "300 Boats came to the harbour in the summer of that year.", *lines[3:]]) + "\n"
    )
    document = read(path)
    assert [span.of(document.text) for span in find_furniture(document)] == ["1", "2", "3", "5", "6", "7"]


def test_lines_of_torn_maths_are_no_prose():
    text = "The wave is long.\n-2^(0 - 1232a /#2(') ^(tf + 40/x^2(0\nIt covers 30 km^2 and 12 m^3 of the bay."
    found = furniture(Document("a", "", text))
    assert found.startswith("-2^(0 - 1232a /#2(') ^(tf + 40/x^2(0")
    assert "30 km" not in found
