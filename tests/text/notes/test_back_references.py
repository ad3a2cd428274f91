import pytest

from pipeline.text.notes import BackReference, read_back_reference


@pytest.mark.parametrize(
    ("statement", "back"),
    [
        ("Ibid., p. 4.", BackReference("same work", locator="p. 4")),
        ("Ebd., S. 14 f.", BackReference("same work", locator="S. 14 f.")),
        ("Ivi, p. 5", BackReference("same work", locator="p. 5")),
        ("Там же, с. 7", BackReference("same work", locator="с. 7")),
        ("*Ibid.*", BackReference("same work")),
        ("l. c., p. 3", BackReference("same work", locator="p. 3")),
        ("Id. at 45", BackReference("same work", locator="at 45")),
        ("Ders., a.a.O., S. 4", BackReference("same work", locator="S. 4")),
        ("Ders., Fremde Waren", BackReference("same author", title="Fremde Waren")),
        ("Brandt, op. cit., p. 22", BackReference("earlier work", "Brandt", locator="p. 22")),
        ("Brandt, Häfen, a.a.O., S. 30", BackReference("earlier work", "Brandt", "Häfen", locator="S. 30")),
        ("Brandt (wie Anm. 3), S. 5", BackReference("earlier work", "Brandt", note="3", locator="S. 5")),
        ("Brandt (2010), a. a. O., S. 5", BackReference("earlier work", "Brandt", "2010", locator="S. 5")),
        ("Supra note 3, p. 5", BackReference("earlier work", note="3", locator="p. 5")),
        (
            "2021 Manual, supra note 36, at § 2.1.1",
            BackReference("earlier work", "2021 Manual", note="36", locator="at § 2.1.1"),
        ),
        ("Brandt, supra note 2, at 68 n.4", BackReference("earlier work", "Brandt", note="2", locator="at 68 n.4")),
        ("Brandt (n 4) 12", BackReference("earlier work", "Brandt", note="4", locator="12")),
    ],
)
def test_back_references(statement, back):
    assert read_back_reference(statement) == back


@pytest.mark.parametrize(
    "statement", ["Brandt, H., Häfen am Meer, Berlin 2004, S. 12.", "Ideas of the north", "Ibidem" * 60, ""]
)
def test_other_statements_are_none(statement):
    assert read_back_reference(statement) is None
