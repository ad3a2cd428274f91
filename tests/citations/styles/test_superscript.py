from pipeline.citations import find_citations
from pipeline.citations.styles.superscript import find
from pipeline.model import Document, Mark, MarkKind, Reference, Span

TEXT = "It was shown1 over 103 km2 by the WHO2 and others.3"
RAISED = (Span(12, 13), Span(21, 22), Span(25, 26), Span(37, 38), Span(50, 51))


def listed(*labels):
    return [Reference(f"r{i}", None, "", label=label) for i, label in enumerate(labels)]


def test_marks_tell_raised_numbers_but_no_exponents():
    document = Document("", "", TEXT, marks=tuple(Mark(MarkKind.SUPERSCRIPT, span) for span in RAISED))
    found = find_citations(document, listed("1", "2", "3"))
    assert [(c.label, c.span) for c in found] == [("1", RAISED[0]), ("2", RAISED[3]), ("3", RAISED[4])]
    assert {c.style for c in found} == {"superscript"}


def test_a_range_is_cited_once_where_the_markup_raises_its_parts_alone():
    text = "It was shown.¹–³ Others agree.²,³"
    marks = tuple(Mark(MarkKind.SUPERSCRIPT, Span(at, at + 1)) for at in (13, 14, 15, 30, 31, 32))
    found = find(Document("", "", text, marks=marks), listed("1", "2", "3"))
    assert [c.label for c in found] == ["1", "2", "3", "2", "3"]


def test_a_raised_number_without_an_entry_is_a_citation_all_the_same():
    text = "It was shown¹ and told.² Nobody read it.³ It grew to 10⁵ and 31⁴⁰."
    found = find(Document("", "", text), listed("1", "2"))
    assert [c.label for c in found] == ["1", "2", "3"]


def test_footnote_marks_of_a_text_that_cites_by_name_are_no_citations():
    text = "Lee (2017) and Kim (2018) say so1 and Roe (2019) too2."
    marks = (Mark(MarkKind.SUPERSCRIPT, Span(32, 33)), Mark(MarkKind.SUPERSCRIPT, Span(52, 53)))
    found = find_citations(Document("", "", text, marks=marks), [Reference(f"r{n}", None, f"{n} x") for n in range(3)])
    assert "superscript" not in {c.style for c in found}


def test_plain_text_without_labels_is_left_alone():
    assert not list(find(Document("", "", "shown.1,2 The rest3 of it.4"), listed("", "", "", "")))


def test_plain_numbers_behind_a_number_and_its_stop():
    text = "It was shown.1 Others agree.2 Four were seen in 1979.1 Two were near.3 It weighs 5.3 Mt in 1980.2\nNow 31.9 Mt."
    found = find_citations(Document("", "", text), listed("1", "2", "3"))
    assert [c.label for c in found] == ["1", "2", "1", "3", "2"]


def test_a_number_that_the_list_has_lost():
    text = "It was shown.1 Others agree.2 Nobody asked.3 They rust.4"
    found = find_citations(Document("", "", text), listed("1", "2", "4"))
    assert [c.label for c in found] == ["1", "2", "3", "4"]


def test_exponents_and_marks_of_authors_beside_numbers_in_brackets_are_no_citations():
    text = "A. Lind,¹ B. Vogel²\nThe sine² of it is known [1]. It grows [2], falls [3, 4] and stays [5–8]."
    found = find_citations(Document("", "", text), listed(*map(str, range(1, 9))))
    assert {c.style for c in found} == {"numeric"}
    assert [c.label for c in found] == list("12345678")
