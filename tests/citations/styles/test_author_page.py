import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.citations import find_citations
from pipeline.citations.styles.author_page import find
from pipeline.links import link
from pipeline.model import Document, Organisation, Person, Reference

LIST = (
    Reference("r1", None, "", authors=(Person("Mercer", "E."),), year="2017", title="The Town That Voted Twice"),
    Reference("r2", None, "", authors=(Person("Ansbach", "T."), Person("Quill", "L.")), year="2020", title="Turnout"),
    Reference("r3", None, "", authors=(Organisation("Provincial Assembly of Westmarch"),), year="1974", title="Bill"),
    Reference("r4", None, "", authors=(Person("Ward", "P."),), year="2020", title="Sixteen and Counting"),
    Reference("r5", None, "", authors=(Person("Ward", "P."),), year="2022", title="The Empty Hall"),
)
# enough for a document that cites so
PROVEN = "The mill closed (Mercer 102). It rained (Mercer 103). The town voted (Ansbach and Quill 6). "


def cited(text: str) -> list[tuple[str, str, str]]:
    document = Document("", "", PROVEN + text)
    found = find_citations(document, LIST)[3:]
    links = link(found, LIST, document.text)
    return [
        (" ".join(c.names), c.locator, " ".join(found.references) or found.status)
        for c, found in zip(found, links, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She won (qtd. in Mercer 114).", [("Mercer", "114", "r1")]),
        ("He asked for fewer (Provincial Assembly 401).", [("Provincial Assembly", "401", "r3")]),
        (
            "It was dull (see Mercer 9; Ansbach and Quill 7, 11).",
            [("Mercer", "9", "r1"), ("Ansbach Quill", "7, 11", "r2")],
        ),
        ("Polling day was a holiday (Fennimore 112).", [("Fennimore", "112", "missing")]),
        ("The hall was cold (Ward, Empty Hall 3).", [("Ward", "3", "r5")]),
        ("Nobody came (“Sixteen and Counting” 4).", [("Sixteen and Counting", "4", "r4")]),
        ("“It is steep,” Quill and Ansbach write (7).", [("Ansbach", "7", "r2")]),
        ("Mercer counts twelve (3). Others do not (4).", [("Mercer", "3", "r1"), ("Mercer", "4", "r1")]),
        ("It has rooms (12) and a stove, and (see above) a door (the red one).", []),
        ("It was cold (May 12) and wet (Figure 3).", []),
    ],
)
def test_author_and_page(text, expected):
    assert cited(text) == expected


def test_the_number_of_authors_and_the_pages_of_a_work_tell_two_works_apart():
    listed = (
        Reference("r1", None, "", authors=(Person("Ward", "P."),), year="2020", title="Halls", pages="10–31"),
        Reference("r2", None, "", authors=(Person("Ward", "P."),), year="2022", title="Rooms"),
        Reference("r3", None, "", authors=(Person("Ward", "P."), Person("Quill", "L.")), year="2021", title="Doors"),
    )
    text = "It rained (Ward and Quill 6). It snowed (Ward 88). It froze (Ward 12)."
    found = find_citations(Document("", "", text), listed)
    assert [set(one.references) for one in link(found, listed, text)] == [{"r3"}, {"r2"}, {"r1", "r2"}]


def test_two_works_of_one_author_are_ambiguous():
    [(_, _, references)] = cited("Nobody asked (Ward 3).")
    assert set(references.split()) == {"r4", "r5"}


def test_a_document_that_cites_otherwise_has_none():
    assert not list(find(Document("", "", "It grew (Mercer 2017). It fell (Mercer 102). So (7)."), LIST))
    assert not list(find(Document("", "", PROVEN), []))


@settings(max_examples=100, deadline=None)
@given(st.text("(); 7“”,Mercer.and", max_size=60))
def test_never_raises(text):
    list(find(Document("", "", PROVEN + text), LIST))


def test_a_name_may_begin_with_a_particle():
    listed = (*LIST, Reference("r6", None, "", authors=(Person("de la Fuente", "R."),), year="2011", title="Salt"))
    text = PROVEN + "It was salt (de la Fuente 9; Mercer 4)."
    found = find_citations(Document("", "", text), listed)[3:]
    assert [(c.names, c.locator) for c in found] == [(("de la Fuente",), "9"), (("Mercer",), "4")]
