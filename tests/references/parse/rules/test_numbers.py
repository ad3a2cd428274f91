import pytest

from pipeline.references.parse.rules.numbers import split_numbers


@pytest.mark.parametrize(
    ("text", "volume", "issue", "pages"),
    [
        ("Ports, vol. 5, no. 2, pp. 1-9", "5", "2", "1-9"),
        ("Häfen, Jg. 5, Heft 2, S. 1-9", "5", "2", "1-9"),
        ("Portos, v. 5, n. 2, p. 1-9", "5", "2", "1-9"),
        ("Порты, т. 5, № 2, с. 1-9", "5", "2", "1-9"),
        ("Ports 5 (2): 1–9", "5", "2", "1–9"),
    ],
)
def test_numbers_in_words_and_in_short_forms(text, volume, issue, pages):
    found, _ = split_numbers(text)
    assert (found.volume, found.issue, found.pages) == (volume, issue, pages)


@pytest.mark.parametrize("text", ["Portaria MMA nº 443", "Decision No. 5", "Phosphorylation of NR1 in rats"])
def test_numbers_that_are_no_issue(text):
    assert split_numbers(text)[0].issue == ""
