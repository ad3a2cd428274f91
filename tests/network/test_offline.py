"""No command opens a socket: an audit hook in every Python process of a run writes down each attempt."""

import os
import subprocess
import sys

import pytest

HOOK = """
import os, sys
def _note(event, args):
    remote = event == "socket.connect" and isinstance(args[1], tuple) or event in ("socket.getaddrinfo", "socket.gethostbyname")
    if remote:
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

    def start(*command):
        command = [sys.executable, *command]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return start


def test_no_command_opens_a_socket(run, tmp_path):
    for command in (
        ("extract", "article.md", "-o", "out"),
        ("check", "article.md", "--fail-on", "never"),
        ("report", "out"),
        ("snapshot", "build", "own.db", "own.csv"),
        ("verify", "out", "--offline", "--snapshot", "own.db"),
    ):
        done = run("-m", "pipeline", *command)
        assert done.returncode == 0, done.stderr
    assert not (tmp_path / "attempts").exists(), (tmp_path / "attempts").read_text()


def test_the_hook_sees_an_attempt(run, tmp_path):
    run("-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9))")
    assert "socket.connect" in (tmp_path / "attempts").read_text()
