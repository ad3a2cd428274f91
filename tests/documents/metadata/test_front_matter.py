import pytest

from pipeline.documents.metadata.front_matter import parse_front_matter


@pytest.mark.parametrize(
    ("yaml", "authors", "date"),
    [
        ("author: Ana Silva and Bo Lee # both\ndate: 1 May 2024", ("Ana Silva", "Bo Lee"), "2024-05-01"),
        ("authors:\n  - name: Ana Silva\n    at: Riga\n  - Bo Lee\ndate: 2024-05-01T10:00Z", ("Ana Silva", "Bo Lee"), "2024-05-01"),
        ('author: [Ana Silva, "Lee, Bo"]\npublished: 2024', ("Ana Silva", "Lee, Bo"), "2024"),
        ('author: Silva, Ana\ndate: "May 2, 2024"', ("Silva, Ana",), "2024-05-02"),
        ("date: today", (), ""),
    ],
)  # fmt: skip
def test_shapes_of_front_matter(yaml, authors, date):
    found = parse_front_matter(yaml)
    assert (found.authors, found.date) == (authors, date)


def test_a_long_title_on_two_lines():
    assert parse_front_matter("title: >\n  How ports\n  count").title == "How ports count"
