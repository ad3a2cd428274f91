from pipeline.documents.pdf.columns import split_columns
from pipeline.documents.pdf.page_layout import Line

WIDTH = 595.0
FISH = "Eels Herring Cod Saithe Haddock Plaice Sole Sprat Hake Ling Turbot".split()


def line(text: str, x0: float, x1: float, y: float) -> Line:
    return Line(text, x0, x1, y, 10.0)


def read_columns(lines: list[Line]) -> list[list[str]]:
    return [[of_column.text for of_column in column] for column in split_columns(lines, WIDTH)]


def table(x0: float, top: float, spacing: float, labels: list[str]) -> list[Line]:
    """Return rows of a label and two cells."""
    rows = ((label, top + i * spacing) for i, label in enumerate(labels))
    return [
        cell
        for label, y in rows
        for cell in (
            line(label, x0, x0 + 60, y),
            line("4.5", x0 + 170, x0 + 185, y),
            line("4.6", x0 + 210, x0 + 225, y),
        )
    ]


def test_a_table_beside_text_is_a_column_of_its_own():
    text = [line(f"words of the text, line {i}", 57, 285, 100 + 14.2 * i) for i in range(12)]
    rows = table(310, 97, 17.4, FISH)
    columns = read_columns([*text, *rows])
    assert columns[0] == [f"words of the text, line {i}" for i in range(12)]
    assert columns[1][0].split() == ["Eels", "4.5", "4.6"]


def test_the_labels_of_a_table_stay_with_its_cells():
    text = [line(f"a label of the table, line {i}", 57, 285, 100 + 12.0 * i) for i in range(12)]
    cells = [line(f"{i}.5", 400 + 40 * j, 415 + 40 * j, 106 + 24.0 * i) for i in range(6) for j in range(3)]
    assert len(read_columns([*text, *cells])) == 1
    level = table(310, 100, 12.0, FISH)
    assert len(read_columns([*text, *level])) == 1
