"""Dated events: every case of cases/events.toml, and what holds for any text."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.mentions import dates, events
from pipeline.model import Entity
from pipeline.model.span import Span
from pipeline.text.parse import ready
from tests.cases import load
from tests.growth import assert_linear

CASES = load("events")
RELATIONS = {"on", "since", "until", "before", "after", "during"}
MODALITIES = {"asserted", "planned", "negated", "reported"}


def named(text: str, names: list[list[str]]) -> list[Entity]:
    """Return the first occurrence of each name, in text order."""
    found = [Entity("", Span(text.index(name), text.index(name) + len(name)), kind, name) for name, kind in names]
    return sorted(found, key=lambda e: e.span)


@pytest.fixture(params=["rules", "parser"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read once without the parser, as a checkout without weights does, and once with it."""
    if request.param == "rules":
        monkeypatch.setattr(events, "ready", lambda: False)
    elif not ready():
        pytest.skip("no weights of the parser here")
    return str(request.param)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict, reader: str) -> None:
    text = case["text"]
    if case.get("parser") and reader == "rules":
        pytest.skip("only the parser can tell")
    times = dates.find(text, written=dt.date(2024, 9, 20))
    if "date" in case:
        times = tuple(t for t in times if t.span.of(text) == case["date"])
    found = events.find(text, times, named(text, case["names"]))
    if case.get("none"):
        assert found == ()
        return
    (event,) = found
    for field in ("trigger", "who", "what", "where", "relation", "modality"):
        if field in case:
            assert (field, getattr(event, field)) == (field, case[field])


def test_enough_cases() -> None:
    assert len(CASES) >= 190


def test_an_event_names_its_date_and_spans_both() -> None:
    text = "Italy joined in 1915. Romania joined in 1916."
    times = [replace(t, id=f"d-{i}") for i, t in enumerate(dates.find(text))]
    found = events.find(text, times, [])
    assert [(e.time, e.span.of(text)) for e in found] == [("d-0", "joined in 1915"), ("d-1", "joined in 1916")]
    assert [e.who for e in found] == ["Italy", "Romania"]


@pytest.mark.parametrize(
    "text",
    ["In 1991 it fell, " * 10_000, "the war of 1991 and " * 10_000, "(" * 10**5 + " 1991", "a which " * 10**5 + "1991"],
)
def test_hostile_text_ends_soon(text: str) -> None:
    times = dates.find(text)
    assert_linear(lambda text: events.find(text, [t for t in times if t.span.end <= len(text)], []), text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "In 1991 , the war of Russia ended and Italy was signed ; by May 2020 which will . \n “ ( )".split(" ")
        ),
        max_size=24,
    )
)
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    for event in events.find(text, dates.find(text), []):
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert event.trigger in text
        assert event.relation in RELATIONS
        assert event.modality in MODALITIES
