"""The owner's article comes out whole (issue A)."""

import re

from evaluation.score import score


def test_the_owners_article_comes_out_whole(shared):
    figures = dict(re.findall(r"([a-z ]+) (\d+/\d+)", score(shared, "real", "")))
    figures = {name.strip(): value for name, value in figures.items()}
    assert int(figures.pop("entities").partition("/")[0]) >= 38
    assert figures == {
        "references": "11/11",
        "references found": "11/11",
        "citations": "16/16",
        "citations found": "16/16",
        "dates": "18/18",
        "citation years taken for dates": "0/0",
        "figures": "2/2",
        "acronym slips told": "3/3",
        "missing references told": "5/5",
    }
