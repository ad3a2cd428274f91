"""A sentence that names who says it asks for no source, whatever stands between the name and the verb."""

import pytest

from pipeline import extract
from pipeline.model import ProblemCode

CLAIM = "some 40 million tonnes of grain were moved through Oslo in 2019"


def uncited(folder, sentence: str) -> int:
    path = folder / "grain.md"
    path.write_text(f"# Grain\n\n{sentence}\n")
    return sum(problem.code == ProblemCode.CLAIM_UNCITED for problem in extract(path, fast=True).problems)


@pytest.mark.parametrize(
    "speaker",
    [
        "The harbour board said Sunday that",
        "Ada Moor, 55, said",
        "The board has reportedly said",
        "Moor told the port that",
    ],
)
def test_somebody_says_it(tmp_path, speaker):
    assert uncited(tmp_path, f"{speaker} {CLAIM}.") == 0


def test_nobody_says_it(tmp_path):
    assert uncited(tmp_path, f"In the port {CLAIM}.") == 1
