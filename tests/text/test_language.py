"""The language of a text."""

import pytest

from pipeline.text.language import language_of

TEXTS = {
    "en": "The harbour was dredged in 1990 and the quay has not been repaired since that year by the town. ",
    "de": "Der Hafen wurde im Jahr 1990 ausgebaggert, und die Mauer ist seit dieser Zeit nicht mehr erneuert worden. ",
    "fr": "Le port a été dragué en 1990 et les quais ne sont pas réparés depuis cette année par la ville. ",
    "es": "El puerto fue dragado en 1990 y los muelles no se han reparado desde ese año por la ciudad. ",
    "it": "Il porto è stato dragato nel 1990 e le banchine non sono state riparate da quell'anno per la città. ",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_language(language: str, text: str) -> None:
    assert language_of(text * 4) == language


def test_a_short_text_and_an_english_one_with_german_titles_are_english() -> None:
    assert language_of("Der Hafen ist alt.") == "en"
    assert language_of(TEXTS["en"] * 6 + TEXTS["de"] * 2) == "en"


def test_a_table_of_another_language_has_few_of_its_words():
    table = "Erlöse von Mitgliedern 12 aus Zuschüssen 30 und Sachanlagen Summe Ausgaben Personalkosten Reisekosten " * 8
    assert language_of(table) == "de"
    assert language_of("Revenue members grants total 12 expenses staff travel von Berg " * 12) == "en"
