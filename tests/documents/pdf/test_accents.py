import pytest

from pipeline.documents.pdf.accents import compose_accents
from pipeline.documents.pdf.page_layout import Line


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Andr´e M¨uller", "André Müller"),
        ("Ir`ene Bj¨ork, J´erˆome", "Irène Björk, Jérôme"),
        ("´Eva Franc¸ois", "Éva François"),
        ("Garc´ıa", "García"),
        ("d´accord, l´homme", "d´accord, l´homme"),
        ("a `word´ of mine", "a `word´ of mine"),
        ("x ¨ y", "x ¨ y"),
    ],
)
def test_accents_stand_on_their_letters(printed, read):
    assert compose_accents(Line(printed, 0, 9, 9, 9)).text == read


def test_marks_and_links_move_with_their_letters():
    line = Line("Andr´e grew.7 M¨uller", 0, 9, 9, 9, superscripts=((12, 13),), links=((14, 21, "a"),))
    composed = compose_accents(line)
    assert [composed.text[a:b] for a, b in composed.superscripts] == ["7"]
    assert [composed.text[a:b] for a, b, _ in composed.links] == ["Müller"]
