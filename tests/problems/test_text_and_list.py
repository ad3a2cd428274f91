"""Names, works and years that text, list and notes have otherwise, read from whole articles."""

from pathlib import Path

import pytest

import pipeline

NUMBERED = """
1. Salonen, P. (2021). Buses on the harbour line. Arendal: City Press.
2. Haldorsen, T., & Brandt, L. (2018). Nets that keep fishing. Journal of Lost Gear, 4(2), 11-29.
"""
LISTED = """
Haldorsen, T., & Brandt, L. (2018). Nets that keep fishing. Journal of Lost Gear, 4(2), 11-29.

Salonen, P. (2021). Buses on the harbour line. Arendal: City Press.
"""
REST = " Haldorsen and Brandt sank eight nets [2]."
DATED = "Haldorsen and Brandt (2018) sank eight nets. Salonen (2021) counted passengers."
NOTES = """The divers sank eight nets.[^1] The wells are dry.[^2] The nets went on fishing.[^3]

[^1]: Tor Haldorsen, Nets that Keep Fishing: Lost Gear in the Fjords (Bergen: Fjord Press, 2018), 14.
[^2]: A. Okonjo, Paying for Uptime (Lagos: Well Press, 2020), 9.
[^3]: """


def codes(folder: Path, text: str, listed: str = "") -> set[str]:
    path = folder / "article.md"
    references = f"\n\n## References\n{listed}" if listed else ""
    path.write_text(f"# Buses and nets\n\nBy Ann Reed\n\n{text}{references}", encoding="utf-8")
    wanted = {"name-mismatch", "duplicate-reference", "year-mismatch"}
    return {p.code for p in pipeline.extract(path).problems} & wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Salonnen counted 4,210 passengers in its first year [1]." + REST, True),
        ("The line carried 4,210 passengers [1]. Salonnen also asked the customers." + REST, True),
        ("In [1] Salonnen’s count is 4,210." + REST, True),
        ("The line carried many, as Paula Salonnen has shown [1]." + REST, True),
        ("Salonen counted 4,210 passengers in its first year [1]." + REST, False),
        ("The mayor, Anna Salomen, opened the line [1]." + REST, False),
        ("The line runs from Salomen to the harbour [1]." + REST, False),
    ],
)
def test_a_name_of_the_text_beside_a_number(tmp_path, text, told):
    assert ("name-mismatch" in codes(tmp_path, text, NUMBERED)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Haldorsan and Brandt (2018) sank eight nets. Salonen (2021) counted passengers.", True),
        (DATED + " In a second count Salonnen found 5,020.", True),
        (DATED, False),
    ],
)
def test_a_name_of_the_text_beside_a_year(tmp_path, text, told):
    assert ("name-mismatch" in codes(tmp_path, text, LISTED)) is told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("Haldorsen, Tor and Brandt, Lise (2018) ‘Nets which keep on fishing’, J. Lost Gear 4: 11–29.", True),
        ("Haldorsen, T., & Brandt, L. (2019). Nets that keep fishing. Journal of Lost Gear, 4(2), 11-29.", True),
        ("Haldorsen, T., & Brandt, L. (2018). Pots that keep fishing. Journal of Lost Gear, 4(3), 61-70.", False),
        ("Haldorsen, T., & Brandt, L. (2018). Pots that keep fishing. Water Policy Review, 4(2), 11-29.", False),
    ],
)
def test_a_work_that_stands_twice(tmp_path, entry, told):
    assert ("duplicate-reference" in codes(tmp_path, DATED, f"{LISTED}\n{entry}\n")) is told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Tor Haldorsen, Nets that Keep Fishing (Bergen: Fjord Press, 2016), 31.", True),
        ("Haldorsen, ‘Nets that Keep Fishing’ (2016), 31.", True),
        ("Tor Haldorsen, Nets that Keep Fishing (Bergen: Fjord Press, 2018), 31.", False),
        ("Tor Haldorsen, Nets that Keep Fishing, 2nd edn (Bergen: Fjord Press, 2021), 31.", False),
        ("Haldorsen, Nets, 31.", False),
    ],
)
def test_a_later_note_with_another_year(tmp_path, note, told):
    assert ("year-mismatch" in codes(tmp_path, NOTES + note)) is told


def test_a_year_in_the_title_of_a_work_is_not_its_own(tmp_path):
    title = "Bergen, 1702: A Port on Fire"
    notes = f"[^1]: Tor Haldorsen, “{title}”, Fjord Review, 9 May 2018.\n[^2]: Haldorsen, “{title}”."
    assert "year-mismatch" not in codes(tmp_path, f"Nets were lost.[^1] Boats too.[^2]\n\n{notes}")
