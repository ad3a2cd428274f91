import random

import pytest

from pipeline.model import Sign
from pipeline.wording import Mark, segments
from pipeline.wording import marks as module
from pipeline.wording.marks import find_value, find_values, without_overlaps


def found(value, text, masked=()):
    place = find_value(value, text, masked)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("0.4 per cent", "came to 0.4 per\ncent of it", "0.4 per\ncent"),
        ("5", "15.5 and 5.2 and 1,500 but 5 in all", "5"),
        ("5", "15.5 and 5.2", None),
        ("300,000 years", "would need 300,000 years.1", "300,000 years"),
        ("Three results", "three results", "three results"),
        ("it's so", "“It’s so,” he said", "It’s so"),
        ("1914-18", "in 1914–18", "1914–18"),
        ("€14.60", "to €14.60.", "€14.60"),
        ("a+b (c", "a+b (c)", "a+b (c"),
        ("", "any", None),
        ("  ", "any", None),
    ],
)
def test_a_value_is_found_whatever_its_typography_and_never_inside_of_another(value, text, expected):
    assert found(value, text) == expected


def test_the_year_of_a_citation_is_no_value_of_the_claim():
    text = "Lee (2021) says that trade fell in 2021 (Kim, 2021)."
    assert find_value("2021", text, ["Lee (2021)", "Kim, 2021"]) == (35, 39)
    assert find_value("2021", text[:34] + ".", ["Lee (2021)"]) is None


def test_a_reckoned_value_marks_its_operands_and_half_of_them_is_nothing():
    text = "It had 7.4 million euros, of which 0.74 million went astray."
    assert [text[a:b] for a, b in find_values("7.4 million euros and 0.74 million", text)] == [
        "7.4 million euros",
        "0.74 million",
    ]
    assert find_values("7.4 million euros and 99", text) == []


def test_of_overlapping_marks_the_first_stays():
    marks = [Mark(5, 9, Sign.DIFFERS), Mark(0, 20, Sign.AGREES), Mark(9, 12, Sign.AGREES)]
    assert without_overlaps(marks) == (marks[0], marks[2])


def test_segments_give_the_text_back():
    text = "In 2021 it fell."
    parts = list(segments(text, [Mark(3, 7, Sign.AGREES)]))
    assert "".join(words for words, _ in parts) == text
    assert parts[1] == ("2021", Sign.AGREES)
    assert list(segments(text, [])) == [(text, None)]
    assert list(segments("", [])) == []


def test_the_quick_search_finds_what_the_pattern_finds():
    letters, draw = "aA5.,'’“ -–\t\n\u00a01_é2%$İß", random.Random(7)
    for _ in range(4000):
        value, text = ("".join(draw.choices(letters, k=draw.randint(1, most))) for most in (4, 30))
        if value.strip():
            expected = next((m.span() for m in module._pattern(value).finditer(text)), None)
            assert find_value(value, text) == expected, (value, text)
