"""Bad scans: what shows them, and that a figure with a unit or a noun is believed there too."""

from pipeline.mentions import find_figures
from pipeline.mentions.figures.scans import is_bad_scan
from tests.growth import assert_linear

SCAN = "1 have the honour to fay that 40 barrels and 300 men were land¬ ed, 8cc. 8cc., and that 7 of 1 ap¬ plied. 1 am, yours."


def test_the_whole_text_shows_it():
    assert is_bad_scan(SCAN)
    assert not is_bad_scan("There were 40 barrels; the gene CD3E and section 8 (c) came up, and/or more. " * 40)
    assert not is_bad_scan(
        "One odd can¬ non in a long text that was read with care. " + "The boats went out again. " * 200
    )


def test_a_one_is_a_letter_and_units_stay():
    assert [(str(f.low), f.unit) for f in find_figures(SCAN)] == [("40", "barrel"), ("300", "men")]


def test_linear():
    assert_linear(is_bad_scan, SCAN * 300)
