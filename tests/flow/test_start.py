"""What a run on one plain article imports and compiles: less than half of the patterns, no reader of another format."""

import json
import os
import subprocess
import sys
from pathlib import Path

ARTICLE = """# Cargo on the middle route

In 2023 the port of Aktau handled 3.2 million tonnes, 12 per cent more than in the year before (Abishev, 2024).
The minister said that a second terminal would open in May 2025.

## References

Abishev, A. (2024). The ferries of Aktau. Journal of Ports 12(3), 1–9.
"""
# formats and outputs that the run does not have, and what spaCy, the network and plug-ins would bring
UNUSED = (
    *(f"pipeline.documents.{name}" for name in ("docx", "epub", "html", "jats", "latex", "odt", "pdf", "rtf", "tei")),
    *(
        "pandas",
        "pyarrow",
        "lxml.html",
        "trafilatura",
        "bibtexparser",
        "httpcore2",
        "typer",
        "requests",
        "dask",
    ),
)
ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # this checkout, in child processes
CODE = f"""
import gc, json, sys
from pipeline.cli import main
assert main(["extract", "article.md", "-o", "out", "-q", "--no-cache"]) == 0
from pipeline.text.regex import _LazyPattern
patterns = [thing for thing in gc.get_objects() if isinstance(thing, _LazyPattern)]
compiled = [pattern.pattern for pattern in patterns if "search" in vars(pattern)]
print(json.dumps([len(patterns), len(compiled), [name for name in {UNUSED!r} if name in sys.modules]]))
"""


def test_a_plain_article_imports_and_compiles_what_it_needs(tmp_path):
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, cwd=tmp_path, env=ENV
    )
    patterns, compiled, unused = json.loads(done.stdout)
    assert unused == []
    assert patterns > 800
    assert compiled < patterns / 2
