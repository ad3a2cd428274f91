import inspect
import textwrap

from pipeline import documents
from pipeline.documents import READERS, read
from pipeline.model import BlockKind


def example():
    """The lines of the docstring that are a whole reader."""
    lines = inspect.getdoc(documents).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("    from "))
    end = next(i for i, line in enumerate(lines) if i > start and line and not line.startswith(" "))
    return textwrap.dedent("\n".join(lines[start:end]))


def test_the_ten_lines_of_the_docstring_read_a_new_format(tmp_path, monkeypatch):
    namespace = {}
    exec(example(), namespace)
    assert len([line for line in example().splitlines() if line.strip()]) <= 10
    monkeypatch.setitem(READERS, ".rst", namespace["read"])
    (tmp_path / "ports.rst").write_text("Ports\n=====\n\nCargo grew in both ports.", encoding="utf-8")
    document = read(tmp_path / "ports.rst")
    assert [(b.kind, b.span.of(document.text)) for b in document.blocks] == [
        (BlockKind.HEADING, "Ports"),
        (BlockKind.PARAGRAPH, "Cargo grew in both ports."),
    ]
    assert document.meta.title == "Ports"
