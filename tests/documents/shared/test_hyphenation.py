import pytest

from pipeline.documents.shared.hyphenation import count_words, is_line_break_hyphen


@pytest.mark.parametrize(
    ("before", "after", "text", "removed"),
    [
        ("the informa-", "tion was", "", True),
        ("a long-", "term plan", "the long-term plan", False),
        ("the FAA-", "approved part", "faa approved", False),
        ("in North-", "Eastern parts", "", False),
        ("to under-", "stand it", "under understand stand", True),
        ("self-", "made", "", False),
        ("pages 12-", "14", "", False),
    ],
)
def test_hyphens_are_removed_by_the_words_of_the_document(before, after, text, removed):
    assert is_line_break_hyphen(before, after, count_words([[text]])) is removed
