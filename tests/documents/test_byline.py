import tomllib
from pathlib import Path

import pytest

from pipeline.documents import markdown, text
from pipeline.documents.metadata.front_matter import parse_front_matter
from pipeline.model import Meta

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "bylines.toml").read_text(encoding="utf-8"))["case"]
BODY = "Trade among the five states grew for a third year in a row, and so did transit through their ports. " * 4


def meta(reader, said):
    return next((part for part in reader(said.encode()) if isinstance(part, Meta)), Meta())


@pytest.mark.parametrize(("case", "says"), [(c, s) for c in CASES for s in c["says"]])
@pytest.mark.parametrize(("reader", "title"), [(text.read, "Ports"), (markdown.read, "# Ports")])
def test_a_line_above_the_article(case, says, reader, title):
    found = meta(reader, f"{title}\n\n{says}\n\n{BODY}\n\n{BODY}")
    assert (found.date, list(found.authors)) == (case["date"], case["authors"])


def test_a_dateline_and_a_line_at_the_end():
    assert meta(text.read, f"Ports\n\nTASHKENT, 12 March 2024 (Agency) – {BODY}").date == "2024-03-12"
    assert meta(text.read, "\n\n".join([*[BODY] * 12, "First published: 12 March 2024"])).date == "2024-03-12"


def test_a_day_inside_the_article_is_not_its_own():
    assert meta(text.read, "\n\n".join(["Ports", *[BODY] * 3, "12 March 2024", *[BODY] * 8])).date == ""


def test_front_matter_outweighs_the_line():
    assert meta(markdown.read, f"---\ndate: 2024-05-01\n---\n# Ports\n\n12 March 2024\n\n{BODY}").date == "2024-05-01"


@pytest.mark.parametrize(
    ("yaml", "authors", "date"),
    [
        ("author: Ana Silva and Bo Lee # both\ndate: 1 May 2024", ("Ana Silva", "Bo Lee"), "2024-05-01"),
        ("authors:\n  - name: Ana Silva\n    at: Riga\n  - Bo Lee\ndate: 2024-05-01T10:00Z", ("Ana Silva", "Bo Lee"), "2024-05-01"),
        ('author: [Ana Silva, "Lee, Bo"]\npublished: 2024', ("Ana Silva", "Lee, Bo"), "2024"),
        ('author: Silva, Ana\ndate: "May 2, 2024"', ("Silva, Ana",), "2024-05-02"),
        ("date: today", (), ""),
    ],
)  # fmt: skip
def test_shapes_of_front_matter(yaml, authors, date):
    found = parse_front_matter(yaml)
    assert (found.authors, found.date) == (authors, date)


def test_a_long_title_on_two_lines():
    assert parse_front_matter("title: >\n  How ports\n  count").title == "How ports count"
