"""Columns of tables that identify: by their head, by leading zeros, by length; and columns of values, which stay."""

from pathlib import Path

import pytest

from pipeline.documents import read
from pipeline.text.identifier_columns import identifier_columns
from tests.growth import assert_linear


def cells(tmp_path: Path, table: str) -> list[str]:
    path = tmp_path / "table.md"
    path.write_text(f"The table shows it.\n\n{table}\n\nIt is short.\n")
    document = read(path)
    return [span.of(document.text) for span in identifier_columns(document.text, document.blocks)]


def table(head: str, *rows: str) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join((head, rule, *rows))


@pytest.mark.parametrize(
    ("written", "identifiers"),
    [
        (table("| Board | RPi pin | Volts |", "| A | 19 | 3.3 |", "| B | 21 | 5.1 |"), ["19", "21"]),
        (table("| Harbour | Case no. | Boats |", "| Lune | 17-240 | 12 |", "| Orm | 18-3 | 9 |"), ["17-240", "18-3"]),
        (table("| Stop | Line | Riders |", "| A | 12 | 300 |", "| B | 14 | 412 |"), ["12", "14"]),
        (table("| Gate | Boats |", "| 01 | 8 |", "| 02 | 9 |", "| 03 | 11 |", "| 04 | 7 |"), ["01", "02", "03", "04"]),
        (
            table("| Trial | Patients |", *(f"| {29100000 + 4711 * i} | {30 + i} |" for i in range(4))),
            ["29100000", "29104711", "29109422", "29114133"],
        ),
        (table("| Trial | Patients |", "| 291 | 30 |", "| 317 | 44 |", "| 322 | 12 |", "| 350 | 20 |"), []),
        (table("| Year | Boats |", "| 2019 | 120000 |", "| 2020 | 130000 |"), []),
    ],
)
def test_columns(tmp_path: Path, written: str, identifiers: list[str]) -> None:
    assert cells(tmp_path, written) == identifiers


def test_linear():
    rows = "A  19  3.3\n" * 3_000

    def scan(part: str) -> object:
        from pipeline.model import Block, BlockKind, Span

        at = range(0, len(part) - 10, 11)
        return list(identifier_columns(part, [Block(Span(i, i + 10), BlockKind.TABLE) for i in at]))

    assert_linear(scan, rows)
