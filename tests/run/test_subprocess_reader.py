# ruff: noqa: E501 — files as they are found, a line each
import contextlib
import os
import subprocess
import sys
import time

import pytest

from pipeline.documents import read
from pipeline.errors import ReadError
from pipeline.run import subprocess_reader
from pipeline.run.forkserver_client import ForkServer, processor_seconds, read_spawned
from pipeline.run.forkserver_protocol import Request
from pipeline.run.subprocess_reader import read_in_subprocess
from pipeline.settings import Limits, Settings, using
from tests.fixtures import pdfs

# readers that misbehave, put in the place of ours inside the reading program: what a child does to itself
BAD = """
import os, sys, time
from pipeline.documents import pdf
from pipeline.documents.pdf import pdfium_engine
from pipeline.run import forkserver

real = pdfium_engine.read_page

def sheet(document, index, finder):
    if index in {pages}:
        {act}
    return real(document, index, finder)

pdfium_engine.read_page = sheet
forkserver.main()
"""


@pytest.fixture
def bad(monkeypatch, tmp_path):
    """Let the reading program misbehave on some pages."""

    def install(act, pages=(1,)):
        script = tmp_path / "bad_server.py"
        script.write_text(BAD.format(act=act, pages=set(pages)), encoding="utf-8")
        monkeypatch.setattr(
            "pipeline.run.forkserver_client._command", lambda *more: [sys.executable, str(script), *more]
        )
        server = ForkServer()
        monkeypatch.setattr(subprocess_reader, "forkserver_of", lambda _: server)

    return install


def article(tmp_path):
    press = pdfs.article(tmp_path / "a.pdf", "two")
    return tmp_path / "a.pdf", press


def test_reads_the_same_as_without_a_child(tmp_path):
    path, _ = article(tmp_path)
    assert read_in_subprocess(path) == read(path)
    (tmp_path / "b.md").write_text("# Title\n\nCargo grew[^1].\n\n[^1]: A note.\n", encoding="utf-8")
    assert read_in_subprocess(tmp_path / "b.md") == read(tmp_path / "b.md")


def test_names_that_are_no_text(tmp_path):
    path = os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.txt")
    with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 — a name of bytes
        out.write("Cargo grew in both ports.")
    assert read_in_subprocess(path).text == "Cargo grew in both ports."
    with pytest.raises(ReadError) as error:
        read_in_subprocess(path + ".xyz")
    assert error.value.code == "WRONG_TYPE"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("os.abort()", "CRASH"),
        ("raise ZeroDivisionError('odd')", "CRASH"),
        ("time.sleep(60)", "TIMEOUT"),
        ("x = [bytearray(10**8) for _ in range(99)]", "OUT_OF_MEMORY"),
    ],
)
def test_a_page_that_breaks_the_reader_is_told_and_the_others_are_kept(tmp_path, bad, act, code):
    path, press = article(tmp_path)
    bad(act)
    doc = read_in_subprocess(path, Limits(page_seconds=2, memory_megabytes=256))
    assert [(w.code, w.page) for w in doc.warnings][:1] == [(code, "2")]
    assert all(w.recovered for w in doc.warnings)
    later = [s for s, page in press.pages.items() if page == "349"]
    assert sum(s in doc.text for s in later) >= len(later) - 1


def test_a_reader_that_breaks_on_every_page_gives_way_to_the_other(tmp_path, bad):
    path, press = article(tmp_path)
    bad("os.abort()", range(20))
    doc = read_in_subprocess(path)
    assert sum(s in doc.text for s in press.pages) > 0.9 * len(press.pages)


def test_the_whole_document_has_a_limit_too(tmp_path, bad):
    path, _ = article(tmp_path)
    bad("(time.sleep(0.8), open(__file__ + '.pages', 'a').write(f'{index} '))", range(20))
    with contextlib.suppress(ReadError):  # on a busy machine the second engine is late too
        read_in_subprocess(path, Limits(page_seconds=5, document_seconds=1))
    assert len((tmp_path / "bad_server.py.pages").read_text(encoding="utf-8").split()) < 6


def test_a_page_that_works_too_long_is_ended(tmp_path, bad):
    path, _ = article(tmp_path)
    bad("while True: pass")
    doc = read_in_subprocess(path, Limits(page_seconds=1, document_seconds=60))
    assert [(w.code, w.page) for w in doc.warnings][:1] == [("TIMEOUT", "2")]


def test_a_child_that_waits_for_the_processor_is_not_late_and_one_that_sleeps_is():
    server, now = ForkServer(), time.monotonic()
    server._child, server._page_start, server._deadline, server._page_seconds = os.getpid(), now, now + 100, 5.0
    server._work_before = processor_seconds(os.getpid())
    assert server._is_starved()
    server._work_before -= 6
    assert not server._is_starved()
    with subprocess.Popen(["sleep", "30"]) as sleeper:
        server._child, server._work_before = sleeper.pid, 0.0
        time.sleep(0.5)
        assert not server._is_starved()
        sleeper.kill()


def test_a_killed_server_is_replaced(tmp_path):
    path, _ = article(tmp_path)
    server = ForkServer()
    request = Request(str(path), str(tmp_path / "out"), "pypdfium2")
    assert server.read(request, 20).code == 0
    server._process.kill()
    server._process.wait()
    assert server.read(request, 20).code == 0


def test_nothing_is_left_when_the_run_is_killed(tmp_path):
    path, _ = article(tmp_path)
    code = f"import os; from pipeline.run import subprocess_reader as r; r.read_in_subprocess({str(path)!r}); print(r.forkserver_of(os.getpid())._process.pid, flush=True); os.kill(os.getpid(), 9)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout
    for _ in range(50):
        if not os.path.exists(f"/proc/{int(said)}"):  # noqa: PTH110
            break
        time.sleep(0.1)
    else:
        pytest.fail("the server outlived its run")


def test_without_fork_a_fresh_interpreter_reads(tmp_path):
    path, _ = article(tmp_path)
    request = Request(str(path), str(tmp_path / "out"), "pypdfium2")
    child = read_spawned(request)
    assert (child.code, child.last_page) == (0, 5)
    assert (tmp_path / "out").stat().st_size > 1000
    assert read_spawned(Request(request.path, request.result, request.engine, seconds=0.01)).timed_out


def test_a_file_beyond_the_limit_of_the_settings_is_refused(tmp_path):
    (tmp_path / "long.txt").write_bytes(b"Cargo grew. " * 100_000)
    assert read_in_subprocess(tmp_path / "long.txt").text
    with using(Settings(limits=Limits(file_megabytes=1))), pytest.raises(ReadError, match="the limit is 1 MB"):
        read_in_subprocess(tmp_path / "long.txt")
