"""An article that takes too much is a row of errors.csv with what was found by then; Ctrl-C is one line."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.documents import readers
from pipeline.model import Extraction
from pipeline.run.batch import run
from pipeline.run.cached import Cache
from pipeline.run.limits import TookTooLongError, limited
from pipeline.run.plan import plan
from pipeline.run.store import Store
from pipeline.settings import Limits, Settings, using
from pipeline.tables import dump, tables

PORTS = """# Ports

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}  # this checkout, in child processes
unix = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timers")


@pytest.fixture
def articles(tmp_path):
    for name in ("ports", "rail"):
        (tmp_path / f"{name}.md").write_text(PORTS, encoding="utf-8")
    return tmp_path


def extracted(folder, cache=None):
    return run(plan([folder], [], [], readers()), lambda files, _: files, cache=cache)


def stuck(*_):
    while True:
        pass


def endless_pattern(*_):
    re.fullmatch(r"(a|aa)+b", "a" * 60)


def hungry(*_):
    return [bytes(10**6) for _ in range(10**6)]


@unix
@pytest.mark.parametrize("step", [stuck, endless_pattern])
def test_an_article_that_takes_too_long_keeps_what_was_found(articles, monkeypatch, step):
    find = flow.find_evidence
    calls = []
    extracted(articles)  # the models are loaded

    def find_evidence(*given):
        calls.append(1)
        return step() if len(calls) == 1 else find(*given)

    monkeypatch.setattr(flow, "find_evidence", find_evidence)
    cache = Cache(Store(articles / ".cache"))
    with using(Settings(limits=Limits(article_seconds=0.5))):
        result = extracted(articles, cache)
    [trouble] = result.troubles
    assert (trouble.code, trouble.stage, trouble.recovered) == ("TIMEOUT", "extract", True)
    assert "more than 0.5 seconds (article_seconds)" in trouble.reason
    first, second = result.extractions
    assert (first.claims, first.citations, first.references) != ((), (), ())
    assert [f.priority for f in first.findings] == [f.priority for f in second.findings]
    rows = tables(result.extractions, result.troubles)
    assert {row["article"] for row in rows["claims"]} == {"ports", "rail"}
    assert "claims.xlsx" in dump(rows)
    with using(Settings(limits=Limits(article_seconds=0.5))):
        assert not extracted(articles, cache).troubles  # it was not kept


@unix
def test_an_article_that_takes_too_much_memory_is_a_row(articles, monkeypatch):
    def find_evidence(*_):
        return hungry()

    extracted(articles)
    monkeypatch.setattr(flow, "find_evidence", find_evidence)
    with using(Settings(limits=Limits(article_megabytes=300))):
        result = extracted(articles)
    assert [trouble.code for trouble in result.troubles] == ["OUT_OF_MEMORY"] * 2
    assert all(extraction.claims for extraction in result.extractions)


def test_an_article_that_is_stuck_early_is_listed_without_anything(articles, monkeypatch):
    def fails(*_, **__):
        raise TookTooLongError

    monkeypatch.setattr(flow, "extract", fails)
    result = extracted(articles)
    assert [len(extraction.claims) for extraction in result.extractions] == [0, 0]
    assert isinstance(result.extractions[0], Extraction)
    assert "its references alone are listed" in result.troubles[0].reason


def test_another_thread_is_stopped_by_the_clock():
    outcome = []

    def work():
        try:
            with limited(Limits(article_seconds=0.2)):
                stuck()
        except TookTooLongError as error:
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(60)
    assert outcome


@unix
@pytest.mark.parametrize("delay", [0.0, 0.05, 1.0, 5.0])
def test_an_interrupt_is_one_line_whenever_it_comes(articles, delay):
    call = ["citetrail", "extract", str(articles), "-o", str(articles / "out"), "--no-cache"]
    code = (
        f"import sys; sys.argv = {call!r}; import pipeline.__main__ as m; print('up', flush=True); sys.exit(m.main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV
    ) as process:
        assert process.stdout.readline() == "up\n"
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    if process.returncode == 0:
        assert err == ""  # it was done
    else:
        assert (process.returncode, err.count("\n")) == (130, 1), err
        assert err.startswith("citetrail: stopped")
