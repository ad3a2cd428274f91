"""Dates: every case of cases/dates.toml, every example of a rule, valid EDTF, masks, linear time."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import find_dates
from pipeline.lexicon import words
from pipeline.mentions import dates
from pipeline.mentions.dates.masks import mask
from pipeline.mentions.dates.rules import EXAMPLES_WRITTEN, RULES
from pipeline.mentions.dates.rules.base import DateRule
from pipeline.mentions.dates.scan import grammar
from pipeline.model.span import Span, blank
from pipeline.text.edtf import bounds
from tests.cases import load
from tests.growth import assert_linear

CASES = load("dates")
PHRASINGS = [(case, phrasing) for case in CASES for phrasing in case["says"]]


def unmarked(phrasing: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its [brackets] and the spans that they marked."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", phrasing):
        inner = part[1:-1] if part.startswith("[") else part
        if inner != part:
            spans.append((len(text), len(text) + len(inner)))
        text += inner
    return text, spans


@pytest.mark.parametrize(("case", "phrasing"), PHRASINGS, ids=[phrasing for _, phrasing in PHRASINGS])
def test_case(case: dict, phrasing: str) -> None:
    text, spans = unmarked(phrasing)
    found = dates.find(text, written=case.get("written"))
    if "none" in case:
        assert [t.span.of(text) for t in found] == []
        return
    assert [(t.span.start, t.span.end) for t in found] == spans, [t.span.of(text) for t in found]
    edtf = case.get("edtf", "")
    assert [t.edtf for t in found] == (edtf if isinstance(edtf, list) else [edtf] * len(found))
    if not isinstance(edtf, list):
        assert [t.timex for t in found] == [case.get("timex", edtf)]
        assert [t.kind for t in found] == [case.get("kind", "date")]
    for side in ("first", "last"):
        if side in case:
            assert [getattr(t, side) for t in found] == [case[side]]


@pytest.mark.parametrize(("case", "phrasing"), PHRASINGS, ids=[phrasing for _, phrasing in PHRASINGS])
def test_edtf_is_valid_and_holds_the_days(case: dict, phrasing: str) -> None:
    for found in dates.find(unmarked(phrasing)[0], written=case.get("written")):
        if not found.edtf:
            assert (found.first, found.last) == ("", "")
            continue
        parse_edtf(found.edtf)
        first, last = bounds(found.edtf)
        if not first.startswith("-"):
            assert first <= found.first <= found.last <= last


def test_enough_cases() -> None:
    assert len(CASES) >= 120
    assert len({phrasing for _, phrasing in PHRASINGS}) >= 300


EXAMPLES = [(rule, text, expected) for rule in RULES for text, expected in rule.examples]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES, ids=[f"{r.name}: {text}" for r, text, _ in EXAMPLES])
def test_example(rule: DateRule, text: str, expected: str) -> None:
    found = find_dates(text, written=EXAMPLES_WRITTEN)
    assert " ".join(t.edtf or t.timex for t in found) == expected
    assert not expected or f"rule:{rule.name}" in [t.by for t in found]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_openers_hide_no_match_of_an_example(rule: DateRule) -> None:
    matched = [text for text, expected in rule.examples if expected and _check_openers(mask(text), [rule])]
    assert matched == [text for text, expected in rule.examples if expected]


def test_openers_hide_no_match_of_a_case() -> None:
    for _, phrasing in PHRASINGS:
        _check_openers(mask(unmarked(phrasing)[0]), RULES)


def test_openers_hide_no_match_of_an_article(shared: Path) -> None:
    import json

    for path in sorted((shared / "data/dates").glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines()[:8]:
            _check_openers(mask(json.loads(row)["text"]), RULES)


def _check_openers(text: str, rules: Sequence[DateRule]) -> int:
    """Return how many matches there are; each of them stands at a place where its rule is tried."""
    tried = dict(grammar().places(text))
    matches = [(rule, match) for rule in rules for match in rule.regex.finditer(text) if match.group()]
    for rule, match in matches:
        assert rule in tried.get(match.start(), ()), (rule.name, match.group())
    return len(matches)


def test_rules_have_names_of_their_own_and_examples() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert not [rule.name for rule in RULES if not rule.examples]


def test_a_dateline_anchors() -> None:
    text = "Plant closed\nMarch 27, 2008\nThe plant closed on Monday."
    assert dates.find(text)[-1].edtf == "2008-03-24"


def test_narrative_is_not_anchored_on_its_writing() -> None:
    text = "In 1914 war broke out. In 1915 Italy joined. In 1916 Romania did. In 1917 America did. In 1918 it ended. "
    text += "In November, a truce was signed."
    assert dates.find(text, written=dt.date(2009, 12, 19))[-1].edtf == "1918-11"


@pytest.mark.parametrize(
    "phrasing", ["29 February", "the fall of 2023", "last September", "Feb. 29", "next May", "the 31st"]
)
@pytest.mark.parametrize("year", [1896, 1900, 2023, 2024])
def test_leap_days_and_ends_of_months(phrasing: str, year: int) -> None:
    for cue in ("was signed on", "will be signed on", "on"):
        for found in dates.find(f"It {cue} {phrasing}.", written=dt.date(year, 2, 28)):
            assert found.first <= found.last


def test_blanked_citations_leave_the_rest() -> None:
    text = "It fell in 1991 (Lee, 2017), and again in 1998 [3, 5]."
    assert [t.edtf for t in dates.find(blank(text, [Span(16, 27)]))] == ["1991", "1998"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("0123456789 ,.-–/:()'’\nABCDMJaeiourtysnh"), max_size=120) | st.text(max_size=60)
)
def test_never_raises_and_every_span_reads_back(text: str) -> None:
    done = 0
    for found in dates.find(text, written=dt.date(2024, 2, 29)):
        assert done <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text) == found.span.of(text).strip()
        done = found.span.end


LISTS = (
    "vocabulary.months vocabulary.weekdays vocabulary.seasons vocabulary.numerals vocabulary.ordinals holidays.fixed dates.units"
    " dates.period_nouns dates.decade_names dates.day_parts dates.determiners dates.offset_adjectives dates.offset_determiners"
    " dates.named_days dates.quantity_modifiers dates.duration_adjectives dates.unit_adjectives dates.frequencies"
)
WORDS = sorted({word for name in LISTS.split() for word in words(name)} | set("year of and to ago later ’s".split()))
MORE = [
    *(w.title() for w in WORDS),
    "12",
    "1998",
    "2024,",
    "-",
    "BC",
    "half",
    "(",
    ".",
    "from",
    "between",
    "in",
    "end of",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, *MORE]), max_size=9),
    st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
)
def test_any_words_of_time(words: list[str], written: dt.date | None) -> None:
    for found in dates.find(" ".join(words), written=written):
        assert found.timex
        assert bool(found.first) == bool(found.last)
        assert not found.edtf or parse_edtf(found.edtf)


@settings(max_examples=60, deadline=None)
@given(
    st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_every_day_is_read(day: dt.date, form: str) -> None:
    (found,) = dates.find(f"It was signed on {day.strftime(form)} in Rome.")
    assert (found.edtf, found.first, found.last) == (day.isoformat(),) * 3


@pytest.mark.parametrize(
    "text", ["a" * 10**6, "1" * 10**5, "(" * 10**5 + ")" * 10**5, "1-" * 10**4, "the " * 10**4, "in 19" * 10**4]
)
def test_hostile_text_is_quick(text: str) -> None:
    assert_linear(dates.find, text)


def test_real_article(shared: Path) -> None:
    import json

    text = (shared / "real/article.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "real/gold.json").read_text(encoding="utf-8"))
    cut = [Span(c["start"] - 1, c["end"] + 1) for c in gold["citations"]] + [Span(text.index("Reference:"), len(text))]
    values = {(t.span.start, t.span.end): t.edtf for t in dates.find(blank(text, cut)) if t.edtf}
    assert set(values.values()) == {d["edtf"] for d in gold["dates"]}
    assert len(values) == len(gold["dates"])


def test_a_weekend_of_a_month_has_no_grain_of_the_calendar_and_the_month_stays():
    assert [time.edtf for time in find_dates("They play in the last weekend of November 2017.")][-1] == "2017-11"
