"""Jupyter notebooks (.ipynb): the Markdown cells, as one text; code and its output are no prose.

https://nbformat.readthedocs.io
"""

import json
from collections.abc import Iterator

from pipeline.documents import markdown
from pipeline.documents.shared.encoding import decode
from pipeline.model import ErrorCode, Part, Trouble


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of the Markdown cells; front matter may stand in a raw cell at the top."""
    text, warnings = decode(data)
    yield from warnings
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Trouble(ErrorCode.DAMAGED, f"no notebook: {error}")
        return
    cells = list(_cells(notebook))
    if not cells:
        yield Trouble(ErrorCode.EMPTY_FILE, "the notebook holds no Markdown cell")
        return
    yield from markdown.read("\n\n".join(cells).encode("utf-8", "replace"))


def _cells(notebook: object) -> Iterator[str]:
    """Yield the sources of the cells that hold prose, of format 4, and of format 3 with its worksheets and heading cells."""
    if not isinstance(notebook, dict):
        return
    sheets = notebook.get("worksheets")
    holders = [notebook, *sheets] if isinstance(sheets, list) else [notebook]
    cells = [cell for holder in holders if isinstance(holder, dict) for cell in _objects(holder.get("cells"))]
    for i, cell in enumerate(cells):
        kind, source = cell.get("cell_type"), cell.get("source")
        text = "".join(map(str, source)) if isinstance(source, list) else str(source or "")
        is_front_matter = kind == "raw" and i == 0 and text.startswith("---")
        if kind == "heading":
            yield f"{'#' * _level(cell.get('level'))} {text}"
        elif kind == "markdown" or is_front_matter:
            yield text


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _level(value: object) -> int:
    return min(6, max(1, value)) if isinstance(value, int) else 1
