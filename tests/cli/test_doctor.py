from pipeline.cli import main
from pipeline.run.store import Store


def test_doctor_tells_what_the_cache_holds_and_empties_it(tmp_path, capsys):
    store = Store(tmp_path)
    store.put("a", "read", "x" * 3)
    assert store.get("a", str) == "xxx"
    assert store.get("b", str) is None
    store.close()
    assert main(["doctor", "--cache", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "read: 1 results" in out
    assert "1 of 2 results were found in it" in out
    assert main(["doctor", "--cache", str(tmp_path), "--prune"]) == 0
    assert "read:" not in capsys.readouterr().out


def test_doctor_tells_versions_models_and_limits(tmp_path, capsys):
    assert main(["doctor", "--cache", str(tmp_path / "none")]) == 0
    out = capsys.readouterr().out
    for words in ("citetrail  ", "spacy ", "entities.onnx", "document_seconds 180", "nothing in it"):
        assert words in out
