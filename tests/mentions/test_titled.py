"""Names of other languages by what stands before them; English keeps its own rules."""

import pytest

from pipeline.mentions.entities.titled import find_titled

CASES = [
    ("Hier M. Paul Tonna a parlé.", ["Paul Tonna"]),
    ("Gestern sprach Bürgermeisterin Karla von der Aas in der Halle.", ["Karla von der Aas"]),
    ("Le port de Lunebourg est fermé; Lunebourg attend.", ["Lunebourg", "Lunebourg"]),
    ("Die Stadt Aasdorf und das Landgericht Aasdorf.", ["Aasdorf", "Landgericht Aasdorf"]),
    ("Das Schiff lag am Ufer.", []),
    ("Frau und Herr kamen.", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names(text: str, names: list[str]) -> None:
    assert sorted(entity.span.of(text) for entity in find_titled(text)) == sorted(names)


def test_an_institution_is_its_noun_and_its_town() -> None:
    text = "Das Landgericht Kiel entschied, die Universität zu Lund nicht."
    assert [e.name for e in find_titled(text) if e.kind == "ORG"] == ["Landgericht Kiel", "Universität zu Lund"]
