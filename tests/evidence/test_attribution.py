import pytest

from pipeline.evidence.compare.attribution import Attribution, attribution_of
from pipeline.flow import annotate_passage

LOST = (
    "By region, the Central Ranges lost 171,900 hectares, the Coastal District 83,700 and the Northern Plateau 62,400."
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (LOST, ["Central Ranges", "Coastal District", "Northern Plateau"]),
        ("It was 760,000 tonnes in 1880 and 641,000 in 1890.", ["1880", "1890"]),
        ("In 1860 it was 384,000 tonnes and in 1872 it was 918,000 tonnes.", ["1860", "1872"]),
        ("The rate was 5 per cent in Germany and 7 per cent in France.", ["Germany", "France"]),
        ("It grew by 7 per cent.", [""]),
    ],
)
def test_the_nearest_name_and_year(text, labels):
    annotated = annotate_passage(text)
    assert [attribution_of(annotated, figure).label for figure in annotated.figures] == labels


def test_what_is_of_somebody_else():
    coastal, northern = Attribution(frozenset(["coastal", "district"])), Attribution(frozenset(["northern", "plateau"]))
    assert coastal.conflicts_with(northern, "The Coastal District lost 62,400 hectares.")
    assert not coastal.conflicts_with(northern, "Like the Northern Plateau, the Coastal District lost 62,400 hectares.")
    assert not Attribution().conflicts_with(northern, "It lost 62,400 hectares.")
    assert Attribution(year="1890").conflicts_with(Attribution(year="1913"), "")
    assert Attribution(frozenset(["germany"]), "1990").compatible_with(Attribution(frozenset(["germany"])))
    assert not Attribution(frozenset(["germany"]), "1990").compatible_with(Attribution(frozenset(["germany"]), "1991"))
    assert not Attribution().compatible_with(Attribution())
