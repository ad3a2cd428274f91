from collections import Counter

import pytest

from evaluation.floors import floors
from evaluation.public.score import SCORERS, _rows, f1


@pytest.mark.parametrize("row", _rows("citations", "text"), ids=lambda row: row["text"][:30])
def test_the_gold_of_citations_stands_in_the_text_in_its_order(row):
    at = 0
    for citation, number in row["links"]:
        at = row["text"].find(citation, at)
        assert at >= 0, citation
        assert 0 <= number <= len(row["entries"])


def test_every_public_file_has_a_floor():
    assert {
        floor.data.removeprefix("public/").removesuffix(".toml") for floor in floors() if floor.task == "public"
    } == set(SCORERS)


def test_f1_counts_equal_values_as_often_as_they_stand():
    assert f1([(Counter({"a": 2}), Counter({"a": 1}))]) == pytest.approx(200 / 3)
