import pytest

from pipeline.documents.shared.encoding import decode


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        ("Kolstø".encode(), "Kolstø", False),
        ("Kolstø".encode("utf-8-sig"), "Kolstø", False),
        ("Kolstø".encode("utf-16"), "Kolstø", False),
        ("Pål, Kolstø – “a”".encode("cp1252"), "Pål, Kolstø – “a”", True),
        ("Список литературы: торговля в Центральной Азии растёт каждый год.".encode("cp1251"), "Список", True),
    ],
)
def test_encodings(data, text, guessed):
    decoded, warnings = decode(data)
    assert decoded.startswith(text)
    assert bool(warnings) == guessed
