import logging

import pytest

from pipeline.cli import main
from pipeline.errors import BusyError, CitetrailError, ModelError, NetworkError, ReadError, UsageError
from pipeline.settings import Limits, Settings, current, load_settings, using

ARTICLE = "# Ports\n\nCargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024). The PQR agreed.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ports.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_without_a_file_every_setting_has_its_default():
    assert load_settings() == Settings()


def test_a_file_in_the_current_folder_is_read(folder):
    (folder / "citetrail.toml").write_text("fast = true\n[limits]\npage_seconds = 3\n", encoding="utf-8")
    assert load_settings() == Settings(fast=True, limits=Limits(page_seconds=3))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[limits]\npage_second = 3\n", "page_second"),
        ("fast = 'yes'\n", "fast"),
        ("fast = \n", "is not TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_one_line(folder, capsys, text, word):
    (folder / "citetrail.toml").write_text(text, encoding="utf-8")
    assert main(["check", "ports.md"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("citetrail: citetrail.toml")
    assert word in error
    assert error.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_a_settings_file_that_is_not_there_is_told(capsys):
    assert main(["check", "ports.md", "--config", "none.toml"]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_ignored_codes_are_counted_and_not_listed(folder, capsys):
    (folder / "my.toml").write_text('ignore = ["missing-reference"]\n', encoding="utf-8")
    assert main(["extract", "ports.md", "-o", "out", "--config", "my.toml"]) == 0
    assert "1 missing-reference (codes that the settings ignore)" in capsys.readouterr().out
    assert "missing-reference" not in (folder / "out" / "problems.csv").read_text(encoding="utf-8-sig")
    main(["check", "ports.md", "--config", "my.toml"])
    shown = capsys.readouterr()
    assert "missing-reference" not in shown.out
    assert "1 missing-reference" in shown.err


def test_an_ignored_code_that_is_selected_is_listed(folder, capsys):
    (folder / "my.toml").write_text('ignore = ["missing-reference"]\n', encoding="utf-8")
    assert main(["check", "ports.md", "--config", "my.toml", "--select", "missing-reference"]) == 1
    assert "missing-reference" in capsys.readouterr().out


def test_a_code_that_no_problem_has_is_told(folder, caplog):
    (folder / "citetrail.toml").write_text('ignore = ["mising-reference"]\n', encoding="utf-8")
    with caplog.at_level(logging.WARNING, "citetrail"):
        load_settings()
    assert "mising-reference" in caplog.text


def test_settings_hold_inside_of_their_block_only():
    with using(Settings(fast=True)):
        assert current().fast
    assert not current().fast


@pytest.mark.usefixtures("folder")
def test_verbose_tells_what_is_done(capsys):
    assert main(["extract", "ports.md", "-o", "out", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["extract", "ports.md", "-o", "out-2", "-q", "-v"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith("citetrail: ") for line in lines)
    assert any("characters read" in line for line in lines)
    assert any("1 citations" in line for line in lines)


@pytest.mark.parametrize("error", [ReadError, ModelError, BusyError, UsageError, NetworkError])
def test_every_error_is_a_citetrail_error(error):
    assert issubclass(error, CitetrailError)
