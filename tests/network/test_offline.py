"""No command goes online but verify and fetch, and those not before they were let: an audit hook in every Python process of a run
writes down each attempt to reach, or be reached by, another machine."""

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection

import pytest

HOOK = """
import os, sys
def _note(event, args):
    remote = event == "socket.connect" and isinstance(args[1], tuple) or event in ("socket.getaddrinfo", "socket.gethostbyname")
    open_to_others = event == "socket.bind" and isinstance(args[1], tuple) and args[1][0] != "127.0.0.1"
    if remote or open_to_others:
        with open(os.environ["ATTEMPTS"], "a") as log:
            log.write(f"{event} {args[1:]}\\n")
sys.addaudithook(_note)
"""
ARTICLE = "# Piers\n\nSand moves 3 metres a year (Varga, 2014).\n\n## References\n\nVarga, L. (2014). Piers. https://a.example.org/x\n"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    (tmp_path / "article.md").write_text(ARTICLE)
    (tmp_path / "own.csv").write_text('title,authors,year\nPiers,"Varga, L.",2014\n')
    paths = os.pathsep.join([str(tmp_path), os.getcwd()])  # noqa: PTH109
    environment = {**os.environ, "PYTHONPATH": paths, "ATTEMPTS": str(tmp_path / "attempts")}

    def start(*command, method=subprocess.run, **how):
        how = how or {"capture_output": True, "check": False, "stdin": subprocess.DEVNULL}
        return method([sys.executable, *command], cwd=tmp_path, env=environment, text=True, **how)

    return start


def test_no_command_opens_a_socket(run, tmp_path):
    for command, code in (
        (("extract", "article.md", "-o", "out"), 0),
        (("check", "article.md", "--fail-on", "never"), 0),
        (("read", "article.md"), 0),
        (("report", "out"), 0),
        (("export", "out", "--to", "bib"), 0),
        (("export", "out", "--to", "webannotation"), 0),
        (("doctor", "--forget", "network"), 0),
        (("snapshot", "build", "own.db", "own.csv"), 0),
        (("verify", "out", "--offline", "--snapshot", "own.db"), 0),
        (("verify", "out", "--offline"), 0),
        (("verify", "out", "--dry-run"), 0),
        (("fetch", "out", "--dry-run"), 0),
        (("verify", "out"), 2),  # there is no terminal to ask on
        (("fetch", "out"), 2),
    ):
        done = run("-m", "pipeline", *command)
        assert done.returncode == code, (command, done.stderr)
    assert not (tmp_path / "attempts").exists(), (tmp_path / "attempts").read_text()


def test_the_review_page_listens_on_this_machine_alone(run, tmp_path):
    assert run("-m", "pipeline", "extract", "article.md", "-o", "out", "-q").returncode == 0
    command = ("-m", "pipeline", "review", "out", "--as", "AK", "--no-browser")
    page = run(*command, method=subprocess.Popen, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        port, path = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", page.stdout.readline()).groups()
        connection = HTTPConnection("127.0.0.1", int(port), timeout=30)
        connection.request("GET", path)
        assert connection.getresponse().status in (200, 302, 303)
        connection.close()
    finally:
        page.send_signal(signal.SIGINT)
        page.communicate(timeout=60)
    assert not (tmp_path / "attempts").exists(), (tmp_path / "attempts").read_text()


def test_the_hook_sees_an_attempt(run, tmp_path):
    run("-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9)); socket.socket().bind(('0.0.0.0', 0))")
    assert [line.split()[0] for line in (tmp_path / "attempts").read_text().splitlines()] == [
        "socket.connect",
        "socket.bind",
    ]
