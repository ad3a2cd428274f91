import pytest

from pipeline.citations import find_citations
from pipeline.documents.compose import compose
from pipeline.model import BlockKind, Document, Piece, Reference, Span
from tests.cases import load


def references(case):
    labels = [str(n) for n in case.get("labels", [])] or [""] * case["count"]
    return [Reference(f"r{i}", None, f"Work {i}", label=label) for i, label in enumerate(labels)]


@pytest.mark.parametrize("case", load("citations_numbers"), ids=lambda c: c["says"][:40])
def test_numbers(case):
    found = find_citations(Document("", "", case["says"]), references(case))
    assert [int(c.label) for c in found] == case["cites"]


def test_the_works_of_a_range_share_its_span():
    text = "Shown before [1,3-5]."
    found = find_citations(Document("", "", text), references({"labels": [1, 2, 3, 4, 5]}))
    assert [c.span.of(text) for c in found] == ["1", "3-5", "3-5", "3-5"]
    assert {c.group.of(text) for c in found} == {"[1,3-5]"}
    assert len({c.id for c in found}) == len(found)


def test_locators_are_kept():
    (found,) = find_citations(Document("", "", "So [2, p. 14] it is [2"), references({"labels": [1, 2]}))
    assert (found.label, found.locator) == ("2", "p. 14")


def test_a_number_beyond_the_items_of_a_list_is_a_missing_work():
    pieces = [
        Piece(BlockKind.PARAGRAPH, "Shown [1], again [2], and [4]."),
        Piece(BlockKind.ITEM, "Lind 2019."),
        Piece(BlockKind.ITEM, "Vogel 2020."),
    ]
    document = compose(pieces, key="", data=b"")
    listed = [Reference(str(i), block.span, "") for i, block in enumerate(document.blocks[1:])]
    assert [c.label for c in find_citations(document, listed)] == ["1", "2", "4"]


def test_numbers_that_count_the_paragraphs_are_no_citations():
    lines = [f"[{n}] The board heard the owners of boat {n} and read what they had sent [2]." for n in (1, 2, 3, 4)]
    document = compose([Piece(BlockKind.PARAGRAPH, line) for line in lines], key="", data=b"")
    found = find_citations(document, references({"labels": [1, 2, 3, 4]}))
    assert [c.label for c in found] == ["2"] * 4


def test_works_of_a_file_do_not_change_the_numbers_of_the_articles_own_list():
    text = "It rises [1–3] and falls [2]. "
    listed = [Reference(f"r{n}", Span(40, 50), "A. Lind.", label=str(n)) for n in range(1, 4)]
    given = [Reference(f"g{n}", None, "", citekey=f"k{n}") for n in range(9)]
    assert [c.label for c in find_citations(Document("", "", text), [*listed, *given])] == ["1", "2", "3", "2"]


def test_numbers_that_close_and_count_the_paragraphs_are_no_citations():
    paragraphs = [f"Lee (2019) saw boat {'s' * i} again. [{i}]" for i in range(1, 9)]
    listed = [Reference(f"r{i}", None, f"Work {i}") for i in range(1, 9)]
    assert not [c for c in find_citations(Document("", "", "\n".join(paragraphs)), listed) if c.style == "numeric"]
    cited = [f"Boats were seen {'again ' * i}in the bay [{i}]" for i in range(1, 9)] + [
        "So was the quay [3] in all of [1,2]."
    ]
    assert len(find_citations(Document("", "", "\n".join(cited)), listed)) == 11


def test_through_between_brackets_makes_a_range():
    found = find_citations(
        Document("", "", "See [2], [4] through [6] and [8] thru [9]."), references({"labels": range(1, 10)})
    )
    assert [int(c.label) for c in found] == [2, 4, 5, 6, 8, 9]
