"""What a run keeps of the texts that it read."""

import json
from contextlib import ExitStack
from threading import Timer

import pytest

from pipeline.cli import main
from pipeline.errors import BusyError
from pipeline.run.lock import locked
from pipeline.run.texts import TEXTS, read_run, read_text

ARTICLE = """# Ports of the Caspian

Cargo through Aktau reached 2.8 million tonnes in 2023 (Karimova, 2024).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
SOURCE = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.6 million tonnes.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "saved").mkdir()
    (tmp_path / "ports.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "saved" / "karimova-2024.md").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "saved" / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    monkeypatch.chdir(tmp_path)
    run()
    return tmp_path


def run():
    assert main(["extract", "ports.md", "--sources", "saved", "-o", "out", "-q"]) == 0


def kept(folder):
    return {path.name: path.stat().st_mtime_ns for path in (folder / "out" / TEXTS).iterdir()}


def test_article_and_sources_read_back_with_blocks_and_where_they_lie(folder):
    found = read_run(folder / "out")
    [article] = found.articles
    document = read_text(folder / "out", article)
    assert (article.key, article.title) == ("ports", "Ports of the Caspian")
    assert (document.key, document.path) == ("ports", "ports.md")
    blocks = [(block.kind, block.level, block.span.of(document.text)) for block in document.blocks]
    assert blocks[0] == ("heading", 1, "Ports of the Caspian")
    assert found.path(folder / "out", article.path).samefile(folder / "ports.md")
    assert found.path(folder / "out", found.arguments.sources[0]).samefile(folder / "saved")
    read = {source.key: read_text(folder / "out", source) for source in found.sources}
    assert read["broken"] is None
    assert "2.6 million tonnes" in read["karimova-2024"].text


def test_a_second_run_writes_no_text_anew_and_a_changed_source_replaces_its_own(folder):
    before = kept(folder)
    run()
    assert kept(folder) == before
    (folder / "saved" / "karimova-2024.md").write_text(SOURCE.replace("2.6", "2.8"), encoding="utf-8")
    run()
    after = kept(folder)
    assert len(after) == len(before)
    assert len(set(after) - set(before)) == 1
    assert sum(after[name] == before[name] for name in set(after) & set(before)) == len(before) - 2  # and run.json


def test_the_folder_can_be_moved_with_what_it_was_made_from(folder, tmp_path_factory):
    moved = tmp_path_factory.mktemp("moved") / "project"
    folder.rename(moved)
    found = read_run(moved / "out")
    assert found.path(moved / "out", found.articles[0].path).samefile(moved / "ports.md")


def test_a_run_before_texts_were_kept_has_none(tmp_path):
    assert read_run(tmp_path) is None


def test_nothing_lies_open_beside_the_tables(folder):
    names = [path.name for path in (folder / "out").iterdir() if not path.name.startswith(".")]
    assert not [name for name in names if not name.endswith((".csv", ".json", ".jsonl", ".xlsx", ".html"))]
    assert json.loads((folder / "out" / TEXTS / "run.json").read_text(encoding="utf-8"))["folder"] == ".."


def test_a_lock_that_is_freed_in_time_is_waited_for(tmp_path):
    held = ExitStack()
    held.enter_context(locked(tmp_path))
    with pytest.raises(BusyError), locked(tmp_path, wait=0.02):
        pass
    Timer(0.1, held.close).start()
    with locked(tmp_path, wait=30):
        assert (tmp_path / ".lock").exists()
