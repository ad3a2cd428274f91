"""The sample and made-up tables, a running server, and the machine's own Chromium."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.tables import schemas
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def extracted(tmp_path_factory):
    """The sample corpus with its tables, made once: do not change it."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    before = Path.cwd()
    os.chdir(folder)
    try:
        inputs = ["corpus/articles", "--sources", "corpus/sources", "--bib", "corpus/references.bib"]
        assert main(["extract", *inputs, "-o", "out", "-q"]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def sample(extracted, tmp_path):
    """A copy of the sample: its folder, with the tables in out/."""
    shutil.copytree(extracted, tmp_path / "sample")
    return tmp_path / "sample"


def lines(out):
    """The journal of an output folder."""
    path = out / "verdicts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


class Server:
    """`citetrail review` in a process of its own."""

    def __init__(self, out, *options):
        command = [sys.executable, "-m", "pipeline", "review", str(out), "--no-browser", *options]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?k=\S+", line)
        assert found, line + self.process.stderr.read()
        self.url, self.port = found.group(), int(found.group(1))
        self.origin = f"http://127.0.0.1:{self.port}"

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(out, *options):
    server = Server(out, *options)
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def visit(chromium):
    """Open the page of a server; a script error fails the test."""
    contexts, errors = [], []

    def visit(server, **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(server.url)
        page.wait_for_selector("body[data-state=ready]")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []


def write_tables(out, claims, evidence=()):
    """Write tables as a run does; rows need only the cells that matter."""
    rows = {"claims": list(claims), "evidence": list(evidence), "references": [], "sources": []}
    (out / ".citetrail").mkdir(parents=True, exist_ok=True)
    for name, table in rows.items():
        columns = schemas()[name].names
        for path in (out / f"{name}.csv", out / ".citetrail" / f"{name}.csv"):
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="", quoting=csv.QUOTE_ALL)
                writer.writeheader()
                writer.writerows(table)


def made_up(count):
    """Claims with a passage each, as many as wanted."""
    for i in range(count):
        text = f"Port number {i} handled {i + 1}.5 million tonnes of cargo in {1950 + i % 70} (Karimova, 2024)."
        claim = {"claim_id": f"c-{i:012x}", "article": "ports", "claim": text, "priority": str(1 + i % 5)}
        about = {"citations": "Karimova, 2024", "reference_ids": "r-1", "link": "linked", "scope": "sentence"}
        outcome = "figures_differ" if i % 5 == 0 else "figures_match"
        found = {
            "outcome": outcome,
            "review": "open",
            "start": str(i * 100),
            "end": str(i * 100 + 90),
            "sources": "k.md",
        }
        yield {**claim, **about, **found}


def made_up_evidence(count):
    """The passages of made-up claims."""
    for i in range(count):
        passage = f"In {1950 + i % 70} the port handled {i + 1}.4 million tonnes."
        check = f"figure differs: article {i + 1}.5 million tonnes, source {i + 1}.4 million tonnes"
        about = {"claim_id": f"c-{i:012x}", "article": "ports", "rank": "1", "reference_id": "r-1", "source": "k.md"}
        yield {**about, "passage": passage, "outcome": "figures_differ", "checks": check, "score": "1.00"}
