"""kill -9 at random system calls of runs with a cache: what the next run takes from it is what a run without it makes."""

import os
import random
from pathlib import Path

import pytest

from pipeline.documents import readers
from pipeline.run.batch import run
from pipeline.run.cached import Cache
from pipeline.run.plan import plan
from pipeline.run.store import Store
from pipeline.tables import tables
from tests.run.ptraced import is_allowed, system_calls_of

KILLS = int(os.environ.get("KILLS", "10"))
ARTICLE = """# Ports {i}

Cargo through Aktau reached 2.{i} million tonnes in 2023 (Karimova, 2024).

## References

Karimova, Aigerim (2024). Cargo through the Caspian. Central Asian Affairs 11 (2): 14–29.
"""
KARIMOVA = "# Cargo through the Caspian\n\nAigerim Karimova\n\nIn 2023 the port of Aktau handled 2.{i} million tonnes of cargo.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    (tmp_path / "saved").mkdir()
    monkeypatch.chdir(tmp_path)
    write(0)
    extracted(None)  # models are loaded before the children are forked
    return tmp_path


def write(i):
    """Write an article and a source that are new, and one of each that stays."""
    Path("articles", "ports.md").write_text(ARTICLE.format(i=i), encoding="utf-8")
    Path("articles", "stays.md").write_text(ARTICLE.format(i="5"), encoding="utf-8")
    Path("saved", "karimova-2024.md").write_text(KARIMOVA.format(i=i % 3), encoding="utf-8")


def extracted(folder="cache"):
    cache = Cache(Store(folder and Path(folder)))
    result = run(
        plan([Path("articles")], [Path("saved")], [], readers()), lambda files, _: files, cache=cache, fast=True
    )
    cache.close()
    return tables(result.extractions, result.troubles)


@pytest.mark.skipif(not is_allowed(), reason="this system lets no parent trace its child")
@pytest.mark.usefixtures("desk")
def test_a_kill_at_any_system_call_leaves_a_cache_that_is_right():
    extracted("measured")
    write(1)
    calls = system_calls_of(lambda: extracted("measured"))
    assert calls > 500
    killed = 0
    for i in range(KILLS):
        write(i)
        at = random.Random(i).randrange(1, calls)
        killed += system_calls_of(extracted, kill_at=at) == at
        assert extracted() == extracted(None), (i, at)
        assert extracted() == extracted(None), (i, at)
    assert killed > KILLS / 3  # a run may need fewer calls than the measured one
