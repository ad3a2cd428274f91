"""Places in reports of cases, however they are spaced; numbers of prose stay."""

import pytest

from pipeline.text.law_reports import law_report_places
from tests.growth import assert_linear

PLACES = [
    "412 U. S. 18, 22 (1973)",
    "412 U.S. 18",
    "412   U. S.   18",
    "412 U. S., at 18–19",
    "612 U. S. ___ (2031)",
    "33 F. 3d 12, 14 (CA5 1996)",
    "33 F.3d 12",
    "12 Harb. L. Rev. 559, 561–562 (1975)",
    "Id., at 18",
    "supra, at 18–19, n. 3",
    "H. R. 512",
    "7 AZR 12/94",
]
PROSE = [
    "It had 12 AC units and 5 OJ cartons.",
    "The U.S. sent 18 ships in 1973.",
    "The id. of 18 boats is lost.",
    "It weighs 7 kg and costs 12/94 of it.",
]


@pytest.mark.parametrize("place", PLACES)
def test_place(place: str) -> None:
    text = f"The pier was public, {place}, they held."
    assert [span.of(text) for span in law_report_places(text)] == [place]


@pytest.mark.parametrize("text", PROSE)
def test_prose(text: str) -> None:
    assert list(law_report_places(text)) == []


def test_linear() -> None:
    assert_linear(lambda text: list(law_report_places(text)), "12 A. B. C. L. 12 U. S. at 5, 6, " * 600)
