import pytest

from pipeline import compare
from pipeline.model import CheckOutcome


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The lock was flooded in the night of 6 May 2019.", "In the night from 6 to 7 May 2019 the lock was flooded."),
        ("The lock was closed on 4 March 2020.", "The lock was closed on 4 and 9 March 2020, for an hour each."),
        ("The lock was closed in May 2019.", "The lock was closed in May and June 2019."),
    ],
)
def test_a_date_may_leave_its_year_to_the_date_joined_to_it(claim, passage):
    [check] = compare(claim, [passage])
    assert check.outcome == CheckOutcome.MATCHES
    assert check.found.endswith(("2019", "2020"))


def test_a_day_outside_of_a_joined_period_still_differs():
    [check] = compare("The lock was flooded on 16 May 2019.", ["The lock was flooded on 6 to 7 May 2019."])
    assert check.outcome != CheckOutcome.MATCHES
