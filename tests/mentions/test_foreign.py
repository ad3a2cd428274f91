"""Figures, dates and names of texts in other languages than English."""

import datetime as dt

import pytest

from pipeline.mentions import find_mentions

FIGURES = [
    ("de", "Rund 400.000 Euro und 1,2 Mio. Tonnen wurden bewegt.", [("400000", "EUR"), ("1200000", "tonne")]),
    ("de", "Die Quote lag bei 12,5 % und stieg um 3 Prozentpunkte.", [("12.5", "%"), ("3", "pp")]),
    ("de", "Nach § 3 Abs. 2 Satz 1 und Artikel 5 der Richtlinie 2009/103/EG gilt Kapitel 4.", []),
    ("de", "Am 16. September 2009 kamen 560 kleine Boote.", [("560", "Boote")]),
    ("fr", "Le port a reçu 6 millions de dollars et 1 200 tonnes en 2018.", [("6000000", "USD"), ("1200", "tonne")]),
    ("fr", "La loi n° 58 de 2017, article 12, page 4.", []),
    ("fr", "Il en resta 96 selon les uns, pour 30 millions de francs.", [("30000000", "FRF")]),
    ("de", "Das Urteil (Az.: 5 ZZR 216/94) kostete 30 Mark.", [("30", "DEM")]),
    ("de", "Die Fertigung lief im August 1950 an, mit 3,25 Zoll; die 1000 keine Wirkung haben.", [("3.25", "inch")]),
]
WORDED = [
    ("de", "Elf Boote und zwei Dutzend Netze, einundzwanzig Segel.", ["11 Boote", "24 Netze", "21 Segel"]),
    (
        "de",
        "Die Hälfte, zwei Drittel der Boote und drei von vier Netzen.",
        ["0.5", "0.6666666666666666666666666667", "0.75"],
    ),
    ("de", "Es waren doppelt so viele; 15 bis 20 Boote fuhren aus.", ["2 times", "15..20 Boote"]),
    ("de", "Der Preis stieg von 3 auf 4 Euro, um 6 Uhr kamen 17  Stimmen dazu.", ["3 EUR", "4 EUR", "17 Stimmen"]),
    ("de", "Nach zwei ereignisreichen Jahren waren 15 weitere Boote da, fünf davon neu.", ["2 years", "15 Boote", "5"]),
    (
        "de",
        "Sie fuhren 26:45,8 Min. und 1,5 pro Spiel; 190 g/kWh, 41,5 m.",
        ["190 gram per kilowatt hour", "41.5 metre"],
    ),
    ("fr", "Deux phares sur trois, un quart des tours, la moitié.", ["0.6666666666666666666666666667", "0.25", "0.5"]),
    ("fr", "Le prix est passé de 3,2 à 4,1 millions d'euros.", ["3200000 EUR", "4100000 EUR"]),
    (
        "fr",
        "De 2 à 51 phares, soixante-quinze tours, 200 k€ et 43 M€.",
        ["2..51 phares", "75 tours", "200000 EUR", "43000000 EUR"],
    ),
    ("fr", "De 500 à 20 000 phares, de 15 à 20 millions de francs.", ["500..20000 phares", "15000000..20000000 FRF"]),
    ("de", "Ein halbes Dutzend Gesetze.", ["6 Gesetze"]),
    ("fr", "Les lauréats du programme FAST 17 partiront.", []),
    ("de", "Eine von sechs Grundlagen gilt.", ["6 Grundlagen"]),
    ("fr", "Au 31 quai Voltaire, le 28 brumaire an II.", []),
    ("fr", "179 nouveaux agents, dont 19 toujours actifs, à 20 heures.", ["179 agents"]),
    ("fr", "Le vin valait fr. 9,563,830 pour 174,754 hectolitres.", ["9563830 FRF", "174754 hectolitre"]),
    ("fr", "Le pont coûta 520,000 francs et dix jours de travail.", ["520000 FRF", "10 days"]),
    ("de", "Zwischen 20 und 30 Prozent fehlten; 20 und 30 Boote.", ["20..30 %", "30 Boote"]),
    ("fr", "Entre 20 et 30 % manquaient.", ["20..30 %"]),
    (
        "de",
        "Etwa 80-85% der Kosten, 850 T€ (VJ 916 T€), 3–5 Tage, Tel. 030-12345.",
        ["80..85 %", "850000 EUR", "916000 EUR", "3..5 days"],
    ),
    ("fr", "De 10-15 % en 3–5 jours.", ["10..15 %", "3..5 days"]),
    ("fr", "Une hausse de +21 % ; tél. +33 1 23 45.", ["21 %"]),
    (
        "de",
        "Steuern 0,00 € 5,50 € -308,05 € bei -2,5 °C und A-12 Boote.",
        ["0 EUR", "5.5 EUR", "-308.05 EUR", "-2.5 degree Celsius"],
    ),
    (
        "de",
        "Eine halbe Million Euro, anderthalb Jahre, eineinhalb Millionen Tonnen.",
        ["500000 EUR", "1.5 years", "1500000 tonne"],
    ),
    (
        "de",
        "Dreihundertvierzig Schiffe, zweitausendelf Netze, fünfzigtausend Bürger.",
        ["340 Schiffe", "2011 Netze", "50000 Bürger"],
    ),
    ("de", "Es kamen Tausende Bürger und Hunderte von Booten.", ["1000..1000000 Bürger", "100..1000 Booten"]),
    ("de", "Es wurde um 3 Grad wärmer und dauerte eine halbe Stunde.", ["3 degree", "0.5 hours"]),
    (
        "fr",
        "Un milliard d'euros, un an et demi, une demi-heure, deux ans et demi.",
        ["1000000000 EUR", "1.5 years", "0.5 hours", "2.5 years"],
    ),
    (
        "fr",
        "Cent cinquante mille habitants, vingt et un navires, mille deux cents bateaux.",
        ["150000 habitants", "21 navires", "1200 bateaux"],
    ),
    ("fr", "Des milliers de personnes et des dizaines de barques.", ["1000..1000000 personnes", "10..100 barques"]),
    ("fr", "La deuxieme moitié du siècle fut calme, la moitié des phares aussi.", ["0.5"]),
]
DATES = [
    ("de", "In den Wellen von 1830 und 1848/49 nach der Verordnung 2023/956.", ["1830", "1848/1849"]),
    (
        "de",
        "Zwischen Mai und Oktober 2021, vom 3. bis 5. Juni 2022.",
        ["2021-05", "2021-10", "2022-06-03", "2022-06-05"],
    ),
    ("de", "Im 19. Jahrhundert, am 28. September.", ["18XX", "XXXX-09-28"]),
    (
        "fr",
        "Du 3 au 5 mai 2021, le ler août 1914, au dix-neuvième siècle, au XVIIe siècle.",
        ["2021-05-03", "2021-05-05", "1914-08-01", "18XX", "16XX"],
    ),
    ("fr", "Reconstruit dans les années 1950 puis en 1961.", ["195X", "1961"]),
    ("de", "Gebaut in den 1950er-Jahren und 1961.", ["195X", "1961"]),
    ("de", "Am 16. September 2009, seit Oktober 2018 und am 12.7.2021.", ["2009-09-16", "2018-10", "2021-07-12"]),
    ("de", "Zwischen 1991 und 1999, dann 2001-2004; 2500 Euro, § 2005.", ["1991", "1999", "2001/2004"]),
    ("fr", "Le 1er mai 2013, puis en juin 2014.", ["2013-05-01", "2014-06"]),
    ("fr", "Le 31 avril 2013 n'existe pas.", ["2013"]),
    ("fr", "Au XXieme siècle et au XXIe siècle.", ["19XX", "20XX"]),
    ("de", "Gestern und vor drei Jahren war es so.", []),
]
RELATIVE = [
    (
        "de",
        "Gestern, vor drei Jahren, im vergangenen Monat, letzte Woche.",
        ["2021-06-16", "2018", "2021-05", "2021-06-07/2021-06-13"],
    ),
    ("de", "Im Mai dieses Jahres, im vergangenen August, Ende nächsten Jahres.", ["2021-05", "2020-08", "2022"]),
    ("de", "Seit zwei Jahren, in den letzten Jahren, vor etwa 20 Jahren, heute.", []),
    ("de", "Vor drei Jahren; 1914, 1915, 1916, 1917, 1918.", ["1914", "1915", "1916", "1917", "1918"]),
    (
        "fr",
        "Hier, il y a trois ans, l'an dernier, la semaine prochaine.",
        ["2021-06-16", "2018", "2020", "2021-06-21/2021-06-27"],
    ),
    (
        "fr",
        "En mai dernier, cette année, le mois prochain, en août dernier.",
        ["2021-05", "2021", "2021-07", "2020-08"],
    ),
    ("fr", "Ces dernières années, depuis deux ans, il y a environ dix ans.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), FIGURES)
def test_figures(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    figures = find_mentions(text, fields=("figures",), language=language).figures
    assert [(str(f.low), f.unit) for f in figures] == expected


@pytest.mark.parametrize(("language", "text", "expected"), WORDED)
def test_numbers_in_words_ranges_and_parts(language: str, text: str, expected: list[str]) -> None:
    figures = find_mentions(text, fields=("figures",), language=language).figures
    rows = [f"{f.low if f.low == f.high else f'{f.low}..{f.high}'} {f.unit}".strip() for f in figures]
    assert rows == expected


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates(language: str, text: str, expected: list[str]) -> None:
    assert [time.edtf for time in find_mentions(text, fields=("times",), language=language).times] == expected


@pytest.mark.parametrize(("language", "text", "expected"), RELATIVE)
def test_dates_that_count_from_the_day_of_writing(language: str, text: str, expected: list[str]) -> None:
    times = find_mentions(text, fields=("times",), language=language, written=dt.date(2021, 6, 17)).times
    assert [time.edtf for time in times] == expected


def test_names_of_one_word_that_no_list_has_are_left_out() -> None:
    text = "In Hamburg prüft die Auskunftsstelle jeden Antrag, sagte Günther Schmid. Ein Antrag kommt vom Fahrer."
    names = {entity.name for entity in find_mentions(text, fields=("entities",), language="de").entities}
    assert {"Hamburg", "Günther Schmid"} <= names
    assert not names & {"Auskunftsstelle", "Fahrer", "Antrag"}


@pytest.mark.parametrize(
    ("language", "text", "no_name"),
    [
        ("de", "Der Aufschwung des Romans begann früh. Romans und Dramen.", "Romans"),
        ("fr", "Les préfectures de la Seine-Saint-Denis et du Nord.", "Seine"),
        ("de", "Wir zahlten 300 Euro Porto und Telefon.", "Porto"),
        ("de", "Ein Workshop an der Universität von Vorstandsmitgliedern.", "Vorstandsmitgliedern"),
        ("fr", "Chaque page a son URL stable et une URL courte.", "URL"),
    ],
)
def test_what_is_no_name_in_another_language(language: str, text: str, no_name: str) -> None:
    found = find_mentions(text, fields=("entities",), language=language).entities
    assert no_name not in {entity.span.of(text) for entity in found}


def test_a_double_given_name_is_whole() -> None:
    text = "Das Werk von Thomas-Guillaume Raynal lag dort."
    assert "Guillaume Raynal" not in {
        entity.span.of(text) for entity in find_mentions(text, fields=("entities",), language="de").entities
    }


def test_states_have_the_names_of_the_language_and_places_their_form() -> None:
    found = find_mentions("Deutschland und Österreich einigten sich.", fields=("entities",), language="de").entities
    assert [entity.name for entity in found] == ["Germany", "Austria"]
    text = "La Seine-Saint-Denis et Boulogne-sur-Mer, aux États-Unis."
    found = find_mentions(text, fields=("entities",), language="fr").entities
    assert [entity.span.of(text) for entity in found] == ["Seine-Saint-Denis", "Boulogne-sur-Mer", "États-Unis"]
    assert find_mentions("Deutschland", fields=("entities",), language="xx").entities == ()
