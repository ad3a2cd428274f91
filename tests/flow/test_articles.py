"""The whole flow on our own articles: planted faults are reported, true claims are left alone."""

from functools import lru_cache

import pytest

from evaluation.articles import Article, Score, articles, extraction, score
from pipeline.documents import read
from tests.cases import load

ARTICLES = {article.name: article for article in articles()}
OURS = [article for article in ARTICLES.values() if article.name != "corpus"]


@lru_cache
def scored(name: str) -> Score:
    return score(ARTICLES[name], extraction(ARTICLES[name]))


KINDS = {"figure-differs", "date-differs", "quote-altered", "wrong-source", "not-in-source", "missing-reference"}
STATEMENT_KINDS = {"statement-differs", "statement-open"}


def test_every_article_has_a_floor():
    assert {case["article"] for case in load("articles")} == set(ARTICLES)


@pytest.mark.parametrize("case", load("articles"), ids=lambda case: case["article"])
def test_planted_faults_are_reported(case):
    now = scored(case["article"])
    assert now.reported >= case["reported"], now.unreported


@pytest.mark.parametrize("case", load("articles"), ids=lambda case: case["article"])
def test_true_claims_are_not_called_wrong(case):
    now = scored(case["article"])
    assert len(now.alarms) <= case["alarms"], now.alarms


@pytest.mark.parametrize("case", load("articles"), ids=lambda case: case["article"])
def test_true_claims_come_out_as_a_person_expects(case):
    now = scored(case["article"])
    assert now.agreeing >= case["agreeing"], now.unexpected


@pytest.mark.parametrize("article", OURS, ids=lambda article: article.name)
def test_what_is_planted_stands_there_once(article: Article):
    text = read(article.path).text
    assert [p.text for p in (*article.faults, *article.agrees) if text.count(p.text) != 1] == []


@pytest.mark.parametrize("article", OURS, ids=lambda article: article.name)
def test_a_source_bears_out_what_is_to_agree(article: Article):
    texts = {path.name: " ".join(read(path).text.split()) for path in article.sources.iterdir()}
    assert [a.found for a in article.agrees if a.found not in texts[a.source]] == []


@pytest.mark.parametrize("article", OURS, ids=lambda article: article.name)
def test_more_claims_agree_than_are_wrong(article: Article):
    kinds = {fault.kind for fault in article.faults}
    about_statements = bool(kinds & STATEMENT_KINDS)
    assert 2 * len(article.agrees) >= (2 if about_statements else 3) * len(article.faults) > 0
    # a short article may lack one kind; those about statements have theirs
    assert about_statements or len(KINDS & kinds) >= len(KINDS) - 1


def test_a_fault_that_is_not_reported_lowers_the_score():
    article = ARTICLES["dark-hours"]
    found = extraction(article)
    empty = type(found)(found.document)
    assert score(article, empty).reported == 0
    assert score(article, empty).agreeing == 0
