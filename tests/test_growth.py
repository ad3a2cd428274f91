import pytest

from tests.growth import assert_linear


class _Steps:
    """A clock that each step of the work moves on by a microsecond, so that no machine decides these tests."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def walk_once(self, items: str) -> None:
        self.seconds += len(items) * 1e-6

    def walk_once_an_item(self, items: str) -> None:
        self.seconds += len(items) ** 2 * 1e-6


def test_work_that_visits_each_item_once_is_linear():
    steps = _Steps()
    assert_linear(steps.walk_once, "a" * 60_000, steps)


def test_work_that_visits_all_items_for_each_is_found_out():
    steps = _Steps()
    with pytest.raises(AssertionError, match="100 times the work"):
        assert_linear(steps.walk_once_an_item, "a" * 60_000, steps)
