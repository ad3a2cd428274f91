import pytest

from pipeline.claims.clause import subject_and_verb


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("And I think we should wait.", ("we", "modal")),
        ("In November 2015, after long talks, Kazakhstan joined the club.", ("name", "past")),
        ("They have paid.", ("they", "perfect")),
        ("That's a lie.", ("that", "be")),
        ("There were no trains.", ("there", "past")),
        ("The gate is open.", ("noun", "be")),
        ("What a day", ("", "")),
        ("I hope so.", ("I", "mental")),
        ("", ("", "")),
    ],
)
def test_subject_and_verb(sentence, expected):
    assert subject_and_verb(sentence) == expected
