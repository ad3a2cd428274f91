"""The sample corpus keeps what its README and planted.toml promise."""

import re
import tomllib

import pytest

from pipeline.claims import find_claims
from pipeline.documents import read
from pipeline.model import Mentions
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
PLANTED = tomllib.loads((CORPUS / "planted.toml").read_text(encoding="utf-8"))
ARTICLE = read(CORPUS / "articles" / "central-asian-trade.md")


@pytest.mark.parametrize("planted", [*PLANTED["fault"], *PLANTED["agrees"]], ids=lambda p: p["text"][:40])
def test_what_is_planted_stands_there_once(planted):
    if planted.get("kind") == "no reference":
        assert (CORPUS / "sources" / planted["text"]).is_file()
    else:
        assert ARTICLE.text.count(planted["text"]) == 1


@pytest.mark.parametrize("planted", PLANTED["agrees"], ids=lambda p: p["text"][:40])
def test_a_source_bears_out_what_is_planted_as_agreeing(planted):
    assert planted["found"] in read(CORPUS / "sources" / planted["source"]).text


def test_three_claims_agree_for_one_that_differs():
    differs = [
        fault for fault in PLANTED["fault"] if fault["kind"] in {"figure-differs", "date-differs", "quote-altered"}
    ]
    assert len(PLANTED["agrees"]) >= 3 * len(differs) > 0


def test_every_sentence_of_a_planted_figure_is_a_claim_even_uncited():
    claims = [c.span.of(ARTICLE.text) for c in find_claims(ARTICLE, (), Mentions())]
    wanted = [p["text"] for p in PLANTED["agrees"] if p["outcome"] == "figures_match" and re.search(r"\d", p["text"])]
    assert [text for text in wanted if not any(text in claim for claim in claims)] == []


def test_every_file_says_that_it_is_a_sample():
    for path in (CORPUS / "sources").glob("*.*"):
        # a web page says so in a comment, which no reader shows
        raw = path.suffix in (".html", ".csv")
        text = path.read_text(encoding="utf-8") if raw else read(path).text
        marked = "Sample written for citetrail; not the original page." in text
        assert marked or path.name == "sources.csv", path.name
