"""A figure is found wherever it stands in a source, whatever its unit and however it is rounded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evidence.compare.interpretations import interpret_figures
from pipeline.evidence.source.number_index import build_number_index
from tests.evidence.notation import annotated

SOURCE = [
    "Curtailment came to [1,412 gigawatt-hours|1412|gigawatt hour] that year.",
    "Payments added up to [€87.3 million|87.3e6|EUR].",
    "At night it was still [85 degrees Fahrenheit|85|degree fahrenheit] there.",
    "The main is [31,500 kilometres|31500|kilometre] long and [nineteen|19|] men mend it.",
    "Asked whether it should go, [four out of five|0.8|||ratio] said no.",
]


@pytest.mark.parametrize(
    ("figure", "where"),
    [
        ("[1.4 terawatt-hours|1.4|terawatt hour]", [0]),
        ("[roughly 87 million euros|87e6|EUR|~]", [1]),
        ("[29.4 °C|29.4|degree celsius]", [2]),
        ("[85 °F|85|degree fahrenheit]", [2]),
        ("[some 20,000 miles|20000|mile|~]", [3]),
        ("[more than €80 million|80e6|EUR|>]", [1]),
        ("[some 80 per cent|80|%|~]", [4]),
        ("[1.9 terawatt-hours|1.9|terawatt hour]", []),
        ("[87 million dollars|87e6|USD|~]", []),
    ],
)
def test_where_a_figure_stands(figure, where):
    passages = [annotated(line) for line in SOURCE]
    index = build_number_index([passage.text for passage in passages], passages.__getitem__)
    assert list(index.passages_with(interpret_figures(annotated(figure))[0])) == where


@given(st.lists(st.text(max_size=60), max_size=4))
@settings(max_examples=60)
def test_any_text_can_be_read(texts):
    index = build_number_index(texts, lambda _: annotated(""))
    assert list(index.values) == sorted(index.values)
    assert all(0 <= i < len(texts) for i in index.passages)
