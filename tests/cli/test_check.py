import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pipeline.cli import main

SHARED = Path(__file__).parents[3] / "shared" / "small"
ARTICLE = """# Ports of the coast

Cargo through Oldport reached 2.8 million tonnes in 2023 (Karimova, 2024). Others doubt it (Lum, 2003).

## References

Karimova, Aigerim (2024). Cargo through the ports. Journal of Ports 11 (2): 14–29.
"""
SOURCE = "# Cargo through the ports\n\nAigerim Karimova\n\nIn 2023 Oldport handled 2.6 million tonnes of cargo.\n"
COLUMN = ARTICLE.splitlines()[2].index("Lum, 2003") + 1


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one article and one saved work."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "ports.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "saved" / "karimova-2024.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys, *argv):
    """Return the exit code, the lines of stdout and of stderr."""
    code = main(["check", *argv])
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err.splitlines()


def test_files_and_folders_are_checked_together(desk, capsys):
    (desk / "other.txt").write_text("The quay was closed (Lum, 2003).\n", encoding="utf-8")
    code, lines, _ = check(capsys, "other.txt", "drafts")
    assert code == 1
    assert [line.split(" ")[:3] for line in lines if "missing" in line] == [
        ["other.txt:1:22", "missing-reference", "[error]"],
        [f"{Path('drafts/ports.md')}:3:{COLUMN}", "missing-reference", "[error]"],
    ]
    assert {path.name for path in desk.iterdir()} == {"saved", "drafts", "other.txt"}  # nothing is written


@pytest.mark.usefixtures("desk")
def test_with_sources_what_differs_is_told(capsys):
    code, lines, _ = check(capsys, "drafts/ports.md", "--sources", "saved", "--select", "figure-differs")
    assert code == 1
    assert lines[0].startswith("drafts/ports.md:3:")
    assert "figure-differs [error]" in lines[0]
    assert check(capsys, "drafts/ports.md", "--select", "figure-differs")[0] == 0


@pytest.mark.usefixtures("desk")
def test_standard_input_has_the_name_that_it_is_given(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    code, lines, errors = check(capsys, "-", "--stdin-filename", "some/draft.md", "--select", "missing-reference")
    assert (code, [line.split(" ")[0] for line in lines]) == (1, [f"some/draft.md:3:{COLUMN}"])
    assert all("/tmp" not in line for line in (*lines, *errors))


@pytest.mark.usefixtures("desk")
def test_what_is_ignored_is_counted(capsys):
    Path("citetrail.toml").write_text('ignore = ["missing-reference"]\n')
    code, lines, errors = check(capsys, "drafts", "--ignore", "claim-uncited,acronym-undefined")
    assert (code, lines) == (0, [])
    assert errors == ["citetrail: left out by settings or options: 1 missing-reference"]
    assert check(capsys, "drafts", "--select", "missing-reference")[0] == 1  # the command line goes before the settings


@pytest.mark.parametrize(
    ("comment", "name"),
    [("<!-- {} -->\n\n{}", "a.md"), ("{1} <!-- {0} -->", "a.md"), ("% {}\n{}", "a.tex"), ("# {}\n{}", "a.txt")],
)
def test_a_comment_hides_a_problem_and_is_counted(desk, capsys, comment, name):
    text = comment.format("citetrail: ignore[missing-reference]", "The quay was closed (Lum, 2003).")
    # without a list one problem is told for all citations
    works = "References\n\nBanda, R. (2001). Locks of the Rovuma. Delta Press."
    (desk / name).write_text(f"The weir was open (Ode, 2004).\n\n{text}\n\n{works}\n", encoding="utf-8")
    code, lines, errors = check(capsys, name, "--select", "missing-reference")
    assert code == 1
    assert [line.split(" ")[0] for line in lines] == [f"{name}:1:20"]
    assert "citetrail: left out by comments: 1 missing-reference" in errors


def test_a_comment_for_the_whole_file_and_one_that_hides_nothing(desk, capsys):
    comments = "<!-- citetrail: ignore-file[missing-reference] -->\n<!-- citetrail: ignore[year-mismatch] -->\n"
    (desk / "a.md").write_text(f"{comments}\nA quay (Lum, 2003).\n\nA weir (Ode, 2004).\n", encoding="utf-8")
    code, lines, errors = check(capsys, "a.md", "-v", "--ignore", "marks-unread")
    assert (code, lines) == (0, [])
    assert "citetrail: a.md:2: ignore[year-mismatch] hides nothing" in errors
    assert "hides nothing" not in "".join(check(capsys, "a.md")[2])


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_the_exit_code_depends_on_the_severity(desk, capsys, fail_on, code):
    (desk / "a.md").write_text("In 2019 the port of Calder handled 4.2 million tonnes of grain.\n", encoding="utf-8")
    assert check(capsys, "a.md", "--fail-on", fail_on)[0] == code
    (desk / "citetrail.toml").write_text(f'fail_on = "{fail_on}"\n')
    assert check(capsys, "a.md")[0] == code


def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_are_checked(desk, capsys):
    (desk / "empty.md").write_bytes(b"")
    (desk / "torn.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 9)
    code, lines, _ = check(
        capsys, "empty.md", "torn.pdf", "drafts", "--select", "missing-reference", "--fail-on", "never"
    )
    assert code == 3
    assert [line.split(" ")[0] for line in lines] == ["empty.md", "torn.pdf", f"drafts/ports.md:3:{COLUMN}"]


def test_a_latex_file_that_another_takes_in_is_checked_once(desk, capsys):
    (desk / "main.tex").write_text("The quay was closed.\n\\input{part}\n", encoding="utf-8")
    (desk / "part.tex").write_text("\nIt opened again (Lum, 2003).\n", encoding="utf-8")
    _, lines, errors = check(capsys, "part.tex", "main.tex", "--select", "missing-reference")
    assert [Path(line.split(" ")[0]).name for line in lines] == ["part.tex:2:18"]
    assert "citetrail: part.tex: checked as a part of main.tex" in errors


def test_what_was_guessed_of_a_file_is_told(desk, capsys):
    (desk / "a.txt").write_bytes("The café was closed.\n".encode("cp1252"))
    assert any("ENCODING_GUESSED" in line for line in check(capsys, "a.txt")[2])


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
@pytest.mark.parametrize("output", ["line", "json", "github", "sarif", "rdjson"])
def test_a_name_that_is_no_text_and_a_narrow_console_break_nothing(desk, output):
    (desk / os.fsdecode(b"caf\xe9.md")).write_text("The owner’s quay was closed (Lüm, 2003).\n", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "check", str(desk), "--format", output]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "missing-reference" in done.stdout


@pytest.mark.parametrize("output", ["json", "sarif", "rdjson"])
@pytest.mark.usefixtures("desk")
def test_machine_formats_are_whole(capsys, output):
    assert main(["check", "drafts", "--format", output, "--select", "missing-reference"]) == 1
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (["-", "--stdin-filename", "a.xyz"], "a.xyz WRONG_TYPE"),
        (["drafts", "--ignore", "nonsense"], "no such code: nonsense"),
        (["drafts", "none.md"], "none.md: no such file"),
        (["drafts", "--sources", "nowhere"], "nowhere: no such file"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_wrong_usage_is_one_line(capsys, monkeypatch, argv, word):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Text.")))
    code, lines, errors = check(capsys, *argv)
    assert code in (2, 3)
    assert len(lines) + len(errors) == 1
    assert word in (lines + errors)[0]


def test_the_hook_of_pre_commit_runs(desk):
    root = Path(__file__).parents[2]
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "files", "args"} <= set(hook)
    assert [bool(re.search(hook["files"], name)) for name in ("a.md", "b/c.tex", "d.html", "e.py", "f.md.bak")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    command = [
        sys.executable,
        "-m",
        "pipeline",
        *shlex.split(hook["entry"])[1:],
        *hook["args"],
        str(desk / "drafts" / "ports.md"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 1
    assert "missing-reference [error]" in done.stdout


def test_help_loads_nothing_heavy():
    code = "import sys; from pipeline.cli import main\ntry: main(['check', '--help'])\nexcept SystemExit: pass\n"
    code += "print([m for m in ('spacy', 'pandas', 'numpy', 'msgspec', 'lxml', 'babel') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "exit codes: 0 " in done.stdout


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not beside the project")
def test_the_shared_samples(capsys):
    _, lines, _ = check(capsys, str(SHARED / "tex-lines.tex"), "--select", "missing-reference")
    assert [line.split(" ")[0].rpartition("tex-lines.tex")[2] for line in lines] == [":17:35"]
    code, _, errors = check(capsys, str(SHARED / "doc-math-letters.pdf"))
    assert code in (0, 1)
    assert all(line.startswith("citetrail: ") for line in errors)
