import re

import pytest

from pipeline.text.date_fragments import DAY, ERA, MONTH, ORDINAL_SUFFIX, PUBLICATION_YEAR, SEASON, WEEKDAY, YEAR


@pytest.mark.parametrize(
    ("fragment", "text", "matched"),
    [
        (MONTH, "September", "September"),
        (MONTH, "Sept. 4", "Sept."),
        (MONTH, "May", "May"),
        (MONTH, "september", None),
        (WEEKDAY, "Tuesday", "Tuesday"),
        (WEEKDAY, "Tues. 4 May", "Tues."),
        (WEEKDAY, "Sat down", None),
        (WEEKDAY, "Sundays", None),
        (SEASON, "autumn", "autumn"),
        (DAY + ORDINAL_SUFFIX, "31st", "31st"),
        (DAY, "0", None),
        (YEAR, "1914,", "1914"),
        (YEAR, "1,914", None),
        (YEAR, "1914.5", None),
        (PUBLICATION_YEAR, "2024a", "2024"),
        (PUBLICATION_YEAR, "1066", None),
        (ERA, "B.C.E.", "B.C.E."),
        (ERA, "BCG", None),
    ],
)
def test_fragments(fragment, text, matched):
    found = re.match(fragment, text)
    assert (found and found.group()) == matched


def test_a_fragment_serves_patterns_that_ignore_case():
    assert re.fullmatch(f"{MONTH}|{WEEKDAY}|{SEASON}", "SEPTEMBER", re.IGNORECASE)
