"""Names that the text spells otherwise than the work it cites; works that stand twice; years of notes that differ."""

import pytest

from pipeline.model import Citation, Document, Extraction, Link, LinkStatus, Person, ProblemCode, Reference, Span
from pipeline.model.citation import Lookup
from pipeline.problems import citations, misspelt, references

HOFFMAN = Reference("r1", Span(200, 240), "Hoffman, A. (2019)", authors=(Person("Hoffman", "A."),), year="2019")


def extraction(text, *listed, names=(), lookup=Lookup.LABEL):
    at = text.index("[3]") if "[3]" in text else 0
    cited = Citation("c1", Span(at, at + 3), Span(at, at + 3), names=names, label="3", lookup=lookup)
    link = Link("c1", cited.span, LinkStatus.LINKED, (listed[0].id,))
    return Extraction(Document("a", "", text), listed, (cited,), (link,))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As Hoffmann showed, weirs hold eels back.[3]", True),
        ("As Hoffman showed, weirs hold eels back.[3]", False),
        ("As Lindqvist showed, weirs hold eels back.[3]", False),
        ("Hoffmann ran the mill. Weirs hold eels back.[3]", False),
    ],
)
def test_a_name_before_a_number(text, told):
    found = [p.code for p in misspelt.find(extraction(text, HOFFMAN))]
    assert (ProblemCode.NAME_MISMATCH in found) is told


def test_another_author_of_the_list_is_no_slip():
    other = Reference("r2", Span(250, 290), "Hoffmann, B. (2001)", authors=(Person("Hoffmann", "B."),), year="2001")
    found = misspelt.find(extraction("As Hoffmann showed, weirs hold eels back.[3]", HOFFMAN, other))
    assert not list(found)


def test_a_misspelt_coauthor():
    work = Reference("r1", Span(200, 240), "", authors=(Person("Lee", "A."), Person("Hoffman", "B.")), year="2019")
    found = citations.find(extraction("", work, names=("Lee", "Hoffmann"), lookup=Lookup.NAMES_AND_YEAR))
    assert [p.code for p in found] == [ProblemCode.NAME_MISMATCH]


def reference(id_, title, year="2019", label="", pages=""):
    author = (Person("Marsh", "A."),)
    return Reference(id_, Span(0, 9), title, label=label, authors=author, year=year, title=title, pages=pages)


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("Eels and weirs of the lower Arl", "Weirs and eels of the lower Arl", True),
        ("Eels and weirs of the Arl", "Eels and weirs of the lower Arl, with a map", True),
        ("Annual report on eels, part 1", "Annual report on eels, part 2", False),
        ("Eels of the Arl", "Weirs of the Arl", False),
        ("Eels of rivers", "Eels of rivers and ponds in winter", False),
    ],
)
def test_one_work_under_two_titles(first, second, twice):
    listed = (reference("r1", first), reference("r2", second))
    found = [p.code for p in references.find(extraction("", *listed))]
    assert (ProblemCode.DUPLICATE_REFERENCE in found) is twice


@pytest.mark.parametrize(("label", "told"), [("note 7", True), ("", False)])
def test_a_year_that_differs_between_two_notes(label, told):
    listed = (
        reference("r1", "Eels and weirs of the Arl", "1998", label=label),
        reference("r2", "Eels and weirs of the Arl", "1989", label=label and "note 9"),
    )
    found = [p for p in references.find(extraction("", *listed)) if p.code == ProblemCode.YEAR_MISMATCH]
    assert [p.about for p in found] == ["r2"] * told
