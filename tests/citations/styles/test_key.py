import pytest

from pipeline.citations import find_citations
from pipeline.model import Document, Mark, MarkKind, Reference, Span

LISTED = [Reference("r1", None, "", citekey="lee2017"), Reference("r2", None, "", citekey="kim:2018")]


@pytest.mark.parametrize(
    ("text", "keys", "locators"),
    [
        ("War [@lee2017; @kim:2018, p. 3].", ["lee2017", "kim:2018"], ["", "p. 3"]),
        ("As [see @unknown1999] says.", ["unknown1999"], [""]),
        ("As @lee2017 [p. 5] says, mail me@example.org or @somebody.", ["lee2017"], ["p. 5"]),
        ("Names are left out [-@lee2017].", ["lee2017"], [""]),
        (r"War \cite{lee2017, kim:2018}.", ["lee2017", "kim:2018"], ["", ""]),
        (r"War \citep[see][p. 7]{lee2017} and \textcite*[9]{b}.", ["lee2017", "b"], ["p. 7", "9"]),
        (r"A key of pandoc's in a command of LaTeX's: \cite{@lee2017}.", ["@lee2017"], [""]),
        ("A bare [link] and a mail [me@example.org].", [], []),
    ],
)
def test_keys(text, keys, locators):
    found = find_citations(Document("", "", text), LISTED)
    assert [c.label for c in found] == keys
    assert [c.locator for c in found] == locators
    assert all(c.style == "key" and c.label in c.span.of(text) for c in found)


def test_marks_of_the_reader_count():
    document = Document("", "", "War ended (here).", marks=(Mark(MarkKind.CITEKEY, Span(10, 16), "lee2017"),))
    assert [c.label for c in find_citations(document, LISTED)] == ["lee2017"]


def test_the_bracket_around_a_marked_citation_is_its_group():
    text = "Fares rose [1, 3] (Lee, 2017), as a report (which Kim wrote) says."
    marks = [
        (text.index("1"), 1, "a"),
        (text.index("3"), 1, "b"),
        (text.index("Lee"), 9, "c"),
        (text.index("Kim"), 3, "d"),
    ]
    document = Document(
        "", "", text, marks=tuple(Mark(MarkKind.CITEKEY, Span(at, at + n), key) for at, n, key in marks)
    )
    assert [c.group.of(text) for c in find_citations(document, ())] == ["[1, 3]", "[1, 3]", "(Lee, 2017)", "Kim"]


def test_labels_that_are_no_numbers_are_keys_of_the_list():
    labels = ("ABCS01", "KV07", "Os+21")
    listed = [Reference(f"r{i}", Span(90, 99), f"[{label}] A. Lind.", label=label) for i, label in enumerate(labels)]
    text = "It is hard [ABCS01]. A bound is better [Os+21, KV07, Theorem 3], see [Lin14] and [sic]."
    found = find_citations(Document("", "", text), listed)
    assert [(c.label, c.locator) for c in found] == [("ABCS01", ""), ("Os+21", ""), ("KV07", "Theorem 3")]
