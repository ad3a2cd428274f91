import pytest

from pipeline.text.reference_headings import HEADING, before_list


@pytest.mark.parametrize(
    "line",
    [
        "References",
        "REFERENCES:",
        "7. Selected references",
        "## Bibliography",
        "Works cited",
        "Sources and further reading",
        "Quellen- und Literaturverzeichnis",
        "Références bibliographiques",
        "Bibliografía citada",
        "Referências",
        "Opere citate",
        "Список использованной литературы",
    ],
)
def test_headings_of_seven_languages(line):
    assert HEADING.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["References to trade", "Literature and trade", "The sources", "Notes", "12 References cited here"]
)
def test_other_lines_are_no_headings(line):
    assert not HEADING.fullmatch(line)


def test_the_text_before_a_list():
    assert before_list("Lee argues.\nWorks cited\nMoe, A.\n") == "Lee argues.\n"
    assert before_list("no list") == "no list"
