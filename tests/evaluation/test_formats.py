import pytest

from evaluation import formats
from pipeline.model import Reference
from tests.fixtures.formats.make import ALL


@pytest.mark.parametrize("name", formats.names())
def test_every_format_and_house_style_is_linked(name):
    cell = formats.measure(name)
    assert not formats.is_below(cell, formats.floors()), (cell.percent, cell.missed, cell.wrong, cell.problems)


def test_every_file_can_be_made_again_and_is_measured():
    assert {*formats.names(), "works.bib"} == set(ALL)
    assert len({name.rpartition(".")[2] for name in formats.names()}) >= 12
    assert len({name.partition(".")[0] for name in formats.names()}) >= 7


def test_only_measured_cells_have_a_floor():
    assert set(formats.floors()) <= set(formats.names())


def test_a_sentence_is_found_across_hyphens_and_line_ends():
    text = "1 Twelve towns on the estu-\n2 ary keep. Nobody planned the net-\nwork; it grew. Nobody has asked."
    places = {sentence.opening: (start, end) for sentence, start, end in formats.locate(text)}
    start, end = places["Nobody planned the network; it grew as "]
    assert (start, end) == (-1, -1)  # "as" is not there
    start, _ = places["Nobody has asked the fish."]
    assert start == -1


def test_a_work_is_known_by_its_title_or_its_address():
    by_title = Reference("r1", None, "Osei. Winter timetables and the\nprice of wait-\ning. 2019.")
    by_address = Reference("r2", None, "", url="https://union.example.net/pay")
    assert (formats.identify(by_title), formats.identify(by_address)) == ("hale", "union")
    assert formats.identify(Reference("r3", None, "Lee (2017). Ports.")) == ""
