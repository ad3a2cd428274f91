import re

import pytest

from tests.growth import assert_linear


def test_work_that_visits_each_item_once_is_linear():
    assert_linear(sum, range(1_000_000))


def test_a_quadratic_pattern_is_found_out():
    with pytest.raises(AssertionError, match="times the work"):
        assert_linear(re.compile("a+b").search, "a" * 60_000)
