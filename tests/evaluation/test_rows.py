"""The gold of our own rows names articles that exist and fields that are scored."""

import tomllib
from pathlib import Path

from evaluation.rows.__main__ import FIELDS

FOLDER = Path(__file__).parents[2] / "evaluation" / "rows"


def test_every_article_is_judged_and_every_field_is_scored():
    gold = tomllib.loads((FOLDER / "gold.toml").read_text(encoding="utf-8"))
    assert gold["article"].keys() == {path.name for path in (FOLDER / "articles").iterdir()}
    assert gold["floor"].keys() == set(FIELDS)
    assert all(judged.keys() <= {*FIELDS, "only"} for judged in gold["article"].values())
    assert all(set(judged.get("only", FIELDS)) <= set(FIELDS) for judged in gold["article"].values())
