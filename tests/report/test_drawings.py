from pipeline.model import Sign
from pipeline.report.drawings import WIDTH, bar, time_line
from pipeline.report.works import reference_words, short_reference


def event(first, last="", who="It"):
    return {"first": first, "last": last or first, "when": first, "who": who, "what": "began"}


def test_the_bar_is_as_wide_as_all_claims_and_in_the_order_of_the_signs():
    parts = bar([{"outcome": outcome} for outcome in ("figures_match", "figures_differ", "", "figures_match")])
    assert [(part.sign, part.count) for part in parts] == [(Sign.DIFFERS, 1), (Sign.AGREES, 2), (Sign.NO_SOURCE, 1)]
    assert parts[-1].x + parts[-1].width == WIDTH
    assert bar([]) == ()


def test_events_stand_in_the_order_of_time_within_the_drawing():
    line = time_line([event("2021-01-01", "2021-12-31"), event("2009-05-04"), event("2015-11-01")])
    assert [dot.when for dot in line.dots] == ["2009-05-04", "2015-11-01", "2021-01-01"]
    assert all(0 < dot.x <= dot.end < WIDTH for dot in line.dots)
    assert line.ticks[0][0] == 2009


def test_few_events_or_none_with_a_day_need_no_time_line():
    assert time_line([event("2021-01-01"), event("2022-01-01")]) is None
    assert time_line([event(""), event("-0044-03-15"), event("soon")]) is None


def test_what_a_time_line_leaves_out_is_counted():
    assert time_line([event(f"20{i:02}-01-01") for i in range(20)]).more == 4


def test_a_reference_is_named_by_its_authors_year_and_title():
    row = {"authors": "Lee, Ann; Kim, Bo; Ode, Cy; Urs, Di", "year": "2017", "title": "Rail", "raw": "Lee et al."}
    assert reference_words(row) == "Lee et al. (2017), Rail"
    assert short_reference({"authors": "World Bank", "year": ""}) == "World Bank"
    assert reference_words({"authors": "", "year": "", "title": "", "raw": "A note"}) == "A note"
