import tomllib
from pathlib import Path

import pytest

from pipeline.documents import markdown, text
from pipeline.model import Meta

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "bylines.toml").read_text(encoding="utf-8"))["case"]
BODY = "Trade among the five states grew for a third year in a row, and so did transit through their ports. " * 4


def meta(reader, article):
    return next((part for part in reader(article.encode()) if isinstance(part, Meta)), Meta())


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case["says"]])
@pytest.mark.parametrize(("reader", "title"), [(text.read, "Ports"), (markdown.read, "# Ports")])
def test_a_line_above_the_article(case, line, reader, title):
    found = meta(reader, f"{title}\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert (found.date, list(found.authors)) == (case["date"], case["authors"])


def test_a_dateline_and_a_line_at_the_end():
    assert meta(text.read, f"Ports\n\nTASHKENT, 12 March 2024 (Agency) – {BODY}").date == "2024-03-12"
    assert meta(text.read, "\n\n".join([*[BODY] * 12, "First published: 12 March 2024"])).date == "2024-03-12"


def test_a_date_inside_the_article_is_not_its_date():
    assert meta(text.read, "\n\n".join(["Ports", *[BODY] * 3, "12 March 2024", *[BODY] * 8])).date == ""


def test_front_matter_outweighs_the_line():
    assert meta(markdown.read, f"---\ndate: 2024-05-01\n---\n# Ports\n\n12 March 2024\n\n{BODY}").date == "2024-05-01"
