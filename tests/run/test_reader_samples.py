"""A child of the fork server makes nothing anew that the last one made."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import documents
from pipeline.documents.compose import compose
from pipeline.run.reader_samples import SAMPLES

CODE = """
import json, sys
from pathlib import Path
from re import _compiler
from pipeline import documents
from pipeline.run.forkserver import _preload
path = Path(sys.argv[1])
_preload(path.suffix)
compiled, code = [], _compiler._code
_compiler._code = lambda *given: (compiled.append(1), code(*given))[1]
modules = set(sys.modules)
documents.read(path)
print(json.dumps([len(compiled), sorted(set(sys.modules) - modules)]))
"""
TEXTS = {
    ".txt": "A report\n\nRain fell on 12 days (Ito, 2020).\n\nReferences\n\nIto, K. (2020). Rain. Harbour Press.\n",
    ".md": "# A report\n\nRain fell on 12 days (Ito, 2020).\n\n## References\n\nIto, K. (2020). *Rain*. Harbour Press.\n",
    ".html": "<html><body><article><h1>A report</h1>"
    + "<p>Rain fell on 12 days (Ito, 2020).</p>" * 9
    + "</article></body></html>",
}


@pytest.mark.parametrize("ending", TEXTS)
def test_the_first_document_of_a_child_compiles_and_imports_next_to_nothing(tmp_path, ending):
    path = tmp_path / f"report{ending}"
    path.write_text(TEXTS[ending], encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", CODE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    compiled, imported = json.loads(done.stdout)
    assert compiled < 10
    assert imported == []


@pytest.mark.parametrize("ending", SAMPLES)
def test_every_sample_is_read_whole(ending):
    data = SAMPLES[ending]
    document = compose(documents.READERS[ending](data), key="", data=data, path=f"sample{ending}")
    assert "3.2 million tonnes" in document.text
    assert not document.warnings
