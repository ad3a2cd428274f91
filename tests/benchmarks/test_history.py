"""Ratios are medians over rounds taken in turn, and what moved is told only where it is more than noise."""

from benchmarks import history
from benchmarks.measure import Measured, Ratio, measure


def test_functions_are_measured_in_turn():
    calls = []
    ratios = [Ratio(name, lambda n=name: calls.append(n), lambda n=name: calls.append(n.lower()), 1) for name in "AB"]
    found = list(measure(ratios, rounds=3))
    assert calls == list("AaBb" * 3)
    assert [m.name for m in found] == ["A", "B"]
    assert all(m.low <= m.median <= m.high for m in found)


def test_what_moved_by_more_than_the_noise_is_told(tmp_path):
    path = tmp_path / "history.jsonl"
    assert history.last_on_this_machine(path) is None
    history.append(
        history.entry_of([Measured("links", 2.0, 1.9, 2.1, 3, 0.1), Measured("dates", 5, 4, 6, 9, 0.1)]), path
    )
    before = history.last_on_this_machine(path)
    assert before["commit"]
    assert before["machine"]["cores"]
    now = [
        Measured("links", 2.5, 2.4, 2.6, 3, 0.1),
        Measured("dates", 6, 5, 7, 9, 0.1),
        Measured("new", 1, 1, 1, 1, 0.1),
    ]
    [line] = history.moved(now, before)
    assert line.startswith("links: 2.00 → 2.50 (+25 %) since ")


def test_the_line_of_another_machine_is_no_measure(tmp_path, monkeypatch):
    path = tmp_path / "history.jsonl"
    history.append(history.entry_of([]), path)
    monkeypatch.setattr(history.os, "cpu_count", lambda: 999)
    assert history.last_on_this_machine(path) is None
