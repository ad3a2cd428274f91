from dataclasses import replace

import pytest

from evaluation.verify.__main__ import FLOORS, TARGETS, holds
from evaluation.verify.data import Row, garbled, invented, with_noise
from evaluation.verify.measure import altered, decide, false_differences, index, is_told, removed, right
from pipeline.model import WorkState
from tests.verify.works import ENTRY, RECORD

MINE = replace(RECORD, id="cr:1")
ROW = Row(ENTRY, "cr:1", "", "", "found")


def test_a_record_counts_as_right_and_without_it_nothing_is_found():
    snapshot = index([MINE])
    found, share = right([ROW], snapshot)
    assert (found[0].state, share) == (WorkState.FOUND, 100)
    assert {value for _, value, _ in removed([ROW], snapshot)} == {0}
    assert {value for _, value, _ in false_differences(found)} == {0}


def test_a_twin_of_the_record_is_told_apart_from_another_work():
    twin = replace(MINE, id="cr:2", doi="10.5555/twin")
    values = {name: value for name, value, _ in removed([ROW], index([MINE, twin]))}
    assert values["removed, still found"] == 100
    assert values["removed with its twins, still found"] == 0


def test_an_alteration_that_is_not_named_counts_against_us():
    row = Row(ENTRY, "cr:1", "volume", "volume", "found_differs")  # nothing was altered in truth
    assert [value for _, value, _ in altered([row], index([MINE]))] == [0]


@pytest.mark.parametrize("name", ["invented.txt", "invented_plausible.txt"])
def test_sixty_invented_references_with_title_and_author(name):
    references = invented(name)
    assert len(references) == 60
    assert all(r.title and r.authors for r in references)


def test_each_of_our_real_works_has_one_wrong_detail_that_its_record_contradicts():
    rows, records = garbled()
    assert len(rows) == len(records) == 60
    snapshot = index(records)
    assert [is_told(decide(snapshot, row.reference), row.field) for row in rows] == [True] * 60


def test_noise_is_the_same_every_time():
    noisy = with_noise([ROW])
    assert noisy[0].reference.raw != ENTRY.raw
    assert noisy == with_noise([ROW])


def test_targets():
    assert holds("found right, APA", 99.4) is False
    assert holds("unaltered, title differs", 1.0) is True
    assert holds("found right, HALLMARK", 50) is None
    assert len(TARGETS) == 11
    assert FLOORS.keys() <= TARGETS.keys()
