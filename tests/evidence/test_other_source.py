import pytest

from pipeline.evidence.other_source import BestPassage, describe, find_better_source
from pipeline.flow import extract
from pipeline.model import Document, Person, Reference


def passage(source, score, page=""):
    return BestPassage(source, source.title(), score, page)


@pytest.mark.parametrize(
    ("score", "others", "better"),
    [
        (0.2, {"marsh": 0.97}, "marsh"),
        (0.8, {"marsh": 0.97}, None),
        (0.2, {"marsh": 0.7}, None),
        (0.2, {}, None),
        (0.2, {"marsh": 0.92, "roe": 0.98}, "roe"),
    ],
)
def test_a_work_that_is_not_cited_has_it(score, others, better):
    found = find_better_source(score, [passage(source, of_other) for source, of_other in others.items()])
    assert (found.source if found else None) == better


def test_the_flow_says_which_supplied_work_has_what_the_cited_one_lacks():
    article = document("article", "The ferry carried 14 cows to Ormsay in 1911 (Lee 2017). Fog is common (Marsh 1998).")
    lee = document("lee2017", "Winters are long in the north. The school was built of stone.")
    marsh = document("marsh1998", "Fog is common. A ferry carried cows to Ormsay, 14 of them, in 1911.")
    references = [
        Reference("r1", None, "", authors=(Person("Lee"),), year="2017", citekey="lee2017"),
        Reference("r2", None, "", authors=(Person("Marsh"),), year="1998", citekey="marsh1998"),
    ]
    found = extract(article, [lee, marsh], references)
    [finding] = [f for f, c in zip(found.findings, found.claims, strict=True) if "cows" in c.span.of(article.text)]
    assert "Marsh (1998) has it" in finding.why
    assert finding.priority == 3


def test_a_figure_that_the_cited_work_lacks_is_found_in_another():
    article = document("article", "The ferry to Ormsay carried 147 cows in all (Lee 2017). Fog is common (Marsh 1998).")
    lee = document("lee2017", "The ferry to Ormsay carried cows and sheep. It was built in Leith.")
    marsh = document("marsh1998", "Fog is common. The ferry carried 147 cows to Ormsay.")
    references = [
        Reference("r1", None, "", authors=(Person("Lee"),), year="2017", citekey="lee2017"),
        Reference("r2", None, "", authors=(Person("Marsh"),), year="1998", citekey="marsh1998"),
    ]
    found = extract(article, [lee, marsh], references)
    assert any("Marsh (1998) has it" in finding.why for finding in found.findings)


def document(key, text):
    return Document(key, "", text, path=f"{key}.txt")


def test_says_where():
    assert describe(passage("marsh", 0.97, "41")) == "Marsh has it, p. 41"
    assert describe(passage("marsh", 0.97)) == "Marsh has it"
