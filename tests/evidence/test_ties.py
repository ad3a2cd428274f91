import pytest

from pipeline.evidence.compare.ties import Tie, tie
from pipeline.flow import said

LOST = (
    "By region, the Central Ranges lost 171,900 hectares, the Coastal District 83,700 and the Northern Plateau 62,400."
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LOST, ["Central Ranges", "Coastal District", "Northern Plateau"]),
        ("It was 760,000 tonnes in 1880 and 641,000 in 1890.", ["1880", "1890"]),
        ("In 1860 it was 384,000 tonnes and in 1872 it was 918,000 tonnes.", ["1860", "1872"]),
        ("The rate was 5 per cent in Germany and 7 per cent in France.", ["Germany", "France"]),
        ("It grew by 7 per cent.", [""]),
    ],
)
def test_the_nearest_name_and_year(text, words):
    whole = said(text)
    assert [tie(whole, figure).words for figure in whole.figures] == words


def test_what_is_of_somebody_else():
    mine, theirs = Tie(frozenset(["coastal", "district"])), Tie(frozenset(["northern", "plateau"]))
    assert mine.against(theirs, "The Coastal District lost 62,400 hectares.")
    assert not mine.against(theirs, "Like the Northern Plateau, the Coastal District lost 62,400 hectares.")
    assert not Tie().against(theirs, "It lost 62,400 hectares.")
    assert Tie(year="1890").against(Tie(year="1913"), "")
    assert Tie(frozenset(["germany"]), "1990").same(Tie(frozenset(["germany"])))
    assert not Tie(frozenset(["germany"]), "1990").same(Tie(frozenset(["germany"]), "1991"))
    assert not Tie().same(Tie())
