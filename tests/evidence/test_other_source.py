import pytest

from pipeline.evidence.other_source import BestPassage, describe, find_better_source
from pipeline.model import Span


def passage(source, score, page=""):
    return BestPassage(source, source.title(), score, Span(0, 5), page)


@pytest.mark.parametrize(
    ("scores", "cited", "better"),
    [
        ({"lee": 0.2, "marsh": 0.97}, ["lee"], "marsh"),
        ({"lee": 0.8, "marsh": 0.97}, ["lee"], None),
        ({"lee": 0.2, "marsh": 0.7}, ["lee"], None),
        ({"lee": 0.2, "marsh": 0.97}, ["lee", "marsh"], None),
        ({"lee": 0.2, "marsh": 0.92, "roe": 0.98}, ["lee"], "roe"),
        ({}, ["lee"], None),
    ],
)
def test_a_work_that_is_not_cited_has_it(scores, cited, better):
    found = find_better_source(cited, {source: passage(source, score) for source, score in scores.items()})
    assert (found.source if found else None) == better


def test_says_where():
    assert describe(passage("marsh", 0.97, "41")) == "Marsh has it, p. 41"
    assert describe(passage("marsh", 0.97)) == "Marsh has it"
