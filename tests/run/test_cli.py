import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.cli import main
from tests.fixtures import clearnlp

ARTICLE = """# Ports of the Caspian

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024). Others doubt it (Lee, 2017).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
SOURCE = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes of cargo.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with one article and one saved work."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "ports.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "saved" / "karimova-2024.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_an_article_that_makes_the_flow_fail_is_told_and_the_others_go_on(desk, monkeypatch, capsys):
    (desk / "bad.md").write_text(ARTICLE, encoding="utf-8")
    extract = flow.extract

    def fails(article, *given, **more):
        if article.key == "bad":
            raise ZeroDivisionError("by nothing")
        return extract(article, *given, **more)

    monkeypatch.setattr(flow, "extract", fails)
    main(["extract", "bad.md", "ports.md", "--sources", "saved", "-o", "out"])
    capsys.readouterr()
    [error] = table(desk / "out" / "errors.csv")
    assert (error["code"], error["stage"], Path(error["path"]).name) == ("CRASH", "extract", "bad.md")
    assert "ZeroDivisionError: by nothing" in error["reason"]
    assert {claim["article"] for claim in table(desk / "out" / "claims.csv")} == {"ports"}


def test_extract_writes_tables_and_says_what_to_do_next(desk, capsys):
    assert main(["extract", "ports.md", "--sources", "saved", "-o", "out"]) == 0
    said = capsys.readouterr()
    assert "out/claims.csv" in said.out
    assert "missing-reference" in said.out
    claims = table(desk / "out" / "claims.csv")
    assert "2.8 million tonnes" in claims[0]["figures"]
    assert [c["status"] for c in table(desk / "out" / "citations.csv")] == ["linked", "missing"]


def test_the_second_run_changes_nothing(desk):
    main(["extract", "ports.md", "--sources", "saved", "-o", "out", "-q"])
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (desk / "out").glob("*.*") if p.is_file()}
    main(["extract", "ports.md", "--sources", "saved", "-o", "out", "-q"])
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in (desk / "out").glob("*.*") if p.is_file()} == before


@pytest.mark.usefixtures("desk")
def test_check_names_file_line_and_column(capsys):
    assert main(["check", "ports.md"]) == 1
    lines = capsys.readouterr().out.splitlines()
    column = ARTICLE.splitlines()[2].index("Lee, 2017") + 1
    assert any(line.startswith(f"ports.md:3:{column} missing-reference ") for line in lines)
    assert main(["check", "ports.md", "--format", "json", "--select", "missing-reference"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [f["code"] for f in found] == ["missing-reference"]
    assert main(["check", "ports.md", "--select", "duplicate-reference"]) == 0


@pytest.mark.parametrize(
    ("argv", "code", "word"),
    [
        (["extract", "none.md", "-o", "out"], 2, "none.md: no such file or folder"),
        (["extract", "ports.md", "none.md", "-o", "out"], 2, "none.md"),
        (["extract", "gone.md", "-o", "out"], 2, "a link to a file that is gone"),
        (["extract", "void", "-o", "out"], 2, "holds no article that can be read"),
        (["extract", "ports.md", "--sources", "void", "-o", "out"], 2, "holds no source that can be read"),
        (["extract", "ports.md", "--sources", "nowhere", "-o", "out"], 2, "nowhere: no such file"),
        (["extract", "ports.md", "--bib", "none.bib", "-o", "out"], 2, "none.bib: no such file"),
        (["extract", "ports.md", "--bib", "page.bib", "-o", "out"], 2, "holds no entry of a .bib file"),
        (["extract", "ports.md", "--bib", "ports.md", "-o", "out"], 2, "is no library of references"),
        (["extract", "https://news.example/ports", "-o", "out"], 2, "nothing is downloaded"),
        (["extract", "ports.md", "--sources", "www.news.example/ports", "-o", "out"], 2, "nothing is downloaded"),
        (["extract", "empty.txt", "-o", "out"], 3, "no article could be read"),
        (["extract", "binary.txt", "-o", "out"], 3, "no article could be read"),
        (["check", "none.md"], 2, "none.md"),
        (["check", "ports.md", "--select", "nonsense"], 2, "no such code"),
        (["read", "none.md"], 2, "none.md"),
        (["extract", "ports.md", "-o", "ports.md/out"], 2, "cannot write"),
    ],
)
def test_bad_input_gives_one_line_and_an_exit_code(desk, capsys, argv, code, word):
    (desk / "void").mkdir()
    (desk / "gone.md").symlink_to(desk / "nothing.md")
    (desk / "page.bib").write_text("<!DOCTYPE html><title>Sign in</title>", encoding="utf-8")
    (desk / "empty.txt").write_bytes(b"")
    (desk / "binary.txt").write_bytes(b"\0\1\2\3" * 99)
    assert main(argv) == code
    error = capsys.readouterr().err
    assert error.startswith("citetrail: ")
    assert error.count("\n") == 1
    assert word in error
    assert code == 3 or not (desk / "out").exists()


def test_an_input_that_is_refused_leaves_the_tables_of_the_last_run(desk):
    main(["extract", "ports.md", "-o", "out", "-q"])
    before = {path.name: path.read_bytes() for path in (desk / "out").iterdir() if path.is_file()}
    assert main(["extract", "nosuch.md", "-o", "out"]) == 2
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir() if path.is_file()} == before


@pytest.mark.usefixtures("desk")
def test_an_empty_path_is_refused(capsys):
    with pytest.raises(SystemExit) as error:
        main(["extract", "", "-o", "out"])
    assert error.value.code == 2
    assert "an empty path" in capsys.readouterr().err


def test_every_file_among_the_sources_is_a_row(desk, capsys):
    (desk / "saved" / "photo.heic").write_bytes(b"\0\1")
    (desk / "saved" / "refs.bib").write_text("@article{lee, title = {Doubt}, author = {Lee, D.}, year = {2017}}\n")
    (desk / "saved" / "links.txt").write_text("https://a.example/1\nhttps://a.example/2\n", encoding="utf-8")
    assert main(["extract", "ports.md", "--sources", "saved", "-o", "out"]) == 0
    shown = capsys.readouterr().out
    assert "saved/refs.bib: among the sources, read as a library of references" in shown
    codes = {Path(row["path"]).name: row["code"] for row in table(desk / "out" / "errors.csv")}
    assert codes == {"photo.heic": "NO_READER", "links.txt": "WRONG_TYPE"}
    assert "karimova-2024.md" in {row["source"] for row in table(desk / "out" / "sources.csv")}
    assert [c["status"] for c in table(desk / "out" / "citations.csv")] == ["linked", "linked"]


def test_an_article_in_which_nothing_is_found_is_named(desk, capsys):
    (desk / "odd.txt").write_text("Hm.\n", encoding="utf-8")
    assert main(["extract", "odd.txt", "-o", "out"]) == 0
    assert "odd: no claim, citation or reference was found" in capsys.readouterr().out


def test_what_could_not_be_read_is_told_and_the_rest_goes_on(desk):
    (desk / "saved" / "torn.html").write_bytes(b"")
    (desk / "refs.bib").write_text("@article{a, title = {Fine}}\n@article{b, title = {Torn\n", encoding="utf-8")
    argv = ["extract", "ports.md", "--sources", "saved", "--bib", "refs.bib", "-o", "out", "-q"]
    assert main(argv) == 0
    told = {Path(r["path"]).name: r["code"] for r in table(desk / "out" / "errors.csv")}
    assert told == {"torn.html": "EMPTY_FILE", "refs.bib": "BIB_BLOCK_FAILED"}
    assert table(desk / "out" / "claims.csv")


@pytest.mark.parametrize(
    "text", ["No citations and no list here at all.", "References\n\nLee (2017). A title.", "(Lee, 2017)"]
)
def test_odd_articles_still_give_tables(desk, text):
    (desk / "odd.txt").write_text(text, encoding="utf-8")
    assert main(["extract", "odd.txt", "-o", "out", "-q"]) == 0
    assert (desk / "out" / "claims.csv").exists()


def test_two_articles_of_one_name_stay_apart(desk):
    for name in ("a", "b"):
        (desk / name).mkdir()
        shutil.copy("ports.md", desk / name / "ports.md")
    assert main(["extract", "a", "b", "-o", "out", "-q"]) == 0
    assert {r["article"] for r in table(desk / "out" / "claims.csv")} == {"a/ports.md", "b/ports.md"}


def test_a_claims_table_that_cannot_be_read_stops_the_run(desk, capsys):
    (desk / "out").mkdir()
    (desk / "out" / "claims.csv").write_text("something else\n1\n", encoding="utf-8")
    assert main(["extract", "ports.md", "-o", "out", "-q"]) == 3
    assert "the column claim_id is missing" in capsys.readouterr().err
    assert (desk / "out" / "claims.csv").read_text(encoding="utf-8") == "something else\n1\n"


def test_a_second_run_at_once_says_so(desk):
    from pipeline.run.lock import locked

    with locked(desk / "out"):
        command = [sys.executable, "-m", "pipeline", "extract", "ports.md", "-o", "out", "-q"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 75
    assert "another run" in done.stderr


def test_help_loads_nothing_heavy():
    code = "import sys; from pipeline.cli import main\ntry: main(['extract', '--help'])\nexcept SystemExit: pass\n"
    code += "print([m for m in ('spacy', 'pandas', 'numpy', 'bibtexparser', 'lxml', 'babel') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "examples:" in done.stdout


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", [["extract", "ports.md", "-q"], ["check", "ports.md"]])
def test_a_model_that_is_not_installed_is_one_line(capsys, command):
    assert main([*command, "--model", "en_core_web_xx"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("citetrail: no spaCy model en_core_web_xx is installed")
    assert err.count("\n") == 1


def test_names_come_from_the_users_model(desk):
    model = clearnlp.write(desk / "en")
    (desk / "kenya.md").write_text(
        "# Bloc\n\nKenya joined the bloc. Qua Lima was a partner of Peru.\n", encoding="utf-8"
    )
    assert main(["extract", "kenya.md", "-o", "out", "-q", "--model", str(model)]) == 0
    assert {"Kenya", "Peru"} <= {row["name"] for row in table(desk / "out" / "entities.csv")}
