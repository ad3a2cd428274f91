import pytest

from pipeline.text.notes.explanations import citation_end, closes_citation, is_inner, is_prose, short_title


@pytest.mark.parametrize(
    ("statement", "work"),
    [
        ("Lee, Tides 40 (2017) (noting that quays sink).", "Lee, Tides 40 (2017)"),
        ("Id. at 9 (“Quays (all of them) sink.”) (emphasis added)", "Id. at 9"),
        ("Lee, Tides 40 (2017) ([t]hey sink) [hereinafter Tides].", "Lee, Tides 40 (2017)"),
        ("Id. at 56 (Lind, C.J., dissenting).", "Id. at 56"),
        ("Lee, Tides (rev. ed. 1999).", "Lee, Tides (rev. ed. 1999)."),
        ("Lee, Tides (in press).", "Lee, Tides (in press)."),
        ("Oates v. Quay, 395 P.2d 1, 3 (Colo. 1964).", "Oates v. Quay, 395 P.2d 1, 3 (Colo. 1964)."),
        ("noting) that", "noting) that"),
    ],
)
def test_brackets_that_explain_are_no_part_of_the_work(statement, work):
    assert statement[: citation_end(statement, 0, len(statement))] == work


@pytest.mark.parametrize(
    "statement",
    [
        "Lee, Tides 34, 40 (2017).",
        "Lee, supra note 4.",
        "Lee, Tides, https://a.org/tides.",
        "Lee, Tides (2017) at 4",
        "See id.",
    ],
)
def test_what_closes_a_work(statement):
    assert closes_citation(statement, 0, len(statement))


@pytest.mark.parametrize("statement", ["Lee, A. (2017).", "It fell in 1964.", "Few of them stand.", ""])
def test_what_closes_none(statement):
    assert not closes_citation(statement, 0, len(statement))


def test_the_short_title_stands_right_behind_its_work():
    note = "Port, Manual (2021) (noting it) [hereinafter Manual]; Kim, Ports 9 (2003) [hereinafter Ports]."
    assert short_title(note, note.index(" (noting"), len(note)) == "Manual"
    assert short_title(note, note.index(", Manual"), len(note)) == ""


def test_works_that_a_work_quotes():
    note = "Lee 40 (quoting Kim, Ports 9 (2003))"
    assert is_inner(note, note.index("Kim"))
    assert not is_inner(note, 0)


@pytest.mark.parametrize(
    ("sentence", "prose"),
    [
        ("In March 2022 the harbour council moved all of its boats.", True),
        ("However, the council never moved any of its boats there.", True),
        ("Lind, A., On the quays and boats of the old town", False),
        ("Harbour Council of the North, On the quays of the old town", True),
        ("Only five words here", False),
    ],
)
def test_sentences_of_the_author(sentence, prose):
    assert is_prose(sentence, 0, len(sentence)) is prose
