import pytest

from pipeline.text.names import family_key, fold


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kolstø", "kolsto"),
        ("van der Berg", "berg"),
        ("García-Márquez", "garciamarquez"),
        ("O’Neill", "oneill"),
        ("ŞAHİN", "sahin"),
        ("Łukasz", "lukasz"),
        ("de la", "dela"),
        ("", ""),
    ],
)
def test_family_key(name, key):
    assert family_key(name) == key


def test_fold_parts_words_by_one_blank():
    assert fold("  Organisation—for  Economic… ") == "organisation for economic"
