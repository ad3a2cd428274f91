"""Golden tables: a difference is read by a person, then accepted with `make accept`."""

import pytest

from tests.golden import ROOT, corpora, made


@pytest.mark.parametrize(("articles", "sources", "bib", "expected"), list(corpora()), ids=lambda p: p.name)
def test_tables_are_as_accepted(articles, sources, bib, expected, monkeypatch):
    monkeypatch.chdir(ROOT)
    tables = made(articles, sources, bib)
    assert sorted(tables) == sorted(p.name for p in expected.iterdir())
    for name, data in tables.items():
        assert data.decode("utf-8-sig") == (expected / name).read_bytes().decode("utf-8-sig"), f"{name}: `make accept`?"
