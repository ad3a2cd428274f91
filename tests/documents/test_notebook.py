import json

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.model import BlockKind


def notebook(tmp_path, cells, **more):
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, **more}), encoding="utf-8")
    return path


def cell(kind, source, **more):
    return {"cell_type": kind, "source": source, "metadata": {}, **more}


def test_markdown_cells_are_the_text_and_code_is_none(tmp_path):
    cells = [
        cell("raw", "---\ntitle: On Ports\ndate: 2024-05-01\n---"),
        cell("markdown", ["# Tides\n", "\n", "Fares rose [@lee2017].[^a]"]),
        cell("code", "fares = 1987", outputs=[{"text": "2014"}]),
        cell("markdown", "[^a]: Kim, Quays."),
    ]
    document = read(notebook(tmp_path, cells))
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [
        (BlockKind.HEADING, "Tides"),
        (BlockKind.PARAGRAPH, "Fares rose [@lee2017].[^a]"),
        (BlockKind.NOTE, "Kim, Quays."),
    ]
    assert (document.meta.title, document.meta.date) == ("On Ports", "2024-05-01")


def test_format_three_has_worksheets_and_headings(tmp_path):
    path = tmp_path / "a.ipynb"
    sheet = {"cells": [cell("heading", "Tides", level=2), cell("markdown", ["Fares rose."])]}
    path.write_text(json.dumps({"nbformat": 3, "worksheets": [sheet]}), encoding="utf-8")
    document = read(path)
    assert [(b.kind, b.level) for b in document.blocks] == [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]


@pytest.mark.parametrize(
    ("content", "code"), [("{", "DAMAGED"), ("[]", "EMPTY_FILE"), ('{"cells": [{"cell_type": 3}, 4]}', "EMPTY_FILE")]
)
def test_what_holds_no_prose_is_refused(tmp_path, content, code):
    (tmp_path / "a.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(ReadError) as refused:
        read(tmp_path / "a.ipynb")
    assert refused.value.code == code
