"""Figures: every phrasing's value, texts without figures, several in one text, dates, and what must hold for any text."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import labels
from pipeline.lexicon.units import units
from pipeline.mentions import dates
from pipeline.mentions.figures import date_figures, find
from pipeline.model import Span, Time
from pipeline.model.span import blank
from tests.cases import load
from tests.growth import assert_linear

ONE = [(case, text) for case in load("figures") for text in case["says"]]
NONE = [text for case in load("figures_none") for text in case["says"]]
MANY = load("figures_many")
NEWS = load("figures_news")
SHARED = Path(__file__).parents[3] / "shared" / "real"
COMPARATORS = {"=", "~", ">", "<", ">=", "<=", ">~", "<~"}
KINDS = {"level", "change", "ratio", "rank", "count"}
# pieces that make texts full of near-figures
PIECES = st.sampled_from(
    [
        "$",
        "€",
        "5",
        "1,300",
        "-",
        " ",
        "million",
        "%",
        "one",
        "of",
        "half",
        "a",
        "third",
        ".",
        "to",
        "and",
        "from",
        "(",
        ")",
        "\n",
        "RM",
        "m",
        "km",
        "Trade",
        "rose",
        "twenty",
        "-five",
        "’s",
        "2023",
        "May",
        "3rd",
        "½",
        "dozen",
        "/",
        ":",
        "more than",
        "or",
        "\u00a0",
        "people",
        "\ud800",
    ]
)


YEARS, QUANTITIES = (case["says"] for case in load("figures_years"))
SPELLINGS = [(written, unit.name) for unit in units().values() for written in unit.words + unit.symbols] + [
    (written, name)
    for table in ("currencies.names", "currencies.subunits", "currencies.signs")
    for written, name in labels(table).items()
    if "$" not in written  # dollar signs stand before the digits
]


def years(text):
    """Return the years that the text dates something by."""
    return [time.edtf for time in dates.find(text) if time.kind == "date"]


def day(text, words, edtf):
    """Make the Time of the first place where the words stand."""
    start = text.index(words)
    return Time("", Span(start, start + len(words)), "date", edtf, edtf, first="2023-01-01", last="2023-12-31")


@pytest.mark.parametrize(("case", "text"), ONE, ids=[text for _, text in ONE])
def test_one_value_has_many_phrasings(case, text):
    (figure,) = find(text)
    assert (figure.low, figure.high) == (Decimal(case["low"]), Decimal(case.get("high", case["low"])))
    assert figure.comparator == case.get("comparator", "=")
    assert [getattr(figure, field) for field in ("unit", "kind", "by") if field in case] == [
        case[field] for field in ("unit", "kind", "by") if field in case
    ]


@pytest.mark.parametrize("text", NONE)
def test_digits_that_are_no_figures(text):
    assert find(text) == ()


@pytest.mark.parametrize("case", MANY, ids=[case["text"] for case in MANY])
def test_several_figures_in_one_text(case):
    figures = find(case["text"])
    assert len(figures) == len(case["figures"])
    for figure, want in zip(figures, case["figures"], strict=True):
        assert {field: str(getattr(figure, field)) for field in want} == want


@pytest.mark.parametrize("text", YEARS)
def test_a_year_before_a_word_that_is_also_a_unit(text):
    assert years(text) == re.findall("[0-9]{4}", text)
    assert not any(figure.low > 1000 for figure in find(text))


@pytest.mark.parametrize(("text", "quantity"), QUANTITIES, ids=[text for text, _ in QUANTITIES])
def test_four_digits_before_a_unit_are_no_year(text, quantity):
    assert [brief(figure) for figure in find(text)] == [quantity]
    assert years(text) == []


@pytest.mark.parametrize(("written", "name"), SPELLINGS, ids=[written for written, _ in SPELLINGS])
@pytest.mark.parametrize("number", ["990", "1990"])
def test_every_spelling_of_a_unit_survives_four_digits(number, written, name):
    text = f"It used {number} {written} of it."
    assert [brief(figure) for figure in find(text)] == [f"{number} {name}"]
    assert years(text) == []


@pytest.mark.parametrize("case", NEWS, ids=[case["text"] for case in NEWS])
def test_news(case):
    assert [brief(figure) for figure in find(case["text"])] == case["figures"]


def brief(figure):
    """Write a figure as the cases do: "2.1..2.4 %"."""

    def number(value):
        said = f"{value:f}"
        return f"{value:.6f}" if "." in said and len(said) > 13 else said

    high = "" if figure.high == figure.low else f"..{number(figure.high)}"
    return f"{number(figure.low)}{high} {figure.unit}".strip()


@pytest.mark.parametrize(
    ("text", "currency", "unit", "by"),
    [
        ("It cost $5.", "", "USD", "rule:money default-USD"),
        ("It cost $5.", "AUD", "AUD", "rule:money document-AUD"),
        ("It cost $5. All sums are in Canadian dollars.", "", "CAD", "rule:money text-CAD"),
        ("It cost $5, or US$5.", "", "USD", "rule:money text-USD"),
        ("It cost five dollars.", "NZD", "NZD", "rule:money document-NZD"),
        ("It cost US$5.", "AUD", "USD", "rule:money"),
    ],
)
def test_a_bare_dollar_says_which_it_is(text, currency, unit, by):
    figure = find(text, currency=currency)[0]
    assert (figure.unit, figure.by) == (unit, by)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("They pay more than 7.3% of it.", "more than 7.3%"),
        ("Trade roughly exceeded $1.3 trillion.", "$1.3 trillion"),
        ("They give between $12 million and $20 million.", "between $12 million and $20 million"),
        ("A gain (about US$ 1.4 billion) came.", "about US$ 1.4 billion"),
        ("All 27 member states met.", "27 member states"),
    ],
)
def test_the_span_holds_number_unit_and_adverb(text, span):
    assert [figure.span.of(text) for figure in find(text)] == [span]


@pytest.mark.parametrize(
    ("text", "dates", "when"),
    [
        (
            "Trade reached $5bn in 2023, whereas imports exceeded $1bn.",
            {"2023": "2023"},
            [("2023", "stated"), ("2023", "inherited")],
        ),
        ("In 2021, trade was $5bn. Imports were $1bn.", {"2021": "2021"}, [("2021", "stated"), ("2021", "inherited")]),
        (
            "Sales were $5bn in 2021 and $6bn in 2022.",
            {"2021": "2021", "2022": "2022"},
            [("2021", "stated"), ("2022", "stated")],
        ),
        (
            "The share was 17% in 2023, up from 14% in 2019.",
            {"2023": "2023", "2019": "2019"},
            [("2023", "stated"), ("2019", "stated")],
        ),
        (
            "The share fell to 3.6% in May from 4.1% in April.",
            {"May": "2022-05", "April": "2022-04"},
            [("2022-05", "stated"), ("2022-04", "stated")],
        ),
        ("It ended in 2020.\nTrade was $5bn.", {"2020": "2020"}, [("", "")]),
        ("Trade was $5bn.", {}, [("", "")]),
    ],
)
def test_figures_get_their_dates(text, dates, when):
    times = [day(text, words, edtf) for words, edtf in dates.items()]
    assert [(f.when, f.when_source) for f in date_figures(find(text), times, text)] == when


def test_durations_and_sets_date_nothing():
    text = "Trade was $5bn every year."
    yearly = Time("", Span(16, 26), "set", "", "P1Y")
    assert date_figures(find(text), [yearly], text)[0].when == ""


def test_blanked_citations_leave_the_figure():
    text = "Trade reached $42.3 billion (Lee, 2017) in all."
    assert [f.span.of(text) for f in find(blank(text, [Span(29, 38)]))] == ["$42.3 billion"]


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_sound_figures(text):
    figures = find(text)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.of(text).strip() == figure.span.of(text)
        assert figure.low <= figure.high
        assert figure.comparator in COMPARATORS
        assert figure.kind in KINDS
        assert figure.by.startswith("rule:")
        assert (figure.id, figure.when) == ("", "")
    assert list(figures) == sorted(figures, key=lambda f: f.span)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([text for _, text in ONE]), st.sampled_from([text for _, text in ONE]))
def test_a_paragraph_before_changes_nothing(one, two):
    alone = [(f.low, f.high, f.unit, f.comparator, f.kind) for f in find(two) if "money" not in f.by]
    after = [(f.low, f.high, f.unit, f.comparator, f.kind) for f in find(f"{one}\n{two}")[1:] if "money" not in f.by]
    assert after == alone


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        "1" * 10**5,
        "(" * 10**5,
        " " * 10**6,
        "$" * 10**5,
        "\n" * 10**5,
        "a1" * 5 * 10**5,
        "1,1" * 33_333,
        "((5" * 300,
        "one-" * 25_000,
    ],
    ids=["letters", "digits", "brackets", "blanks", "dollars", "lines", "base64", "commas", "nested", "words"],
)
def test_hostile_text_ends_soon(text):
    assert_linear(find, text)


def test_ten_times_the_text_takes_ten_times_as_long():
    line = "Exports rose 5.2% to $6.2 billion in 2022, while 27 member states and a third of the others cut theirs.\n"
    assert_linear(find, line * 300)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the owner's article is not in the repository")
def test_the_real_article():
    import json

    gold = json.loads((SHARED / "gold.json").read_text(encoding="utf-8"))
    text = blank(
        (SHARED / "article.txt").read_text(encoding="utf-8"), [Span(c["start"], c["end"]) for c in gold["citations"]]
    )
    times = [
        Time("", Span(d["start"], d["end"]), "date", d["edtf"], d["edtf"], first=d["edtf"], last=d["edtf"])
        for d in gold["dates"]
    ]
    found = {f.span: f for f in date_figures(find(text), times, text)}
    for want in gold["figures"]:
        figure = found[Span(want["start"], want["end"])]
        assert (float(figure.low), figure.unit, figure.comparator, figure.when) == tuple(
            want[k] for k in ("value", "unit", "comparator", "when")
        )
        assert want["measure"] in figure.measure
