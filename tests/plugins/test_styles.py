"""A style of an installed package: its marks are found, linked by label, kept out of the prose and written to the tables."""

from pathlib import Path

from pipeline.tables.csv import load
from tests.fixtures.plugins import install

STYLE = r"""
import re
from pipeline.citations import Style
from pipeline.model import Citation, Lookup, Span

def find(document, references):
    for mark in re.finditer(r"<<key (?P<label>\d+)(?:, (?P<page>p\. \d+))?>>", document.text):
        span, group = Span(*mark.span("label")), Span(*mark.span())
        yield Citation("", span, group, label=mark["label"], locator=mark["page"] or "", by="rule:angle")

plugin = Style(name="angle-key", find=find, lookup=Lookup.LABEL)
"""

ARTICLE = """Tolls rose by 4 per cent in 2019 <<key 12, p. 1991>>. Nobody asked why <<key 40>>.

References

[11] Lind, P. (2018). Fees of the north. Oslo: Anchor Press.
[12] Brandt, H. (2019). Tides and trade. Bonn: Anchor Press.
[13] Moreau, J. (2006). Canals. Paris: Ancre.
"""


def test_style_is_found_linked_and_written(tmp_path: Path):
    plugin = install(tmp_path, "styles", "angle-key", STYLE)
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out"
    run = plugin.citetrail("extract", article, "-o", out, "--quiet")
    assert run.returncode == 0, run.stderr
    labels = {row["reference_id"]: row["label"] for row in load(out / "references.csv")}
    found = [
        (row["text"], row["style"], row["locator"], row["status"], labels.get(row["reference_ids"], ""))
        for row in load(out / "citations.csv")
    ]
    assert found == [("12", "angle-key", "p. 1991", "linked", "12"), ("40", "angle-key", "", "missing", "")]
    assert [row["text"] for row in load(out / "dates.csv")] == ["2019"]  # 1991 is a page: the mark is no prose
    claim = next(row for row in load(out / "claims.csv") if row["citations"] == "12")
    assert (claim["link"], labels[claim["reference_ids"]], claim["scope"]) == ("linked", "12", "sentence")
