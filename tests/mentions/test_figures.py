"""Figures: the value of every phrasing, texts without figures, several in one text, dates, and what must hold for any text."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions.figures import dated, find
from pipeline.model import Figure, Span, Time
from tests.cases import load

ONE = [(case, text) for case in load("figures") for text in case["says"] if text not in case.get("skip", ())]
NONE = [text for case in load("figures_none") for text in case["says"]]
MANY = load("figures_many")


@pytest.mark.parametrize(("case", "text"), ONE, ids=[text for _, text in ONE])
def test_one_value_many_phrasings(case, text):
    figures = find(text)
    assert [str(f.span.of(text)) for f in figures] and len(figures) == 1, figures
    figure = figures[0]
    assert figure.low == Decimal(case["low"])
    assert figure.high == Decimal(case.get("high", case["low"]))
    assert figure.comparator == case.get("comparator", figure.comparator if "comparator" not in case else "=")
    for field in ("unit", "kind", "by"):
        if field in case:
            assert getattr(figure, field) == case[field]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text):
    assert find(text) == ()
