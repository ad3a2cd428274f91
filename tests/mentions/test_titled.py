"""Names of other languages by what stands before them; English keeps its own rules."""

import pytest

from pipeline.mentions.entities import find_foreign
from pipeline.mentions.entities.titled import find_states, find_titled
from pipeline.model import Entity, Span

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


def test_a_saint_is_a_town_behind_its_preposition_alone() -> None:
    text = "Il vit à Saint-Malo. L'orgue de Saint-Etienne de Besançon sonne; le prieur de Saint-Amatre part. Saint-Malo dort."
    assert [e.span.of(text) for e in find_states(text, "fr") if e.by == "rule:place"] == ["Saint-Malo", "Saint-Malo"]


def test_an_article_opens_no_family_name() -> None:
    text = "Graf Moor den Richter sah er nicht, aber Frau Ursula von der Leyen."
    assert [e.span.of(text) for e in find_titled(text)] == ["Ursula von der Leyen"]


def test_an_institution_keeps_its_town() -> None:
    text = "Die Hafenstiftung Kiel und die Technische Universität Kiel, auch die Hochschule für Technik Kiel, förderten Kiel."
    found = [e.span.of(text) for e in find_titled(text) if e.kind == "ORG"]
    assert found == ["Hafenstiftung Kiel", "Technische Universität Kiel", "Hochschule für Technik Kiel"]
    assert not list(find_titled("Der Förderverein Hafenstiftung tagte."))


def test_a_role_and_a_genitive_belong_to_no_german_name() -> None:
    text = "Es folgte sein Urenkel Ludwig Moor; nach James Gelvins Argument und nach Hans Weiss kam er."
    text += " Siehe Kim das Buch und Lichtquelle Anzahl, also die Anzahl."
    names = ("Urenkel Ludwig Moor", "James Gelvins", "Hans Weiss", "Kim das Buch", "Lichtquelle Anzahl")
    found = [Entity("", Span(text.index(n), text.index(n) + len(n)), "PERSON", n, "model") for n in names]
    assert [e.name for e in find_foreign(text, found, "de")] == ["Ludwig Moor", "James Gelvin", "Hans Weiss"]
